package document

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"piao/plan/lang"
)

func TestRound(t *testing.T) {
	for _, c := range []struct {
		value  string
		digits int
		want   string
	}{
		{"0.125", 2, "0.13"}, {"-0.125", 2, "-0.13"}, {"-0.001", 2, "0.00"}, {"89.075", 2, "89.08"},
		{"2.5", 0, "3"}, {"-0.4", 0, "0"}, {"10", 0, "10"},
		{"99999999999999999/200000000000000000000", 2, "0.00"},
	} {
		if got := Round(rat(c.value), c.digits); got != c.want {
			t.Errorf("Round(%s, %d): got %s, want %s", c.value, c.digits, got, c.want)
		}
	}
}

// A percentage is rounded as a hundred times the fraction is.
func TestRoundPercent(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		r := big.NewRat(random.Int64N(4_000_000)-2_000_000, 1+random.Int64N(1_000_000))
		digits := random.IntN(5)
		if got, want := RoundPercent(r, digits), Round(HundredTimes(r), digits); got != want {
			t.Fatalf("%s at %d digits: got %s, want %s", r, digits, got, want)
		}
	}
}

func TestExact(t *testing.T) {
	for value, want := range map[string]string{
		"1/3": "0.3333333333", "1": "1", "100": "100", "229447.35": "229447.35",
		"-0.00000000001": "0", "0": "0", "-5/2": "-2.5",
	} {
		if got := Exact(rat(value), 10); got != want {
			t.Errorf("Exact(%s): got %s, want %s", value, got, want)
		}
	}
	if got := Exact(nil, 10); got != "" {
		t.Errorf("Exact(nil): got %s", got)
	}
}

func TestPercent(t *testing.T) {
	for value, want := range map[string]string{
		"0.8742": "87,42 %", "1": "100,00 %", "0": "0,00 %", "1.2": "120,00 %", "12.345678": "1.234,57 %",
		"999999/1000000":                       "99,9999 %",
		"0.99996":                              "99,996 %",
		"1/1000000":                            "0,0001 %",
		"99999999999999999/100000000000000000": "< 100,00 %",
		"1/100000000000000000":                 "> 0,00 %",
		"-1/100000000000000000":                "< 0,00 %",
		"100000001/100000000":                  "100,00 %",
	} {
		if got := Percent(rat(value)).Spoken.In(lang.IT); got != want {
			t.Errorf("Percent(%s): got %s, want %s", value, got, want)
		}
	}
	for name, c := range map[string]struct {
		cell         Cell
		spoken, data string
	}{
		"PercentBare": {PercentBare(rat("0.8742")), "87,42", "0.8742"},
		"Amount":      {Amount(rat("1234567.5")), "1.234.567,50", "1234567.5"},
	} {
		if got := c.cell.Data(); c.cell.Spoken.In(lang.IT) != c.spoken || got != c.data {
			t.Errorf("%s: got %s, in CSV %s", name, c.cell.Spoken.In(lang.IT), got)
		}
	}
	if got := Percent(nil); got.Spoken != nil || got.Number != nil || got.Raw != "" {
		t.Errorf("Percent(nil): got %v", got)
	}
}

// A printed value is on the same side of its target as the exact one, with no more decimals than that takes.
func TestDigitsLike(t *testing.T) {
	sides := map[string]func(v, target *big.Rat) bool{
		">=": func(v, target *big.Rat) bool { return v.Cmp(target) >= 0 },
		"<=": func(v, target *big.Rat) bool { return v.Cmp(target) <= 0 },
		">":  func(v, target *big.Rat) bool { return v.Cmp(target) > 0 },
		"=":  func(v, target *big.Rat) bool { return v.Cmp(target) == 0 },
	}
	for _, c := range []struct {
		value, op, target string
		want              int
	}{
		{"19.996", ">=", "20", 3}, {"19.99", ">=", "20", 2}, {"20", ">=", "20", 2}, {"19.996", "<=", "20", 2},
		{"30.0000049", "<=", "30", 6}, {"20", ">", "20", 2}, {"-7.999", "<=", "-8", 3},
		{"19.9999999", ">=", "19.99999995", 7}, {"0.1234", ">=", "0.123", 3}, {"20.004", ">", "20", 3},
		{"0.125", "=", "0.125", 3}, {"1/3", "=", "0.33", 3},
		{"1/3", "<=", "0.33333333333333333333333333333333", 33},
	} {
		like := func(shown *big.Rat) bool {
			return sides[c.op](shown, rat(c.target)) == sides[c.op](rat(c.value), rat(c.target))
		}
		if got := DigitsLike(rat(c.value), 2, like); got != c.want {
			t.Errorf("%s against %s %s: got %d decimals, want %d", c.value, c.op, c.target, got, c.want)
		}
	}
}
