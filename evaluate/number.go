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
