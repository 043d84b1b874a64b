package formula

import (
	"math/big"
	"slices"
)

// Zero says why a formula has no value: a divisor was zero.
type Zero struct {
	Divisor Expr
	// Measures lists the measures of the divisor that are zero, each once. It is
	// empty if the divisor is zero for another reason, such as `A - B` with equal
	// values.
	Measures []*Measure
}

// Eval computes a formula exactly. value must know each of its measures: look at
// Measures first. If the formula divides by zero, the result is nil, and zero is the
// first such divisor in the order of writing. The result belongs to the caller;
// numbers that value returns are never changed.
func Eval(e Expr, value func(*Measure) *big.Rat) (result *big.Rat, zero *Zero) {
	ev := evaluation{value: value}
	result = ev.eval(e)
	switch e.(type) {
	case *Number, *Measure:
		result = new(big.Rat).Set(result)
	}
	return result, ev.zero
}

// evaluation is one run of Eval. Its methods return nil once zero is set. The
// numbers that they return may belong to the tree or to the caller, so they are only
// read.
type evaluation struct {
	value func(*Measure) *big.Rat
	zero  *Zero
}

func (ev *evaluation) eval(e Expr) *big.Rat {
	switch e := e.(type) {
	case *Number:
		return e.Value
	case *Measure:
		return ev.value(e)
	case *Unary:
		if x := ev.eval(e.X); x != nil {
			return new(big.Rat).Neg(x)
		}
	case *Call:
		return ev.call(e)
	case *Binary:
		return ev.chain(e)
	}
	return nil
}

func (ev *evaluation) call(c *Call) *big.Rat {
	args := make([]*big.Rat, len(c.Args))
	for i, arg := range c.Args {
		if args[i] = ev.eval(arg); args[i] == nil {
			return nil
		}
	}
	return c.Function.apply(args, c.Digits)
}

// chain computes `a - b + c - d` as `(a + c) - (b + d)`, and products in the same
// way. The result is exactly the same, and each bracket can be added as a balanced
// tree.
func (ev *evaluation) chain(b *Binary) *big.Rat {
	first, links := b.chain()
	x := ev.eval(first)
	if x == nil {
		return nil
	}
	joined, undone := []*big.Rat{x}, []*big.Rat(nil)
	for _, link := range links {
		y := ev.operand(link)
		switch {
		case y == nil:
			return nil
		case undoes[link.Op]:
			undone = append(undone, y)
		default:
			joined = append(joined, y)
		}
	}
	level := arithmetics[levels[b.Op]]
	x = fold(level.join, joined)
	if len(undone) == 0 {
		return x
	}
	return level.undo(new(big.Rat), x, fold(level.join, undone))
}

// operand is the right operand of a link; it sets zero if it is a zero divisor.
func (ev *evaluation) operand(link *Binary) *big.Rat {
	y := ev.eval(link.Y)
	if y != nil && link.Op == '/' && y.Sign() == 0 {
		ev.zero = &Zero{link.Y, ev.zeros(link.Y)}
		return nil
	}
	return y
}

func (ev *evaluation) zeros(divisor Expr) []*Measure {
	var zeros []*Measure
	for _, m := range Measures(divisor) {
		again := slices.ContainsFunc(zeros, func(z *Measure) bool {
			return z.Code == m.Code && z.Year(0) == m.Year(0) && z.Cumulative == m.Cumulative
		})
		if !again && ev.value(m).Sign() == 0 {
			zeros = append(zeros, m)
		}
	}
	return zeros
}

// Sum adds numbers as a balanced tree.
func Sum(numbers []*big.Rat) *big.Rat {
	if len(numbers) == 0 {
		return new(big.Rat)
	}
	return fold((*big.Rat).Add, numbers)
}

// fold joins numbers pairwise, as a balanced tree. One after the other, the
// fractions of a long sum would grow quadratically. It never changes a number, and
// returns a single one as it is.
func fold(join func(z, x, y *big.Rat) *big.Rat, numbers []*big.Rat) *big.Rat {
	if len(numbers) == 1 {
		return numbers[0]
	}
	half := len(numbers) / 2
	return join(new(big.Rat), fold(join, numbers[:half]), fold(join, numbers[half:]))
}
