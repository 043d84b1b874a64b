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
