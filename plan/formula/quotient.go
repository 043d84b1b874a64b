package formula

import (
	"math/big"
	"slices"
)

// Divides says that a formula divides by a measure, and does not round what
// comes of it: hardly any of its values is a number with few decimals.
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

// divides says so of one link of a chain, whatever stands before it.
func (b *Binary) divides() bool {
	return b.Op == '/' && len(Measures(b.Y)) > 0 || Divides(b.Y)
}

// Lines takes a formula apart into what is divided and what divides it, each of
// them a straight line in the measures that vary, the others being fixed. False
// where it is no such quotient.
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

// straight says that the value of a formula is a straight line in what varies.
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
