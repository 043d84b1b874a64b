package plan

import (
	"slices"
	"strings"
	"testing"
)

// An objective under another one may come first in the file; it is in the area of the
// one at the top, and in the programme of the nearest above it that names one.
func TestLevels(t *testing.T) {
	p, found := planOf(t, head+`areas: {"1": {name: Prima}, "2": {name: Seconda}}
missions: {"011": {name: Missione, programmes: {"005": {name: Uno}, "006": {name: Due}}}}
measures: {A: {name: a, unit: N.}}
objectives:
  O4: {title: Quarto, parent: O3, indicators: {I4: {name: i, formula: A, targets: {2023: ">= 1"}}}}
  O3: {title: Terzo, parent: O1, programme: 011/006}
  O1: {title: Primo, area: "2", programme: 011/005, indicators: {I1: {name: i, formula: A, targets: {2023: ">= 1"}}}}
  O2: {title: Secondo, parent: O1, indicators: {I2: {name: i, formula: A, targets: {2024: ">= 1"}}}}
`)
	if len(found) > 0 {
		t.Fatal(found[0].Message)
	}
	o1, o4 := p.Objective("O1"), p.Objective("O4")
	for _, c := range []struct {
		name, want string
		got        []string
	}{
		{"top", "O1", codesIn(p.Top())},
		{"objectives of the area", "O1", codesIn(p.Areas[1].Objectives)},
		{"objectives under one", "O3 O2", codesIn(o1.Objectives)},
		{"all within one", "O1 O3 O4 O2", codesIn(Within(o1))},
		{"all indicators", "I1 I4 I2", codesIn(o1.AllIndicators())},
		{"area of the one at the top", "2", []string{o4.Area.Code.Value}},
		{"programmes", "005 006 006 005", []string{o1.Programme.Code.Value, p.Objective("O3").Programme.Code.Value,
			o4.Programme.Code.Value, p.Objective("O2").Programme.Code.Value}},
		{"objectives of a programme", "O4 O3", codesIn(p.Programmes()[1].Objectives)},
	} {
		if want := strings.Fields(c.want); !slices.Equal(c.got, want) {
			t.Errorf("%s: got %q, want %q", c.name, c.got, want)
		}
	}
	if n := len(p.Siblings(o4.Parent)); n != 3 { // I1, O3, O2
		t.Errorf("O3 is one of %d siblings, want 3", n)
	}
	if !o1.Due(2024) || o4.Due(2024) {
		t.Error("what counts in 2024 is I2, which stands under O1 and not under O4")
	}
}
