package formula

import (
	"math/big"
	"slices"
)

// Divides reports whether a formula divides by a measure and does not round the
// quotient. Hardly any of its values has few decimals.
func Divides(e Expr) bool {
	switch e := e.(type) {
	case *Binary:
		if _, links := e.chain(); slices.ContainsFunc(links, func(l *Binary) bool {
			return l.Op == '/' && len(Measures(l.Y)) > 0
		}) {
			return true
		}
	case *Call:
		if e.Function.digits {
			return false
		}
	}
	return slices.ContainsFunc(parts(e), Divides)
}

// Hundreds counts the literals 100 that multiply the value of a formula, less those
// that divide it. Of the terms of a sum the one with the most counts.
func Hundreds(e Expr) (count int) {
	if n, ok := e.(*Number); ok && n.Value.Cmp(big.NewRat(100, 1)) == 0 {
		return 1
	}
	if factors := Factors(e); len(factors) > 1 {
		for _, f := range factors {
			n := Hundreds(f.Expr)
			if f.Undone {
				n = -n
			}
			count += n
		}
		return count
	}
	for k, part := range parts(e) {
		if n := Hundreds(part); k == 0 || n > count {
			count = n
		}
	}
	return count
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
	case *Binary:
		if levels[e.Op] == levels['*'] && !e.oneMoves(moves) {
			return false
		}
	case *Call:
		if e.Function.Name != "sum" && e.Function.Name != "avg" {
			return !moves(e)
		}
	}
	return !slices.ContainsFunc(parts(e), bent)
}

// oneMoves reports whether at most one operand of a product moves, and does not divide.
func (b *Binary) oneMoves(moves func(Expr) bool) bool {
	first, links := b.chain()
	moving := moves(first)
	for _, link := range links {
		if moves(link.Y) {
			if moving || link.Op == '/' {
				return false
			}
			moving = true
		}
	}
	return true
}
