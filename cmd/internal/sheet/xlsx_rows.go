package sheet

import (
	"strings"

	"piao/plan/source"
)

// rowReader is a sheet being read, row by row.
type rowReader struct {
	*scanner
	book    *workbook
	page    *Page
	yield   func(Row) bool
	row     Row
	said    bool // that a cell of the row holds something
	stopped bool
	broken  bool
	value   []byte
}

// rows gives every row of a sheet that is not empty.
func (w *workbook) rows(p *Page, part string, yield func(Row) bool) source.Problem {
	p.merged = nil
	r := &rowReader{book: w, page: p, yield: yield}
	if !w.part(part, maxPart, r.visit) || r.broken {
		return damaged(w.name)
	}
	return source.Problem{}
}

func (r *rowReader) visit(s *scanner) bool {
	r.scanner = s
	switch {
	case s.name == "row" && s.end:
		r.stopped = r.said && !r.yield(r.row)
	case s.name == "row":
		r.openRow()
	case s.name == "c" && !s.end && !s.bare:
		r.cell()
	case s.name == "mergeCell" && !s.end:
		r.merge()
	}
	return !r.stopped && !r.broken
}

// openRow begins a row, numbered as it says, else after the one before.
func (r *rowReader) openRow() {
	number := r.row.Number + 1
	if said, ok := r.attr("r"); ok {
		number = number32(said)
	}
	r.broken = r.broken || number <= r.row.Number || number > maxRows
	r.row = Row{Number: number, Hidden: isTrue(r.text("hidden")), Cells: r.row.Cells[:0]}
	r.said = false
}

func number32(digits []byte) int {
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' || n > 1<<28 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// cell reads a cell with its content.
func (r *rowReader) cell() {
	col := len(r.row.Cells) + 1
	if name, ok := r.attr("r"); ok {
		_, col = cellNamed(string(name))
	}
	if col <= len(r.row.Cells) || col > maxColumns {
		r.broken = true
		return
	}
	kind, _ := r.attr("t")
	c := rawCell{kind: string(kind), value: r.value[:0]}
	if style, ok := r.attr("s"); ok {
		c.style = number32(style)
	}
	r.inside(&c)
	r.value = c.value
	d, ok := r.datum(c)
	r.broken = r.broken || !ok
	if d.Kind == Blank {
		return
	}
	for len(r.row.Cells) < col-1 {
		r.row.Cells = append(r.row.Cells, Datum{})
	}
	r.row.Cells = append(r.row.Cells, d)
	r.said = true
}

// rawCell is a cell as XLSX has it.
type rawCell struct {
	kind    string // s, str, inlineStr, b, e, d, n or nothing
	style   int
	formula bool
	valued  bool // it has a value, if an empty one
	value   []byte
}

// inside reads up to the end of the cell: its value, its formula, its text.
func (r *rowReader) inside(c *rawCell) {
	spoken := false
	for r.next() {
		switch {
		case r.name == "c" && r.end:
			return
		case r.name == "f" && !r.end:
			c.formula = true
		case r.name == "rPh":
			spoken = !r.end && !r.bare
		case !r.end && (r.name == "v" || r.name == "t" && !spoken):
			if c.valued = true; !r.bare {
				c.value = r.content(c.value)
			}
		}
	}
	r.broken = true
}

// datum is what a cell holds; false where it refers to a text that is not there.
func (r *rowReader) datum(c rawCell) (d Datum, ok bool) {
	d.Formula = c.formula
	if len(c.value) == 0 {
		if c.formula && !(c.kind == "str" && c.valued) {
			d.Kind = Pending
		}
		return d, true
	}
	switch c.kind {
	case "s":
		d.Kind = Words
		d.Text, ok = r.book.shared(c.value)
	case "str", "inlineStr":
		d.Kind, d.Text, ok = Words, unescape(c.value), true
	case "b":
		d.Kind, d.Text, ok = Truth, string(c.value), true
	case "e":
		d.Kind, d.Text, ok = Failure, unescape(c.value), true
	case "d":
		d.Kind, d.Text, ok = Day, strings.SplitN(string(c.value), "T", 2)[0], true
	default:
		d, ok = r.number(d, c)
	}
	if d.Kind == Words && strings.TrimSpace(d.Text) == "" {
		return Datum{}, ok
	}
	return d, ok
}

// number is a number, or the day or the hour that its format shows it as.
func (r *rowReader) number(d Datum, c rawCell) (Datum, bool) {
	var shown format
	if c.style < len(r.book.formats) {
		shown = r.book.formats[c.style]
	}
	text, rounded, ok := storedDigits(string(c.value))
	d.Kind, d.Text, d.Rounded, d.Percent = Quantity, text, rounded, shown == percentFormat
	if !ok || shown != dayFormat {
		return d, ok
	}
	d.Rounded = false
	if day, isDay := r.book.from.day(text); isDay {
		d.Kind, d.Text = Day, day
		return d, true
	}
	d.Kind = Hour
	return d, true
}

func (r *rowReader) merge() {
	from, to, two := strings.Cut(r.text("ref"), ":")
	top, left := cellNamed(from)
	bottom, right := cellNamed(to)
	if two && top > 0 && bottom >= top && right >= left {
		r.page.merged = append(r.page.merged, area{top, left, bottom, right})
	}
}
