package formula

import "math/big"

// Line is slope × x + offset: what a measure is worth while one figure x varies.
type Line struct{ Slope, Offset *big.Rat }

// Interval is the numbers from Low to High; a nil end has no bound.
type Interval struct{ Low, High *big.Rat }

// Direction says how a formula moves while x goes up through an interval: 1 up,
// -1 down, 0 not at all. It is false where the formula turns or jumps, or where
// nobody can tell by its structure. A zero divisor at an end of the interval, or
// from some point of it on, is no jump: the formula has no value there.
func Direction(e Expr, line func(*Measure) Line, over Interval) (direction int, known bool) {
	t := tracing{line, over}
	s := t.trace(e)
	return s.direction, s.known
}

// Pole is the one point at which a formula that is a quotient of two lines has
// no value; nil where it has none, or is no such quotient.
func Pole(e Expr, line func(*Measure) Line) *big.Rat {
	t := tracing{line, Interval{}}
	if q := t.trace(e).quotient; q != nil {
		return q.pole()
	}
	return nil
}

// shape is what is known of a formula over an interval.
type shape struct {
	known     bool // that it goes one way, and within what it stays
	direction int
	within    Interval
	quotient  *quotient // nil where it is no quotient of two lines
}

// tracing is one run of Direction.
type tracing struct {
	line func(*Measure) Line
	over Interval
}

func (t *tracing) trace(e Expr) shape {
	switch e := e.(type) {
	case *Number:
		return t.constant(e.Value)
	case *Measure:
		l := t.line(e)
		return t.of(&quotient{l.Slope, l.Offset, new(big.Rat), big.NewRat(1, 1)})
	case *Unary:
		return t.times(t.constant(big.NewRat(-1, 1)), t.trace(e.X))
	case *Binary:
		return t.chain(e)
	case *Call:
		return t.call(e)
	}
	return shape{}
}

func (t *tracing) constant(v *big.Rat) shape {
	return shape{true, 0, Interval{v, v}, &quotient{new(big.Rat), v, new(big.Rat), big.NewRat(1, 1)}}
}

// of is the shape of a quotient of two lines.
func (t *tracing) of(q *quotient) shape {
	if v := q.constant(); v != nil {
		return t.constant(v)
	}
	if p := q.pole(); p != nil && t.over.inside(p) {
		return shape{quotient: q}
	}
	s := shape{known: true, direction: q.direction(), quotient: q}
	s.within = Interval{q.at(t.over.Low), q.at(t.over.High)}
	if s.direction < 0 {
		s.within = Interval{s.within.High, s.within.Low}
	}
	return s
}

func (t *tracing) chain(b *Binary) shape {
	first, links := b.chain(make([]*Binary, 0, 8))
	s := t.trace(first)
	for _, link := range links {
		y := t.trace(link.Y)
		switch link.Op {
		case '+':
			s = t.plus(s, y)
		case '-':
			s = t.plus(s, t.times(t.constant(big.NewRat(-1, 1)), y))
		case '*':
			s = t.times(s, y)
		case '/':
			s = t.times(s, t.inverse(y))
		}
	}
	return s
}

func (t *tracing) plus(x, y shape) shape {
	if q := addQuotients(x.quotient, y.quotient); q != nil {
		return t.of(q)
	}
	direction, agree := together(x.direction, y.direction)
	if !x.known || !y.known || !agree {
		return shape{}
	}
	return shape{known: true, direction: direction, within: Interval{addEnds(x.within.Low, y.within.Low), addEnds(x.within.High, y.within.High)}}
}

func (t *tracing) times(x, y shape) shape {
	if q := multiplyQuotients(x.quotient, y.quotient); q != nil {
		return t.of(q)
	}
	if !x.known || !y.known {
		return shape{}
	}
	signX, signY := x.within.sign(), y.within.sign()
	if signX == 0 || signY == 0 {
		return shape{}
	}
	direction, agree := together(x.direction*signY, y.direction*signX)
	if !agree {
		return shape{}
	}
	return shape{known: true, direction: direction, within: x.within.size().times(y.within.size()).signed(signX * signY)}
}

// inverse is 1 / x; where x is zero there is no value.
func (t *tracing) inverse(x shape) shape {
	if x.quotient != nil {
		if v := x.quotient.constant(); v != nil && v.Sign() == 0 {
			return shape{}
		}
		return t.of(x.quotient.inverse())
	}
	sign := x.within.sign()
	if !x.known || sign == 0 {
		return shape{}
	}
	return shape{known: true, direction: -x.direction, within: x.within.size().inverse().signed(sign)}
}

// call is the shape of a function: all of them follow their arguments, but abs,
// which turns where its argument changes its sign.
func (t *tracing) call(c *Call) shape {
	args := make([]shape, len(c.Args))
	for k, arg := range c.Args {
		args[k] = t.trace(arg)
	}
	switch c.Function.Name {
	case "sum":
		return t.sum(args)
	case "avg":
		return t.times(t.constant(big.NewRat(1, int64(len(args)))), t.sum(args))
	case "abs":
		return t.times(t.constant(big.NewRat(int64(args[0].within.sign()), 1)), args[0]).ifKnown(args[0].within.sign() != 0)
	}
	return follow(c, args)
}

func (s shape) ifKnown(is bool) shape {
	if !is {
		return shape{}
	}
	return s
}

func (t *tracing) sum(args []shape) shape {
	s := args[0]
	for _, arg := range args[1:] {
		s = t.plus(s, arg)
	}
	return s
}

// follow is the shape of a function that never falls where no argument does.
func follow(c *Call, args []shape) shape {
	s := shape{known: true}
	lows, highs := make([]*big.Rat, len(args)), make([]*big.Rat, len(args))
	for k, arg := range args {
		direction, agree := together(s.direction, arg.direction)
		if !arg.known || !agree {
			return shape{}
		}
		s.direction, lows[k], highs[k] = direction, arg.within.Low, arg.within.High
	}
	s.within = Interval{endOf(c, lows, "min"), endOf(c, highs, "max")}
	return s
}

// endOf applies a function to ends that may be without bound: unbounded is the
// function that such an end decides; the others leave it out.
func endOf(c *Call, ends []*big.Rat, unbounded string) *big.Rat {
	var bounded []*big.Rat
	for _, e := range ends {
		switch {
		case e != nil:
			bounded = append(bounded, e)
		case c.Function.Name == unbounded || c.Function.digits:
			return nil
		}
	}
	if len(bounded) == 0 {
		return nil
	}
	return c.Function.apply(bounded, c.Digits)
}

// together is the direction of what follows two others; false where they go
// opposite ways.
func together(a, b int) (int, bool) {
	if a == 0 {
		return b, true
	}
	return a, b == 0 || a == b
}
