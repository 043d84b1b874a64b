package sheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
	"piao/plan/source"
)

// page is a sheet of a file: the records of a CSV, or a sheet of a workbook. Rows
// and columns count from 1, as in spreadsheets.
type page struct {
	file, name  string // the name is empty in CSV
	hidden      bool
	records     [][]string
	delimiter   string    // of a CSV
	guessed     bool      // nobody said which delimiter it is
	book        *workbook // nil in CSV
	rows, width int       // how many there are; known for a workbook only after loading
	merged      []area
	inRow       int    // the row that areaAt was last asked about
	reaching    []area // those of merged that reach into it
}

// area is cells that were merged into their first one.
type area struct{ top, left, bottom, right int }

// spans reports whether an area has cells in a column.
func (a area) spans(col int) bool { return a.left <= col && col <= a.right }

// areaAt is the area of merged cells that a cell belongs to; ok is false if the cell
// was not merged.
func (p *page) areaAt(row, col int) (area, bool) {
	if p.inRow != row {
		apart := func(a area) bool { return row < a.top || a.bottom < row }
		p.inRow, p.reaching = row, slices.DeleteFunc(slices.Clone(p.merged), apart)
	}
	k := slices.IndexFunc(p.reaching, func(a area) bool { return a.spans(col) })
	if k < 0 {
		return area{}, false
	}
	return p.reaching[k], true
}

// datum is what a cell holds.
type datum struct {
	Kind    kind
	Text    string         // the digits of a number, a day as 2023-06-30, a yes or no as 1 or 0
	Shown   string         // what people see in the cell
	Percent bool           // the number is shown as a percentage, 0.2 as 20 %
	General bool           // a spreadsheet may have made it a number without a format, and 3.10 has become 3.1
	Formula bool           // the content is the result of a formula
	Rounded bool           // the number changed when digits that no spreadsheet shows were removed
	Wrong   source.Problem // why the cell cannot be used, if its Kind is Bad
}

// kind is the kind of a cell's content.
type kind byte

// The kinds of content. No measure is an Hour, which is a time or a duration.
const (
	Blank kind = iota
	Words
	Quantity
	Day
	Hour
	Truth
	Bad
)

// cell is what a cell holds; empty if it was merged into another one.
func (p *page) cell(row, col int) datum {
	if p.book != nil && p.owns(row, col) {
		return p.book.cell(p.name, row, col)
	}
	return p.field(row, col)
}

// owns reports whether a cell was not merged into another one.
func (p *page) owns(row, col int) bool {
	a, merged := p.areaAt(row, col)
	return row > 0 && col > 0 && (!merged || a.top == row && a.left == col)
}

// record is the cells of a row of a CSV; none of a row that it lacks, or of a workbook.
func (p *page) record(row int) []string {
	if row < 1 || row > len(p.records) {
		return nil
	}
	return p.records[row-1]
}

// field is the content of a cell of a CSV.
func (p *page) field(row, col int) datum {
	cells := p.record(row)
	if col < 1 || col > len(cells) {
		return datum{}
	}
	text := cells[col-1]
	d := words(text)
	d.General = d.Text == text
	return d
}

// words is a text as a cell holds it; blanks alone are nothing. ="3.10" is what keeps
// spreadsheets from making it a number.
func words(text string) datum {
	if marked, ok := strings.CutPrefix(text, `="`); ok && strings.HasSuffix(marked, `"`) {
		text = marked[:len(marked)-1]
	}
	if strings.TrimSpace(text) == "" {
		return datum{}
	}
	return datum{Kind: Words, Text: text, Shown: text}
}

// texts are the contents of the first cells of a row, as texts.
func (p *page) texts(row int) []string {
	texts := make([]string, min(p.width, searchedColumns))
	last := 0
	for col := 1; col <= len(texts); col++ {
		d := p.field(row, col)
		if p.book != nil && p.owns(row, col) {
			d = p.book.held(p.name, row, col)
		}
		if d.Kind != Blank {
			texts[col-1], last = d.Text, col
		}
	}
	return texts[:last]
}

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
