package document

import (
	"slices"
	"strings"
)

// line is one line of a table on the page.
type line struct {
	kind   lineKind
	pieces []piece // one for each column; a title has one alone
}

type lineKind int

const (
	cellsLine lineKind = iota
	titleLine
	ruleLine
	blankLine
)

// piece is what one cell has on one line, and where it stands in its column.
type piece struct {
	text          string
	before, width int
	style         Style
}

// header is the names of the columns over a rule, on which they stand; nothing
// where no column has a name.
func (s *sheet) header(limit int) []line {
	cells := make([][]string, len(s.columns))
	named := s.lead != ""
	for i, c := range s.columns {
		cells[i] = wrap(c.header, max(1, c.width))
		named = named || c.header != ""
	}
	if !named {
		return nil
	}
	lines := s.placeHeaders(cells)
	if s.lead != "" {
		lines = append(titles(s.lead, 0, Bold, limit), lines...)
	}
	return append(lines, line{kind: ruleLine})
}

func (s *sheet) placeHeaders(cells [][]string) []line {
	height := tallest(cells)
	lines := emptyLines(height, len(cells))
	for i := range s.columns {
		s.columns[i].placeHeader(lines[height-len(cells[i]):], i, cells[i])
	}
	return lines
}

func (c *column) placeHeader(lines []line, i int, texts []string) {
	for n, text := range texts {
		p := piece{text: text, width: Columns(text), style: Bold}
		if c.align != Left {
			p.before = max(0, c.width-p.width)
		}
		lines[n].pieces[i] = p
	}
}

// body is all rows as lines, titles wrapped to limit (0 is any width).
func (s *sheet) body(limit int) []line {
	var lines []line
	pieces := make([]piece, len(s.rows)*len(s.columns))
	for i, row := range s.rows {
		var above *Row
		if i > 0 {
			above = &s.rows[i-1]
		}
		lines = append(lines, separation(above, row)...)
		if row.Kind == Group || s.lifted {
			cell := cellAt(row, 0)
			lines = append(lines, titles(s.texts[i][0], cell.Indent, row.style(cell), limit)...)
		}
		if row.Kind != Group {
			if own := pieces[:len(s.columns):len(s.columns)]; s.placeFlat(own, row, s.texts[i]) {
				lines, pieces = append(lines, line{pieces: own}), pieces[len(own):]
			} else {
				lines = s.place(lines, row, s.texts[i])
			}
		}
		if row.Note != nil {
			lines = append(lines, titles(spoken(row.Note, s.lang), 2, Dim, limit)...)
		}
	}
	return lines
}

// style is how a cell of the row looks: what it says, or bold where the whole
// row stands out.
func (r Row) style(c Cell) Style {
	if c.Style == Normal && r.Kind != Plain {
		return Bold
	}
	return c.Style
}

// separation is what stands between two rows: a blank line over a group, unless
// it goes on from the title of a larger one, and a rule over totals.
func separation(above *Row, row Row) []line {
	switch {
	case above == nil || above.Kind == row.Kind && row.Kind != Plain:
		return nil
	case row.Kind == Group:
		return []line{{kind: blankLine}}
	case row.Kind == Total:
		return []line{{kind: ruleLine}}
	}
	return nil
}

// titles is text across the table.
func titles(text string, indent int, style Style, limit int) []line {
	if limit == 0 {
		limit = indent + widest(text)
	}
	var lines []line
	for _, text := range wrap(text, max(1, limit-indent)) {
		p := piece{text: text, before: indent, style: style}
		lines = append(lines, line{kind: titleLine, pieces: []piece{p}})
	}
	return lines
}

// placeFlat lays out a row that takes one line; false for any other.
func (s *sheet) placeFlat(pieces []piece, row Row, texts []string) bool {
	clear(pieces)
	for i, text := range texts {
		cell, c := cellAt(row, i), &s.columns[i]
		if strings.IndexByte(text, '\n') >= 0 {
			return false
		}
		if text = TrimEnd(text); text == "" || i == 0 && s.lifted {
			continue
		}
		width := Columns(text)
		if c.align == Left && width > max(1, c.width-cell.Indent) {
			return false
		}
		pieces[i] = piece{text, c.blanksBefore(text, width, cell.Indent, s.mark), width, row.style(cell)}
	}
	return true
}

// place lays one row out, as many lines as its tallest cell needs.
func (s *sheet) place(lines []line, row Row, texts []string) []line {
	cells := make([][]string, len(texts))
	for i, text := range texts {
		if i == 0 && s.lifted {
			text = ""
		}
		cells[i] = s.wrapCell(i, cellAt(row, i), text)
	}
	placed := emptyLines(tallest(cells), len(cells))
	for i := range cells {
		s.placeCell(placed, row, i, cells[i])
	}
	return append(lines, placed...)
}

func (s *sheet) wrapCell(i int, c Cell, text string) []string {
	if s.columns[i].align == Left {
		return wrap(text, max(1, s.columns[i].width-c.Indent))
	}
	return wrap(text, widest(text))
}

func (s *sheet) placeCell(lines []line, row Row, i int, texts []string) {
	cell, c := cellAt(row, i), &s.columns[i]
	for n, text := range texts {
		if text == "" {
			continue
		}
		width := Columns(text)
		before := c.blanksBefore(text, width, cell.Indent, s.mark)
		lines[n].pieces[i] = piece{text, before, width, row.style(cell)}
	}
}

// tighten narrows columns of text to what wrapping left in them.
func (s *sheet) tighten(lines []line) {
	for i := range s.columns {
		if c := &s.columns[i]; c.align == Left {
			c.width = widest(strings.Join(wrap(c.header, c.width), "\n"))
			for _, l := range lines {
				if l.kind == cellsLine {
					c.width = max(c.width, l.pieces[i].before+l.pieces[i].width)
				}
			}
		}
	}
}

func emptyLines(height, width int) []line {
	lines, pieces := make([]line, height), make([]piece, height*width)
	for i := range lines {
		lines[i].pieces = pieces[i*width : (i+1)*width]
	}
	return lines
}

func tallest(cells [][]string) int {
	return len(slices.MaxFunc(cells, func(a, b []string) int { return len(a) - len(b) }))
}
