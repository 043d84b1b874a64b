package report

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// View is the way an evaluation is looked at.
type View struct {
	By        string // area, programme, office or type; empty for all
	Objective *plan.Objective
}

// Views are the ways to group an evaluation.
var Views = []string{"area", "programme", "office", "type"}

// Evaluation is the report of an evaluation.
func Evaluation(r *evaluate.Result, v View) *Report {
	switch {
	case v.By != "":
		return groupReport(r, v.By)
	case v.Objective != nil:
		return objectiveReport(r, v.Objective)
	}
	doc := &Report{JSON: evaluationJSON(r, nil), Data: indicatorData(r.Indicators())}
	doc.add(heading(r)...)
	doc.add(areaTable(r), objectiveTable(r, r.Areas), indicatorTable(r, r.Objectives(), true))
	doc.add(missionTable(r))
	if len(r.Offices) > 1 || len(r.Plan.Offices) > 0 {
		doc.add(groupTable(r, officesTitle, officeWord, r.Offices))
	}
	doc.add(groupTable(r, typesTitle, typeWord, r.Types))
	doc.add(resourceBlocks(r)...)
	doc.add(remarks(r, r.Indicators())...)
	return doc
}

func (d *Report) add(blocks ...Block) {
	for _, b := range blocks {
		if t, ok := b.(*Table); ok && (t == nil || len(t.Rows) == 0) {
			continue
		}
		d.Blocks = append(d.Blocks, b)
	}
}

func say(it, en string) lang.Text { return lang.Text{IT: it, EN: en} }

func heads(name, it, en string, a Align) Column {
	return Column{Name: name, Header: say(it, en), Align: a}
}

// heading is the first screen: whose figures, of when, of what kind, the score.
func heading(r *evaluate.Result) []Block {
	blocks := []Block{
		Heading{1, lang.Same(r.Plan.Entity.Name.Value)},
		Paragraph{Text: lang.Same(r.Plan.Title.Value)},
		Paragraph{Text: whenLine(r), Tight: true},
		Paragraph{Text: filesLine(r), Style: Dim, Tight: true},
	}
	if m := illustrative(r); m {
		blocks = append(blocks, Paragraph{Style: Yellow, Text: say("Attenzione: dati illustrativi, inventati per esempio: non sono quelli dell'ente.", "Beware: illustrative figures, invented as an example: they are not the body's.")})
	}
	return append(blocks,
		Paragraph{Text: scoreLine(r), Style: Bold},
		Paragraph{Text: methodLine(r), Tight: true})
}

func illustrative(r *evaluate.Result) bool {
	for _, m := range r.Measurements {
		if m.Status.Value == "illustrative" {
			return true
		}
	}
	return false
}

func whenLine(r *evaluate.Result) lang.Message {
	m := r.Current
	if m == nil {
		return lang.Say("Anno %d", "Year %d", r.Year)
	}
	what := lang.Say("dati %s", "%s figures", m.State().Name)
	if m.AsOf.IsZero() {
		return lang.Say("Anno %d, %s", "Year %d, %s", r.Year, what)
	}
	day := lang.Date(m.AsOf)
	if m.IsMonitoring() {
		return lang.Say("Anno %d, monitoraggio al %s, %s", "Year %d, monitoring at %s, %s", r.Year, day, what)
	}
	return lang.Say("Anno %d, %s al %s", "Year %d, %s at %s", r.Year, what, day)
}

func filesLine(r *evaluate.Result) lang.Message {
	var names []string
	for _, m := range r.Measurements {
		names = append(names, m.File.Name)
	}
	if len(names) == 0 {
		return lang.Say("Da %s", "From %s", r.Plan.File.Name)
	}
	return lang.Say("Da %s con %s", "From %s with %s", r.Plan.File.Name, lang.Words(names))
}

// scoreLine is the body's score and how sure it is.
func scoreLine(r *evaluate.Result) lang.Spoken {
	switch {
	case r.Score == nil && r.Coverage != nil:
		return lang.Say("Punteggio dell'ente: nessuno, perché nulla di ciò che conta è misurato (tra %s e %s)", "The body's score: none, for nothing that counts is measured (between %s and %s)", Percent(r.Worst).Spoken, Percent(r.Best).Spoken)
	case r.Score == nil:
		return say("Punteggio dell'ente: nessuno, perché quest'anno nessun indicatore conta", "The body's score: none, for no indicator counts this year")
	case r.Complete():
		return lang.Say("Punteggio dell'ente: %s%s", "The body's score: %s%s", Percent(r.Score).Spoken, bandSuffix(r.BandOf(r.Score)))
	}
	return lang.Say("Punteggio dell'ente: %s%s %s", "The body's score: %s%s %s", Percent(r.Score).Spoken, bandSuffix(r.BandOf(r.Score)), bounds(&r.Tally))
}

func bandSuffix(b *plan.Band) lang.Message {
	if b == nil {
		return lang.Say("", "")
	}
	return lang.Say(", %s,", ", %s,", b.Label)
}

// bounds says on how much of the weight a score rests, and where it may end.
func bounds(t *evaluate.Tally) lang.Message {
	return lang.Say("%s del peso (tra %s e %s)", "on %s of the weight (between %s and %s)",
		onShare{Percent(t.Coverage).Spoken}, Percent(t.Worst).Spoken, Percent(t.Best).Spoken)
}

// onShare is a per cent behind the preposition «su»: sul 98,11 %, but sull'82 %.
type onShare struct{ lang.Spoken }

func (s onShare) In(l lang.Lang) string {
	text := s.Spoken.In(l)
	if l == lang.EN {
		return text
	}
	whole, _, _ := strings.Cut(text, ",")
	if strings.HasPrefix(whole, "8") || whole == "1" || whole == "11" {
		return "sull'" + text
	}
	return "sul " + text
}

func methodLine(r *evaluate.Result) lang.Message {
	s := &r.Plan.Scoring
	missing := say("i valori mancanti non contano e restano aperti", "missing values do not count and stay open")
	if s.MissingIsZero() {
		missing = say("i valori mancanti valgono 0", "missing values score 0")
	}
	return lang.Say("Metodo %s, tetto %s; %s", "Method %s, cap %s; %s", evaluate.MethodNamed(s.MethodName()).Label, percentText(s.Cap.Decimal.Rat()), missing)
}

// percentText is a fraction as a per cent with no more decimals than it has.
func percentText(f *big.Rat) lang.Message {
	p := new(big.Rat).Mul(f, big.NewRat(100, 1))
	return lang.Say("%s %%", "%s %%", lang.Number(Exact(p, 10)))
}

// styleOf is the colour of a band on a terminal.
func styleOf(b *plan.Band) Style {
	if b == nil {
		return Normal
	}
	switch b.Colour.Value {
	case "green":
		return Green
	case "yellow", "orange":
		return Yellow
	case "red":
		return Red
	}
	return Normal
}

func scored(r *evaluate.Result, score *big.Rat) Cell {
	c := PercentBare(score)
	c.Style = styleOf(r.BandOf(score))
	return c
}

func strong(c Cell) Cell {
	c.Style = Bold
	return c
}

var tallyColumns = []Column{
	heads("share", "Quota %", "Share %", Decimal),
	heads("score", "Punteggio %", "Score %", Decimal),
	heads("bounds", "Limiti %", "Bounds %", Right),
	heads("coverage", "Misurato %", "Measured %", Decimal),
}

// tallyCells are a score and, where something is missing, what it may become.
func tallyCells(r *evaluate.Result, share *big.Rat, t *evaluate.Tally) []Cell {
	cells := []Cell{PercentBare(share), scored(r, t.Score), blank(), blank()}
	if t.Coverage != nil && !t.Complete() {
		cells[2].Spoken = lang.Say("%s – %s", "%s – %s", PercentBare(t.Worst).Spoken, PercentBare(t.Best).Spoken)
		cells[3] = PercentBare(t.Coverage)
	}
	return cells
}

// withoutIdle drops the columns that say nothing: shares that are the weights,
// and those in which every cell is empty or a dash.
func withoutIdle(t *Table) *Table {
	keep := make([]bool, len(t.Columns))
	for k := range t.Columns {
		keep[k] = k == 0 || says(t, k) && !(t.Columns[k].Name == "share" && repeats(t, k))
	}
	t.Columns = kept(t.Columns, keep)
	for k := range t.Rows {
		if t.Rows[k].Kind != Group {
			t.Rows[k].Cells = kept(t.Rows[k].Cells, keep)
		}
	}
	return t
}

func kept[T any](all []T, keep []bool) []T {
	var some []T
	for k := range all {
		if keep[k] {
			some = append(some, all[k])
		}
	}
	return some
}

// says is whether any cell of a column says something.
func says(t *Table, column int) bool {
	for _, row := range t.Rows {
		if row.Kind != Group && row.Cells[column].Spoken != nil && row.Cells[column].Spoken.In(lang.IT) != "" {
			return true
		}
	}
	return false
}

// repeats is whether a column says what the one before it does.
func repeats(t *Table, column int) bool {
	for _, row := range t.Rows {
		if row.Kind == Plain && row.Cells[column].Raw != row.Cells[column-1].Raw {
			return false
		}
	}
	return true
}

func coded(code, name string) Cell {
	return Cell{Spoken: lang.Same(strings.TrimSpace(code + "  " + name)), Raw: code}
}

func areaTable(r *evaluate.Result) *Table {
	t := &Table{Caption: say("Aree", "Areas"), Columns: append([]Column{
		heads("area", "Area", "Area", Left), heads("weight", "Peso %", "Weight %", Decimal)}, tallyColumns...)}
	for _, a := range r.Areas {
		cells := []Cell{coded(a.Code.Value, a.Name.Value), PercentBare(a.Weight)}
		t.Rows = append(t.Rows, Row{Cells: append(cells, tallyCells(r, a.Share, &a.Tally)...)})
	}
	cells := []Cell{strong(Words(say("Ente", "Body"), "")), {Spoken: lang.Same("")}}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: append(cells, tallyCells(r, sumShares(r), &r.Tally)...)})
	return withoutIdle(t)
}

// sumShares is 1 where anything counts, else 0: what the shares of the areas add
// up to.
func sumShares(r *evaluate.Result) *big.Rat {
	if r.Score == nil {
		return new(big.Rat)
	}
	return big.NewRat(1, 1)
}

func objectiveTable(r *evaluate.Result, areas []*evaluate.Area) *Table {
	t := &Table{Caption: say("Obiettivi", "Objectives"), Columns: append([]Column{
		heads("objective", "Obiettivo", "Objective", Left), heads("weight", "Peso %", "Weight %", Decimal)}, tallyColumns...)}
	for _, a := range areas {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Spoken: lang.Same(a.Code.Value + "  " + a.Name.Value)}}})
		for _, o := range a.Objectives {
			cells := []Cell{coded(o.Code.Value, o.Title.Value), PercentBare(o.Weight)}
			t.Rows = append(t.Rows, Row{Cells: append(cells, tallyCells(r, o.Share, &o.Tally)...)})
		}
	}
	return withoutIdle(t)
}

func missionTable(r *evaluate.Result) *Table {
	t := &Table{Caption: say("Missioni e programmi (quote dell'ente)", "Missions and programmes (shares of the body)"),
		Columns: append([]Column{heads("programme", "Missione, programma", "Mission, programme", Left)}, tallyColumns...)}
	for _, m := range r.Missions {
		t.Rows = append(t.Rows, groupRow(r, &m.Group, 0, Bold))
		for _, p := range m.Programmes {
			t.Rows = append(t.Rows, groupRow(r, p, 2, Normal))
		}
	}
	return withoutIdle(t)
}

func groupRow(r *evaluate.Result, g *evaluate.Group, indent int, s Style) Row {
	name := Cell{Spoken: groupName(g), Raw: g.Code, Indent: indent, Style: s}
	return Row{Cells: append([]Cell{name}, tallyCells(r, g.Share, &g.Tally)...)}
}

func groupName(g *evaluate.Group) lang.Spoken {
	if g.Code == "" {
		return g.Name
	}
	return lang.Say("%s  %s", "%s  %s", g.Code, g.Name)
}

var (
	officesTitle = say("Uffici (quote dell'ente)", "Offices (shares of the body)")
	officeWord   = say("Ufficio", "Office")
	typesTitle   = say("Tipologie di indicatore (quote dell'ente)", "Types of indicator (shares of the body)")
	typeWord     = say("Tipologia", "Type")
)

func groupTable(r *evaluate.Result, title, word lang.Text, groups []*evaluate.Group) *Table {
	t := &Table{Caption: title, Columns: append([]Column{{Name: "code", Header: word}}, tallyColumns...)}
	for _, g := range groups {
		row := groupRow(r, g, 0, Normal)
		if word == typeWord {
			row.Cells[0].Spoken = g.Name
		}
		t.Rows = append(t.Rows, row)
	}
	return withoutIdle(t)
}

// groupReport shows one way of grouping alone.
func groupReport(r *evaluate.Result, by string) *Report {
	doc := &Report{}
	doc.add(heading(r)...)
	var t *Table
	switch by {
	case "area":
		t = areaTable(r)
		doc.add(t, objectiveTable(r, r.Areas))
	case "programme":
		t = missionTable(r)
		doc.add(t)
	case "office":
		t = groupTable(r, officesTitle, officeWord, r.Offices)
		doc.add(t)
	case "type":
		t = groupTable(r, typesTitle, typeWord, r.Types)
		doc.add(t)
	}
	doc.Data = groupData(r, by)
	return doc
}

// groupData is one row a group, with every column whatever is missing.
func groupData(r *evaluate.Result, by string) *Table {
	t := &Table{Columns: []Column{{Name: by}, {Name: "name"}, {Name: "share"}, {Name: "score"}, {Name: "worst"}, {Name: "best"}, {Name: "coverage"}}}
	add := func(code string, name lang.Text, share *big.Rat, tally *evaluate.Tally) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{Text(code), Text(name.IT), number(share), number(tally.Score), number(tally.Worst), number(tally.Best), number(tally.Coverage)}})
	}
	switch by {
	case "area":
		for _, a := range r.Areas {
			add(a.Code.Value, lang.Same(a.Name.Value), a.Share, &a.Tally)
		}
	case "programme":
		for _, m := range r.Missions {
			for _, p := range m.Programmes {
				add(p.Code, p.Name, p.Share, &p.Tally)
			}
			if m.Programmes == nil {
				add(m.Code, m.Name, m.Share, &m.Tally)
			}
		}
	default:
		groups := r.Offices
		if by == "type" {
			groups = r.Types
		}
		for _, g := range groups {
			add(g.Code, g.Name, g.Share, &g.Tally)
		}
	}
	return t
}

// dateOf is a number of days since 1970 as a date.
func dateOf(days *big.Rat) time.Time { return plan.DateOfDays(days.Num().Int64()) }

// objectiveReport shows one objective with all that its score rests on.
func objectiveReport(r *evaluate.Result, o *plan.Objective) *Report {
	doc := &Report{JSON: evaluationJSON(r, o)}
	doc.add(heading(r)...)
	for _, scored := range r.Objectives() {
		if scored.Objective != o {
			continue
		}
		only := []*evaluate.Objective{scored}
		doc.Data = indicatorData(scored.Indicators)
		doc.add(Heading{2, lang.Same(o.Code.Value + "  " + o.Title.Value)}, objectiveLine(scored))
		doc.add(indicatorTable(r, only, false), inputTable(scored.Indicators))
		doc.add(remarks(r, scored.Indicators)...)
	}
	return doc
}

func objectiveLine(o *evaluate.Objective) Paragraph {
	share := Percent(o.Share).Spoken
	if o.Score == nil {
		return Paragraph{Text: lang.Say("Nessun punteggio: quota dell'area %s", "No score: share of the area %s", share)}
	}
	if o.Complete() {
		return Paragraph{Text: lang.Say("Punteggio %s, quota dell'area %s", "Score %s, share of the area %s", Percent(o.Score).Spoken, share)}
	}
	return Paragraph{Text: lang.Say("Punteggio %s %s, quota dell'area %s", "Score %s %s, share of the area %s", Percent(o.Score).Spoken, bounds(&o.Tally), share)}
}

// inputTable lists the measures that values were computed from.
func inputTable(indicators []*evaluate.Indicator) *Table {
	t := &Table{Caption: say("Formule e misure", "Formulas and measures"), Columns: []Column{
		{Header: say("Indicatore, misura", "Indicator, measure"), Min: 20}, heads("year", "Anno", "Year", Right),
		heads("value", "Valore", "Value", Decimal), heads("source", "Fonte", "Source", Left)}}
	for _, i := range indicators {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Spoken: lang.Same(i.Code.Value + " = " + i.Formula.Value)}}})
		for _, in := range i.Inputs {
			t.Rows = append(t.Rows, Row{Cells: inputCells(in)})
		}
	}
	return t
}

func inputCells(in evaluate.Input) []Cell {
	m := in.Measure
	cells := []Cell{coded(m.Code.Value, m.Name.Value), Text(strconv.Itoa(in.Year)), inputValue(in), {Spoken: lang.Same("")}}
	if in.From != nil && in.From.Source.Value != "" {
		cells[3] = Text(in.From.Source.Value)
	}
	return cells
}

// inputValue is the figure of a measure; where it is missing, why.
func inputValue(in evaluate.Input) Cell {
	switch {
	case in.Value == nil && in.Missing != "":
		return Words(lang.Say("manca: %s", "missing: %s", in.Missing), "")
	case in.Value == nil:
		return Words(say("manca", "missing"), "")
	case in.Measure.Kind() == plan.YesNoKind:
		return yesNoCell(in.Value)
	case in.Measure.Kind() == plan.DateKind:
		return Words(lang.Date(dateOf(in.Value)), "")
	}
	return exactCell(in.Value, in.Measure.Unit.Value)
}

// exactCell is a figure as it was given, with all its decimals.
func exactCell(v *big.Rat, unit string) Cell {
	if unit == "%" {
		return Cell{Spoken: percentText(v), Raw: Exact(v, exactDigits), Numeric: true}
	}
	c := Cell{Spoken: lang.Number(Exact(v, exactDigits)), Raw: Exact(v, exactDigits), Numeric: true}
	if u := shortUnit(unit); u != "" {
		c.Spoken = lang.Say("%s %s", "%s %s", c.Spoken, u)
	}
	return c
}
