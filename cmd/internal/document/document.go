// Package document is a page to be read: headings, paragraphs and tables of typed
// cells, and the formats in which it is written.
package document

import (
	"io"
	"math/big"
	"slices"

	"piao/plan/lang"
)

// Document is a page ready for any format. Each of its forms is made when a
// format asks for it: a plan of thousands of indicators makes large ones.
type Document struct {
	Name   string         // what it is, in JSON: English, never translated
	Blocks func() []Block // for people: text and Markdown, in the order of reading
	Folded func() Folded  // for Markdown alone, instead of Blocks; nil for most
	Data   func() *Table  // the same as one flat table, for CSV: stable columns, one row a thing
	JSON   func() any     // the same for programs, marshalled as it stands; nil writes Data
}

// Ready is a form of a report that is made already.
func Ready[T any](form T) func() T { return func() T { return form } }

// Body collects the blocks of a document.
type Body []Block

// Add leaves out tables without rows.
func (p *Body) Add(blocks ...Block) {
	for _, b := range blocks {
		if t, ok := b.(*Table); ok && (t == nil || len(t.Rows) == 0) {
			continue
		}
		*p = append(*p, b)
	}
}

// Block is a piece of a document: Heading, Paragraph, Verbatim, *Table.
type Block interface{ block() }

// Heading opens a part of the document; Level counts from 1.
type Heading struct {
	Level int
	Text  lang.Spoken
}

// Title is the heading of a document.
func Title(text lang.Spoken) Heading { return Heading{1, text} }

// Chapter is the heading of a part of it.
func Chapter(text lang.Spoken) Heading { return Heading{2, text} }

// Paragraph is running text, wrapped to the width of the page.
type Paragraph struct {
	Text  lang.Spoken
	Style Style
	Tight bool  // no blank line before it: it goes on with what stands above
	Item  bool  // one of a list
	Runs  []Run // of an item: a changed text, after Text
}

// Run is words that follow one another in a changed text.
type Run struct {
	Kind RunKind
	Text string
}

// RunKind says what became of a run.
type RunKind int

const (
	Kept RunKind = iota
	Struck
	Inserted
)

// Verbatim is lines of YAML as they stand in a file, never wrapped.
type Verbatim struct{ Text string }

// Table is rows of cells under named columns.
type Table struct {
	Caption lang.Spoken // may be nil
	Columns []Column
	Rows    []Row
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Verbatim) block()  {}
func (*Table) block()    {}

// Column is one column of a table.
type Column struct {
	Name   string      // its name in CSV: English, never translated
	Header lang.Spoken // its name for people
	Align  Align
	Min    int  // not made narrower than this, where there is a choice
	Chart  bool // drawn with blocks: shown where Output.Charts says so
}

// DataTable is an empty table for programs, with columns of these names.
func DataTable(names ...string) *Table {
	t := &Table{Columns: make([]Column, len(names))}
	for k, name := range names {
		t.Columns[k].Name = name
	}
	return t
}

// Align says how the cells of a column stand.
type Align int

const (
	Left    Align = iota // text, wrapped where the page is narrow
	Right                // short text and whole numbers; never wrapped
	Decimal              // numbers under one another at their decimal mark; never wrapped
)

// Row is one line of a table. A Group row has a single cell, which spans the
// table as a title over the rows below it; a Total row stands under a rule.
type Row struct {
	Kind  RowKind
	Cells []Cell
	Note  lang.Spoken // text under the row, across the table; nil for none
}

// RowKind says what a row is.
type RowKind int

const (
	Plain RowKind = iota
	Group
	Total
)

// Cell is one figure or text. Spoken is what people read; nil prints as an en
// dash, for there is no figure. Number and Raw are for programs: a cell with a
// Number is a number, and Raw, where it is given, is how a file spells it.
type Cell struct {
	Spoken lang.Spoken
	Number *big.Rat
	Raw    string
	Bool   bool // Raw is true or false
	Style  Style
	Indent int // blanks before a Left cell, kept on every wrapped line
}

// Data is what CSV writes of the cell: a number has a decimal point, whatever
// the language.
func (c Cell) Data() string {
	if c.Raw == "" {
		return Exact(c.Number, ExactDigits)
	}
	return c.Raw
}

// Style is how a cell or text looks on a terminal with colours.
type Style int

const (
	Normal Style = iota
	Bold
	Dim
	Green
	Yellow
	Red
)

// Output says how a document is to be printed.
type Output struct {
	Lang   lang.Lang
	Width  int  // columns of the page; 0 is unlimited
	Colour bool // ANSI colours may be used
	Charts bool // the page can show charts of block characters
	Excel  bool // CSV for an Italian spreadsheet: semicolons, decimal commas, BOM
}

// Format writes a report.
type Format func(io.Writer, *Document, Output) error

// WithCharts is the table with or without its charts.
func (t *Table) WithCharts(drawn bool) *Table {
	if drawn || !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Chart }) {
		return t
	}
	keep := make([]bool, len(t.Columns))
	for k, c := range t.Columns {
		keep[k] = !c.Chart
	}
	without := &Table{Caption: t.Caption, Columns: Picked(t.Columns, keep)}
	for _, row := range t.Rows {
		if row.Kind != Group {
			row.Cells = Picked(row.Cells, keep)
		}
		without.Rows = append(without.Rows, row)
	}
	return without
}

func Picked[T any](all []T, keep []bool) []T {
	var some []T
	for k := range all {
		if keep[k] {
			some = append(some, all[k])
		}
	}
	return some
}
