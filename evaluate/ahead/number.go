package ahead

import "math/big"

// These numbers are never changed.
var (
	zero = new(big.Rat)
	one  = big.NewRat(1, 1)
	two  = big.NewRat(2, 1)
)

func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func quo(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

// cutSum is a sum without what is beyond its 60th decimal. No page rounds to that
// decimal and no goal is written with it. The denominator of a body's score has
// thousands of digits, so that reducing the exact sum for each indicator would take
// quadratic time.
func cutSum(a, b *big.Rat) *big.Rat {
	decimals := new(big.Int).Exp(big.NewInt(10), big.NewInt(60), nil)
	x := new(big.Int).Mul(a.Num(), b.Denom())
	x.Add(x, new(big.Int).Mul(b.Num(), a.Denom()))
	x.Div(x.Mul(x, decimals), new(big.Int).Mul(a.Denom(), b.Denom()))
	return new(big.Rat).SetFrac(x, decimals)
}
