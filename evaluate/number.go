package evaluate

import "math/big"

// These numbers are never changed.
var (
	zero = new(big.Rat)
	one  = big.NewRat(1, 1)
)

func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func quo(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

// Near is a number, or the least above it with 200 decimals if its denominator is
// longer than that. The denominator of a body's score may have thousands of digits:
// to reduce an exact sum for each indicator would take quadratic time. No page rounds
// to such a decimal, and no goal is written with one.
func Near(x *big.Rat) *big.Rat {
	decimals := new(big.Int).Exp(big.NewInt(10), big.NewInt(200), nil)
	if x.Denom().Cmp(decimals) <= 0 {
		return x
	}
	more := new(big.Int).Mul(x.Num(), decimals)
	more.Add(more.Div(more, x.Denom()), one.Num())
	return new(big.Rat).SetFrac(more, decimals)
}

// distance is |a - b|.
func distance(a, b *big.Rat) *big.Rat {
	d := sub(a, b)
	return d.Abs(d)
}

// clamp is the number from low to high that is nearest to r.
func clamp(r, low, high *big.Rat) *big.Rat {
	if r.Cmp(low) < 0 {
		return low
	}
	if r.Cmp(high) > 0 {
		return high
	}
	return r
}
