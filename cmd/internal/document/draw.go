package document

import (
	"bytes"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"

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
	page        *bytes.Buffer
	colour      bool
	head        []line
	stretches   [][]line // of the body, those not drawn yet
	starts      []int    // where each column begins
	width       int      // of the table
	at          int      // columns written of the present line
}

// stretch is how many lines of a table tablewriter is given as one row. What it
// does to each row takes it far longer than drawing one.
const stretch = 512

// mostGrown is how much room is made for a table before it is drawn: one long text
// makes it wide, but most of its lines may be short.
const mostGrown = 64 << 10

// draw has tablewriter draw the lines of a table.
func draw(page *bytes.Buffer, s *sheet, head, body []line, colour bool) error {
	page.Grow(min((len(head)+len(body))*(s.width()+8), mostGrown))
	p := &pen{Renderer: withoutLines(), page: page, head: head, stretches: slices.Collect(slices.Chunk(body, stretch)), colour: colour, width: s.width()}
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
		t.Header(row(head))
	}
	for _, lines := range p.stretches {
		if err := t.Append(row(lines)); err != nil {
			return err
		}
	}
	return t.Render()
}

// row stands for some lines of a table: the pen knows what is on them.
func row(lines []line) []string {
	if l := lines[0]; len(l.pieces) > 0 {
		return []string{l.pieces[0].text}
	}
	return []string{""}
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

// Header draws the lines of the header.
func (p *pen) Header([][]string, tw.Formatting) { p.draw(p.head) }

// Row draws the next stretch of the body.
func (p *pen) Row([]string, tw.Formatting) {
	p.draw(p.stretches[0])
	p.stretches = p.stretches[1:]
}

func (p *pen) draw(lines []line) {
	for _, l := range lines {
		if l.kind == ruleLine {
			Paint(p.page, strings.Repeat("─", p.width), Dim, p.colour)
		}
		p.at = 0
		for i, piece := range l.pieces {
			if piece.text != "" {
				p.write(piece, p.starts[i])
			}
		}
		p.page.WriteByte('\n')
	}
}

func (p *pen) write(c piece, start int) {
	blanks(p.page, start+c.before-p.at)
	Paint(p.page, c.text, c.style, p.colour)
	p.at = start + c.before + c.width
}
