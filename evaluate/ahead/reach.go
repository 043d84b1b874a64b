package ahead

import (
	"math/big"
	"slices"

	"piao/evaluate"
	"piao/plan/formula"
)

// poleOf is the only figure with which an indicator has no value, nil for none, where
// its value is a quotient of two straight lines in the figure: it goes one way on
// each side of that pole. False where it is no such quotient.
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

// outOfReach says that no figure is enough that the measure can have, as far as a
// search goes. It is known where the value goes one way all along and is short at
// both ends; the method must not make a better value worth less.
func (s *search) outOfReach(i *evaluate.Indicator, varies evaluate.Origin) bool {
	pole, ok := poleOf(i, varies)
	if !ok || i.Method.Name == "steps" {
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
