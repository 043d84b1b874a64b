package formula

import (
	"math/big"
	"slices"
)

// arithmetic is two operators of one precedence: what joins operands, and what
// undoes that. They stand in arithmetics at their level, the tighter the higher.
type arithmetic struct {
	join, undo func(z, x, y *big.Rat) *big.Rat
}

var (
	arithmetics = [...]arithmetic{
		1: {(*big.Rat).Add, (*big.Rat).Sub},
		2: {(*big.Rat).Mul, (*big.Rat).Quo},
	}
	// levels is the precedence of each operator, 0 for what is none.
	levels = [256]int{'+': 1, '-': 1, '*': 2, '/': 2}
	// undoes says which operators undo what the other one of their level joins.
	undoes = [256]bool{'-': true, '/': true}
)

// unaryLevel binds tighter than any operator: `-a * b` is `(-a) * b`.
const unaryLevel = len(arithmetics)

// level is how tightly a node holds together, for telling where parentheses go.
func level(e Expr) int {
	switch e := e.(type) {
	case *Binary:
		return levels[e.Op]
	case *Unary:
		return unaryLevel
	}
	return unaryLevel + 1
}

// chain takes apart the run of operators of one level that a formula is at its
// top: `a - b + c` is a first, then the links `- b` and `+ c`, whose Y are the
// operands. The links are put in buf as long as it is large enough.
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

// Operand is one of those that a sum or a product joins, or undoes: subtracts,
// divides by.
type Operand struct {
	Expr
	Undone bool
}

// Terms are what a formula adds and subtracts, brackets taken away where they
// change nothing: `a - (b - c)` is a, -b, c. Of anything else it is the one term.
func Terms(e Expr) []Operand { return appendOperands(nil, e, levels['+'], false) }

// Factors are what a formula multiplies and divides by, likewise; but `a / (b / c)`
// is a, /(b / c), because it has no value where c is zero.
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

// hasQuotient says that a product divides, however deep in the products it joins.
func hasQuotient(b *Binary) bool {
	first, links := b.chain(make([]*Binary, 0, 8))
	inside := func(e Expr) bool {
		x, ok := e.(*Binary)
		return ok && levels[x.Op] == levels['*'] && hasQuotient(x)
	}
	return inside(first) || slices.ContainsFunc(links, func(l *Binary) bool { return l.Op == '/' || inside(l.Y) })
}
