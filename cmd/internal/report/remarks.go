package report

import (
	"time"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan/formula"
	"piao/plan/lang"
)

// remarks say what a score does not show: what is missing or left out, and why.
func remarks(r *evaluate.Result, indicators []*evaluate.Indicator) []document.Block {
	blocks := []document.Block{missingTable(indicators)}
	blocks = append(blocks, leftOut(r, indicators)...)
	return append(blocks, causeTable(indicators))
}

// noteTable is a list of indicators with one remark on each.
func noteTable(caption, header lang.Text, indicators []*evaluate.Indicator,
	say func(*evaluate.Indicator) lang.Spoken) *document.Table {
	t := &document.Table{Caption: caption, Columns: []document.Column{{Header: IndicatorKind}, {Header: header}}}
	for _, i := range indicators {
		t.Rows = append(t.Rows, RowOf(document.Text(i.Code.Value), document.Cell{Spoken: say(i)}))
	}
	return t
}

func missingTable(indicators []*evaluate.Indicator) *document.Table {
	return noteTable(lang.Both("Valori mancanti", "Missing values"), lang.Both("Motivo", "Reason"),
		evaluate.WithStatus(indicators, evaluate.Missing, evaluate.Undefined),
		func(i *evaluate.Indicator) lang.Spoken { return MissingText(i) })
}

// MissingText names the measures that an indicator lacks, or the one that is zero.
func MissingText(i *evaluate.Indicator) lang.Message {
	switch {
	case i.Status != evaluate.Missing && i.Zero != nil:
		return ZeroText(i)
	case i.Status != evaluate.Missing:
		return lang.Message{}
	case i.Judged() && i.Record.Missing.Value != "":
		return lang.Say("manca il giudizio (%s)", "the judgement is missing (%s)", i.Record.Missing.Value)
	case i.Judged():
		return lang.Say("manca il giudizio", "the judgement is missing")
	}
	var list lang.List
	for _, in := range MissingInputs(i) {
		list.Items = append(list.Items, inputText(in))
	}
	lacking := lang.Say("mancano %s", "missing: %s", list)
	switch {
	case len(list.Items) == 1:
		lacking = lang.Say("manca %s", "missing: %s", list)
	case i.ZeroBefore != nil:
		lacking = zeroText(i, i.ZeroBefore, i.Year-1)
	}
	if i.Value != nil {
		return lang.Say("non si sa il valore dell'anno prima, da cui parte il punteggio: %s",
			"last year's value, from which the score starts, is not known: %s", lacking)
	}
	return lacking
}

func inputText(in evaluate.Input) lang.Message {
	year, from := in.Measure.Plan.Label(in.Year), in.Measure.Plan.Label(in.FromYear)
	switch {
	case in.Missing != "":
		return lang.Say("%s del %s (%s)", "%s of %s (%s)", in.Measure.Code.Value, year, in.Missing)
	case in.Of != in.Measure:
		return lang.Say("%s del %s, cioè %s del %s",
			"%s of %s, that is %s of %s", in.Measure.Code.Value, year, in.Of.Code.Value, from)
	case in.NoFile:
		return lang.Say("%s del %s (non ci sono misurazioni del %s)",
			"%s of %s (there are no measurements of %s)", in.Measure.Code.Value, year, from)
	}
	return lang.Say("%s del %s", "%s of %s", in.Measure.Code.Value, year)
}

// ZeroText names the measures that are zero, or the divisor if its measures are not.
func ZeroText(i *evaluate.Indicator) lang.Message { return zeroText(i, i.Zero, i.Year) }

// zeroText says what divided by zero in a year. Measures of another year than the
// one evaluated are named with theirs.
func zeroText(i *evaluate.Indicator, z *formula.Zero, year int) lang.Message {
	var list lang.List
	for _, m := range z.Measures {
		name := lang.Say("%s", "%s", zeroName(m))
		if y := m.Year(year); y != i.Year {
			name = lang.Say("%s del %s", "%s of %s", zeroName(m), i.Measures[0].Plan.Label(y))
		}
		list.Items = append(list.Items, name)
	}
	switch len(list.Items) {
	case 0:
		return lang.Say("divisione per zero: %s vale 0", "division by zero: %s is 0", z.Divisor.String())
	case 1:
		return lang.Say("divisione per zero: %s vale 0", "division by zero: %s is 0", list)
	}
	return lang.Say("divisione per zero: %s valgono 0", "division by zero: %s are 0", list)
}

// zeroName is the code of a measure, or a sum of several years as the formula
// writes it.
func zeroName(m *formula.Measure) string {
	if m.Cumulative {
		return m.String()
	}
	return m.Code
}

// leftOut lists what does not count this year, with the score if the excluded
// indicators scored 0.
func leftOut(r *evaluate.Result, indicators []*evaluate.Indicator) []document.Block {
	out := evaluate.WithStatus(indicators, evaluate.Excluded, evaluate.NoTarget)
	blocks := []document.Block{noteTable(lang.Both("Indicatori non conteggiati",
		"Indicators that do not count"), lang.Both("Motivo", "Reason"), out, LeftOutText)}
	if w := r.ExcludedWeight; w != nil && w.Sign() > 0 && len(out) > 0 {
		blocks = append(blocks, Paragraph(lang.Say(
			"Se gli indicatori esclusi valessero 0 il punteggio dell'ente sarebbe %s.",
			"Had the excluded indicators scored 0, the body's score would be %s.",
			document.Percent(r.ExcludedAsZero).Spoken)))
	}
	return blocks
}

// LeftOutText says why an indicator does not count.
func LeftOutText(i *evaluate.Indicator) lang.Spoken {
	x := i.Exclusion
	switch {
	case x == nil:
		return lang.Both("nessun target quest'anno", "no target this year")
	case x.Act == "":
		return lang.Say("escluso: %s", "excluded: %s", x.Reason)
	case x.Date == "":
		return lang.Say("escluso: %s (%s)", "excluded: %s (%s)", x.Reason, x.Act)
	}
	return lang.Say("escluso: %s (%s, %s)", "excluded: %s (%s, %s)", x.Reason, x.Act, DateText(x.Date))
}

// causeTable lists the causes of deviations, and whether the target can still be
// reached.
func causeTable(indicators []*evaluate.Indicator) *document.Table {
	t := &document.Table{Caption: lang.Both("Cause e note", "Causes and notes"), Columns: []document.Column{
		{Header: IndicatorKind},
		{Header: lang.Both("Esito", "Status")},
		{Header: lang.Both("Causa o nota", "Cause or note")},
		{Header: lang.Both("Ancora raggiungibile", "Still reachable")},
	}}
	for _, i := range indicators {
		text, reach := CauseText(i), ReachCell(i)
		if text.In(lang.IT) != "" || reach.Spoken != nil {
			cells := []document.Cell{document.Text(i.Code.Value), StatusCell(i), {Spoken: text}, reach}
			t.Rows = append(t.Rows, RowOf(cells...))
		}
	}
	return t
}

// CauseText is everything that people say about an indicator.
func CauseText(i *evaluate.Indicator) lang.Spoken {
	c := i.Record
	parts := lang.Parts{lang.Same(c.Cause.Value), lang.Same(c.Notes.Value)}
	if c.JudgedBy.Value != "" {
		parts = append(parts, lang.Say("giudizio: %s", "judged by %s", c.JudgedBy.Value))
	}
	if !i.Note.IsZero() {
		parts = append(parts, i.Note)
	}
	return parts
}

// ReachCell says whether the target can still be reached; empty if nobody says.
func ReachCell(i *evaluate.Indicator) document.Cell {
	if yes := data.Reachable(i); yes != nil {
		return document.YesNo(*yes)
	}
	return document.Cell{}
}

// DateText is a date that a file states, as people read it.
func DateText(s string) lang.Spoken {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return lang.Same(s)
	}
	return lang.Date(t)
}

// Paragraph is a plain paragraph.
func Paragraph(text lang.Spoken) document.Paragraph { return document.Paragraph{Text: text} }
