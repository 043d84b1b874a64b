package ahead

import (
	"fmt"
	"math/big"
	"testing"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/rules"
	"piao/plan/source"
)

// threeObjectives is a plan of an area of three objectives, weighing 50, 30 and
// 20 % unless they have no weights, worth 80, 50 and 100 %.
func threeObjectives(t *testing.T, weighted bool) (*plan.Plan, []*evaluate.Measurements) {
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
func planned(t *testing.T, text, values string) (*plan.Plan, []*evaluate.Measurements) {
	t.Helper()
	root, _ := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	p, found := plan.Read(root)
	if found = append(found, rules.Verify(p)...); found.Failed() {
		t.Fatal(found[0].Message.EN)
	}
	root, _ = source.Parse(&diag.File{Name: "m.yaml", Bytes: []byte("format: piao-measurements/1\nentity: e\nyear: 2024\nvalues: " + values + "\n")})
	m, found := evaluate.Read(root, p)
	if found.Failed() {
		t.Fatal(found[0].Message.EN)
	}
	return p, []*evaluate.Measurements{m}
}

func TestWhatIf(t *testing.T) {
	ten := func(p *plan.Plan, code string) Supposed {
		return Supposed{evaluate.Origin{Measure: p.Measure(code), Year: 2024}, big.NewRat(10, 1)}
	}
	weight := func(p *plan.Plan, code string, num int64) SupposedWeight {
		return SupposedWeight{p.Objective(code), big.NewRat(num, 100)}
	}
	for _, test := range []struct {
		name     string
		weighted bool
		suppose  func(*plan.Plan) Supposition
		want     string
		moved    int // indicators
	}{
		{"nothing", true, func(*plan.Plan) Supposition { return Supposition{} }, "3/4", 0},
		{"M2 at 10", true, func(p *plan.Plan) Supposition {
			return Supposition{Figures: []Supposed{ten(p, "M2")}}
		}, "9/10", 1},
		{"M2 at 10 and M1 at 10", true, func(p *plan.Plan) Supposition {
			return Supposition{Figures: []Supposed{ten(p, "M2"), ten(p, "M1")}}
		}, "1", 2},
		{"on_off", true, func(*plan.Plan) Supposition { return Supposition{Method: evaluate.MethodNamed("on_off")} }, "1/5", 2},
		{"O1 at 75 %: the others 15 and 10", true, func(p *plan.Plan) Supposition {
			return Supposition{Weights: []SupposedWeight{weight(p, "O1", 75)}}
		}, "31/40", 3},
		{"O1 at 75 %, O2 at 5 %: the other 20", true, func(p *plan.Plan) Supposition {
			return Supposition{Weights: []SupposedWeight{weight(p, "O1", 75), weight(p, "O2", 5)}}
		}, "33/40", 2},
		{"O2 at half where there are no weights", false, func(p *plan.Plan) Supposition {
			return Supposition{Weights: []SupposedWeight{weight(p, "O2", 50)}}
		}, "7/10", 3},
	} {
		p, figures := threeObjectives(t, test.weighted)
		before := evaluate.Plan(p, 2024, figures)
		after := WhatIf(before, test.suppose(p))
		if after.Score.RatString() != test.want {
			t.Errorf("%s: got %s, want %s", test.name, after.Score.RatString(), test.want)
		}
		moved := evaluate.Compare(before, after, nil).Those(func(p evaluate.Pair) bool { return p.Before.Indicator != nil && p.Moved() })
		if len(moved) != test.moved {
			t.Errorf("%s: %d indicators moved, want %d", test.name, len(moved), test.moved)
		}
		if again := evaluate.Compare(before, evaluate.Plan(p, 2024, figures), nil); len(again.Those(evaluate.Pair.Moved)) > 0 {
			t.Errorf("%s: supposing changed the figures", test.name)
		}
	}
}
