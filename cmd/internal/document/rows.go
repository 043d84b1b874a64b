package document

import "strings"

// line is one line of a table: a padded cell for each column, or a text across the
// table, or a rule.
type line struct {
	cells []string
	text  string
	rule  bool
}

// header is the names of the columns with a rule below them; empty if no column has
// a name.
func (p *page) header(g *grid) []line {
	cells := make([][]string, len(g.columns))
	height, names := 0, ""
	for k := range g.columns {
		c := g.columns[k]
		c.align = min(c.align, Right)
		cells[k] = p.cell(&c, shown{}, Bold, Wrap(c.header, c.width))
		g.columns[k].used = c.used
		height, names = max(height, len(cells[k])), names+c.header
	}
	var lines []line
	if g.lifted {
		lead := spoken(g.Columns[0].Header, g.lang)
		lines, names = p.across(lead, 0, Bold), names+lead
	}
	if names == "" {
		return nil
	}
	for k := range cells {
		cells[k] = append(make([]string, height-len(cells[k])), cells[k]...)
	}
	return append(append(lines, beside(cells)...), line{rule: true})
}

// body is all rows as lines.
func (p *page) body(g *grid) []line {
	var lines []line
	for k, r := range g.Rows {
		if k > 0 && r.Kind != Plain && g.Rows[k-1].Kind != r.Kind { // a group follows the title of a larger one directly
			lines = append(lines, line{rule: r.Kind == Total})
		}
		if first := cellAt(r, 0); r.Kind == Group || g.lifted {
			lines = append(lines, p.across(g.shown[k][0].text, first.Indent, r.style(first))...)
		}
		if r.Kind != Group {
			lines = append(lines, p.row(g, r, g.shown[k])...)
		}
		if note := spoken(r.Note, g.lang); note != "" {
			lines = append(lines, p.across(note, 2, Dim)...)
		}
	}
	return lines
}

// row is the lines of one row, as many as its tallest cell needs.
func (p *page) row(g *grid, r Row, texts []shown) []line {
	cells := make([][]string, len(g.columns))
	for k := range g.columns {
		if k == 0 && g.lifted {
			continue
		}
		c, width := &g.columns[k], 0
		if c.align == Left {
			width = max(1, c.width-texts[k].indent)
		}
		cells[k] = p.cell(c, texts[k], r.style(cellAt(r, k)), Wrap(texts[k].text, width))
	}
	return beside(cells)
}

// style is how a cell of the row looks: its own style, or bold if the whole row
// stands out.
func (r Row) style(c Cell) Style {
	if c.Style == Normal && r.Kind != Plain {
		return Bold
	}
	return c.Style
}

// cell pads the lines of a cell to their places in the column.
func (p *page) cell(c *column, as shown, style Style, lines []string) []string {
	for n, text := range lines {
		if text != "" {
			blanks := c.before(text, as)
			c.used = max(c.used, blanks+Columns(text))
			lines[n] = strings.Repeat(" ", blanks) + p.paint(measured(text), style)
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
