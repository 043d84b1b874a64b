package document

import (
	"bytes"
	"io"
	"strings"
)

// WriteText writes the report's blocks for a terminal or a log.
func WriteText(w io.Writer, r *Document, out Output) error {
	p := &page{Buffer: new(bytes.Buffer), out: out}
	for _, b := range r.Blocks() {
		if err := p.block(b); err != nil {
			return err
		}
	}
	_, err := p.WriteTo(w)
	return err
}

// page is a text as it is written from top to bottom.
type page struct {
	*bytes.Buffer
	out   Output
	above Block // nil at the top
}

// block writes one block under those that stand already.
func (p *page) block(b Block) error {
	if p.above != nil && !isTight(p.above, b) {
		p.WriteByte('\n')
	}
	p.above = b
	switch b := b.(type) {
	case Heading:
		p.heading(b)
	case Paragraph:
		if b.Item {
			p.bullet(b)
			return nil
		}
		p.lines(wrap(spoken(b.Text, p.out.Lang), p.limit()), b.Style)
	case Verbatim:
		p.verbatim(b)
	case *Table:
		return p.table(b)
	}
	return nil
}

// isTight says that no blank line stands between two blocks: a small heading
// belongs to what follows.
func isTight(above, b Block) bool {
	if h, ok := above.(Heading); ok {
		return h.Level > 1
	}
	text, ok := b.(Paragraph)
	return ok && text.Tight
}

// limit is the width to wrap at.
func (p *page) limit() int {
	return orUnlimited(p.out.Width)
}

func (p *page) lines(lines []string, s Style) {
	for _, l := range lines {
		Paint(p.Buffer, l, s, p.out.Colour)
		p.WriteByte('\n')
	}
}

// heading underlines the title of a document.
func (p *page) heading(h Heading) {
	lines := wrap(spoken(h.Text, p.out.Lang), p.limit())
	p.lines(lines, Bold)
	if h.Level <= 1 {
		p.lines([]string{strings.Repeat("═", widest(strings.Join(lines, "\n")))}, Dim)
	}
}

func (p *page) verbatim(v Verbatim) {
	for _, l := range v.lines() {
		if l != "" {
			blanks(p.Buffer, 4)
		}
		p.lines([]string{l}, Normal)
	}
}

// lines are safe to print.
func (v Verbatim) lines() []string {
	lines := strings.Split(strings.TrimRight(Clean(v.Text), "\n"), "\n")
	for i := range lines {
		lines[i] = TrimEnd(lines[i])
	}
	return lines
}

// table writes a table; where the page is too narrow for it, one with the first
// cells above the others, and in the end a list of all cells.
func (p *page) table(t *Table) error {
	if caption := spoken(t.Caption, p.out.Lang); caption != "" {
		p.lines(wrap(caption, p.limit()), Bold)
	}
	if len(t.Columns) == 0 {
		return nil
	}
	s, limit := newSheet(t.WithCharts(p.out.Charts), p.out.Lang), max(0, p.out.Width)
	if !s.arrange(limit) {
		s.list(p)
		return nil
	}
	body := s.body(limit)
	s.tighten(body)
	return draw(p.Buffer, s, s.header(limit), body, p.out.Colour)
}

// list writes each row as its first cell and, under it, the others with the
// names of their columns.
func (s *sheet) list(p *page) {
	for i, row := range s.rows {
		if i > 0 && row.Kind != Plain && s.rows[i-1].Kind != row.Kind {
			p.WriteByte('\n')
		}
		p.hang(s.texts[i][0], 0, row.style(cellAt(row, 0)))
		for n := 1; n < len(s.texts[i]); n++ {
			p.item(s.columns[n].header, s.texts[i][n], row.style(cellAt(row, n)))
		}
		p.item("", spoken(row.Note, s.lang), Dim)
	}
}

func (p *page) item(header, text string, s Style) {
	switch {
	case text == "":
	case header == "":
		p.hang(text, 2, s)
	default:
		p.hang(header+": "+text, 2, s)
	}
}

// hang writes text whose lines after the first are indented twice as far.
func (p *page) hang(text string, indent int, s Style) {
	for i, l := range wrap(text, max(1, p.limit()-2*indent)) {
		if l != "" {
			blanks(p.Buffer, indent*min(i+1, 2))
		}
		p.lines([]string{l}, s)
	}
}

func blanks(w io.StringWriter, n int) {
	const some = "                                                                "
	for ; n > len(some); n -= len(some) {
		w.WriteString(some)
	}
	w.WriteString(some[:max(0, n)])
}

// Paint writes text in a style, which only colour shows.
func Paint(w io.StringWriter, text string, s Style, colour bool) {
	if !colour || s == Normal || text == "" {
		w.WriteString(text)
		return
	}
	w.WriteString(s.code())
	w.WriteString(text)
	w.WriteString("\x1b[0m")
}

// code turns a style on.
func (s Style) code() string {
	return [...]string{Bold: "\x1b[1m", Dim: "\x1b[2m", Green: "\x1b[32m", Yellow: "\x1b[33m", Red: "\x1b[31m"}[s]
}
