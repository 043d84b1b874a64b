// Package diag is what piao finds wrong in people's files: findings as data,
// with their places, untranslated until somebody prints them.
package diag

import (
	"cmp"
	"slices"
	"strings"

	"piao/plan/lang"
)

// File is a file that was read: the name people know it by and its bytes, from
// which the lines under the carets are taken. The bytes never change.
type File struct {
	Name  string
	Bytes []byte
	marks []mark // made when a place is first asked for
}

// Pos is a place in a file. Line and Col count from 1; Col counts characters
// (runes), as editors do. The zero Pos is no place at all.
type Pos struct {
	File      *File
	Line, Col int32
}

// IsValid says that the position is a place.
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

// Rule is a kind of finding: the name people silence it by, and what it finds.
// The line breaks of Why mean nothing. The example, of which a rule may have none,
// is two in one, and in each keys of the first level of a file, which stand in the
// place of those of a sound one: without its lines that begin with + the rule finds
// something, without those that begin with - it does not.
type Rule struct {
	Code         string
	Severity     Severity
	Text         lang.Text // what it finds, in one line
	Why          lang.Text // why it matters: the law, or the reason
	Example      string
	Measurements bool // the example is of measurements, not of a plan
}

// Wrong is the example in which the rule finds something.
func (r *Rule) Wrong() string { return r.without("+") }

// Right is the same example, mended.
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

// Related is another place that takes part in a finding, with a word on its part.
type Related struct {
	Span
	Message lang.Message
}

// Diagnostic is one finding. A value, never changed once it was reported.
type Diagnostic struct {
	Rule    *Rule
	Span           // where it is, and where carets stand
	Label   string // what stands beside the carets; usually nothing
	Message lang.Message
	Hints   []lang.Message // remedies, the likeliest first
	Related []Related
	Fixes   []Fix   // repairs that can be made in the file
	Lookup  *Lookup // a word to be looked up, once all that was found is together
}

// Lookup is a word that is not among the known ones.
type Lookup struct {
	Word  string
	Known func() []string
}

// List is what was found. Its zero value is "nothing".
type List []Diagnostic

// Report is how checks report: they never print.
type Report func(Diagnostic)

// Add puts one finding at the end.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Failed says whether any finding is an error.
func (l List) Failed() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Rule.Severity == Error })
}

// Sort puts findings in the order in which their files come up first, then of the
// places in each file; findings at the same place stay in the order they were
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

// Trim empties, in the files that findings are in, the lines that no finding
// shows: where many files are checked, little of each stays in memory.
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
		f.Bytes, f.marks = slices.Clip(text), nil
	}
}
