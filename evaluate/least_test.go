package evaluate

import "testing"

// A figure that several indicators use brings the body to a goal before the
// indicator's own points would; one less of it does not.
func TestNeedsLeast(t *testing.T) {
	for _, test := range []struct {
		name, indicators, values, goal, want string
	}{
		// at 20 it is 60 × 0.2 + 40 × 0.4 = 28 %; at 40, 24 + 32
		{"both go up", `I1: {name: I, weight: 60 %, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, weight: 40 %, formula: A, targets: {2024: ">= 50"}}`, "{A: 20}", "14/25", " I1 A=40"},
		{"one goes down", `I1: {name: I, weight: 90 %, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, weight: 10 %, formula: A, targets: {2024: "<= 50"}}`, "{A: 50}", "3/5", " I1 A=56"},
		{"one has no value as before", `I1: {name: I, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, formula: A, targets: {2024: ">= 50"}}, I3: {name: I, formula: A / Z, targets: {2024: ">= 1"}}`, "{A: 20, Z: 0}", "3/5", " I1 A=40 I2 A=40"},
		{"one is missing as before", `I1: {name: I, formula: A, targets: {2024: ">= 100"}}, I2: {name: I, formula: A, targets: {2024: ">= 50"}}, I3: {name: I, formula: A / Z, targets: {2024: ">= 1"}}`, "{A: 20}", "3/5", " I1 A=40 I2 A=40"},
	} {
		p, figures := planned(t, "format: piao-plan/1\nentity: {code: e, name: Ente}\ntitle: Piano\nyears: [2024]\nareas: {\"1\": {name: Area}}\n"+
			"measures: {A: {name: A, unit: N.}, Z: {name: Z, unit: N.}}\nobjectives:\n  O1: {title: O, area: \"1\", indicators: {"+test.indicators+"}}\n", test.values)
		got := ""
		for _, s := range Plan(p, 2024, figures).Needs(fraction(t, test.goal)).Singles {
			got += " " + s.Code.Value
			for _, x := range s.Figures {
				if x.Answer != Found {
					continue
				}
				got += " " + x.Input.Of.Code.Value + "=" + x.Figure.RatString()
				if want := s.Worth(x.Reached); x.Worth.Cmp(want) != 0 || add(x.Input.Value, x.Change).Cmp(x.Figure) != 0 {
					t.Errorf("%s: worth %s, want %s; change %s", test.name, x.Worth.RatString(), want.RatString(), x.Change.RatString())
				}
			}
		}
		if got != test.want {
			t.Errorf("%s: got%s, want%s", test.name, got, test.want)
		}
	}
}
