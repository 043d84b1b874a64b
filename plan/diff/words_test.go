package diff

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func runsText(runs []WordRun) string {
	marks := map[Kind][2]string{Kept: {"", ""}, Removed: {"[-", "-]"}, Added: {"{+", "+}"}}
	var all []string
	for _, r := range runs {
		all = append(all, marks[r.Kind][0]+r.Text+marks[r.Kind][1])
	}
	return strings.Join(all, " ")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"a b c", "a b c", "a b c"},
		{"a b c", "a  b\nc", "a b c"},
		{"a b c", "a x c", "a [-b-] {+x+} c"},
		{"a b c", "a c", "a [-b-] c"},
		{"a c", "a b c", "a {+b+} c"},
		{"Rispondere", "Rispondere sempre", "Rispondere {+sempre+}"},
		{"a b c d", "a x y d", "a [-b c-] {+x y+} d"},
		{"uno due tre quattro", "tutt'altra cosa di prima", "[-uno due tre quattro-] {+tutt'altra cosa di prima+}"},
		{"uno due tre quattro", "altro due non cosa", "[-uno due tre quattro-] {+altro due non cosa+}"},
		{"a b c d e", "b c d e a", "[-a-] b c d e {+a+}"},
		{"", "a b", "{+a b+}"},
	} {
		if got := runsText(Words(c.old, c.new)); got != c.want {
			t.Errorf("%q, %q: got %s, want %s", c.old, c.new, got, c.want)
		}
	}
}

// The runs make up both texts, and no two neighbours are of one kind, whatever
// the texts, and however long.
func TestWordsMakesUpBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func(n, vocabulary int) string {
		words := make([]string, n)
		for k := range words {
			words[k] = string(rune('a' + r.IntN(vocabulary)))
		}
		return strings.Join(words, " ")
	}
	for k := range 3000 {
		old, new := text(r.IntN(12), 1+r.IntN(5)), text(r.IntN(12), 1+r.IntN(5))
		if k < 3 {
			old, new = text(1500, 20), text(1500, 20)
		}
		var was, is []string
		last := Kind("")
		for _, run := range Words(old, new) {
			if run.Kind != Added {
				was = append(was, run.Text)
			}
			if run.Kind != Removed {
				is = append(is, run.Text)
			}
			if run.Kind == last || last == Added && run.Kind == Removed {
				t.Fatalf("%q, %q: %s after %s", old, new, run.Kind, last)
			}
			last = run.Kind
		}
		if strings.Join(was, " ") != old || strings.Join(is, " ") != new {
			t.Fatalf("%q, %q: got %q, %q", old, new, was, is)
		}
	}
}
