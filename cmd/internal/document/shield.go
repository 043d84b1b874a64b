package document

import "strings"

// RunsAsFormula says that a spreadsheet would calculate a text. Excel takes the
// full-width signs likewise; a sign alone runs nothing.
func RunsAsFormula(s string) bool {
	return len(s) > 1 && strings.IndexAny(s, "=+-@\t\r\n＝＋－＠") == 0
}
