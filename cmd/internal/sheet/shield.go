package sheet

import "strings"

// Shielded is a text that no spreadsheet runs as a formula: with an apostrophe
// before a sign that would begin one. Bare takes it off again.
func Shielded(s string) string {
	if RunsAsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Bare is a text without the apostrophe that Shielded gave it.
func Bare(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && RunsAsFormula(strings.TrimLeft(bare, "'")) {
		return bare
	}
	return s
}

// RunsAsFormula says that a spreadsheet would calculate a text. Excel takes the
// full-width signs likewise; a sign alone runs nothing.
func RunsAsFormula(s string) bool {
	return len(s) > 1 && strings.IndexAny(s, "=+-@\t\r\n＝＋－＠") == 0
}
