package ahead

import (
	"math/big"

	"piao/evaluate"
	"piao/plan/formula"
)

// curve is an indicator's value while one figure x varies: (a x + b) / (c x + d).
// It goes one way on each side of its pole.
type curve struct{ a, b, c, d *big.Rat }

// curveOf is nil where the value is no quotient of two straight lines.
func curveOf(r *evaluate.Result, i *evaluate.Indicator, varies evaluate.Origin) *curve {
	over, under, ok := formula.Lines(i.Expr, func(m *formula.Measure) bool {
		for _, in := range r.TermInputs(i, m) {
			if in.Origin() == varies {
				return true
			}
		}
		return false
	})
	if !ok {
		return nil
	}
	b, overOne := lineAt(r, i, over, varies, zero), lineAt(r, i, over, varies, one)
	d, underOne := lineAt(r, i, under, varies, zero), lineAt(r, i, under, varies, one)
	if b == nil || d == nil {
		return nil
	}
	return &curve{sub(overOne, b), b, sub(underOne, d), d}
}

// lineAt is the value of a line at a point; nil where a fixed divisor is zero.
func lineAt(r *evaluate.Result, i *evaluate.Indicator, e formula.Expr, varies evaluate.Origin, x *big.Rat) *big.Rat {
	v, _ := formula.Eval(e, func(m *formula.Measure) *big.Rat {
		var figures []*big.Rat
		for _, in := range r.TermInputs(i, m) {
			if in.Origin() == varies {
				figures = append(figures, x)
			} else {
				figures = append(figures, in.Value)
			}
		}
		return sum(figures)
	})
	return v
}

// direction is 1 where the value goes up with x, -1 where it goes down, 0 where
// it stays.
func (c *curve) direction() int { return sub(mul(c.a, c.d), mul(c.b, c.c)).Sign() }

// pole is where there is no value; nil for nowhere.
func (c *curve) pole() *big.Rat {
	if c.c.Sign() == 0 {
		return nil
	}
	return quo(new(big.Rat).Neg(c.d), c.c)
}

// at is the value at a point that is not the pole.
func (c *curve) at(x *big.Rat) *big.Rat {
	return quo(add(mul(c.a, x), c.b), add(mul(c.c, x), c.d))
}

// far is what the value comes to as x goes up or down for ever; nil where it has
// no bound.
func (c *curve) far() *big.Rat {
	switch {
	case c.c.Sign() != 0:
		return quo(c.a, c.c)
	case c.a.Sign() == 0:
		return quo(c.b, c.d)
	}
	return nil
}

// outOfReach says that no figure that the measure can have is enough. It is known
// where the value goes one way all along, and at its end is short as it is today:
// of an indicator in between no value is any better.
func (s *search) outOfReach(i *evaluate.Indicator, c *curve, enough func(value *big.Rat) bool) bool {
	if c == nil || i.Method.Name == "steps" {
		return false
	}
	for _, way := range [...]int64{1, -1} {
		end, last := s.end(way, c.pole())
		switch {
		case !last:
			return false
		case end != nil && end.Cmp(s.from) == 0:
			continue
		}
		v := c.far()
		if end != nil {
			v = c.at(end)
		}
		switch {
		case v == nil && c.direction()*int(way) == i.Case.Bar.Lacks(i.Value):
			return false
		case v != nil && (enough(v) || i.Case.Bar.Lacks(v) != i.Case.Bar.Lacks(i.Value)):
			return false
		}
	}
	return true
}

// end is the last figure one way, before the pole if it is the measure's bound;
// nil for no bound. False where the measure can be beyond the pole.
func (s *search) end(way int64, pole *big.Rat) (end *big.Rat, last bool) {
	room := s.room(way)
	bound := s.at(way, room)
	if room < farthest {
		end = bound
	}
	switch {
	case pole == nil || pole.Cmp(s.from) != int(way):
		return end, true
	case end == nil || pole.Cmp(end) == -int(way):
		return nil, false
	case pole.Cmp(end) == 0:
		end = s.at(way, room-1)
	}
	return end, true
}
