package formula

import (
	"math/big"
	"slices"
)

// Divides reports whether a formula divides by a measure and does not round the
// quotient. Hardly any of its values has few decimals.
func Divides(e Expr) bool {
	switch e := e.(type) {
	case *Unary:
		return Divides(e.X)
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
		return Divides(first) || slices.ContainsFunc(links, (*Binary).divides)
	case *Call:
		return !e.Function.digits && slices.ContainsFunc(e.Args, Divides)
	}
	return false
}

// divides reports whether one link of a chain divides by a measure.
func (b *Binary) divides() bool {
	return b.Op == '/' && len(Measures(b.Y)) > 0 || Divides(b.Y)
}

// Lines splits a formula into a dividend and a divisor, each of them linear in the
// measures that vary while the others are fixed. ok is false if the formula is no
// such quotient.
func Lines(e Expr, varies func(*Measure) bool) (over, under Expr, ok bool) {
	over, under = &Number{Value: big.NewRat(1, 1)}, &Number{Value: big.NewRat(1, 1)}
	for _, o := range Factors(e) {
		if o.Undone {
			under = &Binary{Op: '*', X: under, Y: o.Expr}
		} else {
			over = &Binary{Op: '*', X: over, Y: o.Expr}
		}
	}
	return over, under, straight(over, varies) && straight(under, varies)
}

// straight reports whether the value of a formula is linear in the measures that
// vary.
func straight(e Expr, varies func(*Measure) bool) bool {
	bent := func(e Expr) bool { return !straight(e, varies) }
	moves := func(e Expr) bool { return slices.ContainsFunc(Measures(e), varies) }
	switch e := e.(type) {
	case *Unary:
		return straight(e.X, varies)
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
		moving := 0
		if moves(first) {
			moving++
		}
		for _, link := range links {
			if bent(link.Y) || link.Op == '/' && moves(link.Y) {
				return false
			}
			if moves(link.Y) {
				moving++
			}
		}
		return !bent(first) && (levels[e.Op] == levels['+'] || moving <= 1)
	case *Call:
		adds := e.Function.Name == "sum" || e.Function.Name == "avg"
		return !moves(e) || adds && !slices.ContainsFunc(e.Args, bent)
	}
	return true
}
