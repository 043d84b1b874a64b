package document

import (
	"slices"

	"piao/plan/lang"
)

// grid is a table in one language and the room that its columns take.
type grid struct {
	*Table
	lang    lang.Lang
	columns []column
	lifted  bool // the first cell of a row stands over the others; its column is empty
}

// column is how much room the cells of one column take.
type column struct {
	align       Align
	header      string
	minimum     int
	content     int // its widest line, but for the header
	longestWord int // of text, with the blanks before it
	head, tail  int // of numbers, at their widest: before the decimal mark, and from there on
	width       int // as it was laid out
	used        int // what its cells take of that
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

// lift takes the first column out of the table: its cells get lines of their own,
// above the others of their row.
func (g *grid) lift() *grid {
	lifted := &grid{Table: g.Table, lang: g.lang, columns: slices.Clone(g.columns), lifted: true}
	lifted.columns[0] = column{}
	return lifted
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

// headOf is how wide a number of a Decimal column is before its decimal mark; false
// for what is none.
func (c *column) headOf(cell Cell, l lang.Lang) (int, bool) {
	f, ok := cell.Spoken.(Rounded)
	if !ok || c.align != Decimal {
		return 0, false
	}
	return Columns(Clean(f.whole(l))), true
}

// natural is the width that leaves nothing to wrap.
func (c *column) natural() int { return max(c.content, widest(c.header)) }

// before is how many blanks stand before a line of a cell. In a column of numbers a
// word or a dash ends where whole numbers do.
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
