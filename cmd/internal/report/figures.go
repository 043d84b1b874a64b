package report

import (
	"math/big"
	"time"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// inputTable lists the measures that values were computed from.
func inputTable(indicators []*evaluate.Indicator) *document.Table {
	columns := []column[evaluate.Input]{
		measureColumn("Indicatore, misura", "Indicator, measure", 20), yearColumn, valueColumn,
		shown("source", "Fonte e note", "Source and notes", document.Left, originCell),
	}
	t := tableOf(columns, nil)
	t.Caption = lang.Both("Formule e misure", "Formulas and measures")
	for _, i := range indicators {
		if i.Formula.Value == "" {
			continue
		}
		t.Rows = append(t.Rows, titleRow(i.Code.Value+" = "+i.Formula.Value))
		for _, in := range i.Inputs {
			row := rowFor(columns, in)
			row.Note = lang.Same(in.Measure.Name.Value)
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func measureColumn(it, en string, least int) column[evaluate.Input] {
	c := shown("measure", it, en, document.Left,
		func(in evaluate.Input) document.Cell { return document.Text(in.Measure.Code.Value) })
	c.Min = least
	return c
}

var (
	yearColumn = shown("year", "Anno", "Year", document.Right,
		func(in evaluate.Input) document.Cell { return document.Whole(in.Year) })
	valueColumn = shown("value", "Valore", "Value", document.Decimal, inputValue)
)

func originCell(in evaluate.Input) document.Cell { return document.Cell{Spoken: origin(in)} }

// origin is where a figure comes from: another measure's of an earlier year, the
// source and the note beside it.
func origin(in evaluate.Input) lang.Spoken {
	switch {
	case in.NoFile:
		return lang.Say("manca: non ci sono misurazioni del %d",
			"missing: there are no measurements of %d", in.FromYear)
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
		return dateCell(in.Value)
	}
	return document.Cell{Spoken: figureText(in.Value, in.Measure.Unit.Value), Number: in.Value}
}

// figureText is a figure as it was given, with all its decimals.
func figureText(v *big.Rat, unit string) document.Rounded {
	switch {
	case unit == "%":
		return percentText(v)
	case plan.IsEuro(unit):
		return document.Rounded{Number: lang.Number(document.Round(v, document.UsualDigits)), Unit: lang.Same("€")}
	}
	return decimalText(v, lang.Same(shortUnit(unit)))
}

func dateCell(days *big.Rat) document.Cell {
	day := dateOf(days)
	return document.Words(lang.Date(day), day.Format(time.DateOnly))
}

// dateOf is a number of days since 1970 as a date.
func dateOf(days *big.Rat) time.Time { return plan.DateOfDays(days.Num().Int64()) }
