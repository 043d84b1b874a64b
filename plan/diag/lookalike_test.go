package diag

import (
	"testing"

	"piao/plan/lang"
)

func TestLookAlike(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"a word itself", "N_1", "N_1", false},
		{"case", "N_a", "N_A", false},
		{"accents", "perche", "perché", false},
		{"Cyrillic А", "\u0410_1", "A_1", true},
		{"Greek Α", "\u0391_1", "A_1", true},
		{"Cyrillic and Greek", "\u0410_1", "\u0391_1", true},
		{"zero width", "A\u200bB", "AB", true},
		{"nothing and what cannot be seen", "\u200b", "", true},
		{"no-break space", "A\u00a0B", "A B", true},
		{"minus", "A−1", "A-1", true},
		{"a digit for a letter", "0_1", "O_1", false},
	} {
		if got := LookAlike(c.a, c.b); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
		if got := LookAlike(c.b, c.a); got != c.want {
			t.Errorf("%s, the other way: got %t, want %t", c.name, got, c.want)
		}
	}
}

func TestStrange(t *testing.T) {
	for _, c := range []struct{ word, it, en string }{
		{"", "", ""},
		{"N_Impr A3.1", "", ""},
		{"qualità", "", ""},
		{"\u0410_1", "«\u0410» (U+0410, non «A»)", "“\u0410” (U+0410, not “A”)"},
		{"A−1", "«−» (U+2212, non «-»)", "“−” (U+2212, not “-”)"},
		{"A\u200bB", "un carattere invisibile (U+200B)", "an invisible character (U+200B)"},
		{"A\u00a0B", "un carattere invisibile (U+00A0)", "an invisible character (U+00A0)"},
		{"\u0410\u200b–", "«\u0410» (U+0410, non «A»), un carattere invisibile (U+200B) e «–» (U+2013, non «-»)",
			"“\u0410” (U+0410, not “A”), an invisible character (U+200B) and “–” (U+2013, not “-”)"},
	} {
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := Strange(c.word).In(l); got != want {
				t.Errorf("%q in %s: got %q, want %q", c.word, l, got, want)
			}
		}
	}
}

// Whatever is told from its look-alike is named: what a word looks like has no
// strange character, or one of its own.
func TestLookAlikesAreStrange(t *testing.T) {
	for strange, latin := range lookalikes {
		a, b := "x"+string(strange), "x"+string(latin)
		if !LookAlike(a, b) {
			t.Errorf("%q and %q: not alike", a, b)
		}
		if len(Strange(a).Items) != 1 || len(Strange(b).Items) != 0 {
			t.Errorf("%q: got %q, and %q of %q", a, Strange(a).In(lang.EN), Strange(b).In(lang.EN), b)
		}
	}
}
