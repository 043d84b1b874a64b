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
	filled bool // filled in by the office; the others are only to be read
	read   bool // read by import
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
	{"office", lang.Both("ufficio", "office"), 14, false, false},
	{"objective", lang.Both("obiettivo", "objective"), 22, false, false},
	{Code, lang.Both("codice", "code"), 22, false, true},
	{"measure", lang.Both("misura", "measure"), 48, false, false},
	{"unit", lang.Both("unità", "unit"), 8, false, false},
	{"used_by", lang.Both("usata da", "used by"), 20, false, false},
	{previous, lang.Both("valore", "value"), 14, false, false},
	{Value, lang.Both("valore", "value"), 16, true, true},
	{Missing, lang.Both("manca perché", "missing because"), 28, true, true},
	{Source, lang.Both("fonte", "source"), 28, true, true},
}

// columnAt is the place of a column, counted from 0.
func columnAt(key string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.key == key })
}
