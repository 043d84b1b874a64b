package findings

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Checked is what a check found, ready to be printed.
type Checked struct {
	Findings []diag.List   // the findings that count, a list for each plan, in file order
	Files    [][]string    // the files that were checked, in order, a list for each plan
	Silenced int           // findings that were silenced in their file
	Known    int           // findings that are in the baseline
	Rules    []*diag.Rule  // every rule that was looked for: those of the findings and others
	Failing  diag.Severity // the mildest that fails the check
	Each     bool          // infos too are shown one by one, in their places
	Version  string        // of piao

	// The root of the repository and the working directory, as full paths. Without
	// them, names of files stay as they are.
	Root, Dir string
}

// Format is a way to write what a check found, under the name that --format takes.
type Format struct {
	Name     string
	Write    func(w io.Writer, c Checked, out document.Output) error
	FromRoot bool // names of files count from the root of the repository
}

// Formats lists all formats, the default first.
var Formats = []Format{
	{"text", writeText, false},
	{"concise", writeConcise, false},
	{"json", writeJSON, false},
	{"sarif", writeSARIF, true},
	{"github", writeGitHub, true},
	{"gitlab", writeGitLab, true},
	{"junit", writeJUnit, true},
}

// writeText writes findings for people, the gravest first, followed by their number.
func writeText(w io.Writer, c Checked, out document.Output) error {
	p := &page{Writer: bufio.NewWriter(w), out: out, explained: map[string]bool{}}
	single, blocks := c.inBlocks()
	if len(single) > 0 {
		p.list(single, lang.Both(": con piao check --format concise ci sono tutti", ": piao check --format concise lists all"))
		p.WriteByte('\n')
	}
	p.blocks(blocks)
	p.WriteString(c.counts(out.Lang) + "\n")
	return p.Flush()
}

// writeConcise writes only the first line of each finding.
func writeConcise(w io.Writer, c Checked, out document.Output) error {
	p := &page{Writer: bufio.NewWriter(w), out: out}
	for _, d := range c.All() {
		p.first(d)
	}
	return p.Flush()
}

// counts is the number of findings of each kind, in one line.
func (c Checked) counts(l lang.Lang) string {
	var found, aside []string
	add := func(to *[]string, n int, one, many lang.Text) {
		if n > 0 {
			*to = append(*to, lang.Counted(n, one, many).In(l))
		}
	}
	add(&found, c.count(diag.Error), lang.Both("errore", "error"), lang.Both("errori", "errors"))
	add(&found, c.count(diag.Warning), lang.Both("avviso", "warning"), lang.Both("avvisi", "warnings"))
	add(&found, c.count(diag.Info), lang.Both("nota", "note"), lang.Both("note", "notes"))
	add(&aside, c.Silenced, lang.Both("silenziato", "silenced"), lang.Both("silenziati", "silenced"))
	add(&aside, c.Known, lang.Both("già noto", "known"), lang.Both("già noti", "known"))
	if found == nil {
		found = []string{lang.Both("nessun problema", "no problems").In(l)}
	}
	files := lang.Counted(len(slices.Concat(c.Files...)), lang.Same("file"), lang.Both("file", "files"))
	line := strings.Join(found, ", ") + " in " + files.In(l)
	if aside != nil {
		line += fmt.Sprintf(" (%s)", strings.Join(aside, ", "))
	}
	return line
}

// All lists every finding.
func (c Checked) All() diag.List { return slices.Concat(c.Findings...) }

// worstFirst is every finding, by severity and then in file order.
func (c Checked) worstFirst() diag.List {
	all := c.All()
	slices.SortStableFunc(all, func(x, y diag.Diagnostic) int { return cmp.Compare(x.Rule.Severity, y.Rule.Severity) })
	return all
}

func (c Checked) count(s diag.Severity) (n int) {
	for _, list := range c.Findings {
		for _, d := range list {
			if d.Rule.Severity == s {
				n++
			}
		}
	}
	return n
}

// advice is the message of a finding and, on lines of their own, its remedies.
func advice(d diag.Diagnostic, l lang.Lang) string {
	lines := []string{said(d.Message, l)}
	for _, hint := range d.Hints {
		lines = append(lines, remedyWord.In(l)+": "+said(hint, l))
	}
	return strings.Join(lines, "\n")
}

// said is a message that is safe to show. It may have several lines.
func said(m lang.Message, l lang.Lang) string { return document.TrimEnd(document.Clean(m.In(l))) }
