package report

import (
	"bytes"
	"fmt"
	"io"

	"piao/plan/lang"
)

// Folded is a document for a comment on a pull request: what opens it stands
// there to be read, the rest is folded under a title.
type Folded struct {
	Open   []Block
	Title  lang.Spoken
	Blocks []Block
}

// mostFolded is how many bytes a folded document may have: hosts refuse comments
// of more than 65,536 characters.
const mostFolded = 60_000

// roomToClose is kept for the words that say what was left out.
const roomToClose = 200

// writeFolded writes a folded document; what does not fit is counted and left
// out. Without anything to fold there is nothing but the opening.
func writeFolded(w io.Writer, f Folded, out Output) error {
	var text bytes.Buffer
	if err := writeMarkdown(&text, &Report{Blocks: ready(f.Open)}, out); err != nil {
		return err
	}
	if len(f.Blocks) > 0 {
		fmt.Fprintf(&text, "\n<details>\n<summary>%s</summary>\n", inline(spoken(f.Title, out.Lang)))
		foldBlocks(&text, f.Blocks, out)
		text.WriteString("\n</details>\n")
	}
	_, err := text.WriteTo(w)
	return err
}

func foldBlocks(text *bytes.Buffer, blocks []Block, out Output) {
	for k, b := range blocks {
		var one bytes.Buffer
		if writeMarkdown(&one, &Report{Blocks: ready([]Block{b})}, out) != nil || text.Len()+one.Len()+roomToClose > mostFolded {
			left := lang.Say("Ne mancano %d: qui non ci stanno.", "%d more are left out: they do not fit here.", countTexts(blocks[k:]))
			fmt.Fprintf(text, "\n%s\n", left.In(out.Lang))
			return
		}
		text.WriteByte('\n')
		one.WriteTo(text)
	}
}

// countTexts counts what is neither heading nor decoration.
func countTexts(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		if _, ok := b.(Paragraph); ok {
			n++
		}
	}
	return n
}
