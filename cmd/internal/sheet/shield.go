package sheet

import "strings"

// shielded is a text that no spreadsheet runs as a formula: with an apostrophe
// before a sign that would begin one. bare takes it off again.
func shielded(s string) string {
	if runsAsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// bare is a text without the apostrophe that shielded gave it.
func bare(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && runsAsFormula(strings.TrimLeft(bare, "'")) {
		return bare
	}
	return s
}

// runsAsFormula says that a spreadsheet would calculate a text. Excel takes the
// full-width signs likewise; a sign alone runs nothing.
func runsAsFormula(s string) bool {
	return len(s) > 1 && strings.IndexAny(s, "=+-@\t\r\n＝＋－＠") == 0
}
