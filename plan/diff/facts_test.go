package diff

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan"
)

func factsText(p *plan.Plan) string {
	var b strings.Builder
	for _, e := range Facts(p) {
		for _, f := range e.Facts() {
			fmt.Fprintln(&b, e.Kind.Code, e.Code, f.Name, f.Year, f.Value)
		}
	}
	return b.String()
}

// Two plans say the same facts where they have no difference, and others where
// they have one.
func TestFactsDifferAsPlansDo(t *testing.T) {
	plain := planOf(t, compared)
	for _, edits := range [][]string{
		{"16.60 %", `"16.6%"`},
		{">= 20 %", "≥20.0%"},
		{"A / B + A", "\"(A/B)+[A]\""},
		{"  A: {name: a, unit: N.}\n", "", "  B: {name: b, unit: N.}\n", "  B: {name: b, unit: N.}\n  A: {unit: N., name: a}\n"},
		{">= 20 %", ">= 22 %"},
		{"weight: 60 %", "weight: {2023: 60 %, 2024: 70 %}"},
		{"title: Secondo\n    area: \"1\"", "title: Secondo\n    area: \"2\""},
		{"  O2:", "  O9:"},
		{"{cap: 120 %}", "{method: linear, baseline: 9}"},
		{"[2023, 2024]", "[2023, 2024, 2025]"},
	} {
		edited := planOf(t, strings.NewReplacer(edits...).Replace(compared))
		changes := Plans(plain, edited)
		if same := factsText(plain) == factsText(edited); same != (len(changes) == 0) {
			t.Errorf("%q: %d changes, but the facts are the same: %v", edits, len(changes), same)
		}
	}
}

// What no comparison names is a fact all the same.
func TestFactsOfTheWholePlan(t *testing.T) {
	plain := planOf(t, compared)
	edited := planOf(t, compared+"revision: {number: 3, date: 2024-05-01, note: dopo}\nother_resources:\n  - {name: Debiti, programme: x, division: 1, group: 3, amounts: {2023: 10}}\n")
	for _, want := range []string{"revision.number 0 3", "revision.date 0 2024-05-01", "revision.note 0 dopo", "other_resource Debiti programme 0 x",
		"other_resource Debiti division 0 1", "other_resource Debiti group 0 3", "other_resource Debiti amount 2023 10"} {
		if strings.Contains(factsText(plain), want) || !strings.Contains(factsText(edited), want) {
			t.Errorf("%q does not come with the key\n%s", want, factsText(edited))
		}
	}
}
