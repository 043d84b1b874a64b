package outlook

import (
	"math/big"
	"testing"

	"piao/plan/lang"
)

// Charts cut shares to 100 % and draw nothing as whole that is not.
func TestCharts(t *testing.T) {
	shares := []*big.Rat{big.NewRat(-1, 2), new(big.Rat), big.NewRat(1, 8), big.NewRat(1, 2), big.NewRat(999, 1000), big.NewRat(1, 1), big.NewRat(3, 1), nil}
	if got, want := sparkline(shares), "▁▁▁▄▇██·"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for k, want := range []string{"", "", "█▎", "█████", "█████████▉", "██████████", "██████████", ""} {
		if got := bar(shares[k]).Spoken.In(lang.IT); got != want {
			t.Errorf("%v: got %q, want %q", shares[k], got, want)
		}
	}
}
