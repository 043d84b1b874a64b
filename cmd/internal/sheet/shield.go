package sheet

import "strings"

// Shielded is a text that no spreadsheet runs as a formula: with an apostrophe
// before a sign that would begin one. Bare takes it off again.
func Shielded(s string) string {
	if startsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Bare is a text without the apostrophe that Shielded gave it.
func Bare(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && startsFormula(strings.TrimLeft(bare, "'")) {
		return bare
	}
	return s
}

// startsFormula also knows the full-width signs, which Excel takes likewise. A
// sign alone runs nothing.
func startsFormula(s string) bool {
	return len(s) > 1 && strings.IndexAny(s, "=+-@\t\r\n＝＋－＠") == 0
}
