// Package report is what the commands print. Each report is made once, as the blocks
// and typed cells of a document. The package computes nothing and does not decide
// how a page looks.
package report

import (
	"math/big"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/scoring"
)

// Evaluation is the report of an evaluation.
func Evaluation(r *evaluate.Result) *document.Document {
	return &document.Document{
		Blocks: func() []document.Block { return wholePage(r) },
		Data:   func() *document.Table { return Whose(r, indicatorColumns(r), r.Indicators()) },
		JSON:   func() any { return data.EvaluationOf(r, nil) },
	}
}

// EvaluationBy is the report of an evaluation by one of the Views alone. Its JSON
// has all of them.
func EvaluationBy(r *evaluate.Result, name string) *document.Document {
	v := viewNamed(name)
	return &document.Document{
		Blocks: func() []document.Block { return v.page(r) },
		Data:   func() *document.Table { return v.data(r) },
		JSON:   func() any { return data.EvaluationOf(r, nil) },
	}
}

// EvaluationOf is the report of an evaluation of one objective.
func EvaluationOf(r *evaluate.Result, objective *plan.Objective) *document.Document {
	o := r.Of(objective)
	return &document.Document{
		Blocks: func() []document.Block { return objectivePage(r, o) },
		Data:   func() *document.Table { return Whose(r, indicatorColumns(r), o.Indicators()) },
		JSON:   func() any { return data.EvaluationOf(r, objective) },
	}
}

// Whose is a row of data for each thing, which says last whose figures an evaluation is
// of, of when, and in what state; but for columns that the data has of its own.
func Whose[T any](r *evaluate.Result, columns []Column[T], things []T) *document.Table {
	day := ""
	if r.Current != nil {
		day = r.Current.AsOfText.Value
	}
	add := func(name string, cell document.Cell) {
		if !slices.ContainsFunc(columns, func(c Column[T]) bool { return c.Name == name }) {
			columns = append(columns, Data(name, func(T) document.Cell { return cell }))
		}
	}
	columns = InData(columns)
	add("entity", Raw(r.Plan.Entity.Code.Value))
	add("year", document.Whole(r.Year))
	add("as_of", Raw(day))
	add("figures", Raw(FiguresState(r)))
	return TableOf(columns, things)
}

// FiguresState is the state of the figures of the year, or that some are made up.
func FiguresState(r *evaluate.Result) string {
	switch {
	case Illustrative(r):
		return "illustrative"
	case r.Current == nil:
		return ""
	}
	return r.Current.State().Code
}

// wholePage shows everything.
func wholePage(r *evaluate.Result) []document.Block {
	doc := document.Body(Heading(r))
	doc.Add(treeTables(r)...)
	doc.Add(indicatorTable(r, r.Objectives(), true))
	for _, v := range views[1:] {
		if groups := v.groups(r); slices.ContainsFunc(groups, isNamed) {
			doc.Add(v.table(r, groups))
		}
	}
	doc.Add(resourceBlocks(r)...)
	doc.Add(remarks(r, r.Indicators())...)
	doc.Add(document.Paragraph{Text: columnsExplained, Style: document.Dim})
	return doc
}

// isNamed reports whether a group is not of what belongs to none.
func isNamed(g *evaluate.Group) bool { return g.Code != "" }

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
		document.Paragraph{Text: FilesFrom(r.Plan, data.MeasurementFiles(r)), Style: document.Dim, Tight: true},
	}
	if Illustrative(r) {
		blocks = append(blocks, IllustrativeWarning)
	}
	blocks = append(blocks, document.Paragraph{Text: scoreLine(r), Style: document.Bold})
	if r.Coverage != nil { // some indicator counts
		blocks = append(blocks, document.Paragraph{Text: countLine(r), Tight: true})
	}
	if note := outside(&r.Tally); !note.IsZero() {
		blocks = append(blocks, document.Paragraph{Text: lang.Say("Nota: %s.", "Note: %s.", note), Tight: true})
	}
	return append(blocks, document.Paragraph{Text: PlanMethodLine(r.Plan), Tight: true})
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
	m, year := r.Current, r.Plan.Label(r.Year)
	if m == nil {
		return lang.Say("Anno %s", "Year %s", year)
	}
	what := lang.Say("dati %s", "%s figures", m.State().Name)
	if m.AsOf.IsZero() {
		return lang.Say("Anno %s, %s", "Year %s, %s", year, what)
	}
	day := lang.Date(m.AsOf)
	if m.IsMonitoring() {
		return lang.Say("Anno %s, monitoraggio al %s, %s", "Year %s, monitoring at %s, %s", year, day, what)
	}
	return lang.Say("Anno %s, %s al %s", "Year %s, %s at %s", year, what, day)
}

// FilesFrom says which files were read: the plan, and the measurements if any.
func FilesFrom(p *plan.Plan, measurements []string) lang.Message {
	if len(measurements) == 0 {
		return lang.Say("Da %s", "From %s", p.File.Name)
	}
	return lang.Say("Da %s con %s", "From %s with %s", p.File.Name, lang.Words(measurements))
}

// scoreLine is the body's score, how certain it is, how it stands, and what is
// excluded from it.
func scoreLine(r *evaluate.Result) lang.Spoken {
	text := lang.Say("Punteggio dell'ente: %s", "The body's score: %s", ScoreIn(r, &r.Tally))
	switch {
	case r.Score == nil && r.Coverage != nil:
		text = lang.Say("Punteggio dell'ente: nessuno, perché nulla di ciò che conta è misurato (tra %s e %s)",
			"The body's score: none, for nothing that counts is measured (between %s and %s)",
			document.Percent(r.Worst).Spoken, document.Percent(r.Best).Spoken)
	case r.Score == nil:
		text = lang.Say("Punteggio dell'ente: nessuno, perché quest'anno nessun indicatore conta",
			"The body's score: none, for no indicator counts this year")
	case r.IsMonitoring(): // not yet a verdict on the year
		text = lang.Say("%s, al %s", "%s, at %s", text, lang.Date(r.Current.AsOf))
	default:
		text = lang.Say("%s, %s", "%s, %s", text, standingOf(r, &r.Tally))
	}
	if w := r.ExcludedWeight; w != nil && w.Sign() > 0 {
		excluded := evaluate.WithStatus(r.Indicators(), evaluate.Excluded)
		return lang.Say("%s; esclusi %s del peso (%s)", "%s; %s of the weight excluded (%s)", text,
			Percentage{document.Percent(w).Spoken, ""},
			lang.Counted(len(excluded), lang.Both("indicatore", "indicator"), lang.Both("indicatori", "indicators")))
	}
	return text
}

// ScoreIn is a score and, if anything is missing, on what it rests.
func ScoreIn(r *evaluate.Result, t *evaluate.Tally) lang.Spoken {
	score := inBand(r, t.Score).Spoken
	if t.Complete() {
		return score
	}
	return lang.Say("%s %s", "%s %s", score, Bounds(t))
}

// countLine says of how many indicators the target is met, partly or not at all, and
// of how many nobody knows; and their bands, where those say otherwise.
func countLine(r *evaluate.Result) lang.Spoken {
	var list lang.List
	for _, x := range []struct {
		statuses []evaluate.Status
		text     lang.Text
	}{
		{[]evaluate.Status{evaluate.Met}, lang.Both("con il target raggiunto", "with their target met")},
		{[]evaluate.Status{evaluate.Partial}, lang.Both("in parte", "in part")},
		{[]evaluate.Status{evaluate.Missed}, lang.Both("per nulla", "not at all")},
		{[]evaluate.Status{evaluate.Missing, evaluate.Undefined}, lang.Both("senza dato", "without a value")},
	} {
		some := evaluate.WithStatus(r.Indicators(), x.statuses...)
		if len(some) > 0 || len(list.Items) == 0 {
			list.Items = append(list.Items, lang.Say("%d %s%s", "%d %s%s", len(some), x.text, inBands(r, some)))
		}
	}
	return lang.Say("Indicatori: %s", "Indicators: %s", list)
}

// inBands counts indicators of one status by band, in the body's own words; empty if
// all are in one band that means just this: from 100 % met, from 0 % not at all.
func inBands(r *evaluate.Result, some []*evaluate.Indicator) lang.Spoken {
	var list lang.List
	same := true
	for _, b := range r.Plan.Scoring.Bands {
		usual, number := evaluate.Partial, 0
		if from := b.From.Rat(); from.Sign() == 0 {
			usual = evaluate.Missed
		} else if from.Cmp(big.NewRat(1, 1)) >= 0 {
			usual = evaluate.Met
		}
		for _, i := range some {
			if i.Band == b {
				number, same = number+1, same && i.Status == usual
			}
		}
		if number > 0 {
			list.Items = append(list.Items, lang.Say("%d «%s»", "%d “%s”", number, b.Label))
		}
	}
	if len(list.Items) < 2 && same {
		return lang.Text{}
	}
	return lang.Say(" (%s)", " (%s)", list)
}

// outside explains why a score lies outside its own bounds; empty if it does not.
func outside(t *evaluate.Tally) lang.Text {
	if t.Score == nil || t.Score.Cmp(t.Worst) >= 0 && t.Score.Cmp(t.Best) <= 0 {
		return lang.Text{}
	}
	return lang.Both("il punteggio sta fuori dai suoi limiti: oggi il peso di ciò che manca va agli altri, "+
		"e ciò che manca può valere meno di ciò che è misurato",
		"the score lies outside its own bounds: today the weight of what is missing goes to the others, "+
			"and what is missing may be worth less than what is measured")
}

// Bounds says which share of the weight a score is based on, and what it may become.
func Bounds(t *evaluate.Tally) lang.Message {
	return lang.Say("%s del peso (tra %s e %s)", "on %s of the weight (between %s and %s)",
		Percentage{document.Percent(t.Coverage).Spoken, "su"}, document.Percent(t.Worst).Spoken,
		document.Percent(t.Best).Spoken)
}

// Percentage is a percentage with its article: il 98,11 %, l'82 %, and after the
// preposition «su» sul 98,11 %, sull'82 %.
type Percentage struct {
	lang.Spoken
	After string // su, da, a; empty for none
}

// In is the percentage in one language; only Italian has the article.
func (p Percentage) In(l lang.Lang) string {
	text := p.Spoken.In(l)
	if l == lang.EN {
		return text
	}
	article, joined := "il ", "l "
	switch whole, _, _ := strings.Cut(text, ","); {
	case strings.HasPrefix(whole, "8"), whole == "1", whole == "11":
		article, joined = "l'", "ll'"
	case whole == "0":
		article, joined = "lo ", "llo "
	}
	if p.After != "" {
		article = p.After + joined
	}
	return article + text
}

// PlanMethodLine is how a plan scores, where an indicator does not say otherwise.
func PlanMethodLine(p *plan.Plan) lang.Message {
	s := &p.Scoring
	missing := lang.Both("i valori mancanti non contano e restano aperti", "missing values do not count and stay open")
	if s.MissingIsZero() {
		missing = lang.Both("i valori mancanti valgono 0", "missing values score 0")
	}
	text := lang.Say("Metodo %s, tetto %s; %s", "Method %s, cap %s; %s",
		evaluate.MethodNamed(s.MethodName()).Label, PercentText(s.Cap.Decimal.Rat()), missing)
	if w := p.Weighing; w.Total.OK {
		return lang.Say("%s; pesi in punti, %s in tutto", "%s; weights in points, %s in all", text, lang.Number(w.Total.String()))
	} else if w.Points {
		return lang.Say("%s; pesi in punti", "%s; weights in points", text)
	}
	return text
}

// PercentText is a fraction as a percentage with only as many decimals as it has.
func PercentText(f *big.Rat) document.Rounded {
	return decimalText(document.HundredTimes(f), lang.Same("%"))
}

// decimalText is a number with only as many decimals as it has.
func decimalText(n *big.Rat, unit lang.Text) document.Rounded {
	return document.Rounded{Number: lang.Number(document.Exact(n, document.ExactDigits)), Unit: unit}
}

// StyleOf is the colour of a band on a terminal.
func StyleOf(b *scoring.Band) document.Style {
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

// Scored is a score under a header that has its sign.
func Scored(r *evaluate.Result, score *big.Rat, beside ...*big.Rat) document.Cell {
	return inBand(r, score, beside...).Bare()
}

// inBand is a score in the colour of its band, with enough digits to show that it is
// in it, and on which side of other scores it is.
func inBand(r *evaluate.Result, score *big.Rat, beside ...*big.Rat) document.Cell {
	band := r.BandOf(score)
	c := document.PercentLike(score, func(shown *big.Rat) bool {
		return r.BandOf(shown) == band && !slices.ContainsFunc(beside, func(other *big.Rat) bool {
			return shown.Cmp(other) < 0 != (score.Cmp(other) < 0)
		})
	})
	return Styled(c, StyleOf(band))
}

// standingOf is the band that a score falls in, whatever is missing, or else the two
// that its bounds fall in.
func standingOf(r *evaluate.Result, t *evaluate.Tally) lang.Spoken {
	switch only := r.Band(t); {
	case only != nil:
		return only.Label
	case t.Score == nil || r.IsMonitoring():
		return lang.Same("")
	}
	return lang.Say("da %s a %s", "from %s to %s", r.BandOf(t.Worst).Label, r.BandOf(t.Best).Label)
}

// standingCell is the standing of a score in the colour of its band.
func standingCell(r *evaluate.Result, t *evaluate.Tally) document.Cell {
	return Styled(document.Cell{Spoken: standingOf(r, t)}, StyleOf(r.Band(t)))
}

func BodyCell() document.Cell { return Strong(document.Words(lang.Both("Ente", "Body"), "")) }

// objectivePage shows one objective with everything that its score is based on.
func objectivePage(r *evaluate.Result, o *evaluate.Node) []document.Block {
	doc := document.Body(Heading(r))
	doc.Add(document.Chapter(lang.Same(o.Code()+"  "+o.Name())), Paragraph(objectiveLine(r, o)))
	if len(o.Objective.Objectives) > 0 {
		doc.Add(objectiveTable(r, o))
	}
	doc.Add(indicatorTable(r, o.Objectives(), false), inputTable(o.Indicators()))
	doc.Add(remarks(r, o.Indicators())...)
	return doc
}

func objectiveLine(r *evaluate.Result, o *evaluate.Node) lang.Spoken {
	within := lang.Spoken(lang.Both("nell'area", "within the area"))
	if under := o.Objective.Parent; under != nil {
		within = lang.Say("sotto %s", "under %s", under.Code.Value)
	} else if o.Objective.Area == nil {
		within = lang.Both("dell'ente", "of the body")
	}
	share := lang.Say("quota %s %s", "share %s %s", within, document.Percent(o.Share).Spoken)
	if o.Score == nil {
		return lang.Say("Nessun punteggio: %s", "No score: %s", share)
	}
	return lang.Parts{lang.Say("Punteggio %s, %s", "Score %s, %s", ScoreIn(r, &o.Tally), share),
		standingOf(r, &o.Tally), outside(&o.Tally)}
}
