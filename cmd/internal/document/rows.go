package document

import "strings"

// line is one line of a table: a cell a column, padded to its alignment, or else
// a text across the table, or a rule.
type line struct {
	cells []string
	text  string
	rule  bool
}

// header is the names of the columns over a rule, on which they stand; nothing
// where no column has a name.
func (p *page) header(g *grid) []line {
	cells, height, named := make([][]string, len(g.columns)), 0, g.lead != ""
	for k := range g.columns {
		c := &g.columns[k]
		cells[k] = p.cell(c, entry{text: c.header, style: Bold, isHeader: true}, c.width)
		height, named = max(height, len(cells[k])), named || c.header != ""
	}
	if !named {
		return nil
	}
	for k := range cells {
		cells[k] = append(make([]string, height-len(cells[k])), cells[k]...)
	}
	var lines []line
	if g.lead != "" {
		lines = p.across(g.lead, 0, Bold)
	}
	return append(append(lines, beside(cells)...), line{rule: true})
}

// body is all rows as lines.
func (p *page) body(g *grid) []line {
	var lines []line
	for k, r := range g.rows {
		if k > 0 && r.kind != Plain && g.rows[k-1].kind != r.kind { // a group goes on from the title of a larger one
			lines = append(lines, line{rule: r.kind == Total})
		}
		if first := r.entries[0]; r.kind == Group || g.lifted {
			lines = append(lines, p.across(first.text, first.indent, first.style)...)
		}
		if r.kind != Group {
			lines = append(lines, p.row(g, r)...)
		}
		if r.note != "" {
			lines = append(lines, p.across(r.note, 2, Dim)...)
		}
	}
	return lines
}

// row lays one row out, as many lines as its tallest cell needs.
func (p *page) row(g *grid, r gridRow) []line {
	cells := make([][]string, len(g.columns))
	for k, e := range r.entries {
		c, width := &g.columns[k], 0
		if c.align == Left {
			width = max(1, c.width-e.indent)
		}
		if k > 0 || !g.lifted {
			cells[k] = p.cell(c, e, width)
		}
	}
	return beside(cells)
}

// cell is the lines of an entry, each at its place in the column.
func (p *page) cell(c *column, e entry, width int) []string {
	lines := Wrap(e.text, width)
	for n, text := range lines {
		if text != "" {
			blanks := c.before(text, e)
			c.used = max(c.used, blanks+Columns(text))
			lines[n] = strings.Repeat(" ", blanks) + p.paint(measured(text), e.style)
		}
	}
	return lines
}

// beside puts the lines of cells beside one another.
func beside(cells [][]string) []line {
	var lines []line
	for k, texts := range cells {
		for n, text := range texts {
			if n == len(lines) {
				lines = append(lines, line{cells: make([]string, len(cells))})
			}
			lines[n].cells[k] = text
		}
	}
	return lines
}

// across is text over the whole width of the table.
func (p *page) across(text string, indent int, s Style) []line {
	var lines []line
	for _, text := range p.wrap(text, indent) {
		lines = append(lines, line{text: strings.Repeat(" ", indent) + p.paint(text, s)})
	}
	return lines
}
