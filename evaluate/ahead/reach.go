package ahead

import (
	"math/big"
	"slices"

	"piao/evaluate"
	"piao/plan/formula"
)

// line is an indicator of which one figure varies while the others stay. All of these
// are known.
type line struct {
	x       *big.Rat                        // the figure that varies
	figures map[*formula.Measure][]*big.Rat // of each measure, x among them
}

func lineOf(i *evaluate.Indicator, varies evaluate.Origin) *line {
	l := &line{new(big.Rat), map[*formula.Measure][]*big.Rat{}}
	for _, t := range i.Terms {
		for _, in := range t.Inputs {
			figure := in.Value
			if in.Origin() == varies {
				figure = l.x
			}
			l.figures[t.Measure] = append(l.figures[t.Measure], figure)
		}
	}
	return l
}

// at is what a formula comes to with the varying figure at x; nil if it divides by
// zero.
func (l *line) at(e formula.Expr, x *big.Rat) *big.Rat {
	l.x.Set(x)
	v, _ := formula.Eval(e, func(m *formula.Measure) *big.Rat { return formula.Sum(l.figures[m]) })
	return v
}

// pole is the only figure with which a formula has no value, or nil if there is none.
// It is known if the value is a quotient of two linear formulas in the figure; ok is
// false for other values. The value moves in one direction on each side of the pole.
func (l *line) pole(e formula.Expr) (pole *big.Rat, ok bool) {
	_, under, ok := formula.Lines(e, func(m *formula.Measure) bool { return slices.Contains(l.figures[m], l.x) })
	if !ok || l.at(under, zero) == nil {
		return nil, false
	}
	if slope := sub(l.at(under, one), l.at(under, zero)); slope.Sign() != 0 {
		pole = quo(sub(zero, l.at(under, zero)), slope)
	}
	return pole, true
}

// outOfReach reports whether no possible figure of the measure is enough, within the
// range of a search. This is known if the value always moves in one direction and is
// too low at both ends. The method must not score a better value lower, nor the plan
// take a zero denominator for met.
func (s *search) outOfReach(i *evaluate.Indicator, l *line) bool {
	pole, ok := l.pole(i.Expr)
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
