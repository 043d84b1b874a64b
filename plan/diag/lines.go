package diag

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"
)

// mark is a place in a long line whose offset is known.
type mark struct{ offset, col int32 }

// markEvery is the least number of bytes between two marks. Finding a place in a
// line of a megabyte must not cost a megabyte.
const markEvery = 256

// byteOrderMark may precede a file's text and belongs to no line.
const byteOrderMark = "\ufeff"

// lineTable is where the lines of a file begin, and marks in those that are long.
// Lines end at LF or CRLF and nowhere else.
type lineTable struct {
	starts []int32
	marks  []mark
}

func (f *File) table() *lineTable {
	if f.lines == nil {
		f.lines = tableOf(f.Bytes)
	}
	return f.lines
}

func tableOf(text []byte) *lineTable {
	start := len(text) - len(bytes.TrimPrefix(text, []byte(byteOrderMark)))
	t := &lineTable{starts: []int32{int32(start)}}
	last := mark{int32(start), 1}
	col := int32(1)
	for i, c := range text[start:] {
		at := int32(start + i)
		if utf8.RuneStart(c) && at-last.offset >= markEvery {
			last = mark{at, col}
			t.marks = append(t.marks, last)
		}
		if c == '\n' {
			last, col = mark{at + 1, 1}, 1
			t.starts = append(t.starts, at+1)
		} else if utf8.RuneStart(c) {
			col++
		}
	}
	return t
}

// lastMark is the last place in a line, from its start on, for which a condition
// holds. The condition must hold up to some place and for none after it.
func (f *File) lastMark(start, end int, holds func(mark) bool) mark {
	marks := f.table().marks
	first := mark{int32(start), 1}
	if end-start < markEvery {
		return first
	}
	i := sort.Search(len(marks), func(i int) bool {
		return int(marks[i].offset) > end || int(marks[i].offset) > start && !holds(marks[i])
	})
	if i > 0 && int(marks[i-1].offset) > start {
		return marks[i-1]
	}
	return first
}

// lineStart is the offset at which a line begins. A line past the last one begins at
// the file's end.
func (f *File) lineStart(line int) int {
	if starts := f.table().starts; line <= len(starts) {
		return int(starts[line-1])
	}
	return len(f.Bytes)
}

// LineCount is the number of lines, at least one.
func (f *File) LineCount() int { return len(f.table().starts) }

// LineSpan is where a line begins and where its text ends, before the line end.
// Lines count from 1; a line before the first or past the last is empty.
func (f *File) LineSpan(line int) (start, end int) {
	if line < 1 {
		return f.lineStart(1), f.lineStart(1)
	}
	start, end = f.lineStart(line), f.lineStart(line+1)
	if end > start && f.Bytes[end-1] == '\n' {
		end--
		if end > start && f.Bytes[end-1] == '\r' {
			end--
		}
	}
	return start, end
}

// Line is the text of a line without its line end.
func (f *File) Line(line int) []byte {
	start, end := f.LineSpan(line)
	return f.Bytes[start:end]
}

// LineOf is the number of the line that an offset is in.
func (f *File) LineOf(offset int) int {
	line, exact := slices.BinarySearch(f.table().starts, int32(min(offset, len(f.Bytes))))
	if exact {
		line++
	}
	return max(line, 1)
}

// Pos is the position of a byte. An offset outside the file is moved into it, and
// one inside a line end is moved to the end of the line's text.
func (f *File) Pos(offset int) Pos {
	line := f.LineOf(offset)
	start, end := f.LineSpan(line)
	offset = min(max(offset, start), end)
	m := f.lastMark(start, end, func(m mark) bool { return int(m.offset) <= offset })
	return Pos{f, int32(line), m.col + int32(runes(f.Bytes[m.offset:offset]))}
}

// runes counts the characters that begin in a text.
func runes(text []byte) (n int) {
	for _, c := range text {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// Span is the text between two offsets.
func (f *File) Span(start, end int) Span { return Span{f.Pos(start), f.Pos(end)} }

// Offset is the byte at a position, the reverse of Pos. A column past the end of the
// line's text means that end.
func (f *File) Offset(line, col int) int {
	start, end := f.LineSpan(line)
	m := f.lastMark(start, end, func(m mark) bool { return int(m.col) <= col })
	at, n := int(m.offset), int(m.col)
	for at = min(at, end); at < end; at++ {
		if utf8.RuneStart(f.Bytes[at]) {
			if n >= col {
				break
			}
			n++
		}
	}
	return at
}
