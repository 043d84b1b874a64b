package report

import (
	"bufio"
	"bytes"
	"cmp"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"piao/plan/parallel"
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

// draw draws a table, a long one in parts side by side.
func draw(page *bufio.Writer, s *sheet, head, body []line, colour bool) error {
	parts := parallel.Parts(len(body), manyRows)
	if len(parts) == 1 {
		return drawPart(page, s, head, body, colour)
	}
	texts, errs := make([]bytes.Buffer, len(parts)), make([]error, len(parts))
	parallel.DoParts(parts, func(p parallel.Part) {
		above := head
		if p.Which > 0 {
			above = nil
		}
		w := bufio.NewWriter(&texts[p.Which])
		errs[p.Which] = cmp.Or(drawPart(w, s, above, body[p.From:p.To], colour), w.Flush())
	})
	for k := range texts {
		if errs[k] != nil {
			return errs[k]
		}
		texts[k].WriteTo(page)
	}
	return nil
}

// drawPart has tablewriter draw some lines of a table. What it does to each cell
// takes it far longer than drawing one: so it is handed rows by the hundred, as
// one cell of many lines, and the pen draws titles, rules and what was wrapped as
// it passes them.
func drawPart(page *bufio.Writer, s *sheet, head, body []line, colour bool) error {
	p := &pen{Renderer: withoutLines(), page: page, lines: slices.Concat(head, body), colour: colour, width: s.width()}
	start := 0
	for _, c := range s.columns {
		p.starts = append(p.starts, start)
		start += c.width + gap
	}
	t := drawers.Get().(*tablewriter.Table)
	defer drawers.Put(t)
	t.Reset()
	t.Options(tablewriter.WithRenderer(p))
	if len(head) > 0 {
		t.Header(batch(head))
	}
	if err := t.Bulk(batches(body)); err != nil {
		return err
	}
	err := t.Render()
	p.passing()
	return err
}

// drawers are used again from table to table: making one takes longer than
// drawing a small table.
var drawers = sync.Pool{New: func() any {
	return tablewriter.NewTable(io.Discard, tablewriter.WithConfig(asItStands()), tablewriter.WithStringerCacheCustom(noCache{}),
		tablewriter.WithTrimSpace(tw.Off), tablewriter.WithTrimLine(tw.Off))
}}

// noCache spares a drawer half a mebibyte of memory for what it will not be asked.
type noCache struct{}

func (noCache) Add(reflect.Type, reflect.Value) bool        { return false }
func (noCache) Get(reflect.Type) (v reflect.Value, ok bool) { return v, false }
func (noCache) Purge()                                      {}

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

func batches(lines []line) [][]string {
	const size = 512
	var rows [][]string
	for part := range slices.Chunk(lines, size) {
		if row := batch(part); row != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

// batch is the first lines of rows as one cell of as many lines, each by the
// text that it begins with.
func batch(lines []line) []string {
	var cell strings.Builder
	rows := 0
	for _, l := range lines {
		if !l.beginsRow() {
			continue
		}
		if rows++; rows > 1 {
			cell.WriteByte('\n')
		}
		cell.WriteString(l.pieces[0].text)
	}
	if rows == 0 {
		return nil
	}
	return []string{cell.String()}
}

// Header draws a line of the header.
func (p *pen) Header([][]string, tw.Formatting) { p.next() }

// Row draws a line of a row.
func (p *pen) Row([]string, tw.Formatting) { p.next() }

// next draws the next row.
func (p *pen) next() {
	p.passing()
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
