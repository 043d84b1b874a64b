package findings

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Checked is what a check found, ready to be printed.
type Checked struct {
	Findings []diag.List  // the findings that count, a list for each plan, in file order
	Files    []string     // every file that was checked, in order
	Silenced int          // findings that were silenced in their file
	Known    int          // findings that are in the baseline
	Rules    []*diag.Rule // every rule there is, for formats that list them
	Version  string       // of piao
}

// Format is a way to write what a check found, under the name that --format takes.
type Format struct {
	Name  string
	Write func(w io.Writer, c Checked, out document.Output) error
}

// Formats lists all formats, the default first.
var Formats = []Format{
	{"text", writeText},
	{"concise", writeConcise},
	{"json", writeJSON},
	{"sarif", writeSARIF},
	{"github", writeGitHub},
	{"gitlab", writeGitLab},
	{"junit", writeJUnit},
}

// writeText writes findings for people, followed by their number.
func writeText(w io.Writer, c Checked, out document.Output) error {
	p := &page{Writer: bufio.NewWriter(w), out: out, explained: map[string]bool{}}
	for d := range c.all() {
		p.finding(d)
		p.WriteByte('\n')
	}
	p.WriteString(c.counts(out.Lang) + "\n")
	return p.Flush()
}

// writeConcise writes only the first line of each finding.
func writeConcise(w io.Writer, c Checked, out document.Output) error {
	p := &page{Writer: bufio.NewWriter(w), out: out}
	for d := range c.all() {
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
	files := lang.Counted(len(c.Files), lang.Same("file"), lang.Both("file", "files"))
	line := strings.Join(found, ", ") + " in " + files.In(l)
	if aside != nil {
		line += fmt.Sprintf(" (%s)", strings.Join(aside, ", "))
	}
	return line
}

// all iterates over every finding.
func (c Checked) all() iter.Seq[diag.Diagnostic] {
	return func(yield func(diag.Diagnostic) bool) {
		for _, list := range c.Findings {
			for _, d := range list {
				if !yield(d) {
					return
				}
			}
		}
	}
}

func (c Checked) count(s diag.Severity) int {
	n := 0
	for d := range c.all() {
		if d.Rule.Severity == s {
			n++
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
