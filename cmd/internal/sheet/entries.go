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
	Shared                       bool // its value's cell was merged over rows of other codes
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
	loose       []Entry // values in rows that hold no code
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
	merged := p.merged
	e.unmerge(merged)
	e.adopt(merged)
	if wrong := p.spread(a, c, merged); damage.IsZero() && !wrong.IsZero() {
		return nil, Trouble{wrong, false}
	}
	return e, Trouble{damage, false}
}

func (e *Reading) add(r Row) {
	c := e.columns
	entry := Entry{Code: r.at(c.code), Value: r.at(c.value), Missing: r.at(c.missing), Source: r.at(c.source), Row: r.Number}
	entry.Beyond = r.beyond(c.width)
	if entry.Code.Kind == Blank {
		if entry.Value.Kind != Blank {
			e.loose = append(e.loose, entry)
		}
		return
	}
	entry.Untitled = c.untitled && len(e.List) == 0
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
	for _, list := range [...][]Entry{e.List, e.loose} {
		for k := range list {
			list[k].of = e
		}
		for _, a := range merged {
			within := rowsOf(list, a)
			for k := range within {
				within[k].swallow(a)
			}
		}
	}
	for _, a := range merged {
		e.share(a)
	}
}

// rowsOf are the entries in the rows of an area.
func rowsOf(list []Entry, a area) []Entry {
	byRow := func(e Entry, row int) int { return e.Row - row }
	from, _ := slices.BinarySearchFunc(list, a.top, byRow)
	to, _ := slices.BinarySearchFunc(list, a.bottom+1, byRow)
	return list[from:to]
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
