package report

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// tablewriter draws tables through this pen, which sets what was laid out and
// nothing else. Its own pen measures every cell four times, by the locale's idea
// of width, and cuts off what it thinks too wide.

// pen draws lines in the order in which tablewriter comes to them.
type pen struct {
	tw.Renderer // for what is not drawn
	page        *bufio.Writer
	colour      bool
	lines       []line // those not drawn yet
	starts      []int  // where each column begins
	width       int    // of the table
	at          int    // columns written of the present line
}

// draw has tablewriter draw a table. What it does to each row takes it far longer
// than drawing one: so it is handed rows by the hundred, as cells of many lines,
// and the pen draws titles, rules and what was wrapped as it passes them.
func draw(page *bufio.Writer, s *sheet, head, body []line, colour bool) error {
	p := &pen{Renderer: withoutLines(), page: page, lines: append(head, body...), colour: colour, width: s.width()}
	start := 0
	for _, c := range s.columns {
		p.starts = append(p.starts, start)
		start += c.width + gap
	}
	t := tablewriter.NewTable(io.Discard, tablewriter.WithConfig(asItStands()), tablewriter.WithRenderer(p),
		tablewriter.WithTrimSpace(tw.Off), tablewriter.WithTrimLine(tw.Off))
	if len(head) > 0 {
		t.Header(batch(head, len(s.columns)))
	}
	if err := t.Bulk(batches(body, len(s.columns))); err != nil {
		return err
	}
	err := t.Render()
	p.passing()
	return err
}

// withoutLines draws no lines of its own: rules are laid out with the rest.
func withoutLines() tw.Renderer {
	return renderer.NewBlueprint(tw.Rendition{
		Borders:  tw.BorderNone,
		Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.SeparatorsNone},
	})
}

// asItStands turns off all that tablewriter would do to a text.
func asItStands() tablewriter.Config {
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: tw.PaddingNone},
	}
	return tablewriter.Config{Header: cell, Row: cell, Footer: cell}
}

func batches(lines []line, width int) [][]string {
	const size = 512
	var rows [][]string
	for part := range slices.Chunk(lines, size) {
		if row := batch(part, width); row != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

// batch is the first lines of rows as one row whose cells have as many lines.
func batch(lines []line, width int) []string {
	cells := make([]strings.Builder, width)
	rows := 0
	for _, l := range lines {
		if l.beginsRow() {
			l.join(cells, rows > 0)
			rows++
		}
	}
	if rows == 0 {
		return nil
	}
	row := make([]string, width)
	for i := range row {
		row[i] = cells[i].String()
	}
	return row
}

func (l line) join(cells []strings.Builder, below bool) {
	for i := range cells {
		if below {
			cells[i].WriteByte('\n')
		}
		cells[i].WriteString(l.pieces[i].text)
	}
}

// Header draws a line of the header.
func (p *pen) Header(texts [][]string, _ tw.Formatting) { p.next(texts[0]) }

// Row draws a line of a row.
func (p *pen) Row(texts []string, _ tw.Formatting) { p.next(texts) }

// next draws the next row, of which tablewriter has brought the texts.
func (p *pen) next(texts []string) {
	p.passing()
	for i, text := range texts {
		p.lines[0].pieces[i].text = text
	}
	p.draw()
}

// passing draws the lines before the next row.
func (p *pen) passing() {
	for len(p.lines) > 0 && !p.lines[0].beginsRow() {
		p.draw()
	}
}

// draw draws the next line.
func (p *pen) draw() {
	l := p.lines[0]
	p.lines = p.lines[1:]
	if l.kind == ruleLine {
		paint(p.page, strings.Repeat("─", p.width), Dim, p.colour)
	}
	p.at = 0
	for i, piece := range l.pieces {
		if piece.text != "" {
			p.write(piece, p.starts[i])
		}
	}
	p.page.WriteByte('\n')
}

func (p *pen) write(c piece, start int) {
	blanks(p.page, start+c.before-p.at)
	paint(p.page, c.text, c.style, p.colour)
	p.at = start + c.before + c.width
}
