package report

import (
	"math/big"
	"strconv"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// Explanation is the report of how indicators came to their points, step by step
// and in words.
func Explanation(r *evaluate.Result, indicators []*evaluate.Indicator) *document.Document {
	return &document.Document{
		Name:   "explanation",
		Blocks: func() []document.Block { return explanationPage(r, indicators) },
		Data:   func() *document.Table { return explanationData(r, indicators) },
	}
}

func explanationPage(r *evaluate.Result, indicators []*evaluate.Indicator) []document.Block {
	doc := document.Body(heading(r))
	for _, i := range indicators {
		doc.Add(document.Title(lang.Same(i.Code.Value+"  "+i.Name.Value)), standsIn(r, i), outcome(r, i))
		doc.Add(causeLines(i)...)
		doc.Add(figureBlocks(r, i)...)
		doc.Add(targetBlocks(i)...)
		doc.Add(achievementBlocks(r, i)...)
		doc.Add(pointBlocks(r, i)...)
		doc.Add(neededBlocks(r, i)...)
	}
	return doc
}

// chapter opens a part of an explanation.
func chapter(it, en string) document.Heading { return document.Chapter(lang.Both(it, en)) }

func standsIn(r *evaluate.Result, i *evaluate.Indicator) document.Paragraph {
	o := i.Objective
	place := lang.Say("Obiettivo %s, area %s", "Objective %s, area %s", o.Code.Value, o.AreaCode.Value)
	if i.Office != nil {
		place = lang.Say("%s, ufficio %s", "%s, office %s", place, lang.Same(i.Office.Code.Value+" ("+i.Office.Name.Value+")"))
	}
	return document.Paragraph{Text: place}
}

// outcome is the whole explanation in one line.
func outcome(r *evaluate.Result, i *evaluate.Indicator) document.Paragraph {
	status := i.Status.Name()
	text := lang.Say("Esito: %s. Non conta nel punteggio dell'ente.", "Status: %s. It does not count in the body's score.", status)
	switch {
	case i.Node.Points != nil && i.Achievement == nil:
		text = lang.Say("Esito: %s. Vale 0, perché così il piano tratta i valori mancanti.", "Status: %s. It scores 0, for so the plan treats missing values.", status)
	case i.Node.Points != nil:
		text = lang.Say("Esito: %s. Raggiungimento %s, che porta %s punti su un punteggio dell'ente di %s.", "Status: %s. Achievement %s, which brings %s points of a score of the body of %s.",
			status, document.Percent(i.Achievement).Spoken, document.PercentBare(i.Node.Points).Spoken, document.Percent(r.Score).Spoken)
	}
	return document.Paragraph{Text: text, Style: document.Bold, Tight: true}
}

// causeLines are the cause and the forecast that the measurements give.
func causeLines(i *evaluate.Indicator) []document.Block {
	if i.Record == nil || i.Record.Cause.Value == "" {
		return nil
	}
	text := lang.Say("Causa: %s", "Cause: %s", i.Record.Cause.Value)
	if reach := reachCell(i).Spoken; reach != nil {
		text = lang.Say("%s (ancora raggiungibile: %s)", "%s (still reachable: %s)", text, reach)
	}
	return []document.Block{document.Paragraph{Text: text, Tight: true}}
}

// figureBlocks are the measures and the value that the formula makes of them.
func figureBlocks(r *evaluate.Result, i *evaluate.Indicator) []document.Block {
	if i.Expr == nil {
		return nil
	}
	var blocks []document.Block
	if len(i.Inputs) > 0 {
		blocks = append(blocks, chapter("Le misure", "The measures"), figureTable(i))
	}
	blocks = append(blocks, chapter("La formula", "The formula"), document.Paragraph{Text: lang.Same(i.Formula.Value)})
	for _, line := range workedOut(r, i) {
		blocks = append(blocks, document.Paragraph{Text: equals{line}, Tight: true})
	}
	return append(blocks, valueLine(i))
}

// equals is a line of a calculation, which is what stands above it, or about
// that where a number in it is rounded.
type equals struct{ lang.Spoken }

func (e equals) In(l lang.Lang) string {
	text := e.Spoken.In(l)
	if exact := strings.ReplaceAll(text, "≈", ""); exact != text {
		return "≈ " + exact
	}
	return "= " + text
}

func figureTable(i *evaluate.Indicator) *document.Table {
	t := &document.Table{Columns: []document.Column{{Header: measureKind, Min: 16}, heads("year", "Anno", "Year", document.Right),
		heads("value", "Valore", "Value", document.Decimal), heads("place", "Dove sta", "Where it stands", document.Left), heads("figure_source", "Fonte e note", "Source and notes", document.Left)}}
	for _, in := range i.Inputs {
		t.Rows = append(t.Rows, document.Row{Note: lang.Same(in.Measure.Name.Value),
			Cells: []document.Cell{document.Text(in.Measure.Code.Value), document.Text(strconv.Itoa(in.Year)), inputValue(in), orDash(placeOf(in)), {Spoken: figureSource(in)}}})
	}
	return withoutIdle(t)
}

// placeOf is the file and the line of a figure; nothing where no file has it.
func placeOf(in evaluate.Input) string {
	if in.From == nil {
		return ""
	}
	pos := in.From.Code.Pos()
	return pos.File.Name + ":" + strconv.Itoa(int(pos.Line))
}

// figureSource is where a figure comes from: what its file says, else the plan.
func figureSource(in evaluate.Input) lang.Spoken {
	parts := lang.Parts{origin(in)}
	if in.From == nil || in.From.Source.Value == "" {
		parts = append(parts, lang.Same(in.Of.Source.Value))
	}
	return parts
}

// valueLine says what the formula gives, exactly and as it is printed.
func valueLine(i *evaluate.Indicator) document.Paragraph {
	switch {
	case i.Value == nil && i.Zero != nil:
		return document.Paragraph{Text: lang.Say("Il valore è indefinito (%s).", "The value is undefined (%s).", zeroText(i))}
	case i.Value == nil:
		return document.Paragraph{Text: lang.Both("Il valore non si calcola finché manca una misura.", "The value is not computed as long as a measure is missing.")}
	}
	shown := valueCell(i).Spoken
	if i.Kind != plan.NumberKind {
		return document.Paragraph{Text: lang.Say("Il valore è %s.", "The value is %s.", shown)}
	}
	return document.Paragraph{Text: lang.Say("Il valore esatto è %s, che si stampa %s.", "The exact value is %s, which prints as %s.", exactText(i.Value), shown)}
}

// exactText is a number with all its decimals, or where they do not end as a
// fraction.
func exactText(v *big.Rat) lang.Spoken {
	if s, ok := ended(v); ok {
		return s
	}
	return lang.Say("%s/%s", "%s/%s", lang.Number(v.Num().String()), lang.Number(v.Denom().String()))
}

// ended is a number with all its decimals, where these are not too many to read.
func ended(v *big.Rat) (lang.Number, bool) {
	s := document.Exact(v, document.ExactDigits)
	same, _ := new(big.Rat).SetString(s)
	return lang.Number(s), same.Cmp(v) == 0
}

func targetBlocks(i *evaluate.Indicator) []document.Block {
	if i.Target == nil {
		if i.Judged() {
			return nil
		}
		return []document.Block{chapter("Il target", "The target"), document.Paragraph{Text: lang.Both("Quest'anno il piano non gli dà un target: il valore si mostra e non conta.", "This year the plan gives it no target: the value is shown and does not count.")}}
	}
	text := lang.Say("%s", "%s", i.Target.Condition)
	if i.Value != nil && i.Status != evaluate.Excluded {
		text = lang.Say("%s: %s.", "%s: %s.", i.Target.Condition, metText(i))
	}
	return []document.Block{chapter("Il target", "The target"), document.Paragraph{Text: text}}
}

// metText says whether the target is met, and by how much it is missed.
func metText(i *evaluate.Indicator) lang.Spoken {
	end := evaluate.Nearest(i.Target.Condition, i.Value)
	switch {
	case i.Target.Condition.Kind == plan.YesNoKind && i.Value.Cmp(end) != 0, i.Status != evaluate.Met && i.Value.Cmp(end) == 0:
		return lang.Say("%s non lo soddisfa", "%s does not meet it", valueCell(i).Spoken)
	case i.MeetsTarget():
		return lang.Say("%s lo soddisfa", "%s meets it", valueCell(i).Spoken)
	}
	gap := new(big.Rat).Sub(i.Value, end)
	if i.Kind == plan.DateKind {
		return lang.Say("%s non lo soddisfa: la distanza è %s", "%s does not meet it: the distance is %s", valueCell(i).Spoken, amountOf(gap.Abs(gap), lang.Both("giorno", "day"), lang.Both("giorni", "days")))
	}
	distance := inUnit(i, gap.Abs(gap))
	if f, ok := distance.(document.Rounded); ok && f.Unit == lang.Same("%") {
		distance = lang.Say("%s punti percentuali", "%s percentage points", lang.Number(shortDistance(document.HundredTimes(gap))))
	}
	return lang.Say("%s non lo soddisfa: la distanza è %s", "%s does not meet it: the distance is %s", valueCell(i).Spoken, distance)
}

// shortDistance is a distance with two decimals, or with more where it would
// seem to be none.
func shortDistance(d *big.Rat) string {
	if s := document.Round(d, document.UsualDigits); strings.Trim(s, "0.") != "" {
		return s
	}
	return document.Exact(d, document.ExactDigits)
}

// inUnit is a number in the indicator's unit, without a target to be seen
// against.
func inUnit(i *evaluate.Indicator, v *big.Rat) lang.Spoken {
	return ValueCell(i.Indicator, nil, v, true).Spoken
}
