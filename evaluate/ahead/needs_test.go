package ahead

import (
	"math/big"
	"testing"

	"piao/evaluate"
)

// 75 % is 50 × 0.8 + 30 × 0.5 + 20 × 1: O2 leaves 15 %, O1 10 %.
func TestNeeds(t *testing.T) {
	for _, test := range []struct {
		goal    string
		singles string // with what each must be worth
		fewest  string
		reached bool
	}{
		{"3/4", "", "", true},
		{"4/5", "I2 2/3 M2=7 I1 9/10 M1=9", "I2", false},
		{"9/10", "I2 1 M2=10", "I2", false},
		{"91/100", "", "I2 I1", false},
		{"1", "", "I2 I1", false},
		{"101/100", "", "", false},
	} {
		p, figures := threeObjectives(t, true)
		n := NeedsOf(evaluate.Plan(p, 2024, figures), fraction(t, test.goal))
		singles, fewest := "", ""
		for _, s := range n.Singles {
			singles += " " + s.Code.Value + " " + s.Enough.RatString()
			for _, x := range s.Figures {
				singles += " " + x.Input.Of.Code.Value + "=" + x.Figure.RatString()
				if x.Score.Cmp(n.Goal) < 0 {
					t.Errorf("%s: with %s the score is %s", test.goal, x.Figure.RatString(), x.Score.RatString())
				}
			}
		}
		for _, g := range n.Together {
			fewest += " " + g.Code.Value
		}
		if singles != lead(test.singles) || fewest != lead(test.fewest) || n.Reached() != test.reached || n.Reachable() == (test.goal == "101/100") {
			t.Errorf("%s: got%s; fewest%s; reached %v", test.goal, singles, fewest, n.Reached())
		}
	}
}

func lead(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// A figure that several indicators use brings the body to a goal before the
// indicator's own points would; one less of it does not.
func TestNeedsLeast(t *testing.T) {
	for _, test := range []struct {
		name, indicators, values, goal, want string
	}{
		// at 20 it is 60 × 0.2 + 40 × 0.4 = 28 %; at 40, 24 + 32
		{"both go up", `I1: {name: I, weight: 60 %, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, weight: 40 %, formula: A, targets: {2024: ">= 50"}}`, "{A: 20}", "14/25", " I1 A=40"},
		{"one goes down", `I1: {name: I, weight: 90 %, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, weight: 10 %, formula: A, targets: {2024: "<= 50"}}`, "{A: 50}", "3/5", " I1 A=58"},
		{"one has no value as before", `I1: {name: I, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, formula: A, targets: {2024: ">= 50"}}, I3: {name: I, formula: A / Z, targets: {2024: ">= 1"}}`, "{A: 20, Z: 0}", "3/5", " I1 A=40 I2 A=40"},
		{"one is missing as before", `I1: {name: I, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, formula: A, targets: {2024: ">= 50"}}, I3: {name: I, formula: A / Z, targets: {2024: ">= 1"}}`, "{A: 20}", "3/5", " I1 A=40 I2 A=40"},
	} {
		p, figures := planned(t, "format: piao-plan/1\nentity: {code: e, name: Ente}\ntitle: Piano\nyears: [2024]\nareas: {\"1\": {name: Area}}\n"+
			"measures: {A: {name: A, unit: N.}, Z: {name: Z, unit: N.}}\nobjectives:\n  O1: {title: O, area: \"1\", indicators: {"+test.indicators+"}}\n", test.values)
		got := ""
		for _, s := range NeedsOf(evaluate.Plan(p, 2024, figures), fraction(t, test.goal)).Singles {
			got += " " + s.Code.Value
			for _, x := range s.Figures {
				got += " " + x.Input.Of.Code.Value + "=" + x.Figure.RatString()
			}
		}
		if got != test.want {
			t.Errorf("%s: got%s, want%s", test.name, got, test.want)
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
