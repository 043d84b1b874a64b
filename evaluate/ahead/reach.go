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
func curveOf(i *evaluate.Indicator, varies evaluate.Origin) *curve {
	moving := map[*formula.Measure]bool{}
	at := map[*formula.Measure]line{}
	for _, t := range i.Terms {
		var l line
		for _, in := range t.Inputs {
			if in.Origin() == varies {
				l.times++
			} else {
				l.rest = append(l.rest, in.Value)
			}
		}
		at[t.Measure], moving[t.Measure] = l, l.times > 0
	}
	over, under, ok := formula.Lines(i.Expr, func(m *formula.Measure) bool { return moving[m] })
	if !ok {
		return nil
	}
	b, overOne := lineAt(over, at, zero), lineAt(over, at, one)
	d, underOne := lineAt(under, at, zero), lineAt(under, at, one)
	if b == nil || d == nil {
		return nil
	}
	return &curve{sub(overOne, b), b, sub(underOne, d), d}
}

// line is a measure of a formula while one of its figures varies: so many times
// that figure, and the others.
type line struct {
	times int64
	rest  []*big.Rat
}

// lineAt is the value of a part of a formula at a point; nil where a fixed divisor
// is zero.
func lineAt(e formula.Expr, at map[*formula.Measure]line, x *big.Rat) *big.Rat {
	v, _ := formula.Eval(e, func(m *formula.Measure) *big.Rat {
		l := at[m]
		return add(mul(big.NewRat(l.times, 1), x), sum(l.rest))
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
