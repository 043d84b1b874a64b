package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
)

// Threshold is what the only figure that an indicator lacks has to be for the
// target to be met: at least Figure, or at most.
type Threshold struct {
	Input   Input
	AtLeast bool
	Figure  *big.Rat
}

// Threshold finds what a missing figure has to be; nil where more than one is
// missing, where the target is not a bound, and where the formula does not go one
// way as the figure goes up from 0.
func (r *Result) Threshold(i *Indicator) *Threshold {
	in := r.onlyMissing(i)
	if in == nil || i.Case.Bar == nil || i.Case.Bar.WantsMore() == 0 || in.Measure.Kind() != plan.NumberKind {
		return nil
	}
	in.Value = zero
	s := &search{Indicator: i, line: r.lines(i, in.Origin()), from: zero, better: i.Case.Bar.WantsMore(), enough: i.Case.Bar.Holds}
	s.kind(*in)
	s.finer = 0
	over := formula.Interval{Low: zero}
	direction, known := formula.Direction(i.Expr, s.line, over)
	if !known || direction == 0 {
		return nil
	}
	t := &Threshold{Input: *in, AtLeast: direction == s.better}
	if t.AtLeast {
		t.Figure = s.lowest(over)
	} else {
		t.Figure = s.highest(over)
	}
	if t.Figure == nil {
		return nil
	}
	return t
}

// onlyMissing is the only figure of the formula that is missing, if it is of the
// year; nil where there are others.
func (r *Result) onlyMissing(i *Indicator) *Input {
	if i.Status != Missing || i.Expr == nil {
		return nil
	}
	var only *Input
	for _, m := range formula.Measures(i.Expr) {
		for _, in := range r.termInputs(i, m) {
			switch {
			case in.Value != nil:
			case only != nil && only.Origin() != in.Origin(), in.FromYear < r.Year:
				return nil
			default:
				only = &in
			}
		}
	}
	return only
}

// lowest is the least figure from 0 up that is enough; nil for none.
func (s *search) lowest(over formula.Interval) *big.Rat {
	if v := s.value(zero); v != nil && s.enough(v) {
		return zero
	}
	return s.first(1, over)
}

// highest is the greatest figure from 0 up that is enough: the one before the first
// that is not; nil for none, and where all are.
func (s *search) highest(over formula.Interval) *big.Rat {
	holds := s.enough
	s.enough = func(v *big.Rat) bool { return !holds(v) }
	first := s.first(1, over)
	if first == nil {
		return nil
	}
	last := sub(first, s.step)
	if v := s.value(last); v == nil || !holds(v) {
		return nil
	}
	return last
}
