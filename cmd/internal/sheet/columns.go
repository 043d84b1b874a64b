// Package sheet is measurements as the rows of a spreadsheet: what template
// writes for offices to fill in, and what import reads back.
package sheet

import (
	"strings"

	"piao/plan/lang"
)

// Column is a column of the sheets that template writes. Import knows it by its
// header, in either language, whatever its case.
type Column struct {
	Key    string
	Header lang.Text
	Filled bool // by the office; the others are for reading
}

// Columns are those of a sheet, in order. The header of Previous ends in the year
// before: «valore 2022».
var Columns = []Column{
	{"office", lang.Text{IT: "ufficio", EN: "office"}, false},
	{"objective", lang.Text{IT: "obiettivo", EN: "objective"}, false},
	{Code, lang.Text{IT: "codice", EN: "code"}, false},
	{"measure", lang.Text{IT: "misura", EN: "measure"}, false},
	{"unit", lang.Text{IT: "unità", EN: "unit"}, false},
	{"used_by", lang.Text{IT: "usata da", EN: "used by"}, false},
	{Previous, lang.Text{IT: "valore", EN: "value"}, false},
	{Value, lang.Text{IT: "valore", EN: "value"}, true},
	{Missing, lang.Text{IT: "manca perché", EN: "missing because"}, true},
	{Source, lang.Text{IT: "fonte", EN: "source"}, true},
}

// The columns that import reads, and the one whose header ends in a year.
const (
	Code, Value, Missing, Source = "code", "value", "missing", "source"
	Previous                     = "previous"
)

// ByHeader is the column that a header names in either language; false for any
// other header.
func ByHeader(header string) (Column, bool) {
	header = strings.TrimSpace(header)
	for _, c := range Columns {
		if c.Key != Previous && (strings.EqualFold(header, c.Header.IT) || strings.EqualFold(header, c.Header.EN)) {
			return c, true
		}
	}
	return Column{}, false
}
