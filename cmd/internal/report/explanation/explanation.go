// Package explanation reports how an indicator's figure is computed, step by step,
// and what a rule finds.
package explanation

import (
	"math/big"
	"slices"
	"strconv"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/target"
)

// Explanation reports how indicators got their points, step by step and in words.
// Programs get the figures behind the points.
func Explanation(r *evaluate.Result, indicators []*evaluate.Indicator) *document.Document {
	return &document.Document{
		Name:   "explanation",
		Blocks: func() []document.Block { return explanationPage(r, indicators) },
		Data:   func() *document.Table { return report.Whose(r, figureColumns, figuresOf(r, indicators)) },
	}
}

func explanationPage(r *evaluate.Result, indicators []*evaluate.Indicator) []document.Block {
	doc := document.Body(report.Heading(r))
	for _, i := range indicators {
		doc.Add(document.Title(lang.Same(i.Code.Value+"  "+i.Name.Value)), standsIn(i), outcome(r, i))
		doc.Add(causeLines(i)...)
		doc.Add(figureBlocks(r, i)...)
		doc.Add(targetBlocks(i)...)
		doc.Add(achievementBlocks(i)...)
		doc.Add(pointBlocks(r, i)...)
		doc.Add(neededBlocks(r, i)...)
	}
	return doc
}

// chapter begins a part of an explanation.
func chapter(it, en string) document.Heading { return document.Chapter(lang.Both(it, en)) }

func standsIn(i *evaluate.Indicator) document.Paragraph {
	o := i.Objective
	place := lang.Say("Obiettivo %s", "Objective %s", o.Code.Value)
	for up := o.Parent; up != nil; up = up.Parent {
		place = lang.Say("%s, sotto %s", "%s, under %s", place, up.Code.Value)
	}
	if o.Area != nil {
		place = lang.Say("%s, area %s", "%s, area %s", place, o.Area.Code.Value)
	}
	parts := i.Answering()
	for _, x := range parts {
		place = lang.Say("%s, ufficio %s",
			"%s, office %s", place, lang.Same(x.Office.Code.Value+" ("+x.Office.Name.Value+")"))
		if len(parts) > 1 {
			place = lang.Say("%s al %s", "%s with %s", place, report.PartText(x.Share))
		}
	}
	return report.Paragraph(place)
}

// outcome is the whole explanation in one line.
func outcome(r *evaluate.Result, i *evaluate.Indicator) document.Paragraph {
	status := i.Standing()
	text := lang.Say("Esito: %s. Non conta nel punteggio dell'ente.",
		"Status: %s. It does not count in the body's score.", status)
	switch {
	case i.Node.Counts() && i.Achievement == nil:
		text = lang.Say("Esito: %s. Vale 0, perché così il piano tratta i valori mancanti.",
			"Status: %s. It scores 0, for so the plan treats missing values.", status)
	case i.Node.Counts():
		text = lang.Say("Esito: %s. Raggiungimento %s, che porta %s %s su un punteggio dell'ente di %s.",
			"Status: %s. Achievement %s, which brings %s %s of a score of the body of %s.", status,
			document.Percent(i.Achievement).Spoken,
			document.PercentBare(i.Node.Points).Spoken, report.ScorePoints(r.Plan),
			document.Percent(r.Score).Spoken)
	}
	return document.Paragraph{Text: text, Style: document.Bold, Tight: true}
}

// causeLines are the cause of the deviation and the forecast, as the measurements
// state them.
func causeLines(i *evaluate.Indicator) []document.Block {
	if i.Record.Cause.Value == "" {
		return nil
	}
	text := lang.Say("Causa: %s", "Cause: %s", i.Record.Cause.Value)
	if reach := report.ReachCell(i).Spoken; reach != nil {
		text = lang.Say("%s (ancora raggiungibile: %s)", "%s (still reachable: %s)", text, reach)
	}
	return []document.Block{document.Paragraph{Text: text, Tight: true}}
}

// figureBlocks are the measures and the value of the formula.
func figureBlocks(r *evaluate.Result, i *evaluate.Indicator) []document.Block {
	if i.Expr == nil {
		return nil
	}
	var blocks []document.Block
	if len(i.Inputs) > 0 {
		blocks = append(blocks, chapter("Le misure", "The measures"), figureTable(i))
	}
	if i.Own != nil {
		return append(blocks, valueLine(i))
	}
	blocks = append(blocks, chapter("La formula", "The formula"), report.Paragraph(lang.Same(i.Formula.Value)))
	for _, line := range workedOut(r, i) {
		blocks = append(blocks, document.Paragraph{Text: equals{line}, Tight: true})
	}
	return append(blocks, valueLine(i))
}

// explained is a figure behind an indicator, and what it would have to be.
type explained struct {
	of *evaluate.Indicator
	evaluate.Input
	needed *ahead.Needed // nil if not asked for
}

func figuresOf(r *evaluate.Result, indicators []*evaluate.Indicator) []explained {
	var all []explained
	for _, i := range indicators {
		needed := neededFor(r, i)
		for _, in := range i.Inputs {
			x := explained{of: i, Input: in}
			same := func(n ahead.Needed) bool { return n.Input.Origin() == in.Origin() }
			if at := slices.IndexFunc(needed, same); at >= 0 {
				x.needed = &needed[at]
			}
			all = append(all, x)
		}
	}
	return all
}

// figureColumns are what is said about a figure, on a page and to programs.
var figureColumns = []report.Column[explained]{
	report.Data("indicator", func(x explained) document.Cell { return report.Raw(x.of.Code.Value) }),
	{
		Column: document.Column{Name: "measure", Header: report.MeasureKind, Min: 16},
		Cell:   func(x explained) document.Cell { return document.Text(x.Measure.Code.Value) },
	},
	report.Data("name", func(x explained) document.Cell { return report.Raw(x.Measure.Name.Value) }),
	report.Data("unit", func(x explained) document.Cell { return report.Raw(x.Measure.Unit.Value) }),
	report.Shown("year", "Anno", "Year", document.Right,
		func(x explained) document.Cell { return report.YearCell(x.Measure.Plan, x.Year) }),
	report.Shown("value", "Valore", "Value", document.Decimal,
		func(x explained) document.Cell { return report.InputValue(x.Input) }),
	report.Data("missing", func(x explained) document.Cell { return report.Raw(x.Missing) }),
	report.Shown("at", "Dove sta", "Where it stands", document.Left,
		func(x explained) document.Cell { return report.OrDash(placeOf(x.Input)) }),
	{
		Column:   report.Heads("figure_source", "Fonte e note", "Source and notes", document.Left),
		Cell:     func(x explained) document.Cell { return document.Cell{Spoken: figureSource(x.Input)} },
		PageOnly: true,
	},
	report.Data("source", func(x explained) document.Cell { return report.Raw(sourceOf(x.Input)) }),
	report.Data("answer", func(x explained) document.Cell {
		if x.needed == nil {
			return document.Cell{}
		}
		return report.Raw(x.needed.Answer.Code())
	}),
	report.Data("needed", func(x explained) document.Cell {
		return x.found(func(n *ahead.Needed) document.Cell { return report.RawValue(x.Of.Kind(), n.Figure) })
	}),
	report.Data("change", func(x explained) document.Cell {
		return x.found(func(n *ahead.Needed) document.Cell { return report.Number(n.Change()) })
	}),
}

// found is a cell of a needed figure; empty if there is none.
func (x explained) found(cell func(*ahead.Needed) document.Cell) document.Cell {
	if x.needed == nil || x.needed.Answer != ahead.Found {
		return document.Cell{}
	}
	return cell(x.needed)
}

func figureTable(i *evaluate.Indicator) *document.Table {
	columns := report.OnPage(figureColumns)
	t := report.TableOf(columns, nil)
	for _, in := range i.Inputs {
		row := report.RowFor(columns, explained{of: i, Input: in})
		row.Note = lang.Same(in.Measure.Name.Value)
		t.Rows = append(t.Rows, row)
	}
	return report.WithoutIdle(t)
}

// placeOf is the file and the line of a figure; empty if no file has it.
func placeOf(in evaluate.Input) string {
	if in.From == nil {
		return ""
	}
	pos := in.From.Code.Pos()
	return pos.File.Name + ":" + strconv.Itoa(int(pos.Line))
}

// sourceOf is where a figure comes from, as its file says or else the plan.
func sourceOf(in evaluate.Input) string {
	if in.From != nil && in.From.Source.Value != "" {
		return in.From.Source.Value
	}
	return in.Of.Source.Value
}

// figureSource is the source of a figure with everything said about it.
func figureSource(in evaluate.Input) lang.Spoken {
	parts := lang.Parts{report.Origin(in)}
	if in.From == nil || in.From.Source.Value == "" {
		parts = append(parts, lang.Same(in.Of.Source.Value))
	}
	return parts
}

// valueLine is the result of the formula, exact and as it is printed.
func valueLine(i *evaluate.Indicator) document.Paragraph {
	switch {
	case i.Value == nil && i.Zero != nil:
		return report.Paragraph(lang.Say("Il valore è indefinito (%s).", "The value is undefined (%s).", report.ZeroText(i)))
	case i.Value == nil:
		return report.Paragraph(lang.Both("Il valore non si calcola finché manca una misura.",
			"The value is not computed as long as a measure is missing."))
	case i.Kind != target.NumberKind:
		return report.Paragraph(lang.Say("Il valore è %s.", "The value is %s.", report.ValueCell(i).Spoken))
	}
	return report.Paragraph(lang.Say("Il valore esatto è %s, che si stampa %s.",
		"The exact value is %s, which prints as %s.",
		exactText(i.Value), report.ValueCell(i).Spoken))
}

func targetBlocks(i *evaluate.Indicator) []document.Block {
	var text lang.Spoken
	switch {
	case i.Target == nil && i.Judged():
		return nil
	case i.Target == nil:
		text = lang.Both("Quest'anno il piano non gli dà un target: il valore si mostra e non conta.",
			"This year the plan gives it no target: the value is shown and does not count.")
	case i.Value == nil || i.Status == evaluate.Excluded:
		text = i.Target.Condition
	default:
		text = lang.Say("%s: %s.", "%s: %s.", i.Target.Condition, metText(i))
	}
	return []document.Block{chapter("Il target", "The target"), report.Paragraph(text)}
}

// metText says whether the target is met, and by how much it is missed.
func metText(i *evaluate.Indicator) lang.Spoken {
	value, gap := report.ValueCell(i).Spoken, i.Gap()
	switch {
	case i.Kind == target.YesNoKind && gap.Sign() != 0, i.Status != evaluate.Met && gap.Sign() == 0:
		return lang.Say("%s non lo soddisfa", "%s does not meet it", value)
	case i.MeetsTarget():
		return lang.Say("%s lo soddisfa", "%s meets it", value)
	}
	return lang.Say("%s non lo soddisfa: la distanza è %s",
		"%s does not meet it: the distance is %s", value, distanceText(i, gap))
}

func distanceText(i *evaluate.Indicator, gap *big.Rat) lang.Spoken {
	if i.Kind == target.DateKind {
		return report.AmountOf(gap, lang.Both("giorno", "day"), lang.Both("giorni", "days"))
	}
	some := plan.Target{Condition: target.Condition{Op: target.Above, Unit: i.Target.Unit}} // it does not look like 0
	distance := report.ValueOf(i.Indicator, &some, gap).Spoken
	if f, ok := distance.(document.Rounded); ok && f.Unit == lang.Same("%") {
		return lang.Say("%s punti percentuali", "%s percentage points", f.Number)
	}
	return distance
}

// inUnit is a number in the unit of the indicator and its target.
func inUnit(i *evaluate.Indicator, v *big.Rat) lang.Spoken {
	return report.ValueOf(i.Indicator, i.Target, v).Spoken
}
