package formula

import (
	"strings"
	"testing"

	"piao/plan/lang"
	"piao/testdata"
)

// FuzzParse holds the laws of any text: no panic, errors that say something about
// a place of the text, and the round trip of what is right.
func FuzzParse(f *testing.F) {
	seeds := testdata.Parts(f, "../..", `formula: *"?([^"\n]+)`)
	for _, text := range append(seeds, "A / B", "(A - [B C][n-1]) * 20 %", "round(cumulative(A), 2) + min(1,5)", "Dip-Form", "A × 1.234,56",
		"M:RASLImprIscr", "DFP 1.3", "- -1e-3", "[ A + B ]", "[[A]", "А\u200b%\xff", "A-B−1-C", "1 000 000,5", "Unità (TI)") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, known := range []func(string) bool{nil, declared, func(c string) bool { return len(c)%2 == 1 }} {
			if e, err := Parse(text, known, dashed(declaredCodes)); err != nil {
				checkError(t, text, e, err)
			} else {
				checkTree(t, text, e)
			}
		}
	})
}

func checkError(t *testing.T, text string, e Expr, err *Error) {
	if e != nil {
		t.Errorf("%q: an error and %s", text, e)
	}
	if err.Start < 0 || err.End < err.Start || err.End > len(text) {
		t.Errorf("%q: error at %v", text, err.Span)
	}
	for _, m := range append(err.Hints, err.Message) {
		for _, l := range lang.All {
			if said := m.In(l); said == "" || strings.Contains(said, "%!") && !strings.Contains(text, "%!") {
				t.Errorf("%q: says %q", text, said)
			}
		}
	}
}

func checkTree(t *testing.T, text string, e Expr) {
	everyNode(e, func(e Expr) {
		if at := e.Where(); at.Start < 0 || at.End <= at.Start || at.End > len(text) {
			t.Errorf("%q: %s at %v", text, e, at)
		}
	})
	back, err := Parse(e.String(), nil, nil)
	if err != nil {
		t.Fatalf("%q: %s: %s", text, e, err.Message.In(lang.EN))
	}
	if !equal(e, back) {
		t.Errorf("%q: %s reads back as %s", text, e, back)
	}
}
