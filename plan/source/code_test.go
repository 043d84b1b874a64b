package source

import (
	"strings"
	"testing"

	"piao/plan/lang"
)

func TestCanonical(t *testing.T) {
	for code, want := range map[string]string{
		"":                    "",
		" A B ":               "A B",
		"A  B":                "A  B", // two blanks are not one
		"a":                   "a",    // case stands
		"A\u00a0B":            "A B",
		"A\u2009B":            "A B",
		"\u00a0A\u00a0":       "A",
		"qualita\u0300":       "qualit\u00e0",
		"\u212b":              "\u00c5", // the angstrom sign is the letter
		"A\u0301\u0323":       "\u1ea0\u0301",
		"\ufb01":              "\ufb01", // a ligature is itself
		"A\u200bB":            "A\u200bB",
		"\u0410B":             "\u0410B",
		"A−1":                 "A−1",
		"MS_%ParetoTNO [n-1]": "MS_%ParetoTNO [n-1]",
	} {
		if got := Canonical(code); got != want {
			t.Errorf("%q: got %q, want %q", code, got, want)
		}
		if got := Canonical(want); got != want {
			t.Errorf("%q: got %q, want itself", want, got)
		}
	}
}

// A code in canonical form is in canonical form.
func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{"A3.1", " A\u00a0", "a\u0300\u0323", "\u2000\u0345", "\xff\u00a0", "\u1fef", "\u2126"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, code string) {
		want := Canonical(code)
		if got := Canonical(want); got != want {
			t.Errorf("%q: got %q, want %q", code, got, want)
		}
	})
}

// Keys that are one code are one key.
func TestKeysAreCanonical(t *testing.T) {
	for _, c := range []struct{ name, first, second string }{
		{"quotes", `2023`, `"2023"`},
		{"blanks", `A B`, `" A B "`},
		{"no-break space", `A B`, "A\u00a0B"},
		{"a letter and its accent", "qualit\u00e0", "qualita\u0300"},
		{"an escape", "qualit\u00e0", `"qualit\u00e0"`},
	} {
		x, found := readThing("name: a\nthings:\n  " + c.first + ": {name: a}\n  " + c.second + ": {name: b}\n")
		if len(found) != 1 || found[0].Rule != RuleDuplicateKey || found[0].Pos.Line != 4 || len(x.Things) != 1 {
			t.Errorf("%s: got %d things and %s", c.name, len(x.Things), findings(found, lang.EN))
		}
	}
	x, found := readThing("name: a\nthings: {011: {name: a}, 11: {name: b}, A: {name: c}, a: {name: d}, A\u200b: {name: e}}\n")
	if len(found) > 0 || len(x.Things) != 5 {
		t.Errorf("got %d things and %s", len(x.Things), findings(found, lang.EN))
	}
}

func TestSuggest(t *testing.T) {
	codes := []string{"N_ImprAtt", "N_ImprCess", "M:RASL"}
	many := strings.Fields("a1aaaaaa b2bbbbbb c3cccccc d4dddddd e5eeeeee f6ffffff g7gggggg h8hhhhhh i9iiiiii j0jjjjjj kAkkkkkk lBllllll mCmmmmmm")
	for _, c := range []struct {
		word   string
		known  []string
		it, en string
	}{
		{"N_ImprAt", codes, "forse «N_ImprAtt»?", "perhaps “N_ImprAtt”?"},
		{"N_Impr", codes, "forse «N_ImprAtt» o «N_ImprCess»?", "perhaps “N_ImprAtt” or “N_ImprCess”?"},
		{"zzzzz", codes, "si può scrivere «N_ImprAtt», «N_ImprCess» o «M:RASL»", "one may write “N_ImprAtt”, “N_ImprCess” or “M:RASL”"},
		{"zzzzz", nil, "qui non ne è definito nessuno", "none is defined here"},
		{"zzzzz", many, "nessuno somiglia a questo", "none is like it"},
		{"\u039c:RASL", codes, "sembra «M:RASL» ma contiene «\u039c» (U+039C, non «M»)", "it looks like “M:RASL” but holds “\u039c” (U+039C, not “M”)"},
		{"A-1", []string{"A−1"}, "sembra «A−1» ma contiene altri caratteri: quello definito ha «−» (U+2212, non «-»)",
			"it looks like “A−1” but holds other characters: the one defined has “−” (U+2212, not “-”)"},
	} {
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := Suggest(c.word, c.known).In(l); got != want {
				t.Errorf("%s in %s: got %s, want %s", c.word, l, got, want)
			}
		}
	}
}
