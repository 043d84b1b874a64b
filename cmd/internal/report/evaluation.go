// Package report is what the commands print. Each report is made once, as the blocks
// and typed cells of a document. The package computes nothing and does not decide
// how a page looks.
package report

import (
	"math/big"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// Evaluation is the report of an evaluation.
func Evaluation(r *evaluate.Result) *document.Document {
	return &document.Document{
		Blocks: func() []document.Block { return wholePage(r) },
		Data:   func() *document.Table { return TableOf(indicatorColumns(r), r.Indicators()) },
		JSON:   func() any { return evaluationJSON(r, nil) },
	}
}

// EvaluationBy is the report of an evaluation by one of the Views alone. Its JSON
// has all of them.
func EvaluationBy(r *evaluate.Result, name string) *document.Document {
	v := viewNamed(name)
	return &document.Document{
		Blocks: func() []document.Block { return v.page(r) },
		Data:   func() *document.Table { return v.data(r) },
		JSON:   func() any { return evaluationJSON(r, nil) },
	}
}

// EvaluationOf is the report of an evaluation of one objective.
func EvaluationOf(r *evaluate.Result, objective *plan.Objective) *document.Document {
	o := r.Of(objective)
	return &document.Document{
		Blocks: func() []document.Block { return objectivePage(r, o) },
		Data:   func() *document.Table { return TableOf(indicatorColumns(r), o.Indicators()) },
		JSON:   func() any { return evaluationJSON(r, objective) },
	}
}

// wholePage shows everything.
func wholePage(r *evaluate.Result) []document.Block {
	doc := document.Body(Heading(r))
	doc.Add(areaTable(r), objectiveTable(r), indicatorTable(r, r.Objectives(), true))
	var missions []*evaluate.Group
	if len(r.Plan.Missions) > 0 {
		missions = r.Missions()
		doc.Add(missionTable(r, missions))
	}
	if len(r.Plan.Offices) > 0 {
		doc.Add(officeTable(r))
	}
	if slices.ContainsFunc(r.Indicators(), func(i *evaluate.Indicator) bool { return i.Type.Value != "" }) {
		doc.Add(typeTable(r))
	}
	doc.Add(resourceBlocks(r, missions)...)
	doc.Add(remarks(r, r.Indicators())...)
	doc.Add(document.Paragraph{Text: columnsExplained, Style: document.Dim})
	return doc
}

var columnsExplained = lang.Both(
	"Quota: il peso che conta quest'anno. Misurato: la parte del peso che ha un valore. Limiti: il punteggio se i valori "+
		"mancanti valessero 0 e se valessero il massimo. Punti: il contributo al punteggio dell'ente.",
	"Share: the weight that counts this year. Measured: the part of the weight that has a value. Bounds: the score if "+
		"the missing values were worth 0, and if they were worth the most. Points: the contribution to the body's score.")

// Heading is the first part of a report: the body, the day and the state of the
// figures, and the score.
func Heading(r *evaluate.Result) []document.Block {
	blocks := []document.Block{
		document.Title(lang.Same(r.Plan.Entity.Name.Value)),
		document.Paragraph{Text: lang.Same(r.Plan.Title.Value)},
		document.Paragraph{Text: whenLine(r), Tight: true},
		document.Paragraph{Text: filesFrom(r.Plan, MeasurementFiles(r)), Style: document.Dim, Tight: true},
	}
	if Illustrative(r) {
		blocks = append(blocks, IllustrativeWarning)
	}
	return append(blocks,
		document.Paragraph{Text: scoreLine(r), Style: document.Bold},
		document.Paragraph{Text: PlanMethodLine(r.Plan), Tight: true})
}

// IllustrativeWarning stands over figures that are made up.
var IllustrativeWarning = document.Paragraph{Style: document.Yellow, Text: lang.Both(
	"Attenzione: dati illustrativi, inventati a titolo di esempio: non sono quelli dell'ente.",
	"Warning: illustrative figures, made up as an example: they are not the body's.")}

// Illustrative reports whether any of the figures are made up.
func Illustrative(r *evaluate.Result) bool {
	return slices.ContainsFunc(r.Measurements, func(m *evaluate.Measurements) bool {
		return m.Status.Value == "illustrative"
	})
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

// filesFrom says which files were read: the plan, and the measurements if any.
func filesFrom(p *plan.Plan, measurements []string) lang.Message {
	if len(measurements) == 0 {
		return lang.Say("Da %s", "From %s", p.File.Name)
	}
	return lang.Say("Da %s con %s", "From %s with %s", p.File.Name, lang.Words(measurements))
}

// scoreLine is the body's score and how certain it is.
func scoreLine(r *evaluate.Result) lang.Spoken {
	switch {
	case r.Score == nil && r.Coverage != nil:
		return lang.Say("Punteggio dell'ente: nessuno, perché nulla di ciò che conta è misurato (tra %s e %s)",
			"The body's score: none, for nothing that counts is measured (between %s and %s)",
			document.Percent(r.Worst).Spoken, document.Percent(r.Best).Spoken)
	case r.Score == nil:
		return lang.Both("Punteggio dell'ente: nessuno, perché quest'anno nessun indicatore conta",
			"The body's score: none, for no indicator counts this year")
	case r.Complete():
		return lang.Say("Punteggio dell'ente: %s%s",
			"The body's score: %s%s", document.Percent(r.Score).Spoken, standing(r))
	}
	return lang.Say("Punteggio dell'ente: %s %s%s",
		"The body's score: %s %s%s", document.Percent(r.Score).Spoken, bounds(&r.Tally), standing(r))
}

// standing is the band of the score. A monitoring is not yet a verdict on the year.
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

// bounds says which share of the weight a score is based on, and what it may become.
func bounds(t *evaluate.Tally) lang.Message {
	return lang.Say("%s del peso (tra %s e %s)", "on %s of the weight (between %s and %s)",
		onShare{document.Percent(t.Coverage).Spoken}, document.Percent(t.Worst).Spoken, document.Percent(t.Best).Spoken)
}

// onShare is a percentage after the preposition «su»: sul 98,11 %, but sull'82 %.
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

// PlanMethodLine is how a plan scores, where an indicator does not say otherwise.
func PlanMethodLine(p *plan.Plan) lang.Message {
	s := &p.Scoring
	missing := lang.Both("i valori mancanti non contano e restano aperti", "missing values do not count and stay open")
	if s.MissingIsZero() {
		missing = lang.Both("i valori mancanti valgono 0", "missing values score 0")
	}
	return lang.Say("Metodo %s, tetto %s; %s",
		"Method %s, cap %s; %s", evaluate.MethodNamed(s.MethodName()).Label, PercentText(s.Cap.Decimal.Rat()), missing)
}

// PercentText is a fraction as a percentage with only as many decimals as it has.
func PercentText(f *big.Rat) document.Rounded {
	return decimalText(document.HundredTimes(f), lang.Same("%"))
}

// decimalText is a number with only as many decimals as it has.
func decimalText(n *big.Rat, unit lang.Text) document.Rounded {
	return document.Rounded{Number: lang.Number(document.Exact(n, document.ExactDigits)), Unit: unit}
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

func bodyCell() document.Cell { return Strong(document.Words(lang.Both("Ente", "Body"), "")) }

// objectivePage shows one objective with everything that its score is based on.
func objectivePage(r *evaluate.Result, o *evaluate.Node) []document.Block {
	doc := document.Body(Heading(r))
	doc.Add(document.Chapter(lang.Same(o.Code()+"  "+o.Name())), objectiveLine(o))
	doc.Add(indicatorTable(r, []*evaluate.Node{o}, false), inputTable(o.Indicators()))
	doc.Add(remarks(r, o.Indicators())...)
	return doc
}

func objectiveLine(o *evaluate.Node) document.Paragraph {
	share, score := document.Percent(o.Share).Spoken, document.Percent(o.Score).Spoken
	switch {
	case o.Score == nil:
		return Paragraph(lang.Say("Nessun punteggio: quota nell'area %s", "No score: share within the area %s", share))
	case o.Complete():
		return Paragraph(lang.Say("Punteggio %s, quota nell'area %s", "Score %s, share within the area %s", score, share))
	}
	return Paragraph(lang.Say("Punteggio %s %s, quota nell'area %s",
		"Score %s %s, share within the area %s", score, bounds(&o.Tally), share))
}
