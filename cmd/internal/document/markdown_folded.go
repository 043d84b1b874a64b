package document

import (
	"bytes"
	"fmt"
	"io"
	"sort"

	"piao/plan/lang"
)

// Folded is a document for a comment on a pull request: what opens it stands
// there to be read, the rest is folded under a title.
type Folded struct {
	Open   []Block
	Title  lang.Spoken
	Blocks []Block
}

// MostFolded is how many bytes a folded document may have: hosts refuse comments
// of more than 65,536 characters.
const MostFolded = 60_000

// RoomToClose is kept for the words that say what was left out.
const RoomToClose = 200

// writeFolded writes a folded document; what does not fit is counted and left
// out. Without anything to fold there is nothing but the opening.
func writeFolded(w io.Writer, f Folded, out Output) error {
	var text bytes.Buffer
	if err := WriteMarkdown(&text, &Document{Blocks: Ready(f.Open)}, out); err != nil {
		return err
	}
	if len(f.Blocks) > 0 {
		fmt.Fprintf(&text, "\n<details>\n<summary>%s</summary>\n", Inline(spoken(f.Title, out.Lang)))
		foldBlocks(&text, f.Blocks, out)
		text.WriteString("\n</details>\n")
	}
	_, err := text.WriteTo(w)
	return err
}

// foldBlocks writes the blocks that fit, the last table as far as it does, and
// counts the others.
func foldBlocks(text *bytes.Buffer, blocks []Block, out Output) {
	for k, b := range blocks {
		if k == 0 || !isItem(blocks[k-1]) || !isItem(b) {
			text.WriteByte('\n')
		}
		part, left := fitted(b, MostFolded-RoomToClose-text.Len(), out)
		text.Write(part)
		if part == nil || left > 0 {
			left += countTexts(blocks[k+1:])
			entries := lang.Counted(left, lang.Both("altra voce", "more entry"), lang.Both("altre voci", "more entries"))
			fmt.Fprintf(text, "\n%s\n", lang.Say("Qui non ci stanno: %s.", "Left out for lack of room: %s.", entries).In(out.Lang))
			return
		}
	}
}

// fitted is a block within some bytes, of a table as many rows as fit, and how
// many texts and rows were left out; nil where there is no room for any.
func fitted(b Block, room int, out Output) (part []byte, left int) {
	if part = markdownOf(b, out); len(part) <= room {
		return part, 0
	}
	t, ok := b.(*Table)
	if !ok {
		return nil, countTexts([]Block{b})
	}
	some := func(rows int) []byte { return markdownOf(&Table{t.Caption, t.Columns, t.Rows[:rows]}, out) }
	rows := sort.Search(len(t.Rows), func(n int) bool { return len(some(n+1)) > room })
	if rows == 0 {
		return nil, len(t.Rows)
	}
	return some(rows), len(t.Rows) - rows
}

func markdownOf(b Block, out Output) []byte {
	var text bytes.Buffer
	if WriteMarkdown(&text, &Document{Blocks: Ready([]Block{b})}, out) != nil {
		return nil
	}
	return text.Bytes()
}

// countTexts counts what is neither heading nor decoration.
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
