package evaluate

import (
	"fmt"
	"testing"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
)

// threeObjectives is a plan of an area of three objectives, weighing 50, 30 and
// 20 % unless they have no weights, worth 80, 50 and 100 %.
func threeObjectives(t *testing.T, weighted bool) (*plan.Plan, []*Measurements) {
	t.Helper()
	text := "format: piao-plan/1\nentity: {code: e, name: Ente}\ntitle: Piano\nyears: [2024]\nareas: {\"1\": {name: Area}}\n" +
		"measures:\n  M1: {name: M1, unit: N.}\n  M2: {name: M2, unit: N.}\n  M3: {name: M3}\nobjectives:\n"
	for k, w := range []int{50, 30, 20} {
		weight := ""
		if weighted {
			weight = fmt.Sprintf(", weight: %d %%", w)
		}
		text += fmt.Sprintf("  O%d: {title: O, area: \"1\"%s, indicators: {I%[1]d: {name: I, formula: M%[1]d, targets: {2024: \">= 10\"}}}}\n", k+1, weight)
	}
	return planned(t, text, "{M1: 8, M2: 5, M3: 12}")
}

// planned is a plan of 2024, and its measurements of that year.
func planned(t *testing.T, text, values string) (*plan.Plan, []*Measurements) {
	t.Helper()
	root, _ := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	p, found := plan.Read(root)
	if found = append(found, plan.Verify(p)...); found.Failed() {
		t.Fatal(found[0].Message.EN)
	}
	root, _ = source.Parse(&diag.File{Name: "m.yaml", Bytes: []byte("format: piao-measurements/1\nentity: e\nyear: 2024\nvalues: " + values + "\n")})
	m, found := Read(root, p)
	if found.Failed() {
		t.Fatal(found[0].Message.EN)
	}
	return p, []*Measurements{m}
}

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
		n := Plan(p, 2024, figures).Needs(fraction(t, test.goal))
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
		for _, g := range n.Fewest {
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
