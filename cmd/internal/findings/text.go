// Package findings writes what was found in people's files: for people, with the
// source under carets, and for the services that show it beside their files.
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

// Text writes what was found, for people: where, what, the source with
// carets under every place that takes part, what to do and, once for each rule,
// where it is explained. It takes the list in the order it is in.
func Text(w io.Writer, list diag.List, out document.Output) error {
	f := &textPage{Writer: bufio.NewWriter(w), out: out,
		sources: map[*diag.File]*listing{}, explained: map[string]bool{}}
	for i, d := range list {
		if i > 0 {
			f.WriteByte('\n')
		}
		f.finding(d)
	}
	return f.Flush()
}

// remedyWord stands before what to do about a finding.
var remedyWord = lang.Text{IT: "rimedio", EN: "help"}

// textPage is the page on which findings are written.
type textPage struct {
	*bufio.Writer
	out       document.Output
	sources   map[*diag.File]*listing
	explained map[string]bool // the rules whose explanation is named already
	gutter    int             // columns of the line numbers beside the present finding
}

func (f *textPage) finding(d diag.Diagnostic) {
	f.first(d)
	places := f.places(d)
	f.gutter = gutter(places)
	f.excerpts(places)
	for _, hint := range d.Hints {
		f.note(remedyWord, hint.In(f.out.Lang))
	}
	if f.explained != nil && !f.explained[d.Rule.Code] {
		f.explained[d.Rule.Code] = true
		f.note(lang.Text{IT: "spiegazione", EN: "explanation"}, "piao explain "+d.Rule.Code)
	}
}

// first writes the line that editors and build logs read. Without a file the
// finding is piao's own, without a place it is about the file from its start.
func (f *textPage) first(d diag.Diagnostic) {
	file := "piao"
	if d.Pos.File != nil {
		file = document.CleanLine(d.Pos.File.Name)
	}
	fmt.Fprintf(f, "%s:%d:%d: ", file, max(d.Pos.Line, 1), max(d.Pos.Col, 1))
	f.paint(d.Rule.Severity.String(), SeverityStyle(d.Rule.Severity))
	f.WriteString(": ")
	f.paint(document.CleanLine(d.Message.In(f.out.Lang)), document.Bold)
	fmt.Fprintf(f, " [%s]\n", d.Rule.Code)
}

func SeverityStyle(s diag.Severity) document.Style {
	return [...]document.Style{diag.Error: document.Red, diag.Warning: document.Yellow, diag.Info: document.Green}[s]
}

func (f *textPage) paint(text string, s document.Style) {
	document.Paint(f.Writer, text, s, f.out.Colour)
}

// places is where the finding is and what takes part: its own file first, each
// file from top to bottom, no place twice.
func (f *textPage) places(d diag.Diagnostic) []place {
	var places []place
	add := func(s diag.Span, label string) {
		if s.Pos.IsValid() && int(s.Pos.Line) <= len(f.source(s.Pos.File).lines) {
			places = append(places, newPlace(s, label))
		}
	}
	add(d.Span, d.Label)
	for _, r := range d.Related {
		add(r.Span, r.Message.In(f.out.Lang))
	}
	sortPlaces(places, d.Pos.File)
	return slices.CompactFunc(places, func(a, b place) bool {
		return a == b || a.pos == b.pos && a.to == b.to && b.label == ""
	})
}

// sortPlaces puts the files in the order in which they come up.
func sortPlaces(places []place, own *diag.File) {
	order := map[*diag.File]int{own: 0}
	for _, p := range places {
		if _, known := order[p.pos.File]; !known {
			order[p.pos.File] = len(order)
		}
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(order[a.pos.File], order[b.pos.File]), cmp.Compare(a.pos.Line, b.pos.Line),
			cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(len(b.label), len(a.label)))
	})
}

func (f *textPage) source(file *diag.File) *listing {
	if f.sources[file] == nil {
		f.sources[file] = newListing(file)
	}
	return f.sources[file]
}

func gutter(places []place) int {
	width := 2
	for _, p := range places {
		width = max(width, len(strconv.Itoa(int(p.pos.Line))))
	}
	return width
}

// excerpts writes the source lines; places on the same line share it.
func (f *textPage) excerpts(places []place) {
	for i := 0; i < len(places); {
		p := places[i]
		if i == 0 || places[i-1].pos.File != p.pos.File {
			f.opening(p, i > 0)
		}
		e := f.source(p.pos.File).excerpt(p.pos.Line, p.from)
		n := 1
		for i+n < len(places) && shares(e, p, places[i+n]) {
			n++
		}
		f.margin(strconv.Itoa(int(p.pos.Line)), e.text)
		f.carets(e, places[i:i+n])
		i += n
	}
}

// opening stands above the lines of each file; another file than the finding's
// is named.
func (f *textPage) opening(p place, named bool) {
	if named {
		fmt.Fprintf(f, "%*s::: %s:%d:%d\n", f.gutter, "", document.CleanLine(p.pos.File.Name), p.pos.Line, max(p.pos.Col, 1))
	}
	f.margin("", "")
}

func shares(e excerpt, p, next place) bool {
	return p.pos.File == next.pos.File && p.pos.Line == next.pos.Line && e.holds(next)
}

func (f *textPage) margin(number, text string) {
	f.paint(fmt.Sprintf("%*s |", f.gutter, number), document.Dim)
	if text != "" {
		f.WriteString(" " + text)
	}
	f.WriteByte('\n')
}

// carets writes the carets for all places on a line, on as few lines as let each
// stand alone with its label.
func (f *textPage) carets(e excerpt, places []place) {
	row, width, labelled := "", 0, false
	for _, p := range places {
		column, n := e.carets(p)
		if row != "" && (labelled || column <= width) {
			f.caretLine(row)
			row, width = "", 0
		}
		row += strings.Repeat(" ", column-width) + strings.Repeat("^", n)
		width, labelled = column+n, p.label != ""
		if labelled {
			row += " " + p.label
		}
	}
	f.caretLine(row)
}

func (f *textPage) caretLine(row string) {
	f.paint(strings.Repeat(" ", f.gutter)+" |", document.Dim)
	bare := strings.TrimLeft(row, " ")
	f.WriteString(strings.Repeat(" ", len(row)-len(bare)+1))
	f.paint(bare, document.Red)
	f.WriteByte('\n')
}

// note writes what to do; lines after its first stand under that.
func (f *textPage) note(name lang.Text, text string) {
	margin := strings.Repeat(" ", f.gutter)
	f.paint(margin+" = ", document.Dim)
	text = strings.ReplaceAll(document.TrimEnd(document.Clean(text)), "\n", "\n"+margin+"   ")
	f.WriteString(name.In(f.out.Lang) + ": " + text + "\n")
}
