// Package findings writes findings: for people, with the source under carets, and
// for services that show them beside the files.
package findings

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Text writes findings for people: the place, the message, the source with carets
// under every related place, the remedy and, once for each rule, where it is
// explained. It keeps the order of the list, and shows no more of it than a page may.
func Text(w io.Writer, list diag.List, out document.Output) error {
	p := &page{Writer: bufio.NewWriter(w), out: out, explained: map[string]bool{}}
	p.list(list, lang.Text{})
	return p.Flush()
}

// remedyWord introduces the remedy of a finding.
var remedyWord = lang.Text{IT: "rimedio", EN: "help"}

// page is what findings are written to.
type page struct {
	*bufio.Writer
	out       document.Output
	explained map[string]bool // the rules whose explanation was already named; nil if none are to be named
	gutter    int             // the width of the line numbers of the current finding
}

// list writes findings up to their bound, and says how many are left and where they are.
func (p *page) list(list diag.List, rest lang.Text) {
	for i, d := range list[:min(len(list), diag.Printed.Most)] {
		if i > 0 {
			p.WriteByte('\n')
		}
		p.finding(d)
	}
	if n := len(list) - diag.Printed.Most; n > 0 {
		left := lang.Counted(n, lang.Both("non mostrato", "not shown"), lang.Both("non mostrati", "not shown"))
		p.WriteString("\n" + left.In(p.out.Lang) + rest.In(p.out.Lang) + "\n")
	}
}

func (p *page) finding(d diag.Diagnostic) {
	p.first(d)
	p.excerpts(p.places(d))
	if n := len(d.Related) - diag.Places.Most; n > 0 {
		p.note(lang.Both("nota", "note"), lang.Counted(n, lang.Both("altro luogo non mostrato", "more place not shown"),
			lang.Both("altri luoghi non mostrati", "more places not shown")).In(p.out.Lang))
	}
	for _, hint := range d.Hints {
		p.note(remedyWord, hint.In(p.out.Lang))
	}
	p.explanation(d.Rule)
}

// explanation says, once for each rule, where it is explained.
func (p *page) explanation(r *diag.Rule) {
	if p.explained != nil && !p.explained[r.Code] {
		p.explained[r.Code] = true
		p.note(lang.Text{IT: "spiegazione", EN: "explanation"}, "piao explain "+r.Code)
	}
}

// first writes the line that editors and build logs read. A finding without a file
// is about piao's run; one without a place is about the whole file.
func (p *page) first(d diag.Diagnostic) {
	at := locate(d.Span)
	fmt.Fprintf(p, "%s:%d:%d: ", document.CleanLine(at.File), at.Line, at.Column)
	p.paint(d.Rule.Severity.String(), SeverityStyle(d.Rule.Severity))
	p.WriteString(": ")
	p.paint(document.CleanLine(d.Message.In(p.out.Lang)), document.Bold)
	fmt.Fprintf(p, " [%s]\n", d.Rule.Code)
}

// SeverityStyle is the colour of a severity's name.
func SeverityStyle(s diag.Severity) document.Style {
	return [...]document.Style{diag.Error: document.Red, diag.Warning: document.Yellow, diag.Info: document.Green}[s]
}

func (p *page) paint(text string, s document.Style) {
	p.WriteString(document.Paint(text, s, p.out.Colour))
}

// places lists the place of the finding and all related places, each once: those in
// its own file first, then by file in the order in which files come up, from top to
// bottom.
func (p *page) places(d diag.Diagnostic) []place {
	var places []place
	order := map[*diag.File]int{d.Pos.File: 0}
	add := func(s diag.Span, label string) {
		if !s.Pos.IsValid() || int(s.Pos.Line) > s.Pos.File.LineCount() {
			return
		}
		if _, known := order[s.Pos.File]; !known {
			order[s.Pos.File] = len(order)
		}
		at := newPlace(s, label)
		at.order = order[s.Pos.File]
		places = append(places, at)
	}
	add(d.Span, d.Label)
	for _, r := range d.Related[:min(len(d.Related), diag.Places.Most)] {
		add(r.Span, r.Message.In(p.out.Lang))
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(a.order-b.order, a.line-b.line, a.from-b.from, cmp.Compare(a.to, b.to), len(b.label)-len(a.label))
	})
	return slices.CompactFunc(places, func(a, b place) bool {
		if b.label == "" {
			b.label = a.label
		}
		return a == b
	})
}

// excerpts writes the source lines. Places on the same line share it.
func (p *page) excerpts(places []place) {
	p.gutter = 2
	for _, at := range places {
		p.gutter = max(p.gutter, len(strconv.Itoa(at.line)))
	}
	for i := 0; i < len(places); {
		first := places[i]
		if i == 0 || places[i-1].file != first.file {
			p.opening(first, i > 0)
		}
		e := newExcerpt(first)
		n := 1
		for i+n < len(places) && e.holds(places[i+n]) {
			n++
		}
		p.margin(strconv.Itoa(first.line), e.text)
		p.carets(e, places[i:i+n])
		i += n
	}
}

// opening is written above the lines of each file. It names a file other than the
// finding's.
func (p *page) opening(first place, named bool) {
	if named {
		fmt.Fprintf(p, "%*s::: %s:%d:%d\n", p.gutter, "", document.CleanLine(first.file.Name), first.line, first.from)
	}
	p.margin("", "")
}

func (p *page) margin(number, text string) {
	p.paint(fmt.Sprintf("%*s |", p.gutter, number), document.Dim)
	if text != "" {
		p.WriteString(" " + text)
	}
	p.WriteByte('\n')
}

// carets writes the carets of all places on a line, on as few lines as possible so
// that no caret and label meet.
func (p *page) carets(e excerpt, places []place) {
	row, width, labelled := "", 0, false
	for _, at := range places {
		column, n := e.carets(at)
		if row != "" && (labelled || column <= width) {
			p.caretLine(row)
			row, width = "", 0
		}
		row += strings.Repeat(" ", column-width) + strings.Repeat("^", n)
		width, labelled = column+n, at.label != ""
		if labelled {
			row += " " + at.label
		}
	}
	p.caretLine(row)
}

func (p *page) caretLine(row string) {
	p.paint(strings.Repeat(" ", p.gutter)+" |", document.Dim)
	bare := strings.TrimLeft(row, " ")
	p.WriteString(strings.Repeat(" ", len(row)-len(bare)+1))
	p.paint(bare, document.Red)
	p.WriteByte('\n')
}

// note writes a remedy. Its further lines are indented like the first.
func (p *page) note(name lang.Text, text string) {
	margin := strings.Repeat(" ", p.gutter)
	p.paint(margin+" = ", document.Dim)
	text = document.TrimEnd(document.Clean(name.In(p.out.Lang) + ": " + text))
	p.WriteString(strings.ReplaceAll(text, "\n", "\n"+margin+"   ") + "\n")
}
