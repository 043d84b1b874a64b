package ahead

import (
	"math/big"

	"piao/evaluate"
	"piao/plan/target"
)

// Threshold is what the only figure that an indicator lacks must be to meet the
// target: at least Figure, or at most.
type Threshold struct {
	Input   evaluate.Input
	AtLeast bool
	Figure  *big.Rat
}

// ThresholdOf finds what a missing figure must be. It is nil if more than one is
// missing, if the target is not a bound, or if the value is not known to move in one
// direction as the figure grows from 0.
func ThresholdOf(r *evaluate.Result, i *evaluate.Indicator) *Threshold {
	in := onlyMissing(r, i)
	if in == nil || i.Target == nil || in.Measure.Kind() != target.NumberKind {
		return nil
	}
	wanted, line := i.Case.Bar.WantsMore(), lineOf(i, in.Origin())
	pole, ok := line.pole(i.Expr)
	if wanted == 0 || !ok || pole != nil && pole.Sign() > 0 {
		return nil
	}
	low, high := line.at(i.Expr, one), line.at(i.Expr, two)
	if low == nil || high == nil || low.Cmp(high) == 0 {
		return nil
	}
	x := &Threshold{Input: *in, AtLeast: high.Cmp(low) == wanted}
	if x.Figure = line.threshold(*in, i, x.AtLeast); x.Figure == nil {
		return nil
	}
	return x
}

// threshold is the least figure from 0 up that meets the target, or the greatest:
// the one before the first that does not.
func (l *line) threshold(in evaluate.Input, i *evaluate.Indicator, least bool) *big.Rat {
	meets := func(figure *big.Rat) bool {
		v := l.at(i.Expr, figure)
		return v != nil && i.Case.Bar.Holds(v)
	}
	in.Value = zero
	s := newSearch(in)
	s.least = zero
	s.try = func(figure *big.Rat) outcome {
		if meets(figure) == least {
			return enough
		}
		return short
	}
	if least && meets(zero) {
		return zero
	}
	figure := s.nearest()
	if figure == nil || least {
		return figure
	}
	if figure = sub(figure, s.step); meets(figure) {
		return figure
	}
	return nil
}

// onlyMissing is the only missing figure of the formula, if it is of the year
// evaluated; nil if there are others.
func onlyMissing(r *evaluate.Result, i *evaluate.Indicator) *evaluate.Input {
	if i.Status != evaluate.Missing || i.Expr == nil {
		return nil
	}
	var only *evaluate.Input
	for _, in := range figuresOf(i) {
		switch {
		case in.Value != nil:
		case only != nil, in.FromYear < r.Year:
			return nil
		default:
			only = &in
		}
	}
	return only
}
