package document

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"piao/plan/lang"
)

// WriteMarkdown writes the document's blocks as Markdown with tables, as GitHub and
// GitLab read it. Every text is shown as it is and never acts as markup.
func WriteMarkdown(w io.Writer, d *Document, out Output) error {
	m := &markdown{lang: out.Lang}
	m.drawer = newDrawer(&m.drawn)
	if d.Folded != nil {
		m.fold(d.Folded())
	} else {
		m.blocks(d.Blocks())
	}
	if m.err != nil {
		return m.err
	}
	_, err := m.text.WriteTo(w)
	return err
}

// markdown is a page as it is written from top to bottom.
type markdown struct {
	text bytes.Buffer
	lang lang.Lang

	drawer *tablewriter.Table
	drawn  bytes.Buffer // its last table
	err    error        // the first error of drawing
}

func (m *markdown) blocks(blocks []Block) {
	for k, b := range blocks {
		if k > 0 && !(isItem(blocks[k-1]) && isItem(b)) {
			m.text.WriteByte('\n')
		}
		m.text.WriteString(m.block(b))
	}
}

func isItem(b Block) bool {
	p, ok := b.(Paragraph)
	return ok && p.Item
}

// block is the lines of one block.
func (m *markdown) block(b Block) string {
	switch b := b.(type) {
	case Heading:
		return m.heading(b)
	case Paragraph:
		return m.paragraph(b)
	case Verbatim:
		return fenced(b)
	case *Table:
		return m.table(b)
	}
	return ""
}

// heading escapes a `#` at the end of the title, which would close the heading.
func (m *markdown) heading(h Heading) string {
	title := oneLine(spoken(h.Text, m.lang))
	if strings.HasSuffix(title, "#") {
		title = strings.TrimSuffix(title, "#") + `\#`
	}
	return strings.Repeat("#", min(max(h.Level, 1), 6)) + " " + title + "\n"
}

// paragraph shows what a change took away as ~~removed~~, and what it brought as
// **added**.
func (m *markdown) paragraph(p Paragraph) string {
	text := bold(paragraph(spoken(p.Text, m.lang)), p.Style == Bold)
	if p.Item {
		text = "- " + text
	}
	for _, r := range elided(p.Runs) {
		mark := map[RunKind]string{Struck: "~~", Inserted: "**"}[r.Kind]
		text += " " + mark + Inline(Clean(r.Text)) + mark
	}
	return text + "\n"
}

// fenced puts lines between fences of more backquotes than the lines contain.
func fenced(v Verbatim) string {
	text, fence := strings.Join(v.lines(), "\n"), "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "yaml\n" + text + "\n" + fence + "\n"
}

func (m *markdown) table(t *Table) string {
	t = t.Keep(func(k int) bool { return !t.Columns[k].Chart })
	m.drawn.Reset()
	if caption := spoken(t.Caption, m.lang); caption != "" {
		m.drawn.WriteString(bold(oneLine(caption), true) + "\n\n")
	}
	if len(t.Columns) > 0 && m.err == nil {
		m.err = m.draw(t)
	}
	return m.drawn.String()
}

func (m *markdown) draw(t *Table) error {
	header := make([]string, len(t.Columns))
	for k, c := range t.Columns {
		header[k] = Inline(spoken(c.Header, m.lang))
	}
	d := m.drawer.Options(pipes(t.Columns)...)
	if err := d.Start(); err != nil {
		return err
	}
	d.Header(header)
	for _, r := range t.Rows {
		row := make([]string, len(t.Columns))
		for k := range row {
			row[k] = m.cell(r, k)
		}
		if err := d.Append(row); err != nil {
			return err
		}
	}
	return d.Close()
}

// pipes sets tablewriter to draw Markdown with the narrowest columns that it allows,
// because comments on pull requests are limited in length.
func pipes(columns []Column) []tablewriter.Option {
	var aligns tw.CellAlignment
	widths := tw.NewMapper[int, int]()
	for k, c := range columns {
		align := tw.AlignRight
		if c.Align == Left {
			align = tw.AlignLeft
		}
		aligns.PerColumn = append(aligns.PerColumn, align)
		widths.Set(k, 3)
	}
	return []tablewriter.Option{
		tablewriter.WithRenderer(renderer.NewMarkdown()),
		tablewriter.WithColumnWidths(widths),
		tablewriter.WithHeaderAlignmentConfig(aligns),
		tablewriter.WithRowAlignmentConfig(aligns),
	}
}

// cell is the cell of a row in a column. A group has only its title.
func (m *markdown) cell(r Row, k int) string {
	if r.Kind == Group && k > 0 {
		return ""
	}
	c := cellAt(r, k)
	text := bold(Inline(said(c, m.lang)), r.Kind != Plain || c.Style == Bold)
	if note := spoken(r.Note, m.lang); k == 0 && note != "" {
		indent := len(note) - len(strings.TrimLeft(note, " "))
		text += "<br>" + strings.Repeat("&nbsp;", indent) + Inline(note)
	}
	return strings.Repeat("&nbsp;", c.Indent) + text
}

func bold(text string, on bool) string {
	if text = strings.TrimSpace(text); !on || text == "" {
		return text
	}
	return "**" + text + "**"
}

// Inline is text within a line of Markdown; its line breaks remain.
func Inline(s string) string {
	return strings.ReplaceAll(escape(strings.TrimSpace(s)), "\n", "<br>")
}

// oneLine is Inline without line breaks.
func oneLine(s string) string { return Inline(strings.Join(strings.Fields(s), " ")) }

// paragraph is text that makes a paragraph of its own, none of whose lines
// begins a list, a heading or a quotation.
func paragraph(s string) string {
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = append(lines, unlisted(escape(strings.TrimSpace(part))))
	}
	return strings.Join(lines, "<br>\n")
}

func unlisted(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.IndexByte("#-+>=", s[0]) >= 0:
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

// escape puts a backslash before every character that would act as markup in its
// place. An empty comment within what refers to something keeps GitHub and GitLab from
// telling anybody there.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if isMarkup(s, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
		if refers(s, i) {
			b.WriteString("<!-- -->")
		}
	}
	return b.String()
}

// refers reports whether a character begins the name of a person, as in @rossi, or the
// number of an issue or a request, as in #1, GH-1, !1, &1 and $1.
func refers(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	switch s[i] {
	case '@':
		return !isWord(before)
	case '#', '!', '&', '$':
		return unicode.IsDigit(after(s, i))
	case '-':
		return strings.HasSuffix(strings.ToUpper(s[:i]), "GH") && unicode.IsDigit(after(s, i))
	}
	return false
}

// isMarkup reports whether a character acts as markup. `_` within a word, `<` before
// a number and `&` before a blank do not, so that codes and targets stay readable.
func isMarkup(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '[', '|', '~':
		return true
	case '_':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		return !isWord(before) || !isWord(after(s, i))
	case '<':
		return strings.IndexByte(" =0123456789", s[min(i+1, len(s)-1)]) < 0
	case '&':
		return after(s, i) == '#' || unicode.IsLetter(after(s, i))
	}
	return false
}

func after(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
