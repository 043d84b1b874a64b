package document

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/lang"
)

// WriteMarkdown writes the report's blocks as Markdown with tables, as GitHub
// and GitLab read it. Every text shows as it is and never acts as markup.
func WriteMarkdown(w io.Writer, r *Document, out Output) error {
	if r.Folded != nil {
		return writeFolded(w, r.Folded(), out)
	}
	m := &markdown{bufio.NewWriter(w), out.Lang}
	var above Block
	for i, b := range r.Blocks() {
		if i > 0 && !(isItem(above) && isItem(b)) {
			m.WriteByte('\n')
		}
		m.block(b)
		above = b
	}
	return m.Flush()
}

type markdown struct {
	*bufio.Writer
	lang lang.Lang
}

func (m *markdown) block(b Block) {
	switch b := b.(type) {
	case Heading:
		m.heading(b)
	case Paragraph:
		m.line(bullet(b), bold(paragraph(spoken(b.Text, m.lang)), b.Style == Bold), wordsMarkdown(b.Runs))
	case Verbatim:
		m.verbatim(b)
	case *Table:
		m.table(b)
	}
}

func isItem(b Block) bool {
	p, ok := b.(Paragraph)
	return ok && p.Item
}

func bullet(p Paragraph) string {
	if p.Item {
		return "- "
	}
	return ""
}

// verbatim fences the lines with more backquotes than they have.
func (m *markdown) verbatim(v Verbatim) {
	text, fence := strings.Join(v.lines(), "\n"), "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	m.line(fence, "yaml")
	m.line(text)
	m.line(fence)
}

// heading keeps a `#` at the end of the title, where it would close the heading.
func (m *markdown) heading(h Heading) {
	title := oneLine(spoken(h.Text, m.lang))
	if strings.HasSuffix(title, "#") {
		title = strings.TrimSuffix(title, "#") + `\#`
	}
	m.line(strings.Repeat("#", min(max(h.Level, 1), 6)), " ", title)
}

func (m *markdown) line(parts ...string) {
	for _, s := range parts {
		m.WriteString(s)
	}
	m.WriteByte('\n')
}

func (m *markdown) table(t *Table) {
	t = t.WithCharts(false)
	if caption := spoken(t.Caption, m.lang); caption != "" {
		m.line(bold(oneLine(caption), true), "\n")
	}
	if len(t.Columns) == 0 {
		return
	}
	m.row(len(t.Columns), func(i int) string { return Inline(spoken(t.Columns[i].Header, m.lang)) })
	m.row(len(t.Columns), func(i int) string { return dashes(t.Columns[i].Align) })
	for _, r := range t.Rows {
		m.row(len(t.Columns), func(i int) string { return m.cell(r, i) })
	}
}

func (m *markdown) row(n int, cell func(int) string) {
	for i := range n {
		m.WriteString("|")
		if s := cell(i); s != "" {
			m.WriteString(" " + s)
		}
		m.WriteByte(' ')
	}
	m.line("|")
}

func dashes(a Align) string {
	if a == Left {
		return "---"
	}
	return "---:"
}

// cell is the cell of a row in a column; a group has its title alone.
func (m *markdown) cell(r Row, i int) string {
	if r.Kind == Group && i > 0 {
		return ""
	}
	c := cellAt(r, i)
	text := bold(Inline(said(c, m.lang)), r.Kind != Plain || c.Style == Bold)
	if i == 0 && r.Note != nil {
		text += "<br>" + Inline(spoken(r.Note, m.lang))
	}
	return strings.Repeat("&nbsp;", c.Indent) + text
}

func bold(text string, on bool) string {
	if text = strings.TrimSpace(text); !on || text == "" {
		return text
	}
	return "**" + text + "**"
}

// Inline is text within a line of Markdown; its line breaks stay breaks.
func Inline(s string) string {
	return strings.ReplaceAll(escape(strings.TrimSpace(s)), "\n", "<br>")
}

// oneLine is inline where there may be no breaks either.
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

// escape puts a backslash before every character that would be read as markup
// where it stands.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[<|~&") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if isMarkup(s, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// isMarkup knows that `_` within a word, `<` before a number and `&` before a
// blank are harmless, so that codes and targets stay readable.
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
