// Package evaluate is what the figures of a year are worth under a plan: values,
// achievements, weighted scores, exactly. An evaluation is a pure function of
// plan, measurements and year.
package evaluate

import (
	"math/big"
	"strings"
	"time"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Format names the format of measurements files.
const Format = "piao-measurements/1"

// Measurements are the figures of one year, as their file states them.
type Measurements struct {
	File     *diag.File
	Format   source.Text
	Entity   source.Text
	Year     int
	YearText source.Text
	AsOf     time.Time // zero where it is not stated
	AsOfText source.Text
	Status   source.Text
	Values   []*Value
	Records  []*Record
	Spending []Spent

	values  map[*plan.Measure]*Value
	records map[*plan.Indicator]*Record
	spent   map[*plan.Objective]*Spent

	Respelt []diag.Fix // values that are right and have a plainer spelling
}

// Value is the figure of a measure, or why there is none.
type Value struct {
	Code         source.Text
	Measure      *plan.Measure // nil where the plan has none
	Text         source.Text
	Figure       *big.Rat // nil where it is missing or was refused
	Missing      source.Text
	Source, Note source.Text
}

// Record is what only people can say of an indicator.
type Record struct {
	Code            source.Text
	Indicator       *plan.Indicator
	Cause, Reach    source.Text
	Excluded, Act   source.Text
	Date            source.Text
	Judged          source.Decimal
	JudgedBy, Notes source.Text
}

// Spent is what was spent on an objective, in euro.
type Spent struct {
	Code      source.Text
	Objective *plan.Objective
	Amount    source.Decimal
}

// Of is what the file says of a measure; nil where it says nothing.
func (m *Measurements) Of(measure *plan.Measure) *Value { return m.values[measure] }

// IsMonitoring says that the figures are of a day inside the year.
func (m *Measurements) IsMonitoring() bool {
	return !m.AsOf.IsZero() && m.AsOf.Year() == m.Year && m.AsOf.Format("01-02") < "12-31"
}

// States are the states figures may be in; one that is not stated is
// provisional.
var States = []State{
	{"final", lang.Text{IT: "definitivi", EN: "final"}},
	{"provisional", lang.Text{IT: "provvisori", EN: "provisional"}},
	{"illustrative", lang.Text{IT: "illustrativi", EN: "illustrative"}},
}

// State is a state of figures: its code in files and its name.
type State struct {
	Code string
	Name lang.Text
}

// State is the state of the figures.
func (m *Measurements) State() State {
	for _, s := range States {
		if s.Code == m.Status.Value {
			return s
		}
	}
	return States[1]
}

// StateCodes lists the codes of all states.
func StateCodes() []string {
	codes := make([]string, len(States))
	for i, s := range States {
		codes[i] = s.Code
	}
	return codes
}

// reading is measurements being read against their plan.
type reading struct {
	*Measurements
	plan *plan.Plan
}

var measurementsKeys = source.Keys[reading]{
	{Name: "format", Required: true, Doc: lang.Text{IT: "il formato del file, " + Format, EN: "the format of the file, " + Format},
		Read: source.As(plan.FormatShape(Format), func(r *source.Reader, n source.Node, m *reading) { m.Format = plan.CheckFormat(r, n, Format) })},
	{Name: "entity", Required: true, Doc: lang.Text{IT: "il codice dell'ente", EN: "the body's code"},
		Read: source.CodeAt(func(m *reading) *source.Text { return &m.Entity })},
	{Name: "year", Required: true, Doc: lang.Text{IT: "l'anno dei dati", EN: "the year of the figures"},
		Read: source.As(source.YearShape, func(r *source.Reader, n source.Node, m *reading) {
			if m.YearText = r.Line(n); m.YearText.Value != "" {
				m.Year, _ = r.Year(m.YearText)
			}
		})},
	{Name: "as_of", Doc: lang.Text{IT: "la data a cui i dati sono aggiornati", EN: "the day the figures stand at"},
		Read: source.As(source.DateShape, func(r *source.Reader, n source.Node, m *reading) { m.AsOf, m.AsOfText = r.Date(n) })},
	{Name: "status", Doc: lang.Text{IT: "lo stato dei dati: final, provisional o illustrative", EN: "the state of the figures: final, provisional or illustrative"}, Default: lang.Same(States[1].Code),
		Read: source.ChoiceAt(StateCodes(), func(m *reading) *source.Text { return &m.Status })},
	{Name: "values", Doc: lang.Text{IT: "i valori delle misure", EN: "the values of the measures"},
		Read: source.As(source.ByCode{Of: valueShape()}, func(r *source.Reader, n source.Node, m *reading) { m.readValues(r, n) })},
	{Name: "indicators", Doc: lang.Text{IT: "quello che si dice degli indicatori", EN: "what is said of the indicators"},
		Read: source.As(source.ByCode{Of: recordShape()}, func(r *source.Reader, n source.Node, m *reading) { m.readRecords(r, n) })},
	{Name: "spending", Doc: lang.Text{IT: "quanto si è speso, per obiettivo", EN: "what was spent, by objective"},
		Read: source.As(source.ByCode{Of: source.EuroShape}, func(r *source.Reader, n source.Node, m *reading) { m.readSpending(r, n) })},
}

// Shape is what a measurements file may hold.
func Shape() source.Shape { return measurementsKeys.Shape() }

var valueKeys = source.Keys[Value]{
	{Name: "value", Doc: lang.Text{IT: "la cifra", EN: "the figure"},
		Read: source.As(source.FigureShape, func(r *source.Reader, n source.Node, v *Value) { v.readFigure(r, n) })},
	{Name: "missing", Doc: lang.Text{IT: "perché la cifra manca", EN: "why there is no figure"},
		Read: source.LineAt(func(v *Value) *source.Text { return &v.Missing })},
	{Name: "source", Doc: lang.Text{IT: "da dove viene la cifra", EN: "where the figure comes from"},
		Read: source.LineAt(func(v *Value) *source.Text { return &v.Source })},
	{Name: "note", Doc: lang.Text{IT: "una nota", EN: "a note"},
		Read: source.LineAt(func(v *Value) *source.Text { return &v.Note })},
}

var yesNo = []string{"sì", "no", "si", "yes"}

var recordKeys = source.Keys[Record]{
	{Name: "cause", Doc: lang.Text{IT: "la causa dello scostamento", EN: "the cause of the deviation"},
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Cause })},
	{Name: "reachable", Doc: lang.Text{IT: "se il target è ancora raggiungibile: sì o no", EN: "whether the target can still be reached: sì or no"},
		Read: source.ChoiceAt(yesNo, func(c *Record) *source.Text { return &c.Reach })},
	{Name: "excluded", Doc: lang.Text{IT: "perché l'indicatore esce dalla valutazione", EN: "why the indicator leaves the evaluation"},
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Excluded })},
	{Name: "act", Doc: actDoc,
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Act })},
	{Name: "date", Doc: lang.Text{IT: "la data dell'atto", EN: "the date of the act"},
		Read: source.As(source.DateShape, func(r *source.Reader, n source.Node, c *Record) { _, c.Date = r.Date(n) })},
	{Name: "judged", Doc: lang.Text{IT: "il giudizio, in percentuale", EN: "the judgement, a percentage"},
		Read: source.FieldAs(source.PercentShape, readJudgement, func(c *Record) *source.Decimal { return &c.Judged })},
	{Name: "by", Doc: lang.Text{IT: "chi ha giudicato", EN: "who judged"},
		Read: source.LineAt(func(c *Record) *source.Text { return &c.JudgedBy })},
	{Name: "note", Doc: lang.Text{IT: "una nota", EN: "a note"},
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Notes })},
}

var actDoc = lang.Text{IT: "l'atto che lo esclude", EN: "the act that excludes it"}

func readJudgement(r *source.Reader, n source.Node) source.Decimal {
	d := r.Percent(n)
	if d.OK && d.IsNegative() {
		r.Refuse(d.Text, lang.Say("un giudizio non è negativo, qui c'è %s", "a judgement is not negative, but here is %s", d.Text.Value))
		d.OK = false
	}
	return d
}

// Read makes measurements of a file's root value, against the plan whose codes
// they use, and reports every mistake.
func Read(root source.Node, p *plan.Plan) (*Measurements, diag.List) {
	r := new(source.Reader)
	m := &Measurements{File: root.Pos().File, values: map[*plan.Measure]*Value{},
		records: map[*plan.Indicator]*Record{}, spent: map[*plan.Objective]*Spent{}}
	measurementsKeys.Read(r, root, source.Text{}, &reading{m, p})
	if found := plan.Foreign(r.Found, m.Format, Format); found != nil {
		return m, found
	}
	m.checkHead(r, p)
	r.LookUp()
	m.Respelt = r.Respelt
	return m, r.Found
}

// checkHead reports figures of another body, and a day that cannot be theirs.
func (m *Measurements) checkHead(r *source.Reader, p *plan.Plan) {
	if m.Entity.Value != "" && p.Entity.Code.Value != "" && m.Entity.Value != p.Entity.Code.Value {
		r.Report(diag.Diagnostic{Rule: RuleWrongEntity, Span: m.Entity.Span(),
			Message: lang.Say("le misurazioni sono dell'ente «%s», il piano è di «%s»", "the measurements are of the body “%s”, the plan is of “%s”", m.Entity.Value, p.Entity.Code.Value)})
	}
	if last := len(p.Years) - 1; m.Year != 0 && last >= 0 && m.Year > p.Years[last].Value {
		r.Report(diag.Diagnostic{Rule: RuleWrongEntity, Span: m.YearText.Span(),
			Message: lang.Say("il piano finisce nel %d, le misurazioni sono del %d", "the plan ends in %d, the measurements are of %d", p.Years[last].Value, m.Year)})
	}
	if m.Year != 0 && !m.AsOf.IsZero() && m.AsOf.Year() < m.Year {
		r.Report(diag.Diagnostic{Rule: RuleWrongEntity, Span: m.AsOfText.Span(),
			Message: lang.Say("dati del %d non possono essere aggiornati al %s", "figures of %d cannot stand at %s", m.Year, lang.Date(m.AsOf))})
	}
}

// valueShape is a figure, alone or with what is said of it: read takes the same.
func valueShape() source.Shape {
	m := valueKeys.Shape()
	m.OneOf = []string{"value", "missing"}
	return source.Either{source.FigureShape, m}
}

func (m *reading) readValues(r *source.Reader, n source.Node) {
	r.Each(n, func(code source.Text, value source.Node) { m.readValue(r, code, value) })
}

// readValue reads the figure of a measure that the plan has.
func (m *reading) readValue(r *source.Reader, code source.Text, value source.Node) {
	v := &Value{Code: code, Measure: m.plan.Measure(code.Value)}
	if v.Measure == nil {
		hints, lookup := source.UnknownKey(code, value, m.plan.Known(plan.MeasureElement))
		r.Report(diag.Diagnostic{Rule: RuleUnknownMeasure, Span: code.Span(),
			Message: lang.Say("il piano non ha la misura «%s»", "the plan does not have the measure “%s”", code.Value), Hints: hints, Lookup: lookup})
		return
	}
	v.read(r, value)
	m.Values = append(m.Values, v)
	m.values[v.Measure] = v
}

func (v *Value) read(r *source.Reader, n source.Node) {
	if !n.IsMap() {
		v.readFigure(r, n)
		return
	}
	valueKeys.Read(r, n, v.Code, v)
	switch figure, missing := v.Text.Given(), v.Missing.Given(); {
	case figure && missing:
		r.Refuse(v.Missing, lang.Say("%s ha una cifra e la dice mancante", "%s has a figure and calls it missing", v.Code.Value),
			lang.Say("tenere «value» oppure «missing»", "keep “value” or “missing”"))
		v.Figure = nil
	case !figure && !missing:
		r.Missing(n, v.Code, "value", lang.Text{IT: "la cifra", EN: "the figure"})
	}
}

// absent are the words people write where there is no figure.
var absent = map[string]bool{"n.d.": true, "nd": true, "n.d": true, "n/a": true, "n.a.": true, "na": true, "-": true, "--": true, "–": true, "—": true, "?": true, "": true, "nan": true, "non disponibile": true, "#n/d": true, "#n/a": true, "#div/0!": true}

// IsAbsent says that people write a word where there is no figure.
func IsAbsent(word string) bool { return absent[strings.ToLower(strings.TrimSpace(word))] }

func (v *Value) readFigure(r *source.Reader, n source.Node) {
	if n.IsNull() {
		v.Text = n.Text()
		v.Text.Value = "" // it stands, and has been reported
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: v.Code.Span(),
			Message: lang.Say("%s non ha valore", "%s has no value", v.Code.Value), Hints: v.missingHint()})
		return
	}
	v.Text = r.Scalar(n)
	v.Text.Value = strings.TrimSpace(v.Text.Value)
	switch {
	case !n.IsScalar():
	case IsAbsent(v.Text.Value):
		r.Refuse(v.Text, lang.Say("«%s» non è una cifra", "“%s” is not a figure", v.Text.Value), v.missingHint()...)
	default:
		v.parse(r)
	}
}

func (v *Value) missingHint() []lang.Message {
	return []lang.Message{lang.Say("se la cifra manca, dire perché: %s: {missing: motivo}", "if there is no figure, say why: %s: {missing: reason}", v.Code.Value)}
}

func (v *Value) parse(r *source.Reader) {
	d, problem := plan.ParseFigure(v.Text.Value, v.Measure.Kind(), v.Measure.Unit.Value == "%")
	if !problem.IsZero() {
		r.RefuseProblem(v.Text, problem)
		return
	}
	v.Figure = rat(d)
}

func (m *reading) readRecords(r *source.Reader, n source.Node) {
	r.Each(n, func(code source.Text, value source.Node) {
		c := &Record{Code: code, Indicator: m.plan.Indicator(code.Value)}
		if c.Indicator == nil {
			r.Report(diag.Diagnostic{Rule: plan.RuleUnknownCode, Span: code.Span(),
				Message: lang.Say("il piano non ha l'indicatore «%s»", "the plan does not have the indicator “%s”", code.Value), Lookup: &diag.Lookup{Word: code.Value, Known: m.plan.Known(plan.IndicatorElement)}})
			return
		}
		recordKeys.Read(r, value, code, c)
		c.check(r, value)
		m.Records = append(m.Records, c)
		m.records[c.Indicator] = c
	})
}

// recordShape is what may be said of an indicator: check refuses the same.
func recordShape() source.Shape {
	m := recordKeys.Shape()
	m.Needs = [][2]string{{"excluded", "act"}}
	return m
}

// check reports an exclusion without its act, and a judgement of an indicator
// that is computed.
func (c *Record) check(r *source.Reader, n source.Node) {
	if c.Excluded.Value != "" && !c.Act.Given() {
		r.Missing(n, c.Code, "act", actDoc)
	}
	if c.Judged.Text.Given() && !c.Indicator.Judged() {
		r.Refuse(c.Judged.Text, lang.Say("%s non è un indicatore a giudizio: il suo punteggio si calcola", "%s is not a judged indicator: its score is computed", c.Code.Value),
			lang.Say("togliere «judged», oppure scrivere nel piano scoring: {method: judged}", "remove “judged”, or write in the plan scoring: {method: judged}"))
	}
}

func (m *reading) readSpending(r *source.Reader, n source.Node) {
	r.Each(n, func(code source.Text, value source.Node) {
		o := m.plan.Objective(code.Value)
		if o == nil {
			r.Report(diag.Diagnostic{Rule: plan.RuleUnknownCode, Span: code.Span(),
				Message: lang.Say("il piano non ha l'obiettivo «%s»", "the plan does not have the objective “%s”", code.Value), Lookup: &diag.Lookup{Word: code.Value, Known: m.plan.Known(plan.ObjectiveElement)}})
			return
		}
		s := &Spent{code, o, r.Euro(value)}
		m.Spending = append(m.Spending, *s)
		m.spent[o] = s
	})
}
