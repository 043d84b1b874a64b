package diff

import (
	"testing"

	"piao/plan/target"
)

// A target is easier that accepts all that the other one accepts, and more.
func TestEffect(t *testing.T) {
	for _, c := range []struct {
		kind     target.Kind
		old, new string
		want     Effect
	}{
		{target.NumberKind, ">= 5", ">= 4", Easier},
		{target.NumberKind, ">= 5", "> 5", Harder},
		{target.NumberKind, "<= 5", "< 6", Easier},
		{target.NumberKind, ">= 5", "= 5", Harder},
		{target.NumberKind, ">= 5", "5 .. 9", Harder},
		{target.NumberKind, "> 5", "5 .. 9", ""},
		{target.NumberKind, "5 .. 9", "4 .. 9", Easier},
		{target.NumberKind, "5 .. 9", "4 .. 8", ""},
		{target.NumberKind, "= 5", "= 6 ± 1", Easier},
		{target.NumberKind, "= 6 ± 1", "5 .. 7", ""},
		{target.NumberKind, ">= 5", "<= 5", ""},
		{target.NumberKind, ">= 5", ">= 4 gg", Easier},
		{target.NumberKind, ">= 5 gg", ">= 4 ore", ""},
		{target.NumberKind, ">= 5", ">= 4 %", ""},
		{target.DateKind, "<= 2024-12-31", "<= 2025-01-31", Easier},
		{target.DateKind, "<= 2024-02-29", "<= 2024-02-28", Harder},
		{target.YesNoKind, "sì", "no", ""},
	} {
		both := make([]target.Condition, 2)
		for k, text := range []string{c.old, c.new} {
			condition, problem := target.Parse(text, c.kind, false)
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
