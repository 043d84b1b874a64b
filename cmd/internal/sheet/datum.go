package sheet

import (
	"piao/plan/lang"
	"piao/plan/source"
)

// Datum is what a cell holds.
type Datum struct {
	Kind    Kind
	Percent bool   // of a number: it is shown as a per cent, 0.2 as 20 %
	Formula bool   // the file computed it, and says what came out
	Rounded bool   // of a number: it is another one without the digits that no spreadsheet shows
	Text    string // of a number its digits, of a day 2023-06-30, of a yes or no 1 or 0
}

// Kind is what the content of a cell is.
type Kind byte

const (
	Blank    Kind = iota
	Words         // a text, which may spell anything
	Quantity      // a number, by its digits
	Day           // a date
	Hour          // a time or a duration, which no measure is
	Truth         // true or false
	Failure       // an error, such as #DIV/0!
	Pending       // a formula that nobody has computed
)

// Page is a sheet of a file. Its rows may be read again and again; they come one
// by one, and a row's cells are good until the next.
type Page struct {
	File, Name string // the name is empty in CSV
	Hidden     bool
	rows       func(yield func(Row) bool) source.Problem
	merged     []area // known once the rows were read to the end
}

// Row is a row that is not empty. Cells has no more columns than the row needs.
type Row struct {
	Number int // from 1, as spreadsheets count
	Hidden bool
	Cells  []Datum
}

// at is the content of a column, nothing where the row has none.
func (r Row) at(col int) Datum {
	if col < 1 || col > len(r.Cells) {
		return Datum{}
	}
	return r.Cells[col-1]
}

// area is cells that were merged into their first.
type area struct{ top, left, bottom, right int }

// Book is a file of sheets, and what is worth a word about how it was read.
type Book struct {
	Name  string
	Pages []*Page
	Notes []lang.Message
}
