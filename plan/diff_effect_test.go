package plan

import "testing"

// A target is easier that accepts all that the other one accepts, and more.
func TestEffect(t *testing.T) {
	for _, c := range []struct {
		kind     ValueKind
		old, new string
		want     Effect
	}{
		{NumberKind, ">= 5", ">= 4", Easier},
		{NumberKind, ">= 5", "> 5", Harder},
		{NumberKind, "> 5", ">= 5.1", Harder},
		{NumberKind, "<= 5", "< 6", Easier},
		{NumberKind, ">= 5", "= 5", Harder},
		{NumberKind, ">= 5", "5 .. 9", Harder},
		{NumberKind, "> 5", "5 .. 9", ""},
		{NumberKind, "<= 9", "5 .. 9", Harder},
		{NumberKind, "5 .. 9", "4 .. 9", Easier},
		{NumberKind, "5 .. 9", "4 .. 8", ""},
		{NumberKind, "= 5", "= 6", ""},
		{NumberKind, "= 5", "= 6 ± 1", Easier},
		{NumberKind, "= 6 ± 1", "5 .. 7", ""},
		{NumberKind, ">= 5", "<= 5", ""},
		{NumberKind, ">= 5", ">= 4 gg", Easier},
		{NumberKind, ">= 5 gg", ">= 4 ore", ""},
		{NumberKind, ">= 5", ">= 4 %", ""},
		{DateKind, "<= 2024-12-31", "<= 2025-01-31", Easier},
		{DateKind, "<= 2024-02-29", "<= 2024-02-28", Harder},
		{YesNoKind, "sì", "no", ""},
	} {
		facts := make([]fact, 2)
		for k, text := range []string{c.old, c.new} {
			condition, problem := ParseCondition(text, c.kind, false)
			if problem != nil {
				t.Fatalf("%s: %v", text, problem.Message)
			}
			facts[k].target = &Target{Condition: condition, OK: true}
		}
		if got := effect(&facts[0], &facts[1]); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.old, c.new, got, c.want)
		}
		back := map[Effect]Effect{Easier: Harder, Harder: Easier}
		if got := effect(&facts[1], &facts[0]); got != back[c.want] {
			t.Errorf("from %s to %s: %q, want %q", c.new, c.old, got, back[c.want])
		}
	}
}
