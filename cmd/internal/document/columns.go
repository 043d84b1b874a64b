package document

import (
	"slices"

	"piao/plan/lang"
)

// grid is a table in one language, with the widths of its columns.
type grid struct {
	*Table
	lang    lang.Lang
	columns []column
	shown   [][]shown // the cells, row by row
	lifted  bool      // the first cell of a row stands above the others; its column is empty
}

// column is the widths that the cells of a column need.
type column struct {
	align       Align
	header      string
	minimum     int
	content     int // its widest line, without the header
	longestWord int // the longest word of a text, with the blanks before it
	head, tail  int // the greatest widths of its numbers, before the decimal mark and from there on
	width       int // the width that it was given
	used        int // the width that its cells use
}

func newGrid(t *Table, l lang.Lang) *grid {
	g := &grid{Table: t, lang: l, shown: make([][]shown, len(t.Rows))}
	for _, c := range t.Columns {
		g.columns = append(g.columns, column{align: c.Align, header: spoken(c.Header, l), minimum: c.Min})
	}
	for n, row := range t.Rows {
		g.shown[n] = make([]shown, len(g.columns))
		for k := range g.columns {
			g.shown[n][k] = g.columns[k].shown(cellAt(row, k), l)
			if row.Kind != Group {
				g.columns[k].measure(g.shown[n][k])
			}
		}
	}
	return g
}

// lift takes the first column out of the table. Its cells get lines of their own,
// above the others of their row.
func (g *grid) lift() *grid {
	lifted := *g
	lifted.columns, lifted.lifted = slices.Clone(g.columns), true
	lifted.columns[0] = column{}
	return &lifted
}

// cellAt is a cell of a row, or an empty cell if the row is too short.
func cellAt(r Row, k int) Cell {
	if k < len(r.Cells) {
		return r.Cells[k]
	}
	return Text("")
}

// said is the clean text of a cell, or a dash if there is no figure.
func said(c Cell, l lang.Lang) string {
	if c.Spoken == nil {
		return "–"
	}
	return TrimEnd(Clean(c.Spoken.In(l)))
}

// spoken is a text that may be nil.
func spoken(t lang.Spoken, l lang.Lang) string {
	if t == nil {
		return ""
	}
	return Clean(t.In(l))
}

// shown is a cell as it is printed: its text, the blanks before that, and for a number
// of a Decimal column the width before its decimal mark.
type shown struct {
	text         string
	indent, head int
	decimal      bool
}

func (c *column) shown(cell Cell, l lang.Lang) shown {
	s := shown{text: said(cell, l)}
	if f, ok := cell.Spoken.(Rounded); ok && c.align == Decimal {
		s.head, s.decimal = Columns(Clean(f.whole(l))), true
	}
	if c.align == Left {
		s.indent = cell.Indent
	}
	return s
}

func (c *column) measure(s shown) {
	width := s.indent + widest(s.text)
	if s.decimal {
		c.head, c.tail = max(c.head, s.head), max(c.tail, width-s.head)
		width = c.head + c.tail
	}
	if c.align == Left {
		c.longestWord = max(c.longestWord, s.indent+longestWord(s.text))
	}
	c.content = max(c.content, width)
}

// natural is the width at which nothing is wrapped.
func (c *column) natural() int { return max(c.content, widest(c.header)) }

// before is the number of blanks before a line of a cell. In a column of numbers, a
// word or a dash ends where whole numbers end.
func (c *column) before(line string, s shown) int {
	switch {
	case c.align == Left:
		return s.indent
	case c.align == Decimal && s.decimal:
		return c.width - c.tail - s.head
	case c.align == Decimal && Columns(line) <= c.head:
		return c.width - c.tail - Columns(line)
	}
	return c.width - Columns(line)
}
