package report

import (
	"math/big"
	"slices"
	"time"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/target"
)

// inputTable lists the measures from which values were computed.
func inputTable(indicators []*evaluate.Indicator) *document.Table {
	columns := []Column[evaluate.Input]{
		MeasureColumn("Indicatore, misura", "Indicator, measure", 20), yearColumn, valueColumn,
		Shown("source", "Fonte e note", "Source and notes", document.Left, OriginCell),
	}
	t := TableOf(columns, nil)
	t.Caption = lang.Both("Formule e misure", "Formulas and measures")
	titled := func(i *evaluate.Indicator) int { return min(len(i.Formula.Value), 1) }
	titledLast := func(a, b *evaluate.Indicator) int { return titled(a) - titled(b) }
	for _, i := range slices.SortedStableFunc(slices.Values(indicators), titledLast) {
		if i.Formula.Value != "" {
			t.Rows = append(t.Rows, TitleRow(i.Code.Value+" = "+i.Formula.Value))
		}
		for _, in := range i.Inputs {
			row := RowFor(columns, in)
			row.Note = lang.Same(in.Measure.Name.Value)
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// MeasureColumn has the codes of measures, at least so many columns wide.
func MeasureColumn(it, en string, least int) Column[evaluate.Input] {
	c := Shown("measure", it, en, document.Left,
		func(in evaluate.Input) document.Cell { return document.Text(in.Measure.Code.Value) })
	c.Min = least
	return c
}

var (
	yearColumn = Shown("year", "Anno", "Year", document.Right,
		func(in evaluate.Input) document.Cell { return YearCell(in.Measure.Plan, in.Year) })
	valueColumn = Shown("value", "Valore", "Value", document.Decimal, InputValue)
)

// YearCell is a year as pages print it; for programs, its number.
func YearCell(p *plan.Plan, year int) document.Cell {
	c := document.Whole(year)
	c.Spoken = lang.Same(p.Label(year))
	return c
}

func OriginCell(in evaluate.Input) document.Cell { return document.Cell{Spoken: Origin(in)} }

// Origin is where a figure comes from: another measure in an earlier year, or its
// source and note.
func Origin(in evaluate.Input) lang.Spoken {
	switch {
	case in.NoFile:
		return lang.Say("manca: non ci sono misurazioni del %s",
			"missing: there are no measurements of %s", in.Measure.Plan.Label(in.FromYear))
	case in.From == nil:
		return lang.Both("manca", "missing")
	}
	parts := lang.Parts{}
	if in.Value == nil {
		parts = append(parts, lang.Say("manca: %s", "missing: %s", in.Missing))
	}
	if in.From.Measure != in.Measure {
		parts = append(parts, lang.Say("%s del %s", "%s of %s", in.From.Measure.Code.Value, in.Measure.Plan.Label(in.FromYear)))
	}
	return append(parts, lang.Same(in.From.Source.Value), lang.Same(in.From.Note.Value))
}

// InputValue is the figure of a measure.
func InputValue(in evaluate.Input) document.Cell {
	switch {
	case in.Value == nil:
		return document.Cell{}
	case in.Measure.Kind() == target.YesNoKind:
		return document.YesNo(in.Value.Sign() != 0)
	case in.Measure.Kind() == target.DateKind:
		return dateCell(in.Value)
	}
	return document.Cell{Spoken: figureText(in.Value, in.Measure.Unit.Value), Number: in.Value}
}

// figureText is a figure as given, with all its decimals.
func figureText(v *big.Rat, unit string) document.Rounded {
	switch {
	case unit == "%":
		return PercentText(v)
	case target.IsEuro(unit):
		text := decimalText(v, lang.Same("€"))
		if cents := lang.Number(document.Round(v, document.UsualDigits)); len(cents) > len(text.Number) {
			text.Number = cents
		}
		return text
	}
	return decimalText(v, lang.Same(shortUnit(unit)))
}

func dateCell(days *big.Rat) document.Cell {
	day := dateOf(days)
	return document.Words(lang.Date(day), day.Format(time.DateOnly))
}

// dateOf is a number of days since 1970 as a date.
func dateOf(days *big.Rat) time.Time { return target.DateOfDays(days.Num().Int64()) }

// Difference is how much a figure of a measure exceeds another or falls short; empty
// for yes and no.
func Difference(m *plan.Measure, change *big.Rat) lang.Spoken {
	size := new(big.Rat).Abs(change)
	text := figureText(size, m.Unit.Value)
	switch {
	case m.Kind() == target.YesNoKind:
		return nil
	case m.Kind() == target.DateKind:
		text = AmountOf(size, lang.Both("giorno", "day"), lang.Both("giorni", "days"))
	case m.Unit.Value == "%":
		text = AmountOf(document.HundredTimes(size), lang.Both("punto", "point"), lang.Both("punti", "points"))
	}
	text.Sign = [...]string{"-", "", "+"}[change.Sign()+1]
	return text
}

// AmountOf is a number of things, one or many.
func AmountOf(n *big.Rat, one, many lang.Text) document.Rounded {
	if n.Cmp(Whole) == 0 {
		return decimalText(n, one)
	}
	return decimalText(n, many)
}

// ThresholdText says what a missing figure must be to meet the target; empty if that
// is not known.
func ThresholdText(x *ahead.Threshold, in evaluate.Input) lang.Spoken {
	if x == nil || x.Input.Origin() != in.Origin() {
		return nil
	}
	figure := FigureCell(x.Input.Of, x.Figure).Spoken
	switch {
	case x.AtLeast && AboveWhole(x.Input.Of, x.Figure):
		return lang.Say("almeno %s, %s", "at least %s, %s", figure, OverWhole)
	case x.AtLeast:
		return lang.Say("almeno %s", "at least %s", figure)
	}
	return lang.Say("al più %s", "at most %s", figure)
}

// OverWhole is said of a share that is more than all there is.
var OverWhole = lang.Both("oltre il 100 %", "above 100 %")

// AboveWhole reports whether a share is above 100 %.
func AboveWhole(m *plan.Measure, figure *big.Rat) bool {
	return m.Unit.Value == "%" && figure.Cmp(Whole) > 0
}

// Whole is 100 %.
var Whole = big.NewRat(1, 1)
