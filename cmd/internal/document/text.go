package document

import (
	"bytes"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
)

// WriteText writes the document's blocks for a terminal or a log.
func WriteText(w io.Writer, d *Document, out Output) error {
	p := &page{out: out}
	p.drawer = newDrawer(p)
	for _, b := range d.Blocks() {
		if err := p.block(b); err != nil {
			return err
		}
	}
	_, err := p.text.WriteTo(w)
	return err
}

// page is a text that is written from top to bottom.
type page struct {
	text  bytes.Buffer
	out   Output
	above Block // nil at the top

	drawer *tablewriter.Table
}

// line writes a line without the blanks at its end.
func (p *page) line(text string) {
	p.text.WriteString(TrimEnd(text))
	p.text.WriteByte('\n')
}

func (p *page) lines(lines []string, s Style) {
	for _, text := range lines {
		p.line(p.paint(text, s))
	}
}

func (p *page) paint(text string, s Style) string { return Paint(text, s, p.out.Colour) }

// wrap breaks text into lines that leave room for an indent.
func (p *page) wrap(text string, indent int) []string {
	if p.out.Width <= 0 {
		return Wrap(text, 0)
	}
	return Wrap(text, max(1, p.out.Width-indent))
}

// block writes one block below the others.
func (p *page) block(b Block) error {
	if p.above != nil && !isTight(p.above, b) {
		p.line("")
	}
	p.above = b
	switch b := b.(type) {
	case Heading:
		p.heading(b)
	case Paragraph:
		p.paragraph(b)
	case Verbatim:
		for _, text := range b.lines() {
			p.line("    " + text)
		}
	case *Table:
		return p.table(b)
	}
	return nil
}

// isTight reports whether no blank line separates two blocks. A small heading
// belongs to what follows.
func isTight(above, b Block) bool {
	if h, ok := above.(Heading); ok {
		return h.Level > 1
	}
	text, ok := b.(Paragraph)
	return ok && text.Tight
}

// heading underlines the title of a document.
func (p *page) heading(h Heading) {
	lines := p.wrap(spoken(h.Text, p.out.Lang), 0)
	p.lines(lines, Bold)
	if h.Level <= 1 {
		p.line(p.paint(strings.Repeat("═", widest(strings.Join(lines, "\n"))), Dim))
	}
}

// paragraph shows removed words as [-removed-], and added ones as {+added+}.
func (p *page) paragraph(b Paragraph) {
	text := spoken(b.Text, p.out.Lang)
	if !b.Item {
		p.lines(p.wrap(text, 0), b.Style)
		return
	}
	spans := []span{{text, b.Style}}
	for _, r := range elided(b.Runs) {
		s := span{Clean(r.Text), Normal}
		switch r.Kind {
		case Struck:
			s = span{"[-" + s.text + "-]", Red}
		case Inserted:
			s = span{"{+" + s.text + "+}", Green}
		}
		spans = append(spans, span{" ", Normal}, s)
	}
	p.hang(2, spans...)
}

// span is text in one style.
type span struct {
	text  string
	style Style
}

// hang writes spans as one text. All lines after the first are indented twice as
// deep.
func (p *page) hang(indent int, spans ...span) {
	var all strings.Builder
	for _, s := range spans {
		all.WriteString(s.text)
	}
	text, at := all.String(), 0
	for k, line := range p.wrap(text, 2*indent) {
		at += strings.Index(text[at:], line) // past the blanks at the break
		p.line(strings.Repeat(" ", indent*min(k+1, 2)) + p.painted(spans, at, at+len(line)))
		at += len(line)
	}
}

// painted is the part of some spans from one offset to another, with colours.
func (p *page) painted(spans []span, from, to int) string {
	var b strings.Builder
	for _, s := range spans {
		n := len(s.text)
		b.WriteString(p.paint(s.text[min(max(from, 0), n):min(max(to, 0), n)], s.style))
		from, to = from-n, to-n
	}
	return b.String()
}

// table writes a table. If the page is too narrow, the first cells stand above the
// others; if it is still too narrow, the table becomes a list of all cells.
func (p *page) table(t *Table) error {
	if caption := spoken(t.Caption, p.out.Lang); caption != "" {
		p.lines(p.wrap(caption, 0), Bold)
	}
	if len(t.Columns) == 0 {
		return nil
	}
	g := newGrid(t.Keep(func(k int) bool { return p.out.Charts || !t.Columns[k].Chart }), p.out.Lang)
	if laid := g.arranged(p.out.Width); laid != nil {
		return p.draw(laid, append(p.header(laid), p.body(laid)...))
	}
	p.list(g)
	return nil
}

// list writes each row as its first cell and, below it, the others with the names of
// their columns.
func (p *page) list(g *grid) {
	for k, r := range g.Rows {
		if k > 0 && r.Kind != Plain && g.Rows[k-1].Kind != r.Kind {
			p.line("")
		}
		first := cellAt(r, 0)
		p.hang(0, span{g.shown[k][0].text, r.style(first)})
		for n := 1; n < len(g.columns) && r.Kind != Group; n++ {
			p.item(g.columns[n].header, g.shown[k][n].text, r.style(cellAt(r, n)))
		}
		p.item("", spoken(r.Note, g.lang), Dim)
	}
}

func (p *page) item(header, text string, s Style) {
	switch {
	case text == "":
		return
	case header != "":
		text = header + ": " + text
	}
	p.hang(2, span{text, s})
}

// Paint is text in a style, which shows only if there are colours.
func Paint(text string, s Style, colour bool) string {
	if !colour || s == Normal || text == "" {
		return text
	}
	return s.code() + text + "\x1b[0m"
}

// code is the escape sequence that turns a style on.
func (s Style) code() string {
	return [...]string{Bold: "\x1b[1m", Dim: "\x1b[2m", Green: "\x1b[32m", Yellow: "\x1b[33m", Red: "\x1b[31m"}[s]
}

// lines are the text's lines, safe to print.
func (v Verbatim) lines() []string {
	lines := strings.Split(strings.TrimRight(Clean(v.Text), "\n"), "\n")
	for k := range lines {
		lines[k] = TrimEnd(lines[k])
	}
	return lines
}
