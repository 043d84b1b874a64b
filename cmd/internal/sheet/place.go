package sheet

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
)

// Place is a cell of a file, as people find it. The sheet has no name if the file is
// a CSV.
type Place struct {
	File, Sheet string
	Row, Col    int // from 1
}

// Cell is the name of the cell, such as B7.
func (p Place) Cell() string { return columnName(p.Col) + strconv.Itoa(p.Row) }

// String is the place in no language: data.xlsx!Sheet!B7.
func (p Place) String() string {
	if p.Sheet == "" {
		return p.File + "!" + p.Cell()
	}
	return p.File + "!" + p.Sheet + "!" + p.Cell()
}

// In is the place in one language.
func (p Place) In(l lang.Lang) string {
	if p.Sheet == "" {
		return lang.Say("%s, cella %s", "%s, cell %s", p.File, p.Cell()).In(l)
	}
	return lang.Say("%s, foglio %s, cella %s", "%s, sheet %s, cell %s", p.File, p.Sheet, p.Cell()).In(l)
}

// columnName is the letters of a column: A for 1, AA for 27; empty for a column that
// no spreadsheet has.
func columnName(col int) string {
	name, _ := excelize.ColumnNumberToName(col)
	return name
}
