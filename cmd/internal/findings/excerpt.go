package findings

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"piao/cmd/internal/document"
	"piao/plan/diag"
)

const (
	longLine = 160  // characters; of longer lines only a part is shown
	leading  = 60   // characters shown before the first caret there
	tabStop  = 4    // tabs are expanded, so that carets stand right in any terminal
	stride   = 4096 // bytes between the marks that find characters in long lines
)

// listing is a file cut into lines, once for all findings in it.
type listing struct {
	lines [][]byte
	marks map[int32][]int // of long lines: characters before every stride
}

func newListing(f *diag.File) *listing {
	text := bytes.TrimPrefix(f.Bytes, []byte(document.Bom))
	return &listing{lines: bytes.Split(text, []byte("\n")), marks: map[int32][]int{}}
}

// line is a line of the file without its end; nothing past the last one.
func (s *listing) line(n int32) []byte {
	if n < 1 || int(n) > len(s.lines) {
		return nil
	}
	return bytes.TrimSuffix(s.lines[n-1], []byte("\r"))
}

// offset is where a character, counted from 0, begins in a line; the end of the
// line if it has fewer.
func (s *listing) offset(n int32, char int) int {
	line := s.line(n)
	if len(line) <= stride {
		return skip(line, char)
	}
	marks := s.marksOf(n, line)
	i, found := slices.BinarySearch(marks, char)
	if !found {
		i--
	}
	return boundary(line, i*stride) + skip(line[boundary(line, i*stride):], char-marks[i])
}

func (s *listing) marksOf(n int32, line []byte) []int {
	if marks, ok := s.marks[n]; ok {
		return marks
	}
	marks, chars := []int{}, 0
	for i := 0; i < len(line); i += stride {
		marks = append(marks, chars)
		chars += utf8.RuneCount(line[boundary(line, i):boundary(line, i+stride)])
	}
	s.marks[n] = marks
	return marks
}

// boundary is the first beginning of a character at or after i.
func boundary(line []byte, i int) int {
	for i < len(line) && !utf8.RuneStart(line[i]) {
		i++
	}
	return min(i, len(line))
}

// skip is the length of the first so many characters.
func skip(line []byte, chars int) int {
	i := 0
	for ; chars > 0 && i < len(line); chars-- {
		_, size := utf8.DecodeRune(line[i:])
		i += size
	}
	return i
}

// place is a stretch of one line under which carets stand, with a word on it.
// Characters count from 0.
type place struct {
	pos      diag.Pos
	from, to int
	label    string
}

// newPlace is the part of a span on its first line; at least one character.
func newPlace(span diag.Span, label string) place {
	p := place{pos: span.Pos, from: int(max(span.Pos.Col, 1)) - 1, label: document.TrimEnd(document.CleanLine(label))}
	switch {
	case span.End.Line > span.Pos.Line:
		p.to = math.MaxInt
	case span.End.Line == span.Pos.Line:
		p.to = int(span.End.Col) - 1
	}
	p.to = max(p.to, p.from+1)
	return p
}

// excerpt is a part of a source line as it is shown.
type excerpt struct {
	text     string
	from, to int   // the characters shown; to is past any if the line is not cut there
	at       []int // the column of each, and of what would come next
}

// excerpt shows the whole line, or a part around a character of a long one.
func (s *listing) excerpt(n int32, char int) excerpt {
	line := s.line(n)
	from, to := 0, len(line)
	if s.offset(n, longLine) < len(line) {
		if s.offset(n, char) == len(line) {
			char = utf8.RuneCount(line)
		}
		from = max(0, char-leading)
		to = s.offset(n, from+longLine)
	}
	return newExcerpt(line[s.offset(n, from):to], from, to < len(line))
}

func newExcerpt(part []byte, from int, more bool) excerpt {
	e := excerpt{from: from, to: math.MaxInt}
	var b strings.Builder
	if from > 0 {
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
		e.to = from + len(e.at)
		b.WriteString("…")
	}
	e.at, e.text = append(e.at, column), document.TrimEnd(b.String())
	return e
}

// shown is a character of a source line as it is printed at a column.
func shown(char []byte, column int) string {
	if len(char) == 1 && char[0] == '\t' {
		return strings.Repeat(" ", tabStop-column%tabStop)
	}
	return document.CleanLine(string(char))
}

// holds says that a place begins on the part shown.
func (e excerpt) holds(p place) bool { return p.from >= e.from && p.from < e.to }

// carets is where carets stand for a place: the column and how many.
func (e excerpt) carets(p place) (column, n int) {
	last := len(e.at) - 1
	start := e.at[min(p.from-e.from, last)]
	end := min(e.at[min(p.to-e.from, last)], document.Columns(e.text))
	return start, max(1, end-start)
}
