package ahead

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/formula"
	"piao/plan/target"
)

// Point is a state of the figures: those of a year, or of a monitoring during the
// year.
type Point struct {
	*evaluate.Result
	Day        time.Time // of the figures
	Monitoring bool
}

// Trend evaluates each state of the figures of the plan's years with the figures of
// earlier years, and sorts the results by day. For an earlier year, formulas take
// the state that is not a monitoring.
func Trend(p *plan.Plan, states []*evaluate.Measurements) []*Point {
	var points []*Point
	for _, m := range states {
		if p.HasYear(m.Year) {
			points = append(points, &Point{
				Result:     evaluate.Plan(p, m.Year, append(earlier(states, m.Year), m)),
				Day:        day(p, m),
				Monitoring: m.IsMonitoring(),
			})
		}
	}
	slices.SortStableFunc(points, func(a, b *Point) int {
		return cmp.Or(a.Year-b.Year, a.Day.Compare(b.Day))
	})
	return points
}

// earlier lists the final figures of the years before one.
func earlier(states []*evaluate.Measurements, year int) []*evaluate.Measurements {
	return slices.DeleteFunc(slices.Clone(states),
		func(m *evaluate.Measurements) bool { return m.Year >= year || m.IsMonitoring() })
}

// day is the day of the figures: the year's last if none is given.
func day(p *plan.Plan, m *evaluate.Measurements) time.Time {
	if m.AsOf.IsZero() {
		return p.Ends(m.Year)
	}
	return m.AsOf
}

// Elapsed is the part of its year that has passed at the end of a point's day, from
// 0 to 1.
func (p *Point) Elapsed() *big.Rat {
	if p.Day.After(p.Plan.Ends(p.Year)) {
		return one
	}
	before := target.DaysOfDate(p.Plan.Ends(p.Year - 1))
	return big.NewRat(target.DaysOfDate(p.Day)-before, target.DaysOfDate(p.Plan.Ends(p.Year))-before)
}

// Expected is what an indicator's target comes to on the day of a monitoring: target
// × elapsed. It shows the course of things and is never a score. It is nil unless
// the indicator's value grows in proportion to measures that the plan calls
// accruing, and its target is one number.
func (p *Point) Expected(i *evaluate.Indicator) *big.Rat {
	if !p.Monitoring || i.Target == nil || i.Target.Op == target.Between || !p.accrues(i.Indicator) {
		return nil
	}
	if i.Target.Day != "" {
		return i.Target.Condition.Value.Rat() // what is expected by this very day
	}
	return mul(i.Target.Condition.Value.Rat(), p.Elapsed())
}

// accrues reports whether an indicator's value doubles when its accruing measures
// do.
func (p *Point) accrues(i *plan.Indicator) bool {
	if i.Expr == nil || i.Kind != target.NumberKind {
		return false
	}
	degree, ok := formula.Degree(i.Expr, func(m *formula.Measure) bool {
		return m.Year(p.Year) == p.Year && p.Plan.Measure(m.Code).Accrues()
	})
	return ok && degree == 1
}

// Inputs finds the figure of each measure of the plan in the year evaluated, as
// formulas do.
func (p *Point) Inputs() []evaluate.Input {
	figures := evaluate.NewFigures(p.Measurements)
	inputs := make([]evaluate.Input, len(p.Plan.Measures))
	for k, m := range p.Plan.Measures {
		inputs[k] = figures.Input(m, p.Year)
	}
	return inputs
}
