package sheet

import (
	"slices"
)

// Entry is a row that names a measure: what stands in the columns that import
// reads, and where.
type Entry struct {
	Code, Value, Missing, Source Datum
	Row                          int
	Beyond                       int  // the last cell with content, in CSV, where the header has not as many; else 0
	Untitled                     bool // the first row of a sheet whose header nobody named: it may be one
	of                           *Reading
}

// Reading is what was read of one sheet.
type Reading struct {
	File, Sheet string
	List        []Entry
	Uncoded     []Place // values in rows that name no measure
	Hidden      int     // how many of the rows are hidden
	columns     columns
}

// At is the place of one of the entry's columns: Code, Value, Missing or Source.
func (e *Entry) At(column string) Place { return e.of.place(e.Row, e.of.columns.of(column)) }

func (e *Reading) place(row, col int) Place {
	return Place{File: e.File, Sheet: e.Sheet, Row: row, Col: max(col, 1)}
}

// reported is after how many rows progress is told.
const reported = 1000

// Has says that a sheet has the columns that people ask for.
func (p *Page) Has(a Asked) bool {
	_, wrong := p.find(a)
	return wrong.IsZero()
}

// Read lists the entries of a sheet. Progress is told how many rows were read
// since it was told last.
func (p *Page) Read(a Asked, progress func(rows int)) (*Reading, Trouble) {
	c, wrong := p.find(a)
	if !wrong.IsZero() {
		return nil, wrong
	}
	e := &Reading{File: p.File, Sheet: p.Name, columns: c}
	rows := 0
	damage := p.rows(func(r Row) bool {
		if r.Number > c.header {
			e.add(r)
		}
		if rows++; rows%reported == 0 {
			progress(reported)
		}
		return true
	})
	for k := range e.List {
		e.List[k].of = e
	}
	merged := p.merged
	e.unmerge(merged)
	if wrong := p.spread(a, c, merged); damage.IsZero() && !wrong.IsZero() {
		return nil, Trouble{wrong, false}
	}
	return e, Trouble{damage, false}
}

func (e *Reading) add(r Row) {
	c := e.columns
	entry := Entry{Code: r.at(c.code), Value: r.at(c.value), Missing: r.at(c.missing), Source: r.at(c.source), Row: r.Number}
	if entry.Code.Kind == Blank {
		if entry.Value.Kind != Blank {
			e.Uncoded = append(e.Uncoded, e.place(r.Number, c.value))
		}
		return
	}
	entry.Untitled = c.untitled && len(e.List) == 0
	entry.Beyond = r.beyond(c.width)
	e.List = append(e.List, entry)
	if r.Hidden {
		e.Hidden++
	}
}

// beyond is the last cell with content, if it stands behind the first so many.
func (r Row) beyond(width int) int {
	for col := len(r.Cells); width > 0 && col > width; col-- {
		if r.Cells[col-1].Kind != Blank {
			return col
		}
	}
	return 0
}

// Width is how many cells the header of the entry's sheet has.
func (e *Entry) Width() int { return e.of.columns.width }

// Says that the row has something to take: a value, or why there is none.
func (e *Entry) Says() bool { return e.Value.Kind != Blank || e.Missing.Kind != Blank }

// unmerge empties the cells that were merged into another one.
func (e *Reading) unmerge(merged []area) {
	for _, a := range merged {
		from, _ := slices.BinarySearchFunc(e.List, a.top, func(e Entry, row int) int { return e.Row - row })
		for k := from; k < len(e.List) && e.List[k].Row <= a.bottom; k++ {
			e.List[k].swallow(a)
		}
	}
}

// swallow empties what lies in an area, but for its first cell.
func (e *Entry) swallow(a area) {
	c := e.of.columns
	for _, cell := range []struct {
		col int
		of  *Datum
	}{{c.code, &e.Code}, {c.value, &e.Value}, {c.missing, &e.Missing}, {c.source, &e.Source}} {
		if cell.col >= a.left && cell.col <= a.right && (e.Row > a.top || cell.col > a.left) {
			*cell.of = Datum{}
		}
	}
}
