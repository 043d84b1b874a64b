package sheet

import (
	"strings"

	"piao/cmd/internal/document"
)

// shielded is a text that no spreadsheet runs as a formula: an apostrophe precedes a
// sign that would begin one. bare removes it.
func shielded(s string) string {
	if document.RunsAsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// bare is a text without the apostrophe that shielded gave it.
func bare(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && document.RunsAsFormula(strings.TrimLeft(bare, "'")) {
		return bare
	}
	return s
}
