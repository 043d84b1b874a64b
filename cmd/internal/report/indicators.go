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

// indicatorTable shows indicators under their objectives; total says that they
// are all of them, so that their points make the body's score.
func indicatorTable(r *evaluate.Result, objectives []*evaluate.Node, total bool) *document.Table {
	t := &document.Table{Caption: lang.Both("Indicatori", "Indicators"), Columns: []document.Column{
		{Header: lang.Both("Indicatore", "Indicator"), Min: 20},
		heads("weight", "Peso %", "Weight %", document.Decimal),
		heads("share", "Quota %", "Share %", document.Decimal),
		heads("target", "Target", "Target", document.Decimal),
		heads("value", "Valore", "Value", document.Decimal),
		heads("achievement", "Ragg. %", "Ach. %", document.Decimal),
		heads("weighted_score", "Punti %", "Points %", document.Decimal),
		heads("status", "Esito", "Status", document.Left),
		heads("method", "Metodo", "Method", document.Left),
	}}
	for _, o := range objectives {
		if total {
			t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{{Spoken: lang.Same(o.Code())}}})
		}
		for _, i := range o.Indicators() {
			t.Rows = append(t.Rows, indicatorRow(r, i))
		}
	}
	if total {
		t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{strong(document.Words(lang.Both("Ente", "Body"), "")),
			blank(), blank(), blank(), blank(), blank(), scored(r, r.Score), blank(), blank()}})
	}
	return withoutIdle(t)
}

func blank() document.Cell { return document.Cell{Spoken: lang.Same("")} }

func indicatorRow(r *evaluate.Result, i *evaluate.Indicator) document.Row {
	target := document.Cell{}
	if i.Target != nil {
		target = document.Words(i.Target.Condition, i.Target.Condition.String())
	}
	return document.Row{Cells: []document.Cell{
		coded(i.Code.Value, i.Name.Value), document.PercentBare(i.Node.Weight), document.PercentBare(i.Node.Share), target, valueCell(i),
		styled(document.PercentBare(i.Achievement), styleOf(i.Band)), document.PercentBare(i.Node.Points), statusCell(i), {Spoken: ownMethod(r, i)},
	}}
}

// ownMethod names the method and the cap of an indicator where they are not the
// plan's.
func ownMethod(r *evaluate.Result, i *evaluate.Indicator) lang.Spoken {
	var parts lang.Parts
	if i.Method.Name != r.Plan.Scoring.MethodName() {
		parts = append(parts, i.Method.Label)
	}
	if i.Scoring.Cap.OK {
		parts = append(parts, lang.Say("tetto %s", "cap %s", percentText(i.Scoring.Cap.Rat())))
	}
	return parts
}

func styled(c document.Cell, s document.Style) document.Cell {
	c.Style = s
	return c
}

var statusStyles = map[evaluate.Status]document.Style{
	evaluate.Met: document.Green, evaluate.Partial: document.Yellow, evaluate.Missed: document.Red,
	evaluate.Missing: document.Dim, evaluate.Undefined: document.Red, evaluate.NoTarget: document.Dim, evaluate.Excluded: document.Dim,
}

func statusCell(i *evaluate.Indicator) document.Cell {
	return styled(document.Words(i.Status.Name(), i.Status.Code()), statusStyles[i.Status])
}

// valueCell is the value in its unit, with as many digits as it takes to see
// that it misses a target which it misses.
func valueCell(i *evaluate.Indicator) document.Cell {
	c := ValueCell(i.Indicator, i.Target, i.Value, i.Status == evaluate.Met)
	return c
}

// ValueCell is a value of an indicator as people read it.
func ValueCell(i *plan.Indicator, t *plan.Target, v *big.Rat, met bool) document.Cell {
	switch {
	case v == nil:
		return document.Cell{}
	case i.Kind == plan.YesNoKind:
		return document.YesNo(v.Sign() != 0)
	case i.Kind == plan.DateKind:
		return document.Words(lang.Date(dateOf(v)), dateOf(v).Format("2006-01-02"))
	}
	unit := i.Unit.Value
	if t != nil && t.Unit == "%" || i.Percent {
		unit = "%"
	}
	return measured(v, unit, nearest(t, v), met)
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
func measured(v *big.Rat, unit string, target *big.Rat, met bool) document.Cell {
	digits := document.UsualDigits
	if unit == "%" {
		if !met && target != nil {
			digits = document.Against(document.HundredTimes(v), document.HundredTimes(target), met, digits)
		}
		return document.Numeric(document.Rounded{Number: lang.Number(document.RoundPercent(v, digits)), Unit: unit}, v)
	}
	if v.IsInt() {
		digits = 0
	}
	return document.Figure(v, document.Against(v, target, met, digits), shortUnit(unit))
}

// shortUnit leaves out the unit of mere counts, which every figure would carry.
func shortUnit(unit string) string {
	if evaluate.IsCount(unit) {
		return ""
	}
	return unit
}

// indicatorData is one row an indicator, for programs: fractions, stable columns.
func indicatorData(indicators []*evaluate.Indicator) *document.Table {
	t := &document.Table{}
	for _, name := range []string{"area", "objective", "programme", "indicator", "name", "type", "unit", "office", "weight", "share",
		"target", "target_op", "target_value", "target_low", "target_high", "value", "ratio", "achievement", "weighted_score", "status", "band", "method", "cause", "missing", "excluded"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	for _, i := range indicators {
		t.Rows = append(t.Rows, document.Row{Cells: dataCells(i)})
	}
	return t
}

func dataCells(i *evaluate.Indicator) []document.Cell {
	o := i.Objective
	cells := make([]document.Cell, 0, 25)
	cells = append(cells, raw(o.AreaCode.Value), raw(o.Code.Value), raw(o.ProgrammeRef.Value), raw(i.Code.Value), raw(i.Name.Value),
		raw(i.Type.Value), raw(i.Unit.Value), raw(i.OfficeCode.Value), number(i.Node.Weight), number(i.Node.Share))
	cells = append(cells, targetData(i)...)
	return append(cells, rawValue(i.Kind, i.Value), number(i.Ratio), number(i.Achievement), number(i.Node.Points), raw(i.Status.Code()),
		raw(bandName(i.Band)), raw(i.Method.Name), raw(causeOf(i)), raw(missingData(i)), raw(exclusionText(i)))
}

// raw is a cell for programs alone.
func raw(s string) document.Cell { return document.Cell{Raw: s} }

func number(r *big.Rat) document.Cell { return document.Cell{Number: r} }

// rawValue is a value as programs read it: a number, true or false, a date.
func rawValue(kind plan.ValueKind, v *big.Rat) document.Cell {
	switch {
	case v == nil || kind == plan.NumberKind:
		return number(v)
	case kind == plan.YesNoKind:
		return document.YesNo(v.Sign() != 0)
	}
	return raw(dateOf(v).Format(time.DateOnly))
}

// targetData is a target in one cell as the plan writes it, and taken apart.
func targetData(i *evaluate.Indicator) []document.Cell {
	t := i.Target
	if t == nil {
		return make([]document.Cell, 5)
	}
	cells := []document.Cell{raw(t.Condition.String()), raw(t.Op.String()), {}, {}, {}}
	if t.Op == plan.Between {
		cells[3], cells[4] = number(t.Low.Rat()), number(t.High.Rat())
		return cells
	}
	cells[2] = rawValue(t.Kind, t.Condition.Value.Rat())
	return cells
}

// missingData names what an indicator lacks: MEASURE@YEAR, and the reason where
// one is given; a divisor that is zero as MEASURE=0.
func missingData(i *evaluate.Indicator) string {
	var parts []string
	if i.Status == evaluate.Undefined {
		for _, z := range i.Zeros {
			if z.Earlier {
				z.Code += "@" + strconv.Itoa(z.Year)
			}
			parts = append(parts, z.Code+"=0")
		}
		if parts == nil {
			parts = []string{i.Zero.Divisor.String() + "=0"}
		}
		return strings.Join(parts, "; ")
	}
	for _, in := range i.Inputs {
		if i.Status != evaluate.Missing || in.Value != nil {
			continue
		}
		part := in.Measure.Code.Value + "@" + strconv.Itoa(in.Year)
		if in.Missing != "" {
			part += ": " + in.Missing
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
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

// exclusionReason is what the measurements say, or the setting of the plan.
func exclusionReason(x *evaluate.Exclusion) string {
	if x.Act == "" {
		return "zero_denominator"
	}
	return x.Reason.In(lang.IT)
}

func exclusionText(i *evaluate.Indicator) string {
	if i.Exclusion == nil {
		return ""
	}
	return exclusionReason(i.Exclusion)
}
