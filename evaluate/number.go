package evaluate

import (
	"math/big"

	"github.com/shopspring/decimal"

	"piao/plan/parallel"
)

// Rationals used everywhere and never changed.
var (
	zero = new(big.Rat)
	one  = big.NewRat(1, 1)
)

// rat is a decimal as an exact fraction.
func rat(d decimal.Decimal) *big.Rat {
	digits, places := d.CoefficientInt64(), -d.Exponent()
	if d.NumDigits() > 18 || places < 0 || int(places) >= len(powers) {
		return d.Rat()
	}
	return big.NewRat(digits, powers[places])
}

// powers are the powers of ten of the decimals that people write.
var powers = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

// isOne says that a number is 1, without computing.
func isOne(r *big.Rat) bool {
	return r == one || r.IsInt() && r.Num().IsInt64() && r.Num().Int64() == 1
}

func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func quo(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

// mul is a product; by 1 it is the other factor itself.
func mul(a, b *big.Rat) *big.Rat {
	switch {
	case isOne(a):
		return b
	case isOne(b):
		return a
	}
	return new(big.Rat).Mul(a, b)
}

// distance is |a - b|.
func distance(a, b *big.Rat) *big.Rat {
	d := sub(a, b)
	return d.Abs(d)
}

// clamp is the nearest of the numbers from low to high.
func clamp(r, low, high *big.Rat) *big.Rat {
	if r.Cmp(low) < 0 {
		return low
	}
	if r.Cmp(high) > 0 {
		return high
	}
	return r
}

// sum adds numbers as a balanced tree: one after the other, the denominators of
// the partial sums make the work quadratic.
func sum(numbers []*big.Rat) *big.Rat {
	switch len(numbers) {
	case 0:
		return zero
	case 1:
		return numbers[0]
	}
	halves := [2][]*big.Rat{numbers[:len(numbers)/2], numbers[len(numbers)/2:]}
	if len(numbers) < worthSharing {
		return add(sum(halves[0]), sum(halves[1]))
	}
	var sums [2]*big.Rat
	parallel.Do(
		func() { sums[0] = sum(halves[0]) },
		func() { sums[1] = sum(halves[1]) })
	return add(sums[0], sums[1])
}

// worthSharing is how many numbers it takes before two processors are faster
// than one.
const worthSharing = 256
