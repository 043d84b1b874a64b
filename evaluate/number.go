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
	return reduced(digits, powers[places])
}

// powers are the powers of ten of the decimals that people write.
var powers = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

// isOne says that a number is 1, without computing.
func isOne(r *big.Rat) bool {
	return r == one || r.IsInt() && r.Num().IsInt64() && r.Num().Int64() == 1
}

// add is a sum.
func add(a, b *big.Rat) *big.Rat {
	if x, y, ok := small(a, b); ok {
		return reduced(x.num*y.den+y.num*x.den, x.den*y.den)
	}
	return new(big.Rat).Add(a, b)
}

// sub is a difference.
func sub(a, b *big.Rat) *big.Rat {
	if x, y, ok := small(a, b); ok {
		return reduced(x.num*y.den-y.num*x.den, x.den*y.den)
	}
	return new(big.Rat).Sub(a, b)
}

// quo is a quotient; by 1 it is the dividend itself.
func quo(a, b *big.Rat) *big.Rat {
	if isOne(b) {
		return a
	}
	if x, y, ok := small(a, b); ok && y.num > 0 {
		return reduced(x.num*y.den, x.den*y.num)
	}
	return new(big.Rat).Quo(a, b)
}

// mul is a product; by 1 it is the other factor itself.
func mul(a, b *big.Rat) *big.Rat {
	switch {
	case isOne(a):
		return b
	case isOne(b):
		return a
	}
	if x, y, ok := small(a, b); ok {
		return reduced(x.num*y.num, x.den*y.den)
	}
	return new(big.Rat).Mul(a, b)
}

// word is a fraction whose numerator and denominator are machine words.
type word struct{ num, den int64 }

// small gives two fractions as words where they are so small that no sum of two
// products of theirs overflows.
func small(a, b *big.Rat) (x, y word, ok bool) {
	x, ok = toWord(a)
	if !ok {
		return x, y, false
	}
	y, ok = toWord(b)
	return x, y, ok
}

const smallest, largest = -1 << 31, 1<<31 - 1

func toWord(r *big.Rat) (word, bool) {
	num, den := r.Num(), int64(1)
	if !num.IsInt64() {
		return word{}, false
	}
	if !r.IsInt() {
		if !r.Denom().IsInt64() {
			return word{}, false
		}
		den = r.Denom().Int64()
	}
	w := word{num.Int64(), den}
	return w, w.num >= smallest && w.num <= largest && w.den <= largest
}

// reduced is num / den in lowest terms, den above 0. It does in machine words
// what big.Rat does with numbers of any length.
func reduced(num, den int64) *big.Rat {
	if num == 0 {
		return zero
	}
	by := divisor(num, den)
	r := new(big.Rat).SetInt64(num / by)
	if den /= by; den > 1 {
		r.Denom().SetInt64(den) // of an integer, a reference to its own
	}
	return r
}

// divisor is the greatest common divisor of a number and a positive one.
func divisor(a, b int64) int64 {
	for a != 0 {
		a, b = b%a, a
	}
	return max(b, -b)
}

// distance is |a - b|.
func distance(a, b *big.Rat) *big.Rat {
	return abs(sub(a, b))
}

// abs is |r|.
func abs(r *big.Rat) *big.Rat {
	if r.Sign() >= 0 {
		return r
	}
	return sub(zero, r)
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
