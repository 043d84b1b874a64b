package ahead

import (
	"fmt"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
)

// oneIndicator is the evaluation of a plan of a single indicator over the
// measures A and B, whose figures are of 2024; A of 2023 is 40.
func oneIndicator(t *testing.T, formula, target, scoring, unitA, a, unitB, b string) (*evaluate.Result, *evaluate.Indicator) {
	t.Helper()
	text := fmt.Sprintf(`format: piao-plan/1
entity: {code: e, name: Ente}
title: Piano
years: [2023, 2024]
areas: {"1": {name: Area}}
measures:
  A: {name: Misura A, unit: %q}
  B: {name: Misura B, unit: %q}
objectives:
  O: {title: Obiettivo, area: "1", indicators: {I: {name: Indicatore, formula: %q, targets: {2024: %q}, scoring: {%s}}}}
`, unitA, unitB, formula, target, scoring)
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	p, more := plan.Read(root)
	if found = append(found, more...); found.Failed() {
		t.Fatal(found[0].Message.EN)
	}
	var files []*evaluate.Measurements
	for year, values := range map[int]string{2023: "A: 40", 2024: "A: " + a + "\n  B: " + b} {
		if year == 2023 && unitA != "N." {
			continue
		}
		root, _ := source.Parse(&diag.File{Name: "m.yaml", Bytes: fmt.Appendf(nil, "format: piao-measurements/1\nentity: e\nyear: %d\nvalues:\n  %s\n", year, values)})
		m, found := evaluate.Read(root, p)
		if found.Failed() {
			t.Fatal(found[0].Message.EN)
		}
		files = append(files, m)
	}
	r := evaluate.Plan(p, 2024, files)
	return r, r.Indicators()[0]
}

// Needed values computed by hand.
func TestNeeded(t *testing.T) {
	for _, test := range []struct {
		formula, target string
		unitA, a        string
		unitB, b        string
		want            string
	}{
		{"A", ">= 8", "N.", "5", "N.", "1", "A 8"},
		{"A", "> 8", "N.", "5", "N.", "1", "A 9"},
		{"A", ">= 20", "N.", "0.30000000000000004", "N.", "1", "A 20"},
		{"A / B", ">= 20 %", "%", "0.0000000000000000001 %", "N.", "100", "A 20, B out of reach"},
		{"A / B", ">= 20 %", "N.", "18", "N.", "100", "A 20, B 90"},
		{"A / B", ">= 23 %", "N.", "100", "N.", "500", "A 115, B 434"}, // 100 / 435 is 22.99 %
		{"A / B", "<= 97 %", "kWh", "98", "kWh", "100", "A 97, B 102"},
		{"(A - B) / A", ">= 10 %", "€", "1000", "€", "910", "A 1012, B 900"},
		{"A / B", "<= -10", "gg", "-4000", "N.", "500", "A -5000, B 400"},
		{"A / B", "<= -10", "gg", "300", "N.", "500", "A -5000, B out of reach"},
		{"A", "<= 2.5", "gg", "2.6", "N.", "1", "A 2.5"},
		{"A", ">= 95 %", "%", "66 %", "N.", "1", "A 0.95"},
		{"A - B", ">= 67 %", "%", "60.5 %", "%", "1 %", "A 0.68, B -0.07"},
		{"A", "= 8", "N.", "5", "N.", "1", "A 8"},
		{"A / B", "= 0.23 ± 0.01", "N.", "30", "N.", "100", "A 24, B 125"},
		{"A * B", "7 .. 8", "N.", "3", "N.", "3", "A unknown, B unknown"}, // 6 and 9
		{"A / 7", "= 0.5", "kg", "1", "N.", "1", "A unknown"},
		{"A / 7", "= 0.5", "kg", "1.0", "N.", "1", "A 3.5"},
		{"A / A[n-1]", ">= 1", "N.", "30", "N.", "1", "A 40, A past"},
		{"A + cumulative(A)", ">= 100", "N.", "20", "N.", "1", "A 30, A past"},
		{"min(A, 50)", ">= 60", "N.", "20", "N.", "1", "A unknown"},
		{"round(A / B, 0)", ">= 3", "N.", "4", "N.", "2", "A 5, B 1"},
		{"A * A", ">= 2", "m", "1", "N.", "1", "A 2"},
		{"abs(A - 20) + A", ">= 100", "N.", "10", "N.", "1", "A 60"},
		{"100 / A", ">= 200", "N.", "10", "N.", "1", "A out of reach"}, // 1 is not enough, 0 no divisor
		{"A", "sì", "sì/no", "no", "N.", "1", "A 1"},
		{"A", "<= 2024-06-30", "data", "2024-07-12", "N.", "1", "A 19904"},
	} {
		r, i := oneIndicator(t, test.formula, test.target, "", test.unitA, test.a, test.unitB, test.b)
		var got []string
		for _, n := range NeededFor(r, i) {
			answer := n.Answer.Code()
			if n.Answer == Found {
				answer = strings.TrimSuffix(strings.TrimRight(n.Figure.FloatString(6), "0"), ".")
			}
			got = append(got, n.Input.Of.Code.Value+" "+answer)
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s %s with A = %s, B = %s: got %s, want %s", test.formula, test.target, test.a, test.b, got, test.want)
		}
	}
}

// A needed value may be for less than the target, or for a step.
func TestNeededFor(t *testing.T) {
	for _, test := range []struct{ scoring, achievement, want string }{
		{"", "0.9", "72"},
		{"method: linear, baseline: 40", "0.9", "76"},
		{"method: on_off", "0.9", "80"},
		{"method: steps, steps: [{when: '>= 90', score: 100 %}, {when: '>= 70', score: 95 %}]", "0.9", "70"},
		{"method: steps, steps: [{when: '>= 90', score: 100 %}, {when: '>= 70', score: 95 %}]", "1", "90"},
	} {
		r, i := oneIndicator(t, "A", ">= 80", test.scoring, "N.", "50", "N.", "1")
		needed := newTrial(r).worth(i, fraction(t, test.achievement))
		if len(needed) != 1 || needed[0].Answer != Found || needed[0].Figure.RatString() != test.want {
			t.Errorf("%s, %s: got %v, want %s", test.scoring, test.achievement, needed, test.want)
		}
	}
}

// What the only missing figure must be, computed by hand.
func TestThreshold(t *testing.T) {
	for _, test := range []struct {
		formula, target    string
		unitA, a, unitB, b string
		want               string
	}{
		{"A", ">= 8", "N.", "{missing: x}", "N.", "1", ">= 8"},
		{"A / B", ">= 23 %", "N.", "{missing: x}", "N.", "435", ">= 101"},
		{"A / B", ">= 23 %", "N.", "100", "N.", "{missing: x}", "<= 434"},
		{"A / B", "< 23 %", "N.", "100", "N.", "{missing: x}", ">= 435"},
		{"(A - B) / A", ">= 10 %", "€", "1000", "€", "{missing: x}", "<= 900"},
		{"A - B", ">= 67 %", "%", "{missing: x}", "%", "1 %", ">= 17/25"},
		{"A / B", "<= 5", "N.", "{missing: x}", "N.", "7", "<= 35"},
		{"A + B", ">= 5", "N.", "{missing: x}", "N.", "7", ">= 0"},
		{"A + A[n-1] + B", ">= 50", "N.", "{missing: x}", "N.", "7", ">= 3"},
		{"A + B", ">= 5", "N.", "{missing: x}", "N.", "{missing: x}", ""},
		{"A", "= 5", "N.", "{missing: x}", "N.", "1", ""},
		{"abs(A - 5)", ">= 5", "N.", "{missing: x}", "N.", "1", ""},
		{"min(A, B)", ">= 5", "N.", "{missing: x}", "N.", "4", ""},
		{"A", ">= 5", "N.", "4", "N.", "1", ""},
	} {
		r, i := oneIndicator(t, test.formula, test.target, "", test.unitA, test.a, test.unitB, test.b)
		got := ""
		if x := ThresholdOf(r, i); x != nil {
			got = "<= " + x.Figure.RatString()
			if x.AtLeast {
				got = ">= " + x.Figure.RatString()
			}
		}
		if got != test.want {
			t.Errorf("%s %s with A = %s, B = %s: got %q, want %q", test.formula, test.target, test.a, test.b, got, test.want)
		}
	}
}
