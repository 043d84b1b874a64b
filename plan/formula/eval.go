package formula

import (
	"math/big"
	"slices"
)

// Zero is why a formula has no value: a divisor that came out as zero.
type Zero struct {
	Divisor Expr
	// Measures are those of the divisor whose value is zero, each once; none where
	// the others make it zero, as `A - B` with equal values.
	Measures []*Measure
}

// Eval computes a formula exactly. value must know every measure of it: look at
// Measures first. The result is nil where the formula divides by zero, and zero
// is then the first such divisor in the order of writing. The result is a number
// of its own; nothing that value returns is ever changed.
func Eval(e Expr, value func(*Measure) *big.Rat) (result *big.Rat, zero *Zero) {
	ev := evaluation{value: value}
	result = ev.eval(e)
	switch e.(type) {
	case *Number, *Measure:
		result = new(big.Rat).Set(result)
	}
	return result, ev.zero
}

// evaluation is one run of Eval. What its methods return is nil once zero is
// set, and may belong to the tree or to the caller: it is only read.
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
		return ev.negation(e)
	case *Call:
		return ev.call(e)
	case *Binary:
		return ev.chain(e)
	}
	return nil
}

func (ev *evaluation) negation(u *Unary) *big.Rat {
	x := ev.eval(u.X)
	if x == nil {
		return nil
	}
	return new(big.Rat).Neg(x)
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

// chain computes `a - b + c - d` as `(a + c) - (b + d)`, and likewise products:
// exactly the same number, and each bracket can be folded as a balanced tree.
func (ev *evaluation) chain(b *Binary) *big.Rat {
	first, links := b.chain(make([]*Binary, 0, 8))
	x := ev.eval(first)
	if x == nil {
		return nil
	}
	joined, undone := append(make([]*big.Rat, 0, 8), x), make([]*big.Rat, 0, 8)
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
	return combine(arithmetics[levels[b.Op]], joined, undone)
}

// operand is the right operand of a link, refused where it divides and is zero.
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
			return z.Code == m.Code && z.Back == m.Back && z.Cumulative == m.Cumulative
		})
		if !again && ev.value(m).Sign() == 0 {
			zeros = append(zeros, m)
		}
	}
	return zeros
}

func combine(a arithmetic, joined, undone []*big.Rat) *big.Rat {
	x := fold(a.join, joined)
	if len(undone) == 0 {
		return x
	}
	return a.undo(new(big.Rat), x, fold(a.join, undone))
}

// Sum adds numbers as a balanced tree.
func Sum(numbers []*big.Rat) *big.Rat {
	if len(numbers) == 0 {
		return new(big.Rat)
	}
	return fold((*big.Rat).Add, numbers)
}

// fold joins numbers pairwise, as a balanced tree: one after the other, the
// fractions of a long sum would grow quadratically. A single number is returned
// as it is; none is ever changed.
func fold(join func(z, x, y *big.Rat) *big.Rat, numbers []*big.Rat) *big.Rat {
	if len(numbers) == 1 {
		return numbers[0]
	}
	half := len(numbers) / 2
	return join(new(big.Rat), fold(join, numbers[:half]), fold(join, numbers[half:]))
}
