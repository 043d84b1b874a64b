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
	lifted  bool // the first cell of a row stands above the others; its column is empty
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
	g := &grid{Table: t, lang: l}
	for k, c := range t.Columns {
		column := column{align: c.Align, header: spoken(c.Header, l), minimum: c.Min}
		for _, row := range t.Rows {
			if row.Kind != Group {
				column.measure(cellAt(row, k), l)
			}
		}
		g.columns = append(g.columns, column)
	}
	return g
}

// lift takes the first column out of the table. Its cells get lines of their own,
// above the others of their row.
func (g *grid) lift() *grid {
	lifted := &grid{Table: g.Table, lang: g.lang, columns: slices.Clone(g.columns), lifted: true}
	lifted.columns[0] = column{}
	return lifted
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

func (c *column) measure(cell Cell, l lang.Lang) {
	text := said(cell, l)
	width := widest(text)
	if head, ok := c.headOf(cell, l); ok {
		c.head, c.tail = max(c.head, head), max(c.tail, width-head)
		width = c.head + c.tail
	}
	if c.align == Left {
		width += cell.Indent
		c.longestWord = max(c.longestWord, cell.Indent+longestWord(text))
	}
	c.content = max(c.content, width)
}

// headOf is the width of a Decimal column's number before its decimal mark; ok is
// false if the cell is no such number.
func (c *column) headOf(cell Cell, l lang.Lang) (int, bool) {
	f, ok := cell.Spoken.(Rounded)
	if !ok || c.align != Decimal {
		return 0, false
	}
	return Columns(Clean(f.whole(l))), true
}

// natural is the width at which nothing is wrapped.
func (c *column) natural() int { return max(c.content, widest(c.header)) }

// before is the number of blanks before a line of a cell. In a column of numbers, a
// word or a dash ends where whole numbers end.
func (c *column) before(line string, cell Cell, l lang.Lang) int {
	if c.align == Left {
		return cell.Indent
	}
	if head, ok := c.headOf(cell, l); ok {
		return c.width - c.tail - head
	}
	end := c.width
	if c.align == Decimal && Columns(line) <= c.head {
		end -= c.tail
	}
	return end - Columns(line)
}
