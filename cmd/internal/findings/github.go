package findings

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

const (
	annotations  = 10          // that GitHub shows for a step and a severity; piao's limit for all together
	summaryBytes = 1000 * 1024 // GitHub drops the whole of a step summary longer than 1 MiB
)

// writeGitHub writes the worst findings as workflow commands, which GitHub shows
// beside the lines. It then says how many more are in the step summary.
func writeGitHub(w io.Writer, c Checked, out document.Output) error {
	b := bufio.NewWriter(w)
	worst := c.worstFirst()
	for _, d := range worst[:min(len(worst), annotations)] {
		c.annotate(b, d, out.Lang)
	}
	if n := len(worst) - annotations; n > 0 {
		more := lang.Counted(n, lang.Both("altro rilievo", "more finding"), lang.Both("altri rilievi", "more findings"))
		where := lang.Say("%s nel riepilogo del passo (step summary)", "%s in the step summary", more)
		b.WriteString(where.In(out.Lang) + "\n")
	}
	return b.Flush()
}

// annotate writes one command. GitHub accepts columns only for a single line.
func (c Checked) annotate(w io.Writer, d diag.Diagnostic, l lang.Lang) {
	level := [...]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "notice"}[d.Rule.Severity]
	at := locate(d.Span)
	fmt.Fprintf(w, "::%s file=%s,line=%d", level, commandProperty(c.path(at.File)), at.Line)
	if at.EndLine == at.Line {
		fmt.Fprintf(w, ",col=%d,endColumn=%d", at.Column, at.EndColumn)
	} else {
		fmt.Fprintf(w, ",endLine=%d", at.EndLine)
	}
	fmt.Fprintf(w, ",title=%s::%s\n", commandProperty(d.Rule.Code), commandData(advice(d, l)))
}

func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(document.Clean(s))
}

func commandProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(s))
}

// GitHubSummary writes all findings as a table for the summary of a GitHub step. If
// they do not fit, it says how many are left out.
func GitHubSummary(w io.Writer, c Checked, out document.Output) error {
	blocks := document.Body{
		document.Chapter(lang.Same("piao check")),
		document.Paragraph{Text: lang.Same(c.counts(out.Lang))},
	}
	table, left := summaryTable(c, out.Lang)
	blocks.Add(table)
	if left > 0 {
		blocks.Add(document.Paragraph{
			Text: lang.Say("Altri %d non stanno nel riepilogo.", "%d more do not fit in the summary.", left)})
	}
	return document.WriteMarkdown(w, &document.Document{Blocks: document.Ready([]document.Block(blocks))}, out)
}

func summaryTable(c Checked, l lang.Lang) (t *document.Table, left int) {
	t = &document.Table{Columns: []document.Column{
		{Header: lang.Both("Gravità", "Severity")},
		{Header: lang.Both("Posizione", "Place")},
		{Header: lang.Both("Regola", "Rule")},
		{Header: lang.Both("Messaggio", "Message")},
	}}
	size := 0
	for _, d := range c.All() {
		at := locate(d.Span)
		place := fmt.Sprintf("%s:%d:%d", document.CleanLine(c.path(at.File)), at.Line, at.Column)
		row := document.Row{}
		for _, text := range []string{d.Rule.Severity.String(), place, d.Rule.Code, advice(d, l)} {
			row.Cells = append(row.Cells, document.Text(text))
			size += len("|  ") + len(document.Inline(document.Clean(text)))
		}
		if size += len("|\n"); size > summaryBytes {
			left++
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	return t, left
}
