package sheet

import (
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// entry is a row that names a measure: the contents of the columns that import
// reads, and where they are.
type entry struct {
	Code, Value, Missing, Source datum
	Row                          int
	Torn                         bool     // the row of a CSV is longer than the header
	Within                       []string // the cells of further lines in quotes, in a CSV: they may be rows
	Shared                       bool     // the cell of the value was merged over rows with other codes
	Untitled                     bool     // the first row of a sheet with no known header: it may be the header
	of                           *Entries
}

// Entries is what was read of one sheet.
type Entries struct {
	List    []entry
	Uncoded []Place // values in rows that name no measure
	Hidden  int     // the number of hidden rows
	page    *page
	layout  layout
}

// At is the place of one of the entry's columns: Code, Value, Missing or Source.
func (e *entry) At(column string) Place { return e.of.place(e.Row, e.of.layout.at[column]) }

func (r *Entries) place(row, col int) Place {
	return Place{File: r.page.file, Sheet: r.page.name, Row: row, Col: max(col, 1)}
}

// read lists the entries of a sheet. lacking means that it lacks columns, as a sheet
// does that is about something else; wrong is any other problem.
func (p *page) read(a Asked) (r *Entries, lacking bool, wrong source.Problem) {
	if p.book != nil {
		if wrong := p.book.load(p); !wrong.IsZero() {
			return nil, false, wrong
		}
	}
	c, found, wrong := p.find(a)
	if wrong.IsZero() && found {
		wrong = p.spread(a, c)
	}
	if !wrong.IsZero() {
		return nil, !found, wrong
	}
	r = &Entries{page: p, layout: c, List: make([]entry, 0, max(p.rows-c.header, 0))}
	for row := c.header + 1; row <= p.rows; row++ {
		r.add(row)
	}
	return r, false, wrong
}

func (r *Entries) add(row int) {
	p, c := r.page, r.layout
	e := entry{Code: p.cell(row, c.at[Code]), Value: p.cell(row, c.at[Value]), Row: row, of: r,
		Missing: p.cell(row, c.at[Missing]), Source: p.cell(row, c.at[Source])}
	if e.Code.Kind == Blank && e.Value.Kind != Blank {
		e.Code = r.codeAbove(row)
	}
	e.Torn, e.Within = p.torn(row, c), p.within(row, c.at[Code])
	if e.Code.Kind == Blank {
		if e.Value.Kind != Blank || e.Torn || len(e.Within) > 0 || p.short(row, c.at[Code]) {
			r.Uncoded = append(r.Uncoded, r.place(row, c.at[Value]))
		}
		return
	}
	e.Shared = r.shared(row)
	e.Untitled = c.untitled && len(r.List) == 0
	r.List = append(r.List, e)
	if p.book == nil {
		return
	}
	if visible, err := p.book.GetRowVisible(p.name, row); err == nil && !visible {
		r.Hidden++
	}
}

// torn reports whether a row of a CSV is longer than its header and holds more than a
// code and a value: they may stand in other columns than they should.
func (p *page) torn(row int, l layout) bool {
	cells, header := p.record(row), p.record(l.header)
	if len(header) == 0 || len(cells) <= len(header) {
		return false
	}
	for k, text := range cells {
		if k+1 != l.at[Code] && k+1 != l.at[Value] && strings.TrimSpace(text) != "" {
			return true
		}
	}
	return false
}

// short reports whether a row of a CSV holds something, but ends before a column.
func (p *page) short(row, col int) bool {
	return len(p.record(row)) < col && strings.Join(p.record(row), "") != ""
}

// within lists what stands in the column of the codes in further lines of the texts of
// a row: where a quote is not closed, the rows below are part of its text.
func (p *page) within(row, code int) (codes []string) {
	for _, text := range p.record(row) {
		for _, line := range strings.Split(text, "\n")[1:] {
			if cells := strings.Split(line, p.delimiter); len(cells) > 1 && len(cells) >= code {
				codes = append(codes, codeOf(words(strings.Trim(cells[code-1], `"`))))
			}
		}
	}
	return codes
}

// codeOf is the code that a cell shows.
func codeOf(d datum) string { return source.Canonical(source.OneLine(d.Shown)) }

// codeAbove is the code in a cell that was merged with cells below it, down to a
// row.
func (r *Entries) codeAbove(row int) datum {
	c := r.layout
	a, ok := r.page.areaAt(row, c.at[Code])
	if !ok || a.top <= c.header || a.spans(c.at[Value]) {
		return datum{}
	}
	return r.page.cell(a.top, c.at[Code])
}

// shared reports whether the cell of a row's value was merged over rows with several
// codes. The value may be that of each of them or of all together.
func (r *Entries) shared(row int) bool {
	p, c := r.page, r.layout
	a, ok := p.areaAt(row, c.at[Value])
	if !ok || a.spans(c.at[Code]) || p.cell(a.top, a.left).Kind == Blank {
		return false
	}
	first := p.cell(a.top, c.at[Code])
	for below := a.top + 1; below <= a.bottom; below++ {
		if code := p.cell(below, c.at[Code]); code.Kind != Blank && code.Shown != first.Shown {
			return true
		}
	}
	return false
}

// spread refuses a header that was merged over several columns with content: “value”
// above 2022 and 2023 does not say which of them to read.
func (p *page) spread(a Asked, c layout) source.Problem {
	placed := a.places()
	for _, column := range [...]struct {
		at, asked int
		flag      string
	}{{c.at[Code], placed.at[Code], "--code-column"}, {c.at[Value], placed.at[Value], "--value-column"}} {
		m, merged := p.areaAt(c.header, column.at)
		if !merged || column.at == column.asked || !p.holdsBelow(m, column.at) {
			continue
		}
		return problem(lang.Say("%s: questa intestazione sta sopra più colonne, da %s a %s",
			"%s: this header stands above several columns, %s to %s",
			Place{p.file, p.name, c.header, column.at}, columnName(m.left), columnName(m.right)),
			lang.Say("indicare la colonna con la sua lettera: %s %s", "name the column by its letter: %s %s",
				column.flag, columnName(m.right)))
	}
	return source.Problem{}
}

// holdsBelow reports whether rows below a merged header have content in its columns
// other than the one that is read.
func (p *page) holdsBelow(header area, read int) bool {
	for row := header.bottom + 1; row <= p.rows; row++ {
		for col := header.left; col <= header.right; col++ {
			if col != read && p.cell(row, col).Kind != Blank {
				return true
			}
		}
	}
	return false
}
