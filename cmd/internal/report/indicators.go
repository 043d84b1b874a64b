package report

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/target"
)

// indicatorColumns are what is said about an indicator.
func indicatorColumns(r *evaluate.Result) []Column[*evaluate.Indicator] {
	type one = *evaluate.Indicator
	type cell = document.Cell
	code := Shown("indicator", "Indicatore", "Indicator", document.Left,
		func(i one) cell { return Coded(i.Code.Value, i.Name.Value) })
	code.Min = 20
	share := func(name, it, en string, of func(*evaluate.Node) *big.Rat) Column[one] {
		shown := func(i one) cell { return document.PercentBare(of(i.Node)) }
		return Shown(name, it, en, document.Decimal, shown).Exactly(func(i one) *big.Rat { return of(i.Node) })
	}
	value := Shown("value", "Valore", "Value", document.Decimal, ValueCell)
	value.Datum = func(i one) cell { return RawValue(i.Kind, i.Value) }
	columns := []Column[one]{
		Data("area", func(i one) cell { return Raw(AreaCode(i.Objective)) }),
		Data("objective", func(i one) cell { return Raw(i.Objective.Code.Value) }),
		Data("programme", func(i one) cell { return Raw(data.ProgrammeRef(i.Objective)) }),
		code,
		Data("name", func(i one) cell { return Raw(i.Name.Value) }),
		Data("type", func(i one) cell { return Raw(i.TypeCode()) }),
		Data("unit", func(i one) cell { return Raw(i.Unit.Value) }),
		Data("office", func(i one) cell { return Raw(i.Answering().String()) }),
		Column[one]{Column: WeightColumn(r.Plan), Cell: func(i one) cell { return WeightCell(r.Plan, i.Node.Weight) }}.
			Exactly(func(i one) *big.Rat { return i.Node.Weight }),
		share("share", "Quota %", "Share %", func(n *evaluate.Node) *big.Rat { return n.Share }),
		Shown("target", "Target", "Target", document.Decimal, func(i one) cell { return TargetCell(i.Target) }),
		Data("target_op", func(i one) cell { return targetParts(i)[0] }),
		Data("target_value", func(i one) cell { return targetParts(i)[1] }),
		Data("target_low", func(i one) cell { return targetParts(i)[2] }),
		Data("target_high", func(i one) cell { return targetParts(i)[3] }),
		value,
		Data("ratio", func(i one) cell { return Number(i.Ratio) }),
		Shown("achievement", "Ragg. %", "Ach. %", document.Decimal, func(i one) cell { return AchievementCell(r, i) }).
			Exactly(func(i one) *big.Rat { return i.Achievement }),
		share("weighted_score", "Punti %", "Points %", func(n *evaluate.Node) *big.Rat { return n.Points }),
		Shown("status", "Esito", "Status", document.Left, StatusCell),
		Data("band", func(i one) cell { return Raw(data.BandName(i.Band)) }),
		Shown("method", "Metodo", "Method", document.Left,
			func(i one) cell { return document.Words(ownMethod(r, i), i.Method.Name) }),
		Data("cause", func(i one) cell { return Raw(i.Record.Cause.Value) }),
		Data("missing", func(i one) cell { return Raw(MissingData(i)) }),
		Data("excluded", func(i one) cell { return Raw(exclusionText(i)) }),
		Data("target_tolerance", func(i one) cell { return targetParts(i)[4] }),
	}
	if r.Plan.Weighing.Points {
		columns = append(columns, Data("weights", func(one) cell { return Raw(plan.InPoints) }))
	}
	return columns
}

// AreaCode is the code of the area in which an objective stands, empty if none.
func AreaCode(o *plan.Objective) string {
	if o.Area == nil {
		return ""
	}
	return o.Area.Code.Value
}

// indicatorTable shows indicators under their objectives. total means that they are
// all indicators, so that their points sum to the body's score.
func indicatorTable(r *evaluate.Result, objectives []*evaluate.Node, total bool) *document.Table {
	columns := OnPage(indicatorColumns(r))
	t := TableOf(columns, nil)
	t.Caption = lang.Both("Indicatori", "Indicators")
	for _, o := range objectives {
		own := o.OwnIndicators()
		if (total || len(objectives) > 1) && (len(own) > 0 || len(o.Children) == 0) {
			t.Rows = append(t.Rows, TitleRow(o.Code()))
		}
		for _, i := range own {
			t.Rows = append(t.Rows, RowFor(columns, i))
		}
	}
	if total {
		t.Rows = append(t.Rows, TotalRow(BodyCell(), Blank(), Blank(), Blank(), Blank(), Blank(),
			Scored(r, r.Score), standingCell(r, &r.Tally), Blank()))
	}
	return WithoutIdle(t)
}

// targetParts are a target's operator, value, low end, high end and tolerance, for
// programs; empty if there is none.
func targetParts(i *evaluate.Indicator) (parts [5]document.Cell) {
	t, bar := i.Target, i.Case.Bar
	if t == nil {
		return parts
	}
	parts[0] = Raw(t.Op.String())
	if t.Op == target.Between {
		parts[2], parts[3] = RawValue(t.Kind, bar.Low), RawValue(t.Kind, bar.High)
		return parts
	}
	parts[1] = RawValue(t.Kind, bar.Value)
	if !t.Tolerance.IsZero() {
		parts[4] = Number(t.Tolerance.Rat())
	}
	return parts
}

func AchievementCell(r *evaluate.Result, i *evaluate.Indicator) document.Cell {
	return Styled(Scored(r, i.Achievement), standingStyle(i))
}

// ownMethod names the method and the cap of an indicator if they differ from the
// plan's.
func ownMethod(r *evaluate.Result, i *evaluate.Indicator) lang.Spoken {
	var parts lang.Parts
	if i.Method.Name != r.Plan.Scoring.MethodName() {
		parts = append(parts, i.Method.Label)
	}
	if i.Scoring.Cap.OK {
		parts = append(parts, lang.Say("tetto %s", "cap %s", PercentText(i.Scoring.Cap.Rat())))
	}
	return parts
}

var statusStyles = map[evaluate.Status]document.Style{
	evaluate.Met: document.Green, evaluate.Partial: document.Yellow, evaluate.Missed: document.Red,
	evaluate.Missing: document.Dim, evaluate.Undefined: document.Red,
	evaluate.NoTarget: document.Dim, evaluate.Excluded: document.Dim,
}

func StatusCell(i *evaluate.Indicator) document.Cell {
	return Styled(document.Words(i.Standing(), i.Status.Code()), standingStyle(i))
}

// standingStyle is the colour of an indicator's row: that of its band, if it has one.
func standingStyle(i *evaluate.Indicator) document.Style {
	if i.Band != nil {
		return StyleOf(i.Band)
	}
	return statusStyles[i.Status]
}

// ValueCell is the value in its unit, with enough digits to show whether it meets its
// target.
func ValueCell(i *evaluate.Indicator) document.Cell { return ValueOf(i.Indicator, i.Target, i.Value) }

// ValueOf is a value of an indicator as people read it, beside a target if it has one.
func ValueOf(i *plan.Indicator, t *plan.Target, v *big.Rat) document.Cell {
	switch {
	case v == nil:
		return document.Cell{}
	case i.Kind == target.YesNoKind:
		return document.YesNo(v.Sign() != 0)
	case i.Kind == target.DateKind:
		return dateCell(v)
	}
	unit := i.Unit.Value
	if t != nil && t.Unit == "%" || i.Percent {
		unit = "%"
	}
	like := func(*big.Rat) bool { return true }
	if t != nil {
		bar := evaluate.BarOf(t.Condition)
		like = func(shown *big.Rat) bool { return bar.Holds(shown) == bar.Holds(v) }
	}
	return measured(v, unit, like)
}

// measured is a figure in its unit. Whole numbers have no decimals, others at least
// two, and as many as it takes to look like the exact figure.
func measured(v *big.Rat, unit string, like func(shown *big.Rat) bool) document.Cell {
	if unit == "%" {
		digits := document.DigitsLike(v, document.UsualDigits+2, like) - 2
		number := lang.Number(document.RoundPercent(v, digits))
		return document.Cell{Spoken: document.Rounded{Number: number, Unit: lang.Same(unit)}, Number: v}
	}
	digits := document.UsualDigits
	if v.IsInt() {
		digits = 0
	}
	return document.Figure(v, document.DigitsLike(v, digits, like), shortUnit(unit))
}

// shortUnit leaves out the unit of plain counts, which every figure would repeat.
func shortUnit(unit string) string {
	if target.IsCount(unit) {
		return ""
	}
	return unit
}

// Raw is a cell for programs only.
func Raw(s string) document.Cell { return document.Cell{Raw: s} }

// Number is a number for programs alone.
func Number(r *big.Rat) document.Cell { return document.Cell{Number: r} }

// RawValue is a value for programs: a number, true or false, a date.
func RawValue(kind target.Kind, v *big.Rat) document.Cell {
	switch {
	case v == nil || kind == target.NumberKind:
		return Number(v)
	case kind == target.YesNoKind:
		return document.YesNo(v.Sign() != 0)
	}
	return Raw(dateOf(v).Format(time.DateOnly))
}

// MissingData names what an indicator lacks as MEASURE@YEAR, with the reason if one
// is given, and a zero divisor as MEASURE=0.
func MissingData(i *evaluate.Indicator) string {
	switch i.Status {
	case evaluate.Undefined:
		return zeroData(i.Zero, i.Year, i.Year)
	case evaluate.Missing:
		if i.Judged() && i.Record.Missing.Value != "" {
			return "judgement: " + i.Record.Missing.Value
		} else if i.Judged() {
			return "judgement"
		}
		var parts []string
		for _, in := range MissingInputs(i) {
			part := in.Measure.Code.Value + "@" + strconv.Itoa(in.Year)
			if in.Missing != "" {
				part += ": " + in.Missing
			}
			parts = append(parts, part)
		}
		if parts == nil && i.ZeroBefore != nil {
			return zeroData(i.ZeroBefore, i.Year-1, i.Year)
		}
		return strings.Join(parts, "; ")
	}
	return ""
}

// zeroData names a divisor that was zero in a year. Measures of another year than now
// have theirs.
func zeroData(z *formula.Zero, year, now int) string {
	if len(z.Measures) == 0 {
		return z.Divisor.String() + "=0"
	}
	var parts []string
	for _, m := range z.Measures {
		part := zeroName(m)
		if y := m.Year(year); y != now {
			part += "@" + strconv.Itoa(y)
		}
		parts = append(parts, part+"=0")
	}
	return strings.Join(parts, "; ")
}

func exclusionText(i *evaluate.Indicator) string {
	if i.Exclusion == nil {
		return ""
	}
	return data.ExclusionReason(i.Exclusion)
}

// TargetCell is a target. If it has a single number, that is aligned at its decimal
// mark.
func TargetCell(t *plan.Target) document.Cell {
	if t == nil {
		return document.Cell{}
	}
	c := t.Condition
	if number, ok := c.Number(); ok {
		return document.Words(document.Rounded{Sign: c.Op.String() + " ", Number: lang.Number(number),
			Unit: lang.Same(c.Unit)}, c.String())
	}
	return document.Words(c, c.String())
}

// MissingInputs lists the figures that an indicator lacks.
func MissingInputs(i *evaluate.Indicator) []evaluate.Input {
	return slices.DeleteFunc(slices.Clone(i.Inputs), func(in evaluate.Input) bool { return in.Value != nil })
}
