package sheet

import (
	"strconv"

	"piao/plan/lang"
)

// Place is a cell of a file, as people find it there. A file of one sheet without
// a name, as CSV is, says none.
type Place struct {
	File, Sheet string
	Row, Col    int // from 1
}

// Cell is the name of the cell: B7.
func (p Place) Cell() string { return ColumnName(p.Col) + strconv.Itoa(p.Row) }

// String is the place in the words of no language: data.xlsx!Sheet!B7.
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

// The bounds of a sheet: XLSX knows no more.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// ColumnName is the letters of a column: A for 1, AA for 27.
func ColumnName(col int) string {
	var letters []byte
	for ; col > 0; col = (col - 1) / 26 {
		letters = append([]byte{byte('A' + (col-1)%26)}, letters...)
	}
	return string(letters)
}

// columnNamed is the column that letters name; 0 where they name none.
func columnNamed(letters string) int {
	col := 0
	for _, c := range []byte(letters) {
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c < 'A' || c > 'Z' || col > maxColumns {
			return 0
		}
		col = col*26 + int(c-'A') + 1
	}
	if col > maxColumns {
		return 0
	}
	return col
}

// cellNamed is the row and the column of a cell's name, such as B7 or $B$7; 0, 0
// where it is none.
func cellNamed(name string) (row, col int) {
	cut := 0
	for cut < len(name) && (name[cut] < '0' || name[cut] > '9') {
		cut++
	}
	row, err := strconv.Atoi(name[cut:])
	if col = columnNamed(name[:cut]); err != nil || col == 0 || row < 1 || row > maxRows {
		return 0, 0
	}
	return row, col
}
