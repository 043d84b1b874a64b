package ahead

import (
	"math/big"
	"slices"

	"piao/evaluate"
	"piao/plan/formula"
)

// poleOf is the only figure with which an indicator has no value, or nil if there is
// none. It is known if the value is a quotient of two linear formulas in the figure;
// ok is false for other values. The value moves in one direction on each side of the
// pole.
func poleOf(i *evaluate.Indicator, varies evaluate.Origin) (pole *big.Rat, ok bool) {
	terms := map[*formula.Measure][]evaluate.Input{}
	for _, t := range i.Terms {
		terms[t.Measure] = t.Inputs
	}
	is := func(in evaluate.Input) bool { return in.Origin() == varies }
	_, under, ok := formula.Lines(i.Expr, func(m *formula.Measure) bool { return slices.ContainsFunc(terms[m], is) })
	at := func(x *big.Rat) *big.Rat {
		v, _ := formula.Eval(under, func(m *formula.Measure) *big.Rat {
			var figures []*big.Rat
			for _, in := range terms[m] {
				if is(in) {
					in.Value = x
				}
				figures = append(figures, in.Value)
			}
			return formula.Sum(figures)
		})
		return v
	}
	if !ok || at(zero) == nil {
		return nil, false
	}
	if slope := sub(at(one), at(zero)); slope.Sign() != 0 {
		pole = quo(sub(zero, at(zero)), slope)
	}
	return pole, true
}

// outOfReach reports whether no possible figure of the measure is enough, within the
// range of a search. This is known if the value always moves in one direction and is
// too low at both ends. The method must not score a better value lower, nor the plan
// take a zero denominator for met.
func (s *search) outOfReach(i *evaluate.Indicator, varies evaluate.Origin) bool {
	pole, ok := poleOf(i, varies)
	if !ok || i.Method.Name == "steps" || i.Scoring.ZeroDenominator.Value == "met" {
		return false
	}
	for _, way := range [...]int64{1, -1} {
		steps := s.room(way)
		end := s.at(way, steps)
		switch {
		case pole == nil || pole.Cmp(s.from) != int(way) || pole.Cmp(end) == int(way):
		case pole.Cmp(end) != 0:
			return false
		default:
			steps--
		}
		if steps > 0 && s.try(s.at(way, steps)) != short {
			return false
		}
	}
	return true
}
