package report

import (
	"math/big"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// indicatorTable shows indicators under their objectives; total says that they
// are all of them, so that their points make the body's score.
func indicatorTable(r *evaluate.Result, objectives []*evaluate.Objective, total bool) *Table {
	t := &Table{Caption: say("Indicatori", "Indicators"), Columns: []Column{
		{Header: say("Indicatore", "Indicator"), Min: 20},
		heads("weight", "Peso %", "Weight %", Decimal),
		heads("target", "Target", "Target", Right),
		heads("value", "Valore", "Value", Decimal),
		heads("achievement", "Ragg. %", "Ach. %", Decimal),
		heads("weighted_score", "Punti %", "Points %", Decimal),
		heads("status", "Esito", "Status", Left),
	}}
	for _, o := range objectives {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Spoken: lang.Same(o.Code.Value)}}})
		for _, i := range o.Indicators {
			t.Rows = append(t.Rows, indicatorRow(i, r.Year))
		}
	}
	if total {
		t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Cell{strong(Words(say("Ente", "Body"), "")),
			blank(), blank(), blank(), blank(), scored(r, r.Score), blank()}})
	}
	return t
}

func blank() Cell { return Cell{Spoken: lang.Same("")} }

func indicatorRow(i *evaluate.Indicator, year int) Row {
	target := Cell{}
	if i.Target != nil {
		target = Words(i.Target.Condition, i.Target.Condition.String())
	}
	return Row{Cells: []Cell{
		coded(i.Code.Value, i.Name.Value), PercentBare(weightOf(i)), target, valueCell(i),
		styled(PercentBare(i.Achievement), styleOf(i.Band)), PercentBare(i.Points), statusCell(i),
	}}
}

// weightOf is the weight as the plan states it, else what an equal part is.
func weightOf(i *evaluate.Indicator) *big.Rat {
	if i.Weight != nil {
		return i.Weight
	}
	return big.NewRat(1, int64(len(i.Objective.Indicators)))
}

func styled(c Cell, s Style) Cell {
	c.Style = s
	return c
}

var statusStyles = map[evaluate.Status]Style{
	evaluate.Met: Green, evaluate.Partial: Yellow, evaluate.Missed: Red,
	evaluate.Missing: Dim, evaluate.Undefined: Red, evaluate.NoTarget: Dim, evaluate.Excluded: Dim,
}

func statusCell(i *evaluate.Indicator) Cell {
	return styled(Words(i.Status.Name(), i.Status.Code()), statusStyles[i.Status])
}

// valueCell is the value in its unit, with as many digits as it takes to see
// that it misses a target which it misses.
func valueCell(i *evaluate.Indicator) Cell {
	c := ValueCell(i.Indicator, i.Target, i.Value, i.Status == evaluate.Met)
	return c
}

// ValueCell is a value of an indicator as people read it.
func ValueCell(i *plan.Indicator, t *plan.Target, v *big.Rat, met bool) Cell {
	switch {
	case v == nil:
		return Cell{}
	case i.Kind == plan.YesNoKind:
		return yesNoCell(v)
	case i.Kind == plan.DateKind:
		return Words(lang.Date(dateOf(v)), dateOf(v).Format("2006-01-02"))
	}
	unit := i.Unit.Value
	if t != nil && t.Unit == "%" || i.Percent {
		unit = "%"
	}
	return measured(v, unit, nearest(t, v), met)
}

func yesNoCell(v *big.Rat) Cell {
	if v.Sign() == 0 {
		return Cell{Spoken: lang.Same("no"), Raw: "false"}
	}
	return Cell{Spoken: say("sì", "yes"), Raw: "true"}
}

// nearest is the end of the target that a value is compared with.
func nearest(t *plan.Target, v *big.Rat) *big.Rat {
	switch {
	case t == nil:
		return nil
	case t.Op == plan.Between && v.Cmp(t.Low.Rat()) < 0:
		return t.Low.Rat()
	case t.Op == plan.Between:
		return t.High.Rat()
	case t.Op == plan.Equal && v.Cmp(t.Condition.Value.Rat()) < 0:
		return t.Condition.Value.Sub(t.Tolerance).Rat()
	case t.Op == plan.Equal:
		return t.Condition.Value.Add(t.Tolerance).Rat()
	}
	return t.Condition.Value.Rat()
}

// measured is a figure in its unit: whole numbers whole, others with two
// decimals or more.
func measured(v *big.Rat, unit string, target *big.Rat, met bool) Cell {
	printed, bar := v, target
	if unit == "%" {
		hundred := big.NewRat(100, 1)
		printed = new(big.Rat).Mul(v, hundred)
		if target != nil {
			bar = new(big.Rat).Mul(target, hundred)
		}
	}
	digits := usualDigits
	if printed.IsInt() && unit != "%" {
		digits = 0
	}
	c := Figure(printed, Against(printed, bar, met, digits), shortUnit(unit))
	c.Raw = Exact(v, exactDigits)
	return c
}

// shortUnit leaves out the unit of mere counts, which every figure would carry.
func shortUnit(unit string) string {
	switch unit {
	case "N.", "n.", "N", "n", "numero", "number":
		return ""
	}
	return unit
}

// indicatorData is one row an indicator, for programs: fractions, stable columns.
func indicatorData(indicators []*evaluate.Indicator) *Table {
	t := &Table{}
	for _, name := range []string{"area", "objective", "programme", "indicator", "name", "type", "unit", "office", "weight", "share",
		"target", "target_op", "target_value", "target_low", "target_high", "value", "ratio", "achievement", "weighted_score", "status", "band", "method", "cause", "missing", "excluded"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	for _, i := range indicators {
		t.Rows = append(t.Rows, Row{Cells: dataCells(i)})
	}
	return t
}

func dataCells(i *evaluate.Indicator) []Cell {
	o := i.Objective
	cells := []Cell{Text(o.AreaCode.Value), Text(o.Code.Value), Text(o.ProgrammeRef.Value), Text(i.Code.Value), Text(i.Name.Value),
		Text(i.Type.Value), Text(i.Unit.Value), Text(i.OfficeCode.Value), number(i.Weight), number(i.Share)}
	cells = append(cells, targetData(i)...)
	return append(cells, rawValue(i), number(i.Ratio), number(i.Achievement), number(i.Points), Text(i.Status.Code()),
		Text(bandName(i.Band)), Text(i.Method.Name), Text(causeOf(i)), Text(missingText(i).In(lang.IT)), Text(exclusionText(i)))
}

func number(r *big.Rat) Cell { return Cell{Raw: Exact(r, exactDigits), Numeric: r != nil} }

func rawValue(i *evaluate.Indicator) Cell {
	c := valueCell(i)
	return Cell{Raw: c.Raw, Numeric: c.Numeric}
}

func targetData(i *evaluate.Indicator) []Cell {
	t := i.Target
	if t == nil {
		return make([]Cell, 5)
	}
	cells := []Cell{Text(t.Condition.String()), Text(t.Op.String()), {}, {}, {}}
	switch {
	case t.Op == plan.Between:
		cells[3], cells[4] = number(t.Low.Rat()), number(t.High.Rat())
	case t.Kind == plan.NumberKind:
		cells[2] = number(t.Condition.Value.Rat())
	default:
		cells[2] = Text(t.Condition.String())
	}
	return cells
}

func bandName(b *plan.Band) string {
	if b == nil {
		return ""
	}
	return b.Name.Value
}

func causeOf(i *evaluate.Indicator) string {
	if i.Record == nil {
		return ""
	}
	return i.Record.Cause.Value
}

func exclusionText(i *evaluate.Indicator) string {
	if i.Exclusion == nil {
		return ""
	}
	return i.Exclusion.Reason.In(lang.IT)
}
