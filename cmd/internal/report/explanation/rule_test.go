package explanation

import (
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// What a rule finds becomes a sentence, and its reason one paragraph.
func TestExplained(t *testing.T) {
	rule := &diag.Rule{Code: "x", Text: lang.Text{IT: "è così", EN: "so it is"}, Why: lang.Text{IT: "una\nriga", EN: "one\nline"}}
	want := "x (errore)\n══════════\n\nÈ così.\n\nPerché\nuna riga\n\nUn errore non si mette a tacere: finché c'è, non si calcola alcun punteggio.\n"
	if got := written(t, Explained([]*diag.Rule{rule})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// written is a document as a pipe gets it.
func written(t *testing.T, doc *document.Document) string {
	t.Helper()
	var b strings.Builder
	if err := document.Write(&b, "table", doc, document.Output{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
