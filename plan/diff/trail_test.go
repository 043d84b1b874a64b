package diff

import (
	"strings"
	"testing"

	"piao/plan"
)

// edited is the plan of diff_test.go with some of its text replaced.
func edited(t *testing.T, edits ...string) *plan.Plan {
	t.Helper()
	p := planOf(t, strings.NewReplacer(edits...).Replace(compared))
	return p
}

func changesText(changes []Change) string {
	var lines []string
	for _, c := range changes {
		lines = append(lines, changeText(c))
	}
	return strings.Join(lines, "\n")
}

// What a merge has of neither side is what differs from both.
func TestShared(t *testing.T) {
	one, other := edited(t, "weight: 60 %", "weight: 61 %"), edited(t, ">= 20 %", ">= 22 %")
	for _, c := range []struct {
		name  string
		edits []string
		want  string
	}{
		{"both sides", []string{"weight: 60 %", "weight: 61 %", ">= 20 %", ">= 22 %"}, ""},
		{"one of its own", []string{"weight: 60 %", "weight: 61 %", ">= 20 %", ">= 25 %"}, "changed indicator O1/I1 target 2023 [>= 20 %] [>= 25 %] harder"},
		{"a weight by year", []string{"weight: 60 %", "weight: {2023: 61 %, 2024: 70 %}", ">= 20 %", ">= 22 %"}, "changed objective O1 weight 2024 [61 %] [70 %]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			merged := edited(t, c.edits...)
			if got := changesText(Shared(Plans(one, merged), Plans(other, merged))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
