package formula

import (
	"math/big"
	"slices"
)

// arithmetic is the two operators of one precedence: one joins operands, the other
// undoes that. arithmetics holds them by level; a higher level binds tighter.
type arithmetic struct {
	join, undo func(z, x, y *big.Rat) *big.Rat
}

var (
	arithmetics = [...]arithmetic{
		1: {(*big.Rat).Add, (*big.Rat).Sub},
		2: {(*big.Rat).Mul, (*big.Rat).Quo},
	}
	// levels is the precedence of each operator, and 0 for other bytes.
	levels = [256]int{'+': 1, '-': 1, '*': 2, '/': 2}
	// undoes marks the operators that undo the other one of their level.
	undoes = [256]bool{'-': true, '/': true}
)

// unaryLevel binds tighter than any operator: `-a * b` is `(-a) * b`.
const unaryLevel = len(arithmetics)

// chain splits a run of operators of one level: `a - b + c` is first a, then the
// links `- b` and `+ c`, whose Y are the operands.
func (b *Binary) chain() (first Expr, links []*Binary) {
	for x, ok := b, true; ok && levels[x.Op] == levels[b.Op]; x, ok = first.(*Binary) {
		links, first = append(links, x), x.X
	}
	slices.Reverse(links)
	return first, links
}

// parts are the expressions that a node is made of, in the order in which they are
// written. A chain of operators is made of all its operands.
func parts(e Expr) []Expr {
	switch e := e.(type) {
	case *Unary:
		return []Expr{e.X}
	case *Binary:
		first, links := e.chain()
		all := []Expr{first}
		for _, link := range links {
			all = append(all, link.Y)
		}
		return all
	case *Call:
		return e.Args
	}
	return nil
}

// Operand is an operand of a sum or a product. An undone one is subtracted or
// divided by.
type Operand struct {
	Expr
	Undone bool
}

// Terms lists what a formula adds and subtracts, without brackets that change
// nothing: `a - (b - c)` is a, -b, c. Any other formula is a single term.
func Terms(e Expr) []Operand { return appendOperands(nil, e, levels['+'], false) }

// Factors lists what a formula multiplies and divides by, in the same way. But
// `a / (b / c)` is a, /(b / c), because it has no value if c is zero.
func Factors(e Expr) []Operand { return appendOperands(nil, e, levels['*'], false) }

func appendOperands(all []Operand, e Expr, level int, undone bool) []Operand {
	if u, ok := e.(*Unary); ok && level == 1 {
		return appendOperands(all, u.X, level, !undone)
	}
	b, ok := e.(*Binary)
	if !ok || levels[b.Op] != level || level > 1 && undone && hasQuotient(b) {
		return append(all, Operand{e, undone})
	}
	first, links := b.chain()
	all = appendOperands(all, first, level, undone)
	for _, link := range links {
		all = appendOperands(all, link.Y, level, undone != undoes[link.Op])
	}
	return all
}

// hasQuotient reports whether a product contains a division, however deep in the
// products that it joins.
func hasQuotient(b *Binary) bool {
	first, links := b.chain()
	inside := func(e Expr) bool {
		x, ok := e.(*Binary)
		return ok && levels[x.Op] == levels['*'] && hasQuotient(x)
	}
	return inside(first) || slices.ContainsFunc(links, func(l *Binary) bool { return l.Op == '/' || inside(l.Y) })
}
