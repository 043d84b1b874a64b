package evaluate

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// The short ways with machine words give what math/big gives, also where words
// end.
func TestArithmetic(t *testing.T) {
	edges := []int64{0, 1, 2, 3, 7, 100, 10000, 1<<31 - 2, 1<<31 - 1, 1 << 31, 1<<31 + 1, 1<<62 - 1, math.MaxInt64}
	r := rand.New(rand.NewPCG(1, 2))
	number := func() *big.Rat {
		num := edges[r.IntN(len(edges))]
		if r.IntN(2) == 0 {
			num = r.Int64N(1 << (1 + r.IntN(62)))
		}
		if r.IntN(2) == 0 {
			num = -num
		}
		den := max(1, edges[r.IntN(len(edges))])
		if r.IntN(2) == 0 {
			den = 1 + r.Int64N(1<<(1+r.IntN(40)))
		}
		return big.NewRat(num, den)
	}
	operations := []struct {
		name  string
		short func(a, b *big.Rat) *big.Rat
		long  func(z, a, b *big.Rat) *big.Rat
	}{
		{"+", add, (*big.Rat).Add}, {"-", sub, (*big.Rat).Sub}, {"×", mul, (*big.Rat).Mul}, {"÷", quo, (*big.Rat).Quo},
	}
	for range 50_000 {
		a, b := number(), number()
		before := a.String() + " " + b.String()
		for _, o := range operations {
			if o.name == "÷" && b.Sign() == 0 {
				continue
			}
			if got, want := o.short(a, b), o.long(new(big.Rat), a, b); got.String() != want.String() {
				t.Fatalf("%v %s %v = %v, want %v", a, o.name, b, got, want)
			}
		}
		if got, want := abs(a), new(big.Rat).Abs(a); got.Cmp(want) != 0 {
			t.Fatalf("|%v| = %v", a, got)
		}
		if after := a.String() + " " + b.String(); after != before {
			t.Fatalf("%s became %s", before, after)
		}
	}
	if zero.Sign() != 0 || one.Cmp(big.NewRat(1, 1)) != 0 {
		t.Error("0 or 1 has changed")
	}
}
