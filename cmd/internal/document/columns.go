package document

import "piao/plan/lang"

// grid is a table in one language, clean and measured, from which lines are laid
// out.
type grid struct {
	columns []column
	rows    []gridRow
	lifted  bool   // the first cell of a row stands over the others
	lead    string // then the name of the first column, which is empty
}

type gridRow struct {
	kind    RowKind
	entries []entry // one a column; of a group, its title alone
	note    string
}

// entry is a cell and what it says. A number of a Decimal column is divided at its
// decimal mark: head is how wide it is before it, tail from there on.
type entry struct {
	text       string
	isNumber   bool
	isHeader   bool
	head, tail int
	style      Style
	indent     int
}

// column is how much room the cells of one column take.
type column struct {
	align       Align
	header      string
	minimum     int
	content     int // its widest line, but for the header
	longestWord int // of text, with the blanks before it
	head, tail  int // of its numbers, at their widest
	width       int // as it was laid out
	used        int // what its cells take of that
}

func newGrid(t *Table, l lang.Lang) *grid {
	g := &grid{}
	for _, c := range t.Columns {
		g.columns = append(g.columns, column{align: c.Align, header: spoken(c.Header, l), minimum: c.Min})
	}
	for _, row := range t.Rows {
		g.rows = append(g.rows, g.read(row, l))
	}
	return g
}

// read puts a row into words and measures them; a row shorter than the table has
// empty cells.
func (g *grid) read(row Row, l lang.Lang) gridRow {
	r := gridRow{kind: row.Kind, note: spoken(row.Note, l)}
	if row.Kind == Group {
		r.entries = []entry{newEntry(cellAt(row, 0), Left, row.Kind, l)}
		return r
	}
	for k := range g.columns {
		c := &g.columns[k]
		e := newEntry(cellAt(row, k), c.align, row.Kind, l)
		c.measure(e)
		r.entries = append(r.entries, e)
	}
	return r
}

// newEntry makes a cell bold that says nothing else where the whole row stands out.
func newEntry(c Cell, align Align, kind RowKind, l lang.Lang) entry {
	e := entry{text: said(c, l), style: c.Style, indent: c.Indent}
	if e.style == Normal && kind != Plain {
		e.style = Bold
	}
	if f, ok := c.Spoken.(Rounded); ok && align == Decimal {
		e.isNumber, e.head = true, Columns(Clean(f.whole(l)))
		e.tail = Columns(e.text) - e.head
	}
	return e
}

// cellAt is a cell of a row, empty where the row is too short to have it.
func cellAt(r Row, k int) Cell {
	if k < len(r.Cells) {
		return r.Cells[k]
	}
	return Text("")
}

// said is what a cell says, clean; a dash where there is no figure.
func said(c Cell, l lang.Lang) string {
	if c.Spoken == nil {
		return "–"
	}
	return TrimEnd(Clean(c.Spoken.In(l)))
}

// spoken is a text that may be none.
func spoken(t lang.Spoken, l lang.Lang) string {
	if t == nil {
		return ""
	}
	return Clean(t.In(l))
}

func (c *column) measure(e entry) {
	width := widest(e.text)
	switch {
	case c.align == Left:
		width += e.indent
		c.longestWord = max(c.longestWord, e.indent+longestWord(e.text))
	case e.isNumber:
		c.head, c.tail = max(c.head, e.head), max(c.tail, e.tail)
		width = c.head + c.tail
	}
	c.content = max(c.content, width)
}

// natural is the width that leaves nothing to wrap.
func (c *column) natural() int { return max(c.content, widest(c.header)) }

// before is how many blanks stand before a line of an entry.
func (c *column) before(line string, e entry) int {
	width := Columns(line)
	switch {
	case c.align == Left:
		return e.indent
	case e.isNumber:
		return c.width - c.tail - e.head
	case c.align == Decimal && !e.isHeader && width <= c.head: // a word or a dash ends where whole numbers do
		return c.width - c.tail - width
	}
	return c.width - width
}
