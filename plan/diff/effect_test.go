package diff

import (
	"testing"

	"piao/plan"
)

// A target is easier that accepts all that the other one accepts, and more.
func TestEffect(t *testing.T) {
	for _, c := range []struct {
		kind     plan.ValueKind
		old, new string
		want     Effect
	}{
		{plan.NumberKind, ">= 5", ">= 4", Easier},
		{plan.NumberKind, ">= 5", "> 5", Harder},
		{plan.NumberKind, "<= 5", "< 6", Easier},
		{plan.NumberKind, ">= 5", "= 5", Harder},
		{plan.NumberKind, ">= 5", "5 .. 9", Harder},
		{plan.NumberKind, "> 5", "5 .. 9", ""},
		{plan.NumberKind, "5 .. 9", "4 .. 9", Easier},
		{plan.NumberKind, "5 .. 9", "4 .. 8", ""},
		{plan.NumberKind, "= 5", "= 6 ± 1", Easier},
		{plan.NumberKind, "= 6 ± 1", "5 .. 7", ""},
		{plan.NumberKind, ">= 5", "<= 5", ""},
		{plan.NumberKind, ">= 5", ">= 4 gg", Easier},
		{plan.NumberKind, ">= 5 gg", ">= 4 ore", ""},
		{plan.NumberKind, ">= 5", ">= 4 %", ""},
		{plan.DateKind, "<= 2024-12-31", "<= 2025-01-31", Easier},
		{plan.DateKind, "<= 2024-02-29", "<= 2024-02-28", Harder},
		{plan.YesNoKind, "sì", "no", ""},
	} {
		both := make([]plan.Condition, 2)
		for k, text := range []string{c.old, c.new} {
			condition, problem := plan.ParseCondition(text, c.kind, false)
			if problem != nil {
				t.Fatalf("%s: %v", text, problem.Message)
			}
			both[k] = condition
		}
		if got := effect(both[0], both[1]); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.old, c.new, got, c.want)
		}
		back := map[Effect]Effect{Easier: Harder, Harder: Easier}
		if got := effect(both[1], both[0]); got != back[c.want] {
			t.Errorf("from %s to %s: %q, want %q", c.new, c.old, got, back[c.want])
		}
	}
}
