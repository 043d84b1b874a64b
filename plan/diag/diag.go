// Package diag is what piao finds wrong in people's files. Findings are data with a
// place; they are translated only when they are printed.
package diag

import (
	"cmp"
	"slices"
	"strings"

	"piao/plan/lang"
)

// File is a file that was read: its name as people know it, and its bytes, from
// which the lines above the carets are taken. The bytes never change.
type File struct {
	Name  string
	Bytes []byte
	lines *lineTable // made when a position is first asked for
}

// Pos is a place in a file. Line and Col count from 1; Col counts characters
// (runes), as editors do. The zero Pos is no place at all.
type Pos struct {
	File      *File
	Line, Col int32
}

// IsValid reports whether the position is a place.
func (p Pos) IsValid() bool { return p.File != nil && p.Line > 0 }

// Span is the text from Pos up to, not including, End. An End that is not after
// Pos means the one character at Pos.
type Span struct{ Pos, End Pos }

// At is the span of a single character.
func At(p Pos) Span { return Span{Pos: p, End: Pos{p.File, p.Line, p.Col + 1}} }

// Severity says how bad a finding is. Its zero value is the strict one.
type Severity int

const (
	Error Severity = iota
	Warning
	Info
)

// String is the severity as findings write it, in any language.
func (s Severity) String() string { return [...]string{"error", "warning", "info"}[s] }

// Rule is a kind of finding: the code by which people silence it, and what it finds.
// Line breaks in Why mean nothing. Example may be empty. It is two examples in one:
// without the lines that begin with + the rule finds something, without those that
// begin with - it does not. Its top-level keys replace those of a sound file. With
// Many, the first argument of each message is what the finding is about.
type Rule struct {
	Code         string
	Severity     Severity
	Text         lang.Text // what it finds, in one line
	Many         lang.Text // of an info: several findings in a word, after their number
	Hides        bool      // where it finds something, no other rule is looked for
	Why          lang.Text // why it matters: the law, or the reason
	Example      string
	Measurements bool // the example is of measurements, not of a plan
	Scored       bool // of an error: scores are computed all the same
}

// Wrong is the example in which the rule finds something.
func (r *Rule) Wrong() string { return r.without("+") }

// Right is the same example, corrected.
func (r *Rule) Right() string { return r.without("-") }

func (r *Rule) without(sign string) string {
	var b strings.Builder
	for line := range strings.Lines(r.Example) {
		if !strings.HasPrefix(line, sign) {
			b.WriteString(strings.TrimLeft(line, "+-"))
		}
	}
	return b.String()
}

// Related is another place that belongs to a finding, with a word on its role.
type Related struct {
	Span
	Message lang.Message
}

// Diagnostic is one finding. It is never changed once it is reported.
type Diagnostic struct {
	Rule    *Rule
	Span           // where it is, and where the carets go
	Label   string // what stands beside the carets; usually empty
	Message lang.Message
	Hints   []lang.Message // remedies, the likeliest first
	Related []Related
	Fixes   []Fix   // what the hints show that can stand in the file: repairs
	Lookup  *Lookup // a word to look up once all findings are collected
}

// Lookup is a word that is not among the known words. Named lists those of them that
// it names in another way; Meant makes repairs that write words in its place. Either
// may be nil.
type Lookup struct {
	Word  string
	Known func() []string
	Named func() []string
	Meant func(words ...string) []Fix
}

// List is a list of findings. Its zero value is "nothing found".
type List []Diagnostic

// Report receives the findings of a check. Checks never print.
type Report func(Diagnostic)

// Add puts one finding at the end.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Failed reports whether any finding is an error.
func (l List) Failed() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Rule.Severity == Error })
}

// Sort orders findings by file, in the order in which the files first come up, then
// by place. Findings at the same place stay in the order in which they were
// reported.
func (l List) Sort() {
	order := map[*File]int{}
	for _, d := range l {
		if _, known := order[d.Pos.File]; !known {
			order[d.Pos.File] = len(order)
		}
	}
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(order[a.Pos.File], order[b.Pos.File]),
			cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
}

// Trim empties the lines of files that no finding shows. Little of each file then
// stays in memory when many files are checked.
func (l List) Trim() {
	shown := map[*File]map[int]bool{}
	show := func(s Span) {
		if s.Pos.File != nil && shown[s.Pos.File] == nil {
			shown[s.Pos.File] = map[int]bool{}
		}
		if s.Pos.IsValid() {
			shown[s.Pos.File][int(s.Pos.Line)] = true
		}
	}
	for _, d := range l {
		show(d.Span)
		for _, r := range d.Related {
			show(r.Span)
		}
	}
	for f, lines := range shown {
		var text []byte
		for n := 1; n <= f.LineCount(); n++ {
			if n > 1 {
				text = append(text, '\n')
			}
			if lines[n] {
				text = append(text, f.Line(n)...)
			}
		}
		f.Bytes, f.lines = slices.Clip(text), nil
	}
}
