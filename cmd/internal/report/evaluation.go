// Package report is what the commands print: each thing reported becomes the
// blocks and typed cells of a document, once. It computes nothing and says nothing
// of how a page looks.
package report

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"piao/cmd/internal/document"
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
func Evaluation(r *evaluate.Result, v View) *document.Document {
	doc := &document.Document{JSON: func() any { return evaluationJSON(r, v.Objective) }}
	switch {
	case v.By != "":
		doc.Blocks, doc.Data = func() []document.Block { return groupPage(r, v.By) }, func() *document.Table { return groupData(r, v.By) }
	case v.Objective != nil:
		o := r.Of(v.Objective)
		doc.Blocks, doc.Data = func() []document.Block { return objectivePage(r, o) }, func() *document.Table { return indicatorData(o.Indicators()) }
	default:
		doc.Blocks, doc.Data = func() []document.Block { return wholePage(r) }, func() *document.Table { return indicatorData(r.Indicators()) }
	}
	return doc
}

// wholePage shows everything.
func wholePage(r *evaluate.Result) []document.Block {
	doc := document.Body(heading(r))
	doc.Add(areaTable(r), objectiveTable(r), indicatorTable(r, r.Objectives(), true))
	if len(r.Plan.Missions) > 0 {
		doc.Add(missionTable(r))
	}
	if len(r.Plan.Offices) > 0 {
		doc.Add(officeTable(r))
	}
	if types := r.Types(); len(types) > 1 || len(types) == 1 && types[0].Code != "" {
		doc.Add(typeTable(r))
	}
	doc.Add(resourceBlocks(r)...)
	doc.Add(remarks(r, r.Indicators())...)
	doc.Add(document.Paragraph{Text: columnsExplained, Style: document.Dim})
	return doc
}

var columnsExplained = lang.Both("Quota: il peso che conta quest'anno. Misurato: la parte del peso che ha un valore. Limiti: il punteggio se i valori mancanti valessero 0 e se valessero il massimo. Punti: il contributo al punteggio dell'ente.",
	"Share: the weight that counts this year. Measured: the part of the weight that has a value. Bounds: the score if the missing values were worth 0, and if they were worth the most. Points: the contribution to the body's score.")

func heads(name, it, en string, a document.Align) document.Column {
	return document.Column{Name: name, Header: lang.Both(it, en), Align: a}
}

// heading is the first screen: whose figures, of when, of what kind, the score.
func heading(r *evaluate.Result) []document.Block {
	blocks := []document.Block{
		document.Title(lang.Same(r.Plan.Entity.Name.Value)),
		document.Paragraph{Text: lang.Same(r.Plan.Title.Value)},
		document.Paragraph{Text: whenLine(r), Tight: true},
		document.Paragraph{Text: filesLine(r), Style: document.Dim, Tight: true},
	}
	if illustrative(r) {
		blocks = append(blocks, illustrativeWarning)
	}
	return append(blocks,
		document.Paragraph{Text: scoreLine(r), Style: document.Bold},
		document.Paragraph{Text: methodLine(r), Tight: true})
}

var illustrativeWarning = document.Paragraph{Style: document.Yellow, Text: lang.Both("Attenzione: dati illustrativi, inventati a titolo di esempio: non sono quelli dell'ente.", "Warning: illustrative figures, made up as an example: they are not the body's.")}

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
	names := measurementFiles(r)
	return filesFrom(r.Plan, names)
}

// filesFrom says which files were read: the plan, and measurements if any.
func filesFrom(p *plan.Plan, measurements []string) lang.Message {
	if len(measurements) == 0 {
		return lang.Say("Da %s", "From %s", p.File.Name)
	}
	return lang.Say("Da %s con %s", "From %s with %s", p.File.Name, lang.Words(measurements))
}

// scoreLine is the body's score and how sure it is.
func scoreLine(r *evaluate.Result) lang.Spoken {
	switch {
	case r.Score == nil && r.Coverage != nil:
		return lang.Say("Punteggio dell'ente: nessuno, perché nulla di ciò che conta è misurato (tra %s e %s)", "The body's score: none, for nothing that counts is measured (between %s and %s)", document.Percent(r.Worst).Spoken, document.Percent(r.Best).Spoken)
	case r.Score == nil:
		return lang.Both("Punteggio dell'ente: nessuno, perché quest'anno nessun indicatore conta", "The body's score: none, for no indicator counts this year")
	case r.Complete():
		return lang.Say("Punteggio dell'ente: %s%s", "The body's score: %s%s", document.Percent(r.Score).Spoken, standing(r))
	}
	return lang.Say("Punteggio dell'ente: %s %s%s", "The body's score: %s %s%s", document.Percent(r.Score).Spoken, bounds(&r.Tally), standing(r))
}

// standing is the band of the score; a monitoring is no verdict on the year yet.
func standing(r *evaluate.Result) lang.Message {
	b := r.BandOf(r.Score)
	switch {
	case r.Current != nil && r.Current.IsMonitoring():
		return lang.Say(", al %s", ", at %s", lang.Date(r.Current.AsOf))
	case b == nil:
		return lang.Say("", "")
	}
	return lang.Say(", %s", ", %s", b.Label)
}

// bounds says on how much of the weight a score rests, and where it may end.
func bounds(t *evaluate.Tally) lang.Message {
	return lang.Say("%s del peso (tra %s e %s)", "on %s of the weight (between %s and %s)",
		onShare{document.Percent(t.Coverage).Spoken}, document.Percent(t.Worst).Spoken, document.Percent(t.Best).Spoken)
}

// onShare is a per cent behind the preposition «su»: sul 98,11 %, but sull'82 %.
type onShare struct{ lang.Spoken }

func (s onShare) In(l lang.Lang) string {
	text := s.Spoken.In(l)
	if l == lang.EN {
		return text
	}
	whole, _, _ := strings.Cut(text, ",")
	switch {
	case strings.HasPrefix(whole, "8"), whole == "1", whole == "11":
		return "sull'" + text
	case whole == "0":
		return "sullo " + text
	}
	return "sul " + text
}

func methodLine(r *evaluate.Result) lang.Message { return planMethodLine(r.Plan) }

func planMethodLine(p *plan.Plan) lang.Message {
	s := &p.Scoring
	missing := lang.Both("i valori mancanti non contano e restano aperti", "missing values do not count and stay open")
	if s.MissingIsZero() {
		missing = lang.Both("i valori mancanti valgono 0", "missing values score 0")
	}
	return lang.Say("Metodo %s, tetto %s; %s", "Method %s, cap %s; %s", evaluate.MethodNamed(s.MethodName()).Label, percentText(s.Cap.Decimal.Rat()), missing)
}

// percentText is a fraction as a per cent with no more decimals than it has.
func percentText(f *big.Rat) lang.Message {
	p := new(big.Rat).Mul(f, big.NewRat(100, 1))
	return lang.Say("%s %%", "%s %%", lang.Number(document.Exact(p, 10)))
}

// styleOf is the colour of a band on a terminal.
func styleOf(b *plan.Band) document.Style {
	if b == nil {
		return document.Normal
	}
	switch b.Colour.Value {
	case "green":
		return document.Green
	case "yellow", "orange":
		return document.Yellow
	case "red":
		return document.Red
	}
	return document.Normal
}

func scored(r *evaluate.Result, score *big.Rat) document.Cell {
	c := document.PercentBare(score)
	c.Style = styleOf(r.BandOf(score))
	return c
}

func strong(c document.Cell) document.Cell {
	c.Style = document.Bold
	return c
}

// objectivePage shows one objective with all that its score rests on.
func objectivePage(r *evaluate.Result, o *evaluate.Node) []document.Block {
	doc := document.Body(heading(r))
	doc.Add(document.Chapter(lang.Same(o.Code()+"  "+o.Name())), objectiveLine(o))
	doc.Add(indicatorTable(r, []*evaluate.Node{o}, false), inputTable(o.Indicators()))
	doc.Add(remarks(r, o.Indicators())...)
	return doc
}

func objectiveLine(o *evaluate.Node) document.Paragraph {
	share := document.Percent(o.Share).Spoken
	if o.Score == nil {
		return document.Paragraph{Text: lang.Say("Nessun punteggio: quota nell'area %s", "No score: share within the area %s", share)}
	}
	if o.Complete() {
		return document.Paragraph{Text: lang.Say("Punteggio %s, quota nell'area %s", "Score %s, share within the area %s", document.Percent(o.Score).Spoken, share)}
	}
	return document.Paragraph{Text: lang.Say("Punteggio %s %s, quota nell'area %s", "Score %s %s, share within the area %s", document.Percent(o.Score).Spoken, bounds(&o.Tally), share)}
}

// inputTable lists the measures that values were computed from.
func inputTable(indicators []*evaluate.Indicator) *document.Table {
	t := &document.Table{Caption: lang.Both("Formule e misure", "Formulas and measures"), Columns: []document.Column{
		{Header: lang.Both("Indicatore, misura", "Indicator, measure"), Min: 20}, heads("year", "Anno", "Year", document.Right),
		heads("value", "Valore", "Value", document.Decimal), heads("source", "Fonte e note", "Source and notes", document.Left)}}
	for _, i := range indicators {
		if i.Formula.Value == "" {
			continue
		}
		t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{{Spoken: lang.Same(i.Code.Value + " = " + i.Formula.Value)}}})
		for _, in := range i.Inputs {
			t.Rows = append(t.Rows, document.Row{Cells: inputCells(in), Note: lang.Same(in.Measure.Name.Value)})
		}
	}
	return t
}

func inputCells(in evaluate.Input) []document.Cell {
	m := in.Measure
	cells := []document.Cell{document.Text(m.Code.Value), document.Text(strconv.Itoa(in.Year)), inputValue(in), {Spoken: origin(in)}}
	return cells
}

// origin is where a figure comes from: another measure's of an earlier year, the
// source and the note beside it.
func origin(in evaluate.Input) lang.Spoken {
	switch {
	case in.NoFile:
		return lang.Say("manca: non ci sono misurazioni del %d", "missing: there are no measurements of %d", in.FromYear)
	case in.From == nil:
		return lang.Both("manca", "missing")
	}
	parts := lang.Parts{}
	if in.Value == nil {
		parts = append(parts, lang.Say("manca: %s", "missing: %s", in.Missing))
	}
	if in.From.Measure != in.Measure {
		parts = append(parts, lang.Say("%s del %d", "%s of %d", in.From.Measure.Code.Value, in.FromYear))
	}
	return append(parts, lang.Same(in.From.Source.Value), lang.Same(in.From.Note.Value))
}

// inputValue is the figure of a measure.
func inputValue(in evaluate.Input) document.Cell {
	switch {
	case in.Value == nil:
		return document.Cell{}
	case in.Measure.Kind() == plan.YesNoKind:
		return document.YesNo(in.Value.Sign() != 0)
	case in.Measure.Kind() == plan.DateKind:
		return document.Words(lang.Date(dateOf(in.Value)), "")
	}
	return exactCell(in.Value, in.Measure.Unit.Value)
}

// exactCell is a figure as it was given, with all its decimals.
func exactCell(v *big.Rat, unit string) document.Cell {
	if unit == "%" {
		return document.Cell{Spoken: percentText(v), Number: v}
	}
	if evaluate.IsEuro(unit) {
		return document.Figure(v, document.UsualDigits, "€")
	}
	c := document.Cell{Spoken: lang.Number(document.Exact(v, document.ExactDigits)), Number: v}
	if u := shortUnit(unit); u != "" {
		c.Spoken = lang.Say("%s %s", "%s %s", c.Spoken, u)
	}
	return c
}

// dateOf is a number of days since 1970 as a date.
func dateOf(days *big.Rat) time.Time { return plan.DateOfDays(days.Num().Int64()) }
