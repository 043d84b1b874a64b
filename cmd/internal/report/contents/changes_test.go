package contents

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// A folded document fits a comment, and counts what was left out.
func TestFoldedIsCut(t *testing.T) {
	c := &Comparison{OldName: "a", NewName: "b"}
	const changes = 2000
	for k := range changes {
		c.Changes = append(c.Changes, diff.Change{Kind: diff.Added, Element: plan.MeasureElement, Path: []string{fmt.Sprint("M_", k)}, New: source.Word{Code: "M"}, Name: "una misura"})
	}
	for _, l := range lang.All {
		var b bytes.Buffer
		if err := document.Write(&b, "markdown", Changes(c), document.Output{Lang: l}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		words := saidLeft(changes - strings.Count(text, "M_"))
		if b.Len() > document.MostFolded || !strings.Contains(text, words.In(l)) || !strings.HasSuffix(text, "</details>\n") {
			t.Errorf("%s: %d bytes, which end %q", l, b.Len(), text[max(0, len(text)-200):])
		}
	}
}

func saidLeft(n int) lang.Message {
	return lang.Say("Qui non ci stanno: %s altre voci.", "Left out for lack of room: %s more entries.", lang.Count(n))
}

// A table that does not fit is cut at a row, and what is left out is counted with
// what stands after it.
func TestFoldedTableIsCut(t *testing.T) {
	table := &document.Table{Columns: []document.Column{report.Heads("a", "A", "A", document.Left)}}
	const rows = 5000
	for k := range rows {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{document.Text(fmt.Sprint("riga_", k))}})
	}
	r := &document.Document{Folded: func() document.Folded {
		return document.Folded{Open: []document.Block{document.Paragraph{Text: lang.Both("sopra", "above")}}, Title: lang.Both("il resto", "the rest"), Blocks: []document.Block{table, document.Paragraph{Text: lang.Both("sotto", "below")}}}
	}}
	for _, l := range lang.All {
		var b bytes.Buffer
		if err := document.Write(&b, "markdown", r, document.Output{Lang: l}); err != nil {
			t.Fatal(err)
		}
		shown := strings.Count(b.String(), "riga_")
		words := saidLeft(rows - shown + 1)
		if b.Len() > document.MostFolded || b.Len() < document.MostFolded-2*document.RoomToClose || !strings.Contains(b.String(), words.In(l)) {
			t.Errorf("%s: %d bytes and %d rows, which end %q", l, b.Len(), shown, b.String()[b.Len()-100:])
		}
	}
}
