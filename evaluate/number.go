package evaluate

import (
	"math/big"

	"github.com/shopspring/decimal"

	"piao/plan/formula"
)

// These numbers are never changed.
var (
	zero = new(big.Rat)
	one  = big.NewRat(1, 1)
)

// rat is a decimal as an exact fraction.
func rat(d decimal.Decimal) *big.Rat { return d.Rat() }

func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func quo(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

// distance is |a - b|.
func distance(a, b *big.Rat) *big.Rat {
	return abs(sub(a, b))
}

// abs is |r|.
func abs(r *big.Rat) *big.Rat { return new(big.Rat).Abs(r) }

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

// sum adds numbers as a balanced tree. One after the other, the denominators of the
// partial sums would make the work quadratic.
func sum(numbers []*big.Rat) *big.Rat { return formula.Sum(numbers) }
