package diff

import (
	"strings"
	"testing"

	"piao/plan"
)

// Plans that are acquainted find by both codes what was renamed, nothing else by
// a code that is not theirs, and those they were made of are as they were.
func TestAcquainted(t *testing.T) {
	old := planOf(t, compared)
	new := planOf(t, strings.NewReplacer("  A: {", "  AA: {", "A / B + A", "AA / B + AA", "formula: A,", "formula: AA,", "I3:", "I9:", "  O2:", "  O9:").Replace(compared))
	before, after := Acquainted(old, new, Plans(old, new))
	for _, p := range []*plan.Plan{before, after} {
		if p.Measure("A") == nil || p.Measure("A") != p.Measure("AA") || p.Indicator("I3") != p.Indicator("I9") || p.Objective("O2") == nil || p.Objective("O2") != p.Objective("O9") {
			t.Error("a renamed element is not found by both codes")
		}
		if p.Measure("C") != nil || p.Measure("B") == p.Measure("A") {
			t.Error("an element is found by a code that is not its own")
		}
	}
	if old.Measure("AA") != nil || new.Measure("A") != nil {
		t.Error("a plan was changed")
	}
}
