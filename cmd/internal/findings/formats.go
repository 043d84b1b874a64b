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

// Checked is what a check found, ready to be printed.
type Checked struct {
	Findings diag.List    // what counts, in file order
	Files    []string     // every file that was checked, in order
	Silenced int          // findings silenced where they stand
	Known    int          // findings that the baseline knows
	Rules    []*diag.Rule // every rule there is, for formats that list them
	Version  string       // of piao
}

// FindingFormat writes what a check found.
type FindingFormat func(w io.Writer, list Checked, out document.Output) error

// FindingFormats are the ways to print findings, by the name that --format takes.
func FindingFormats() map[string]FindingFormat {
	return map[string]FindingFormat{
		"text":    writeFindings,
		"concise": writeConcise,
		"json":    writeFindingsJSON,
		"sarif":   writeSARIF,
		"github":  writeGithub,
		"gitlab":  writeGitlab,
		"junit":   writeJUnit,
	}
}

// writeFindings writes findings for people, and under them how many they are.
func writeFindings(w io.Writer, list Checked, out document.Output) error {
	if err := Text(w, list.Findings, out); err != nil {
		return err
	}
	line := list.counts(out.Lang) + "\n"
	if len(list.Findings) > 0 {
		line = "\n" + line
	}
	_, err := io.WriteString(w, line)
	return err
}

// writeConcise writes the first line of each finding and nothing else.
func writeConcise(w io.Writer, list Checked, out document.Output) error {
	f := &textPage{Writer: bufio.NewWriter(w), out: out}
	for _, d := range list.Findings {
		f.first(d)
	}
	return f.Flush()
}

// noun is a thing that is counted.
type noun struct{ one, many lang.Text }

// severities are what findings of each severity are called.
var severities = [...]noun{
	diag.Error:   {lang.Both("errore", "error"), lang.Both("errori", "errors")},
	diag.Warning: {lang.Both("avviso", "warning"), lang.Both("avvisi", "warnings")},
	diag.Info:    {lang.Both("nota", "note"), lang.Both("note", "notes")},
}

// amount is a number of things, as "1 errore" and "1.200 errori".
func (c noun) amount(n int, l lang.Lang) string {
	name := c.many
	if n == 1 {
		name = c.one
	}
	return lang.Count(n).In(l) + " " + name.In(l)
}

// counts is all that was found in one line.
func (c Checked) counts(l lang.Lang) string {
	var found, aside []string
	for s, name := range severities {
		if n := c.count(diag.Severity(s)); n > 0 {
			found = append(found, name.amount(n, l))
		}
	}
	if found == nil {
		found = []string{lang.Both("nessun problema", "no problems").In(l)}
	}
	line := strings.Join(found, ", ") + " in " + noun{lang.Both("file", "file"), lang.Both("file", "files")}.amount(len(c.Files), l)
	if c.Silenced > 0 {
		aside = append(aside, noun{lang.Both("silenziato", "silenced"), lang.Both("silenziati", "silenced")}.amount(c.Silenced, l))
	}
	if c.Known > 0 {
		aside = append(aside, noun{lang.Both("già noto", "known"), lang.Both("già noti", "known")}.amount(c.Known, l))
	}
	if aside != nil {
		line += fmt.Sprintf(" (%s)", strings.Join(aside, ", "))
	}
	return line
}

func (c Checked) count(s diag.Severity) int {
	n := 0
	for _, d := range c.Findings {
		if d.Rule.Severity == s {
			n++
		}
	}
	return n
}

// advice is what a finding says and, on lines of their own, its remedies.
func advice(d diag.Diagnostic, l lang.Lang) string {
	lines := []string{saidOf(d.Message, l)}
	for _, hint := range d.Hints {
		lines = append(lines, remedyWord.In(l)+": "+saidOf(hint, l))
	}
	return strings.Join(lines, "\n")
}

// saidOf is a message made safe to show; it may have several lines.
func saidOf(m lang.Message, l lang.Lang) string { return document.TrimEnd(document.Clean(m.In(l))) }
