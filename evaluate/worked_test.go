package evaluate

import (
	"math/big"
	"testing"

	"piao/plan"
)

// The worked values of the scoring manual, computed exactly.
func TestWorkedValues(t *testing.T) {
	tests := []struct {
		method, baseline, target, value string
		cap                             string
		want, ratio                     string // fractions; ratio "" is none
		met                             bool
	}{
		{"proportional", "", ">= 60", "56", "1", "14/15", "14/15", false},
		{"proportional", "", ">= 8 %", "0.3516", "1", "1", "879/200", true},
		{"proportional", "", ">= 80", "75", "1", "15/16", "15/16", false},
		{"proportional", "", ">= 10", "-2", "1", "0", "-1/5", false},
		{"proportional", "", ">= -5", "-6", "1", "4/5", "4/5", false},
		{"proportional", "", "<= 2.5", "3", "1", "4/5", "4/5", false},
		{"inverse", "", "<= 2.5", "3", "1", "5/6", "5/6", false},
		{"proportional", "", "<= 2.5", "6", "1", "0", "-2/5", false},
		{"inverse", "", "<= 2.5", "6", "1", "5/12", "5/12", false},
		{"proportional", "", "<= 97", "98", "1", "96/97", "96/97", false},
		{"proportional", "", "<= 5", "0", "1", "1", "2", true},
		{"proportional", "", "<= -10", "-5.53", "1", "553/1000", "553/1000", false},
		{"proportional", "", "<= -10", "-11.5", "1", "1", "23/20", true},
		{"proportional", "", "<= -10", "-12", "1", "1", "6/5", true},
		{"proportional", "", "<= -10", "-8", "1", "4/5", "4/5", false},
		{"proportional", "", "<= -10", "3", "1", "0", "-3/10", false},
		{"proportional", "", "= 0.23", "0.30", "1", "16/23", "16/23", false},
		{"linear", "70", ">= 80", "75", "1", "1/2", "1/2", false},
		{"linear", "-4", "<= -10", "-8", "1", "2/3", "2/3", false},
		{"linear", "-4", "<= -10", "0", "1", "0", "-2/3", false},
		{"linear", "1", "<= 0", "0.25", "1", "3/4", "3/4", false},
		{"linear", "10", "= 20", "15", "1", "1/2", "1/2", false},
		{"linear", "70", ">= 80", "90", "1.5", "3/2", "2", true},

		// Boundaries.
		{"proportional", "", "> 5", "5", "1", "1", "1", false},
		{"on_off", "", "> 5", "5", "1", "0", "", false},
		{"on_off", "", ">= 5", "5", "1", "1", "", true},
		{"on_off", "", ">= 5", "9", "1.5", "1", "", true},
		{"proportional", "", ">= 0", "-1", "1", "0", "", false},
		{"proportional", "", ">= 0", "7", "1.5", "1", "", true},
		{"proportional", "", "= 0.23 ± 0.01", "0.24", "1", "1", "22/23", true},
		{"proportional", "", "= 0.23 ± 0.01", "0.25", "1", "21/23", "21/23", false},
		{"proportional", "", "95 .. 105 %", "0.95", "1", "1", "1", true},
		{"proportional", "", "95 .. 105 %", "1.05", "1.5", "1", "1", true},
		{"proportional", "", "95 .. 105 %", "0.19", "1", "1/5", "1/5", false},
		{"proportional", "", "95 .. 105 %", "1.26", "1", "4/5", "4/5", false},
		{"inverse", "", "95 .. 105 %", "1.26", "1", "4/5", "4/5", false},

		// Above 100 % only where the cap allows, and never beyond it.
		{"proportional", "", ">= 50", "60", "1.1", "11/10", "6/5", true},
		{"proportional", "", ">= 50", "60", "1.5", "6/5", "6/5", true},
		{"proportional", "", "<= 50", "40", "1.5", "6/5", "6/5", true},
		{"inverse", "", "<= 50", "40", "1.5", "5/4", "5/4", true},
		{"inverse", "", "<= 50", "0", "1.5", "3/2", "", true},
		{"inverse", "", "<= 50", "-1", "1.5", "3/2", "", true},
		{"proportional", "", "= 50", "50", "1.5", "1", "1", true},
	}
	for _, tt := range tests {
		c, problem := plan.ParseCondition(tt.target, plan.NumberKind, false)
		if problem != nil {
			t.Fatalf("%s: %s", tt.target, problem.Message.EN)
		}
		k := &Case{Value: fraction(t, tt.value), Bar: bar(c), Cap: fraction(t, tt.cap)}
		if tt.baseline != "" {
			k.Baseline = fraction(t, tt.baseline)
		}
		got := MethodNamed(tt.method).Outcome(k)
		if got.Achievement.Cmp(fraction(t, tt.want)) != 0 || got.Met != tt.met {
			t.Errorf("%s %s, %s: got %s, met %v, want %s, %v", tt.method, tt.target, tt.value, got.Achievement.RatString(), got.Met, tt.want, tt.met)
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
