package document

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// The quick rounding of small fractions is big.Rat's, to the digit.
func TestRoundIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		num, den := random.Int64()>>random.IntN(63), random.Int64()>>random.IntN(63)
		if random.IntN(2) == 0 {
			num = -num
		}
		checkRound(t, big.NewRat(num, max(den, 1)), random.IntN(11))
	}
	for _, s := range []string{"1/2", "-1/2", "1/200", "-1/200", "1999/100000", "0", "-1/1000", "999995/10000", "9223372036854775807", "9223372036854775807/4611686018427387903", "5/1000", "15/1000", "25/1000"} {
		r, _ := new(big.Rat).SetString(s)
		for digits := range 11 {
			checkRound(t, r, digits)
		}
	}
}

func checkRound(t *testing.T, r *big.Rat, digits int) {
	t.Helper()
	want := r.FloatString(digits)
	if strings.Trim(want, "-0.") == "" {
		want = strings.TrimPrefix(want, "-")
	}
	if got := Round(r, digits); got != want {
		t.Fatalf("%s at %d digits: got %s, want %s", r.RatString(), digits, got, want)
	}
	if got, want := RoundPercent(r, digits), Round(HundredTimes(r), digits); got != want {
		t.Fatalf("%s as a per cent at %d digits: got %s, want %s", r.RatString(), digits, got, want)
	}
}
