package layout

import (
	"strings"
	"testing"
)

// long is a text of n words of nine letters.
func long(n int) string { return strings.TrimSuffix(strings.Repeat("paroletta ", n), " ") }

// Each entry of a map whose keys are known comes in its turn, with all that
// belongs to it.
func TestLayoutOrder(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"keys", "second: 2\nfirst: 1\n", "first: 1\nsecond: 2\n"},
		{"unknown keys stay", "second: 2\nother: 0\nfirst: 1\n", "second: 2\nother: 0\nfirst: 1\n"},
		{"nested lines", "third:\n  b: 1\nfirst: |\n  t\n  u\n", "first: |\n  t\n  u\n\nthird:\n  b: 1\n"},
		{"comments", "# of second\nsecond: 2   # behind\n# of first\nfirst: 1\n", "# of first\nfirst: 1\n# of second\nsecond: 2   # behind\n"},
		{"head and foot", "# head\n\n# of second\nsecond: 2\nfirst: 1\n# foot\n", "# head\n\nfirst: 1\n# of second\nsecond: 2\n# foot\n"},
		{"what editors look for", "# yaml-language-server: $schema=x\nsecond: 2\nfirst: 1\n", "# yaml-language-server: $schema=x\nfirst: 1\nsecond: 2\n"},
		{"deeper comments", "second: 2\n  # below second\nfirst: 1\n", "first: 1\nsecond: 2\n  # below second\n"},
		{"comments that go on", "second: 2   # behind\n            # and on\nfirst: \"1\"\n", "first: \"1\"\nsecond: 2   # behind\n            # and on\n"},
		{"groups", "third: 3\n\nsecond: 2\n# of first\nfirst: 1\n", "# of first\nfirst: 1\n\nsecond: 2\nthird: 3\n"},
		{"groups trade places", "second: 2\nthird: 3\n\nfirst: 1\n", "first: 1\n\nsecond: 2\nthird: 3\n"},
		{"behind a dash", "list:\n  # of the item\n  - z: 3\n    # of x\n    x: 1   # behind\n  - y: 2\n", "list:\n  # of the item\n  # of x\n  - x: 1   # behind\n    z: 3\n  - y: 2\n"},
		{"in maps", "map:\n  a:\n    # of z\n    z: 3\n\n    y:\n      q: 2\n      # of p\n      p: 1\n    # foot\n", "map:\n  a:\n    y:\n      # of p\n      p: 1\n      q: 2\n\n    # of z\n    z: 3\n    # foot\n"},
		{"in braces", "map:\n  a: { z: 'a: b',y: {q: 1,p: \"2\"} ,x: 1 }   # c\n", "map:\n  a: {x: 1, y: {p: \"2\", q: 1}, z: \"a: b\"}   # c\n"},
		{"braces of several lines stay", "map:\n  a: {y: 2, # c\n    x: 1}\n", "map:\n  a: {y: 2, # c\n    x: 1}\n"},
		{"anchors stay before aliases", "second: &n 2\nfirst: *n\n", "second: &n 2\nfirst: *n\n"},
		{"texts that keep their end stay", "second: |+\n  t\n\nfirst: 1\n", "second: |+\n  t\n\nfirst: 1\n"},
		{"document marks", "---\nsecond: 2\nfirst: 1\n", "---\nfirst: 1\nsecond: 2\n"},
		{"silences", "third: 3\n    # piao:ignore x -- y\n\nsecond: 2   # z\n            # piao:ignore x -- y\nfirst: 1\n", "# piao:ignore x -- y\nfirst: 1\n# piao:ignore x -- y\n\nsecond: 2   # z\nthird: 3\n"},
		{"silences above a dash", "list:\n  # piao:ignore x -- y\n  - z: 3\n    x: 1\n", "list:\n  # piao:ignore x -- y\n  - z: 3\n    x: 1\n"},
		{"comments of a block that ended", "third:\n  a: 1\n    # deeper\n\n  # its last, but for an empty line\n\nfirst: 1\n", "first: 1\n\nthird:\n  a: 1\n    # deeper\n\n  # its last, but for an empty line\n"},
		{"comments above the next", "third:\n  a: 1\n\n  # of first, right above it\nfirst: 1\n", "# of first, right above it\nfirst: 1\n\nthird:\n  a: 1\n"},
		{"entries commented out", "third:\n  a: 1\n\n  # b: 2\nfirst: 1\n", "first: 1\n\nthird:\n  a: 1\n\n  # b: 2\n"},
		{"CRLF", "second: 2\r\nfirst: 1\r\n", "first: 1\r\nsecond: 2\r\n"},
	} {
		checkLayout(t, c.name, c.text, c.want)
	}
}

// Quotes stand where a text needs them to be that text for every reader of YAML.
func TestLayoutQuotes(t *testing.T) {
	for from, want := range map[string]string{
		`"Grado di risposta"`: `Grado di risposta`, `'dell''anno'`: `dell'anno`, `"dice \"sì\""`: `dice "sì"`, `"40 %"`: `40 %`, `"011/005"`: `011/005`, `95 .. 105 %`: `"95 .. 105 %"`,
		`"A, B"`: `A, B`, `"A1"`: `A1`, `"http://x"`: `http://x`, `"C#"`: `C#`,
		`"011"`: `"011"`, `'1'`: `"1"`, `"1.5"`: `"1.5"`, `"1e3"`: `"1e3"`, `"2023-06-30"`: `"2023-06-30"`, `"12:30"`: `"12:30"`, `"0x1f"`: `"0x1f"`, `"-5"`: `"-5"`,
		`"no"`: `"no"`, `'Yes'`: `"Yes"`, `"null"`: `"null"`, `"~"`: `"~"`, `""`: `""`, `''`: `""`,
		`">= 20 %"`: `">= 20 %"`, `'<= 5'`: `"<= 5"`, `<= 5`: `"<= 5"`, `= 0.23`: `"= 0.23"`, `">"`: `">"`,
		`"%"`: `"%"`, `'[A] / B'`: `"[A] / B"`, `"A: b"`: `"A: b"`, `"A:"`: `"A:"`, `"a # b"`: `"a # b"`, `"- a"`: `"- a"`, `" a"`: `" a"`, `"*a"`: `"*a"`,
		`"text"   # comment`: `"text"   # comment`, `'text'   # comment`: `"text"   # comment`, `'say "x": y'`: `'say "x": y'`, `"a\tb"`: `"a\tb"`, `'a\b: c'`: `'a\b: c'`,
		`{a: "x y", "b": 'c, d', e: "f:g"}`: `{a: x y, b: "c, d", e: "f:g"}`, `["x", "[y]", '1']`: `[x, "[y]", "1"]`,
	} {
		checkLayout(t, from, "k: "+from+"\n", "k: "+want+"\n")
	}
	checkLayout(t, "keys", "\"a b\": 1\n'DFP 1': 2\n\"1\": 3\n'a: b': 4\n", "a b: 1\nDFP 1: 2\n\"1\": 3\n\"a: b\": 4\n")
}

// Long texts are folded where the fold is read as the same text.
func TestLayoutFolds(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"too long", "k: " + long(11) + "\n", "k: >-\n  " + long(10) + "\n  paroletta\n"},
		{"as long as may be", "k: " + long(10) + " sì, qui\n", "k: " + long(10) + " sì, qui\n"},
		{"in quotes", "k: \"a: " + long(11) + "\"\n", "k: >-\n  a: " + long(10) + "\n  paroletta\n"},
		{"with a comment", "k: " + long(11) + "   # c\n", "k: >-   # c\n  " + long(10) + "\n  paroletta\n"},
		{"with a comment that goes on", "k: \"x\"   # c\n         # d\nl: " + long(11) + " # e\n" + strings.Repeat(" ", 113) + "# f\nm: 1\n",
			"k: \"x\"   # c\n         # d\nl: " + long(11) + " # e\n" + strings.Repeat(" ", 113) + "# f\nm: 1\n"},
		{"several lines that fit in one", "k: \"one\n  two\"\n", "k: one two\n"},
		{"several lines that do not", "k: one\n  " + long(11) + "\n", "k: >-\n  one " + long(10) + "\n  paroletta\n"},
		{"a folded text that fits stays", "k: >-\n  one\n  two\n", "k: >-\n  one\n  two\n"},
		{"a folded text that does not", "k: >-\n  " + long(11) + "\n  end\n\n  more\nl: 1\n", "k: >-\n  " + long(10) + "\n  paroletta end\n\n  more\nl: 1\n"},
		{"a folded text with its newline", "k: >\n  " + long(11) + "\nl: 1\n", "k: >\n  " + long(10) + "\n  paroletta\nl: 1\n"},
		{"literal texts stay", "k: |\n  " + long(12) + "\n", "k: |\n  " + long(12) + "\n"},
		{"deeper lines stay", "k: >-\n  " + long(11) + "\n   deeper\n", "k: >-\n  " + long(11) + "\n   deeper\n"},
		{"one long word stays", "k: " + strings.Repeat("x", 120) + "\n", "k: >-\n  " + strings.Repeat("x", 120) + "\n"},
		{"comments below do not become text", "k: " + long(11) + "\n   # c\nl: 1\n", "k: >-\n  " + long(10) + "\n  paroletta\n# c\nl: 1\n"},
	} {
		checkLayout(t, c.name, c.text, c.want)
	}
}

func checkLayout(t *testing.T, name, text, want string) {
	t.Helper()
	got, ok := laidOut(text)
	if !ok || got != want {
		t.Errorf("%s: got %v\n%s\nwant\n%s", name, ok, got, want)
		return
	}
	if again, ok := laidOut(got); !ok || again != got {
		t.Errorf("%s: not idempotent: %v\n%s", name, ok, again)
	}
}
