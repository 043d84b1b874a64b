package report

import (
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
)

// YAML stands as it is, indented in text and fenced in Markdown; nothing in it
// commands a terminal or closes the fence.
func TestVerbatim(t *testing.T) {
	doc := &Report{Blocks: ready([]Block{
		Heading{2, lang.Same("Giusto")},
		Verbatim{"areas:\n  \"1\": {name: a | b *c*}  \n\n# ```\x1b[31m\n"},
		Paragraph{Text: lang.Same("x")},
	})}
	for _, c := range []struct {
		format Format
		want   string
	}{
		{writeText, "Giusto\n    areas:\n      \"1\": {name: a | b *c*}\n\n    # ```\\x1b[31m\n\nx\n"},
		{writeMarkdown, "## Giusto\n\n````yaml\nareas:\n  \"1\": {name: a | b *c*}\n\n# ```\\x1b[31m\n````\n\nx\n"},
	} {
		if got := written(t, c.format, doc, Output{Width: 20}); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

// What a rule finds becomes a sentence, and its reason one paragraph.
func TestExplained(t *testing.T) {
	rule := &diag.Rule{Code: "x", Text: lang.Text{IT: "è così", EN: "so it is"}, Why: lang.Text{IT: "una\nriga", EN: "one\nline"}}
	want := "x (errore)\n══════════\n\nÈ così.\n\nPerché\nuna riga\n\nUn errore non si mette a tacere: finché c'è, non si calcola alcun punteggio.\n"
	if got := written(t, writeText, Explained([]*diag.Rule{rule}), Output{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
