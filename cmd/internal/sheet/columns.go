// Package sheet is measurements as the rows of a spreadsheet: what template
// writes for offices to fill in, and what import reads back.
package sheet

import (
	"slices"

	"piao/plan/lang"
)

// column is a column of the sheets that template writes. Import finds those that it
// reads by their headers, in either language and any case.
type column struct {
	key    string
	header lang.Text
	width  int  // in characters
	filled bool // filled in by the office, and read by import; of the others, only the code is
}

// The columns that import reads, and the one whose header ends in a year.
const (
	Code, Value, Missing, Source = "code", "value", "missing", "source"
	previous                     = "previous"
)

// columns are the columns of a sheet, in order. The header of previous ends with the
// previous year: «valore 2022». The office is the sheet's name, so its column is
// hidden.
var columns = []column{
	{"office", lang.Both("ufficio", "office"), 14, false},
	{"objective", lang.Both("obiettivo", "objective"), 22, false},
	{Code, lang.Both("codice", "code"), 22, false},
	{"measure", lang.Both("misura", "measure"), 48, false},
	{"unit", lang.Both("unità", "unit"), 8, false},
	{"used_by", lang.Both("usata da", "used by"), 20, false},
	{previous, lang.Both("valore", "value"), 14, false},
	{Value, lang.Both("valore", "value"), 16, true},
	{Missing, lang.Both("manca perché", "missing because"), 28, true},
	{Source, lang.Both("fonte", "source"), 28, true},
}

// columnAt is the place of a column, counted from 0.
func columnAt(key string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.key == key })
}
