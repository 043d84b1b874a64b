package findings

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"piao/cmd/internal/document"
	"piao/plan/diag"
)

const (
	longLine = 160 // characters; longer lines are shown in part
	leading  = 60  // characters shown before the first caret of a longer line
	tabStop  = 4   // tabs are expanded, so that carets are in the right place on any terminal
)

// place is a part of one line with carets under it and a word about it. Its columns
// count characters from 1; to is just past the last one.
type place struct {
	file     *diag.File
	line     int
	from, to int
	label    string
	order    int // of its file among those of the finding
}

// newPlace is the part of a span on its first line, at least one character.
func newPlace(span diag.Span, label string) place {
	p := place{file: span.Pos.File, line: int(span.Pos.Line), from: int(max(span.Pos.Col, 1)),
		label: document.TrimEnd(document.CleanLine(label))}
	switch {
	case span.End.Line > span.Pos.Line:
		p.to = math.MaxInt
	case span.End.Line == span.Pos.Line:
		p.to = int(span.End.Col)
	}
	p.to = max(p.to, p.from+1)
	return p
}

// excerpt is the part of a source line that is shown.
type excerpt struct {
	file     *diag.File
	line     int
	text     string
	from, to int   // the characters shown; to is past any if the line is not cut there
	at       []int // the display column of each, and of what would come next
}

// newExcerpt shows the whole line of a place or, if it is long, the part around the
// place.
func newExcerpt(p place) excerpt {
	from := 1
	start, end := p.file.LineSpan(p.line)
	to := end
	if p.file.Offset(p.line, longLine+1) < end {
		from = max(1, min(p.from, int(p.file.Pos(end).Col))-leading)
		start, to = p.file.Offset(p.line, from), p.file.Offset(p.line, from+longLine)
	}
	e := excerpt{file: p.file, line: p.line, from: from, to: math.MaxInt}
	e.show(p.file.Bytes[start:to], to < end)
	return e
}

// show sets the text, with a sign at each end where the line continues.
func (e *excerpt) show(part []byte, more bool) {
	var b strings.Builder
	if e.from > 1 {
		b.WriteString("…")
	}
	column := document.Columns(b.String())
	for chars := displaywidth.BytesGraphemes(part); chars.Next(); {
		text := shown(chars.Value(), column)
		for range utf8.RuneCount(chars.Value()) {
			e.at = append(e.at, column)
		}
		column += document.Columns(text)
		b.WriteString(text)
	}
	if more {
		e.to = e.from + len(e.at)
		b.WriteString("…")
	}
	e.at, e.text = append(e.at, column), document.TrimEnd(b.String())
}

// shown is a character of a source line as it is printed at a display column.
func shown(char []byte, column int) string {
	if len(char) == 1 && char[0] == '\t' {
		return strings.Repeat(" ", tabStop-column%tabStop)
	}
	return document.CleanLine(string(char))
}

// holds reports whether a place begins in the part shown.
func (e excerpt) holds(p place) bool {
	return p.file == e.file && p.line == e.line && p.from >= e.from && p.from < e.to
}

// carets is the display column at which the carets of a place begin, and their
// number.
func (e excerpt) carets(p place) (column, n int) {
	last := len(e.at) - 1
	start := e.at[min(p.from-e.from, last)]
	end := min(e.at[min(p.to-e.from, last)], document.Columns(e.text))
	return start, max(1, end-start)
}
