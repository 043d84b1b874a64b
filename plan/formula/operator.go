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

// level is how tightly a node binds. It decides where parentheses are needed.
func level(e Expr) int {
	switch e := e.(type) {
	case *Binary:
		return levels[e.Op]
	case *Unary:
		return unaryLevel
	}
	return unaryLevel + 1
}

// chain splits a run of operators of one level: `a - b + c` is first a, then the
// links `- b` and `+ c`, whose Y are the operands. The links are put in buf if it is
// large enough.
func (b *Binary) chain(buf []*Binary) (first Expr, links []*Binary) {
	links = append(buf[:0], b)
	first = b.X
	for {
		x, ok := first.(*Binary)
		if !ok || levels[x.Op] != levels[b.Op] {
			break
		}
		links, first = append(links, x), x.X
	}
	slices.Reverse(links)
	return first, links
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
	first, links := b.chain(make([]*Binary, 0, 8))
	all = appendOperands(all, first, level, undone)
	for _, link := range links {
		all = appendOperands(all, link.Y, level, undone != undoes[link.Op])
	}
	return all
}

// hasQuotient reports whether a product contains a division, however deep in the
// products that it joins.
func hasQuotient(b *Binary) bool {
	first, links := b.chain(make([]*Binary, 0, 8))
	inside := func(e Expr) bool {
		x, ok := e.(*Binary)
		return ok && levels[x.Op] == levels['*'] && hasQuotient(x)
	}
	return inside(first) || slices.ContainsFunc(links, func(l *Binary) bool { return l.Op == '/' || inside(l.Y) })
}
