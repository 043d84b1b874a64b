package document

import (
	"slices"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"", 5, []string{""}},
		{"uno due tre", 7, []string{"uno due", "tre"}},
		{"uno due tre", 11, []string{"uno due tre"}},
		{"uno   due", 4, []string{"uno", "due"}},
		{"uno\ndue tre", 20, []string{"uno", "due tre"}},
		{"OS_1.2InnovazProces", 10, []string{"OS_1.", "2InnovazPr", "oces"}},
		{"very_long_code_without_blanks", 12, []string{"very_long_", "code_without", "_blanks"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"日本語日本語", 5, []string{"日本", "語日", "本語"}},
		{"日本", 1, []string{"日", "本"}},
		{"perche\u0301 si", 7, []string{"perche\u0301", "si"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"👨‍👩‍👧👨‍👩‍👧", 3, []string{"👨‍👩‍👧", "👨‍👩‍👧"}},
		{"tra 72,10 % e 89", 10, []string{"tra", "72,10 % e", "89"}},
	} {
		if got := Wrap(c.text, c.limit); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d): got %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for raw, want := range map[string]string{
		"perché 日本 👨‍👩‍👧":          "perché 日本 👨‍👩‍👧",
		"\x1b[31m":                 `\x1b[31m`,
		"a\r\nb\rc\td":             "a\nb" + `\rc\td`,
		"\u202eabc\u2066":          `\u202eabc\u2066`,
		"\u2028\u0085":             `\u2028\x85`,
		"\xff\x00\x7f":             `\xff\x00\x7f`,
		"\ufeffa\u00ad":            `\ufeffa\xad`,
		"\U000e0041":               `\U000e0041`,
		"a\u200db\u200c1":          `a\u200db\u200c1`,
		"क्\u200dष می\u200cخواهم":  "क्\u200dष می\u200cخواهم",
		"\u2060\u115f\u3164\u034f": `\u2060\u115f\u3164\u034f`,
	} {
		if got := Clean(raw); got != want {
			t.Errorf("Clean(%q): got %q, want %q", raw, got, want)
		}
	}
}
