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
