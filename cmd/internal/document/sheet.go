package document

import (
	"strings"

	"piao/plan/lang"
)

// sheet is a table in one language, clean and measured, from which lines are
// laid out.
type sheet struct {
	columns []column
	rows    []Row
	lang    lang.Lang
	texts   [][]string // of each cell of rows
	mark    byte       // the decimal mark
	lead    string     // the name of the first column, when its cells are lifted
	lifted  bool       // the first cell of a row stands over the others
	first   column     // as it was before
}

// column is how much room the cells of one column take.
type column struct {
	align      Align
	header     string
	minimum    int
	content    int // its widest line, but for the header
	head, tail int // of numbers in a Decimal column, at their widest
	width      int // as it was laid out
}

func newSheet(t *Table, l lang.Lang) *sheet {
	s := &sheet{rows: t.Rows, lang: l, mark: l.Point()}
	for _, c := range t.Columns {
		s.columns = append(s.columns, column{align: c.Align, header: spoken(c.Header, l), minimum: c.Min})
	}
	s.texts = make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		s.texts[i] = s.read(row, s.columns)
	}
	return s
}

// read puts a row into words and measures them; a row shorter than the table has
// empty cells.
func (s *sheet) read(row Row, measured []column) []string {
	if row.Kind == Group {
		return []string{said(cellAt(row, 0), s.lang)}
	}
	texts := make([]string, len(measured))
	for i := range min(len(texts), len(row.Cells)) {
		texts[i] = said(row.Cells[i], s.lang)
		measured[i].measure(texts[i], row.Cells[i].Indent, s.mark)
	}
	return texts
}

// cellAt is a cell of a row, empty where the row is too short to have it.
func cellAt(r Row, i int) Cell {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return Text("")
}

// said is what a cell says, clean; a dash where there is no figure.
func said(c Cell, l lang.Lang) string {
	if c.Spoken == nil {
		return "–"
	}
	return Clean(c.Spoken.In(l))
}

// spoken is a text that may be none.
func spoken(t lang.Spoken, l lang.Lang) string {
	if t == nil {
		return ""
	}
	return Clean(t.In(l))
}

func (c *column) measure(text string, indent int, mark byte) {
	if strings.IndexByte(text, '\n') < 0 {
		c.measureLine(TrimEnd(text), indent, mark)
		return
	}
	for part := range strings.SplitSeq(text, "\n") {
		c.measureLine(TrimEnd(part), indent, mark)
	}
}

func (c *column) measureLine(text string, indent int, mark byte) {
	switch c.align {
	case Left:
		c.content = max(c.content, Columns(text)+indent)
	case Right:
		c.content = max(c.content, Columns(text))
	case Decimal:
		c.measureNumber(text, mark)
	}
}

func (c *column) measureNumber(text string, mark byte) {
	head, tail, ok := point(text, mark)
	if !ok {
		c.content = max(c.content, Columns(text))
		return
	}
	c.head, c.tail = max(c.head, head), max(c.tail, tail)
	c.content = max(c.content, c.head+c.tail)
}

// include takes in what was measured of the same column in other rows.
func (c *column) include(d *column) {
	c.head, c.tail = max(c.head, d.head), max(c.tail, d.tail)
	c.content = max(c.content, d.content, c.head+c.tail)
}

// lift takes the first column out of the table: its cells get lines of their
// own, above the others of their row. False if that makes no sense.
func (s *sheet) lift() bool {
	first := &s.columns[0]
	if len(s.columns) < 2 || first.align != Left {
		return false
	}
	s.lifted, s.first, s.lead = true, *first, first.header
	*first = column{}
	return true
}

// unlift puts the first column back.
func (s *sheet) unlift() { s.lifted, s.lead, s.columns[0] = false, "", s.first }

// natural is the width that leaves nothing to wrap.
func (c *column) natural() int { return max(c.content, widest(c.header)) }

// blanksBefore is where a line of text of a cell begins within the column.
func (c *column) blanksBefore(text string, width, indent int, mark byte) int {
	switch c.align {
	case Left:
		return indent
	case Right:
		return max(0, c.width-width)
	}
	if head, _, ok := point(text, mark); ok {
		return max(0, c.width-c.tail-head)
	}
	if width <= c.head {
		return max(0, c.width-c.tail-width)
	}
	return max(0, c.width-width)
}

// widest is the width of text with line breaks.
func widest(s string) int {
	width := 0
	for part := range strings.SplitSeq(s, "\n") {
		width = max(width, Columns(part))
	}
	return width
}
