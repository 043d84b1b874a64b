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

// A trail picks what happened to its code, to an objective's indicators too, and
// knows what the code was called before.
func TestTrail(t *testing.T) {
	move := []string{"      I2: {name: j, unit: N., type: volume, weight: 83.40 %, formula: A, targets: {2023: \"= 3 ± 1\"}}\n", "",
		"      I3: {", "      I2: {name: j, unit: N., type: volume, weight: 83.40 %, formula: A, targets: {2023: \"= 3 ± 1\"}}\n      I3: {"}
	for _, c := range []struct {
		name, code string
		edits      []string
		want       string
		was        string // the indicator's or the objective's older code
	}{
		{"of another code", "I3", []string{">= 20 %", ">= 22 %"}, "", "I3"},
		{"an indicator", "I1", []string{">= 20 %", ">= 22 %"}, "changed indicator O1/I1 target 2023 [>= 20 %] [>= 22 %] harder", "I1"},
		{"an indicator of the objective", "O1", []string{">= 20 %", ">= 22 %"}, "changed indicator O1/I1 target 2023 [>= 20 %] [>= 22 %] harder", "O1"},
		{"asked by the new code", "I9", []string{"I3:", "I9:"}, "renamed indicator O2/I9 [I3] [I9]", "I3"},
		{"asked by the old code", "I3", []string{"I3:", "I9:"}, "renamed indicator O2/I9 [I3] [I9]", "I3"},
		{"moved: the indicator", "I2", move, "moved indicator O2/I2 objective [O1] [O2]", "I2"},
		{"moved: where it came", "O2", move, "moved indicator O2/I2 objective [O1] [O2]", "O2"},
		{"moved: where it left", "O1", move, "moved indicator O2/I2 objective [O1] [O2]", "O1"},
		{"a measure", "B", []string{"{name: b, unit: N.}", "{name: b, unit: n.}"}, "changed measure B unit [N.] [n.]", "B"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := Plans(edited(t), edited(t, c.edits...))
			trail := NewTrail(c.code)
			if got := changesText(trail.Pick(all)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if got := trail.Before(all)[plan.IndicatorElement]; got != c.was {
				t.Errorf("before it was %s, want %s", got, c.was)
			}
		})
	}
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
