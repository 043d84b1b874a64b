package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"piao/plan"
	"piao/plan/lang"
)

// A folded document fits a comment, and counts what was left out.
func TestFoldedIsCut(t *testing.T) {
	c := &Comparison{Old: "a", New: "b"}
	const changes = 2000
	for k := range changes {
		c.Changes = append(c.Changes, plan.Change{Kind: plan.Added, Element: plan.MeasureElement, Path: []string{fmt.Sprint("M_", k)}, New: lang.Same("M"), Name: "una misura"})
	}
	for _, l := range lang.All {
		var b bytes.Buffer
		if err := Formats()["markdown"](&b, Changes(c), Output{Lang: l}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		words := lang.Say("Ne mancano %d:", "%d more are left out:", changes-strings.Count(text, "M_"))
		if b.Len() > mostFolded || !strings.Contains(text, words.In(l)) || !strings.HasSuffix(text, "</details>\n") {
			t.Errorf("%s: %d bytes, which end %q", l, b.Len(), text[max(0, len(text)-200):])
		}
	}
}
