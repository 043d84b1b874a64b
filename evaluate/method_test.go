package evaluate

import (
	"math/big"
	"testing"

	"piao/plan/target"
)

// The edges of the methods, beside the worked values of the manual: a target just reached, a target of
// zero, tolerances, ranges, caps above 100 %.
func TestEdges(t *testing.T) {
	tests := []struct {
		method, target, value string
		cap                   string
		want, ratio           string // fractions; ratio "" is none
		met                   bool
	}{
		// Boundaries.
		{"proportional", "> 5", "5", "1", "1", "1", false},
		{"on_off", "> 5", "5", "1", "0", "", false},
		{"on_off", ">= 5", "9", "1.5", "1", "", true},
		{"proportional", ">= 0", "-1", "1", "0", "", false},
		{"proportional", ">= 0", "7", "1.5", "1", "", true},
		{"proportional", "= 0.23 ± 0.01", "0.24", "1", "1", "22/23", true},
		{"proportional", "= 0.23 ± 0.01", "0.25", "1", "21/23", "21/23", false},
		{"proportional", "95 .. 105 %", "0.95", "1", "1", "1", true},
		{"proportional", "95 .. 105 %", "1.05", "1.5", "1", "1", true},
		{"proportional", "95 .. 105 %", "0.19", "1", "1/5", "1/5", false},
		{"proportional", "95 .. 105 %", "1.26", "1", "4/5", "4/5", false},
		{"inverse", "95 .. 105 %", "1.26", "1", "4/5", "4/5", false},

		// Above 100 % only where the cap allows, and never beyond it.
		{"proportional", ">= 50", "60", "1.5", "6/5", "6/5", true},
		{"proportional", "<= 50", "40", "1.5", "6/5", "6/5", true},
		{"inverse", "<= 50", "0", "1.5", "3/2", "", true},
		{"inverse", "<= 50", "-1", "1.5", "3/2", "", true},
		{"proportional", "= 50", "50", "1.5", "1", "1", true},

		// A tolerance is on the unfavourable side; distances and more than met count from the target.
		{"proportional", ">= 10 ± 2", "8", "1.5", "1", "4/5", true},
		{"proportional", ">= 10 ± 2", "7", "1.5", "7/10", "7/10", false},
		{"proportional", ">= 10 ± 2", "12", "1.5", "6/5", "6/5", true},
		{"proportional", "<= 10 ± 2", "12", "1", "1", "4/5", true},
		{"inverse", "<= 10 ± 2", "12.5", "1", "4/5", "4/5", false},
		{"on_off", "<= 10 ± 2", "12.5", "1", "0", "", false},
		{"proportional", ">= 0 ± 1", "-1", "1", "1", "", true},
	}
	for _, tt := range tests {
		c, problem := target.Parse(tt.target, target.NumberKind, false)
		if problem != nil {
			t.Fatalf("%s: %s", tt.target, problem.Message.EN)
		}
		k := &Case{Value: fraction(t, tt.value), Bar: BarOf(c), Cap: fraction(t, tt.cap)}
		got := MethodNamed(tt.method).Outcome(k)
		if got.Achievement.Cmp(fraction(t, tt.want)) != 0 || got.Met != tt.met {
			t.Errorf("%s %s, %s: got %s, met %v, want %s, %v",
				tt.method, tt.target, tt.value, got.Achievement.RatString(), got.Met, tt.want, tt.met)
		}
		switch {
		case tt.ratio == "" && got.Ratio != nil:
			t.Errorf("%s %s, %s: ratio %s, want none", tt.method, tt.target, tt.value, got.Ratio.RatString())
		case tt.ratio != "" && (got.Ratio == nil || got.Ratio.Cmp(fraction(t, tt.ratio)) != 0):
			t.Errorf("%s %s, %s: ratio %v, want %s", tt.method, tt.target, tt.value, got.Ratio, tt.ratio)
		}
	}
}

func fraction(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}
