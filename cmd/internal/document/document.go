// Package document is pages to read: headings, paragraphs and tables of typed cells,
// and the formats in which they are written.
package document

import "piao/plan/lang"

// Document is a page ready for any format. Each of its forms is made only when a
// format asks for it, because forms are large for plans with thousands of
// indicators.
type Document struct {
	Name   string         // what it is, in JSON: English, never translated
	Blocks func() []Block // for people, in text and Markdown, in the order of reading
	Folded func() Folded  // for Markdown, instead of Blocks; usually nil
	Data   func() *Table  // the same as one flat table, for CSV: fixed columns, one row for each thing
	JSON   func() any     // the same for programs, marshalled as it is; if nil, Data is written
}

// Ready is a form that is already made.
func Ready[T any](form T) func() T { return func() T { return form } }

// Body collects the blocks of a document.
type Body []Block

// Add adds blocks, but no tables without rows.
func (p *Body) Add(blocks ...Block) {
	for _, b := range blocks {
		if t, ok := b.(*Table); ok && (t == nil || len(t.Rows) == 0) {
			continue
		}
		*p = append(*p, b)
	}
}

// Block is a piece of a document: Heading, Paragraph, Verbatim or *Table.
type Block interface{ block() }

// Heading begins a part of the document. Level counts from 1.
type Heading struct {
	Level int
	Text  lang.Spoken
}

// Title is the heading of a document.
func Title(text lang.Spoken) Heading { return Heading{1, text} }

// Chapter is the heading of a part of a document.
func Chapter(text lang.Spoken) Heading { return Heading{2, text} }

// Paragraph is running text, wrapped to the width of the page.
type Paragraph struct {
	Text  lang.Spoken
	Style Style
	Tight bool  // no blank line before it: it continues the block above
	Item  bool  // an item of a list
	Runs  []Run // for an item: a changed text, after Text
}

// Run is successive words of a changed text.
type Run struct {
	Kind RunKind
	Text string
}

// RunKind says what happened to a run.
type RunKind int

const (
	Kept RunKind = iota
	Struck
	Inserted
)

// Verbatim is lines of YAML as they are in a file. They are never wrapped.
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
	Min    int  // the least width, if there is a choice
	Chart  bool // drawn with block characters: shown if Output.Charts is set
}

// DataTable is an empty table for programs, with the given names of columns.
func DataTable(names ...string) *Table {
	t := &Table{Columns: make([]Column, len(names))}
	for k, name := range names {
		t.Columns[k].Name = name
	}
	return t
}

// Align says how the cells of a column are aligned.
type Align int

const (
	Left    Align = iota // text, wrapped if the page is narrow
	Right                // short text and whole numbers; never wrapped
	Decimal              // numbers aligned at their decimal mark; never wrapped
)

// Row is one line of a table. A Group row has a single cell: a title across the
// table for the rows below it. A Total row stands under a rule.
type Row struct {
	Kind  RowKind
	Cells []Cell
	Note  lang.Spoken // text under the row, across the table; may be nil
}

// RowKind says what a row is.
type RowKind int

const (
	Plain RowKind = iota
	Group
	Total
)

// Style is how a cell or text looks on a terminal with colours.
type Style uint8

const (
	Normal Style = iota
	Bold
	Dim
	Green
	Yellow
	Red
)

// Output says how to print a document.
type Output struct {
	Lang   lang.Lang
	Width  int  // columns of the page; 0 is unlimited
	Colour bool // ANSI colours may be used
	Charts bool // the page can show charts of block characters
	Excel  bool // CSV for an Italian spreadsheet: semicolons, decimal commas, BOM
}

// Keep is a copy of the table with only those columns for which keep is true.
func (t *Table) Keep(keep func(k int) bool) *Table {
	some := &Table{Caption: t.Caption}
	var kept []int
	for k, c := range t.Columns {
		if keep(k) {
			some.Columns, kept = append(some.Columns, c), append(kept, k)
		}
	}
	if len(kept) == len(t.Columns) {
		return t
	}
	for _, row := range t.Rows {
		if row.Kind != Group {
			cells := make([]Cell, len(kept))
			for n, k := range kept {
				cells[n] = cellAt(row, k)
			}
			row.Cells = cells
		}
		some.Rows = append(some.Rows, row)
	}
	return some
}
