package evaluate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// reading is measurements that are being read against their plan.
type reading struct {
	*Measurements
	plan *plan.Plan
}

var measurementsKeys = source.Keys[reading]{
	{Name: "format", Required: true, Doc: lang.Both("il formato del file, "+Format, "the format of the file, "+Format),
		Read: source.As(source.FormatShape(Format), func(r *source.Reader, n source.Node, m *reading) {
			m.Format = source.CheckFormat(r, n, Format)
		})},
	{Name: "entity", Required: true, Doc: lang.Both("il codice dell'ente", "the body's code"),
		Read: source.CodeAt(func(m *reading) *source.Text { return &m.Entity })},
	{Name: "year", Required: true, Doc: lang.Both("l'anno dei dati", "the year of the figures"),
		Read: source.As(source.YearShape, func(r *source.Reader, n source.Node, m *reading) {
			if m.YearText = r.Line(n); m.YearText.Value != "" {
				m.Year, _ = r.Year(m.YearText)
			}
		})},
	{Name: "as_of", Doc: lang.Both("la data a cui i dati sono aggiornati", "the day the figures stand at"),
		Read: source.As(source.DateShape, func(r *source.Reader, n source.Node, m *reading) {
			m.AsOf, m.AsOfText = r.Date(n)
		})},
	{Name: "status", Default: lang.Same(States[1].Code),
		Doc: lang.Both("lo stato dei dati: final, provisional o illustrative",
			"the state of the figures: final, provisional or illustrative"),
		Read: source.WordAt(States, func(m *reading) *source.Text { return &m.Status })},
	{Name: "values", Doc: lang.Both("i valori delle misure", "the values of the measures"),
		Read: source.As(source.ByCode{Of: valueShape()}, readValues)},
	{Name: "indicators", Doc: lang.Both("quello che si dice degli indicatori", "what is said of the indicators"),
		Read: source.As(source.ByCode{Of: recordShape()}, readRecords)},
	{Name: "spending", Doc: lang.Both("quanto si è speso, per obiettivo", "what was spent, by objective"),
		Read: source.As(source.ByCode{Of: source.EuroShape}, readSpending)},
}

// Shape is what a measurements file may hold.
func Shape() source.Shape { return measurementsKeys.Shape() }

var valueKeys = source.Keys[Value]{
	{Name: "value", Doc: lang.Both("la cifra", "the figure"),
		Read: source.As(source.FigureShape, func(r *source.Reader, n source.Node, v *Value) {
			v.readFigure(r, n)
		})},
	{Name: "missing", Doc: lang.Both("perché la cifra manca", "why there is no figure"),
		Read: source.LineAt(func(v *Value) *source.Text { return &v.Missing })},
	{Name: "source", Doc: lang.Both("da dove viene la cifra", "where the figure comes from"),
		Read: source.LineAt(func(v *Value) *source.Text { return &v.Source })},
	{Name: "note", Doc: lang.Both("una nota", "a note"),
		Read: source.LineAt(func(v *Value) *source.Text { return &v.Note })},
}

var yesNo = []string{"sì", "no", "si", "yes"}

// readYesNo reads a yes or a no; a no is always the same word.
func readYesNo(r *source.Reader, n source.Node) source.Text {
	t := r.Line(n)
	d, problem := target.ParseFigure(t.Value, target.YesNoKind, false)
	switch {
	case t.Value != "" && !problem.IsZero():
		return r.Choice(n, yesNo)
	case d.IsZero() && t.Value != "":
		t.Value = "no"
	}
	return t
}

var recordKeys = source.Keys[Record]{
	{Name: "cause", Doc: lang.Both("la causa dello scostamento", "the cause of the deviation"),
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Cause })},
	{Name: "reachable", Doc: lang.Both("se il target è ancora raggiungibile: sì o no",
		"whether the target can still be reached: sì or no"),
		Read: source.FieldAs(source.YesNoShape, readYesNo, func(c *Record) *source.Text { return &c.Reach })},
	{Name: "excluded",
		Doc:  lang.Both("perché l'indicatore esce dalla valutazione", "why the indicator leaves the evaluation"),
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Excluded })},
	{Name: "act", Doc: actDoc,
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Act })},
	{Name: "date", Doc: lang.Both("la data dell'atto", "the date of the act"),
		Read: source.As(source.DateShape, func(r *source.Reader, n source.Node, c *Record) { _, c.Date = r.Date(n) })},
	{Name: "judged", Doc: lang.Both("il giudizio, in percentuale", "the judgement, a percentage"),
		Read: source.FieldAs(source.PercentShape, readJudgement, func(c *Record) *source.Decimal { return &c.Judged })},
	{Name: "missing", Doc: lang.Both("perché nessuno ha potuto giudicare", "why nobody could judge"),
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Missing })},
	{Name: "by", Doc: lang.Both("chi ha giudicato", "who judged"),
		Read: source.LineAt(func(c *Record) *source.Text { return &c.JudgedBy })},
	{Name: "note", Doc: lang.Both("una nota", "a note"),
		Read: source.LineAt(func(c *Record) *source.Text { return &c.Notes })},
}

var actDoc = lang.Both("l'atto che lo esclude", "the act that excludes it")

func readJudgement(r *source.Reader, n source.Node) source.Decimal {
	return r.PercentIf(r.Line(n), func(s string, d decimal.Decimal) (wrong source.Problem) {
		if d.IsNegative() {
			wrong.Message = lang.Say("un giudizio non è negativo, qui c'è %s",
				"a judgement is not negative, but here is %s", s)
		}
		return wrong
	})
}

// Read makes measurements of a file's root value and reports every mistake. The plan
// is the one whose codes they use.
func Read(root source.Node, p *plan.Plan) (*Measurements, diag.List) {
	r := new(source.Reader)
	m := &Measurements{File: root.Pos().File, values: map[*plan.Measure]*Value{},
		records: map[*plan.Indicator]*Record{}, spent: map[*plan.Objective]source.Decimal{}}
	measurementsKeys.Read(r, root, source.Text{}, &reading{m, p})
	if found := source.Foreign(r.Found, m.Format, Format); found != nil {
		return m, found
	}
	m.checkHead(r, p)
	r.LookUp()
	m.Respelt = r.Respelt
	return m, r.Found
}

// checkHead reports figures of another body, and a day that does not suit them.
func (m *Measurements) checkHead(r *source.Reader, p *plan.Plan) {
	m.ends = p.Ends(m.Year)
	wrong := func(at source.Text, message lang.Message) {
		r.Report(diag.Diagnostic{Rule: RuleWrongEntity, Span: at.Span(), Message: message})
	}
	if mine, its := m.Entity.Value, p.Entity.Code.Value; mine != "" && its != "" && mine != its {
		wrong(m.Entity, lang.Say("le misurazioni sono dell'ente «%s», il piano è di «%s»",
			"the measurements are of the body “%s”, the plan is of “%s”", mine, its))
	}
	if last := len(p.Years) - 1; m.Year != 0 && last >= 0 && m.Year > p.Years[last].Value {
		wrong(m.YearText, lang.Say("il piano finisce nel %d, le misurazioni sono del %d",
			"the plan ends in %d, the measurements are of %d", p.Years[last].Value, m.Year))
	}
	if m.Year != 0 && !m.AsOf.IsZero() && m.AsOf.Before(p.Begins(m.Year)) {
		wrong(m.AsOfText, lang.Say("dati del %s non possono essere aggiornati al %s",
			"figures of %s cannot stand at %s", p.Label(m.Year), lang.Date(m.AsOf)))
	}
}

// valueShape is a figure, alone or with what is said of it. read must agree with it.
func valueShape() source.Shape {
	m := valueKeys.Shape()
	m.OneOf = []string{"value", "missing"}
	return source.Either{source.FigureShape, m}
}

func readValues(r *source.Reader, n source.Node, m *reading) {
	r.Each(n, func(code source.Text, value source.Node) {
		v := &Value{Code: code, Measure: m.plan.Measure(code.Value)}
		if v.Measure == nil {
			hints, lookup := source.UnknownKey(code, m.plan.Known(plan.MeasureElement))
			if lookup != nil {
				lookup = m.plan.Lookup(plan.MeasureElement, code.Value, code.Meant)
			}
			if instead := m.plan.NoMeasure(code.Value); instead != nil {
				hints, lookup = instead, nil
			}
			r.Report(diag.Diagnostic{Rule: RuleUnknownMeasure, Span: code.Span(), Hints: hints, Lookup: lookup,
				Message: lang.Say("il piano non ha la misura «%s»",
					"the plan does not have the measure “%s”", code.Value)})
			return
		}
		v.read(r, value)
		m.Values = append(m.Values, v)
		m.values[v.Measure] = v
	})
}

func (v *Value) read(r *source.Reader, n source.Node) {
	if !n.IsMap() {
		v.readFigure(r, n)
		return
	}
	valueKeys.Read(r, n, v.Code, v)
	switch figure, missing := v.Text.Given(), v.Missing.Given(); {
	case figure && missing:
		r.Refuse(v.Missing, lang.Say("%s ha una cifra e la dice mancante",
			"%s has a figure and calls it missing", v.Code.Value),
			lang.Say("tenere «value» oppure «missing»", "keep “value” or “missing”"))
		v.Figure = nil
	case !figure && !missing:
		r.Missing(n, v.Code, "value", lang.Text{IT: "la cifra", EN: "the figure"})
	}
}

// absent lists the words that people write instead of a figure.
var absent = []string{"", "n.d.", "nd", "n.d", "n/a", "n.a.", "na", "-", "--", "–", "—", "?", "nan",
	"non disponibile", "#n/d", "#n/a", "#div/0!"}

// IsAbsent reports whether a word is one that people write instead of a figure.
func IsAbsent(word string) bool {
	return slices.Contains(absent, strings.ToLower(strings.TrimSpace(word)))
}

func (v *Value) readFigure(r *source.Reader, n source.Node) {
	if n.IsNull() && !n.Marked() {
		v.Text = n.Text()
		v.Text.Value = "" // it stands, and has been reported
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: v.Code.Span(),
			Message: lang.Say("%s non ha valore", "%s has no value", v.Code.Value), Hints: v.missingHint()})
		return
	}
	v.Text = r.Scalar(n)
	v.Text.Value = plainly(strings.TrimSpace(v.Text.Value))
	switch {
	case !n.IsScalar(), n.IsNull():
	case IsAbsent(v.Text.Value):
		r.Refuse(v.Text, lang.Say("«%s» non è una cifra", "“%s” is not a figure", v.Text.Value), v.missingHint()...)
	default:
		v.parse(r)
	}
}

// exponent matches a number as programs write it: 1.22214966e+06.
var exponent = regexp.MustCompile(`^[-−]?\d+(\.\d+)?[eE][-+]?\d+$`)

// plainly writes out an exponent, exactly.
func plainly(figure string) string {
	if exponent.MatchString(figure) {
		for _, number := range lang.Readings(figure) {
			return number
		}
	}
	return figure
}

func (v *Value) missingHint() []lang.Message {
	return []lang.Message{lang.Say("se la cifra manca, dire perché: %s: {missing: motivo}",
		"if there is no figure, say why: %s: {missing: reason}", v.Code.Value)}
}

func (v *Value) parse(r *source.Reader) {
	d, problem := target.ParseFigure(v.Text.Value, v.Measure.Kind(), v.Measure.Unit.Value == "%")
	if !problem.IsZero() {
		r.RefuseProblem(v.Text, problem)
		return
	}
	v.Figure = d.Rat()
}

func readRecords(r *source.Reader, n source.Node, m *reading) {
	r.Each(n, func(code source.Text, value source.Node) {
		c := &Record{Code: code, Indicator: m.plan.Indicator(code.Value)}
		if c.holdsFigure(r, value) {
			return
		}
		recordKeys.Read(r, value, code, c)
		if c.Indicator == nil {
			m.unknown(r, code, plan.IndicatorElement, lang.Both("l'indicatore", "the indicator"))
			return
		}
		c.check(r, value)
		m.records[c.Indicator] = c
	})
}

// holdsFigure reports the figure of a computed indicator, which stands among the values.
func (c *Record) holdsFigure(r *source.Reader, n source.Node) bool {
	if c.Indicator == nil || c.Indicator.Judged() {
		return false
	}
	at, given := n, false
	for key, value := range n.Entries() {
		if key == "value" {
			at, given = value, true
		}
	}
	if !at.IsScalar() || !given && !isFigure(at.Text().Value, c.Indicator.Kind) {
		return false
	}
	hint := lang.Say("scriverla tra i valori: %s: %s", "write it among the values: %s: %s",
		source.Spell(c.Code.Value), at.Text().Value)
	if c.Indicator.Own == nil {
		hint = lang.Say("il valore si calcola; scrivere tra i valori le sue misure: %s",
			"its value is computed; write its measures among the values: %s", c.Indicator.Formula.Value)
	}
	r.Refuse(at.Text(), lang.Say("qui non sta la cifra di %s", "the figure of %s does not stand here", c.Code.Value), hint)
	return true
}

func isFigure(text string, kind target.Kind) bool {
	_, problem := target.ParseFigure(text, kind, strings.HasSuffix(text, "%"))
	return problem.IsZero()
}

// unknown reports a code that no element of the plan has.
func (m *reading) unknown(r *source.Reader, code source.Text, kind plan.ElementKind, what lang.Text) {
	r.Report(diag.Diagnostic{Rule: source.RuleUnknownCode, Span: code.Span(),
		Message: lang.Say("il piano non ha %s «%s»", "the plan does not have %s “%s”", what, code.Value),
		Lookup:  m.plan.Lookup(kind, code.Value, code.Meant)})
}

// recordShape is what may be said of an indicator. check must agree with it.
func recordShape() source.Shape {
	m := recordKeys.Shape()
	m.Needs = [][2]string{{"excluded", "act"}}
	return m
}

// check reports an exclusion without its act, a judgement that is called missing, and
// a judgement of an indicator that is computed.
func (c *Record) check(r *source.Reader, n source.Node) {
	if c.Excluded.Value != "" && !c.Act.Given() {
		r.Missing(n, c.Code, "act", actDoc)
	}
	switch judged := c.Judged.Text; {
	case judged.Given() && !c.Indicator.Judged():
		r.Refuse(judged, c.notJudged(), lang.Say("togliere «judged», oppure scrivere nel piano scoring: {method: judged}",
			"remove “judged”, or write in the plan scoring: {method: judged}"))
	case c.Missing.Given() && !c.Indicator.Judged():
		under := lang.Spoken(lang.Both("sotto la misura", "under the measure"))
		if c.Indicator.Own != nil {
			under = lang.Same(source.Spell(c.Code.Value))
		}
		r.Refuse(c.Missing, c.notJudged(), lang.Say("dire che cosa manca tra i valori, %s: {missing: motivo}",
			"say what is missing among the values, %s: {missing: reason}", under))
	case c.Missing.Given() && judged.Given():
		r.Refuse(c.Missing, lang.Say("%s ha un giudizio e lo dice mancante",
			"%s has a judgement and calls it missing", c.Code.Value),
			lang.Say("tenere «judged» oppure «missing»", "keep “judged” or “missing”"))
	}
}

func (c *Record) notJudged() lang.Message {
	return lang.Say("%s non è un indicatore a giudizio: il suo punteggio si calcola",
		"%s is not a judged indicator: its score is computed", c.Code.Value)
}

func readSpending(r *source.Reader, n source.Node, m *reading) {
	r.Each(n, func(code source.Text, value source.Node) {
		o := m.plan.Objective(code.Value)
		if o == nil {
			m.unknown(r, code, plan.ObjectiveElement, lang.Both("l'obiettivo", "the objective"))
			return
		}
		m.spent[o] = r.Euro(value)
	})
}
