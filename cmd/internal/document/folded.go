package document

import (
	"fmt"
	"sort"

	"piao/plan/lang"
)

// Folded is a document for a comment on a pull request. Its beginning is always
// visible; the rest is folded under a title.
type Folded struct {
	Open   []Block
	Title  lang.Spoken
	Blocks []Block
}

// MostFolded is the greatest length of a folded document, in bytes: hosts refuse
// comments of more than 65,536 characters.
const MostFolded = 60_000

// RoomToClose is the length kept free for the words that say what was left out.
const RoomToClose = 200

// fold writes a folded document. It counts what does not fit and leaves it out. If
// there is nothing to fold, only the beginning is written.
func (m *markdown) fold(f Folded) {
	m.blocks(f.Open)
	if len(f.Blocks) > 0 {
		fmt.Fprintf(&m.text, "\n<details>\n<summary>%s</summary>\n", Inline(spoken(f.Title, m.lang)))
		m.blocksThatFit(f.Blocks)
		m.text.WriteString("\n</details>\n")
	}
}

// blocksThatFit writes the blocks for which there is room, possibly only a part of
// the last table, and counts the others.
func (m *markdown) blocksThatFit(blocks []Block) {
	for k, b := range blocks {
		if k == 0 || !isItem(blocks[k-1]) || !isItem(b) {
			m.text.WriteByte('\n')
		}
		part, left := m.fitted(b, MostFolded-RoomToClose-m.text.Len())
		m.text.WriteString(part)
		if part == "" || left > 0 {
			left += countTexts(blocks[k+1:])
			fmt.Fprintf(&m.text, "\n%s\n", leftOut(left).In(m.lang))
			return
		}
	}
}

func leftOut(n int) lang.Message {
	return lang.Say("Qui non ci stanno: %s.", "Left out for lack of room: %s.",
		lang.Counted(n, lang.Both("altra voce", "more entry"), lang.Both("altre voci", "more entries")))
}

// fitted is a block within a number of bytes, for a table as many rows as fit, and
// how many texts and rows were left out. It is empty if nothing fits.
func (m *markdown) fitted(b Block, room int) (part string, left int) {
	if part = m.block(b); len(part) <= room {
		return part, 0
	}
	t, ok := b.(*Table)
	if !ok {
		return "", countTexts([]Block{b})
	}
	some := func(rows int) string { return m.table(&Table{t.Caption, t.Columns, t.Rows[:rows]}) }
	rows := sort.Search(len(t.Rows), func(n int) bool { return len(some(n+1)) > room })
	if rows == 0 {
		return "", len(t.Rows)
	}
	return some(rows), len(t.Rows) - rows
}

// countTexts counts blocks that are neither headings nor decoration.
func countTexts(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			n++
		case *Table:
			n += len(b.Rows)
		}
	}
	return n
}
