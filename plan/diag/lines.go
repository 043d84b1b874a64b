package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// mark is a place in a file whose offset is known.
type mark struct{ offset, line, col int }

// markEvery is how many bytes of a long line stand between two marks at least: a
// place in a line of a megabyte must not cost a megabyte.
const markEvery = 1 << 10

// byteOrderMark may stand before a file's text, and belongs to no line.
const byteOrderMark = "\ufeff"

// table is the marks of a file: where each line begins, and further ones in
// long lines. Lines end at LF or CRLF and at nothing else.
func (f *File) table() []mark {
	if f.marks == nil {
		f.marks = marksOf(f.Bytes)
	}
	return f.marks
}

func marksOf(text []byte) []mark {
	start, line, col := len(text)-len(bytes.TrimPrefix(text, []byte(byteOrderMark))), 1, 1
	marks := []mark{{start, line, col}}
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			line, col = line+1, 1
			marks = append(marks, mark{i + 1, line, col})
		case utf8.RuneStart(c):
			if i-marks[len(marks)-1].offset >= markEvery {
				marks = append(marks, mark{i, line, col})
			}
			col++
		}
	}
	return marks
}

// markBefore is the last mark that is not after a place.
func (f *File) markBefore(line, col int) mark {
	return f.lastMark(func(m mark) bool { return m.line < line || m.line == line && m.col <= max(col, 1) })
}

// markAt is the last mark that is not after an offset.
func (f *File) markAt(offset int) mark {
	return f.lastMark(func(m mark) bool { return m.offset <= offset })
}

// lastMark is the last mark that a condition holds for, which holds up to some
// mark and for none after it; the first one where it holds for none.
func (f *File) lastMark(holds func(mark) bool) mark {
	marks := f.table()
	i := sort.Search(len(marks), func(i int) bool { return !holds(marks[i]) })
	return marks[max(0, i-1)]
}

// LineCount is how many lines there are; at least one.
func (f *File) LineCount() int { return f.table()[len(f.table())-1].line }

// LineSpan is where a line begins and where its text ends, before the line end.
// Lines count from 1; one past either end of the file is empty.
func (f *File) LineSpan(line int) (start, end int) {
	switch n := f.LineCount(); {
	case line < 1:
		return f.table()[0].offset, f.table()[0].offset
	case line > n:
		return len(f.Bytes), len(f.Bytes)
	case line == n:
		return f.markBefore(line, 1).offset, len(f.Bytes)
	}
	start, end = f.markBefore(line, 1).offset, f.markBefore(line+1, 1).offset-1
	if end > start && f.Bytes[end-1] == '\r' {
		end--
	}
	return start, end
}

// Line is the text of a line without its line end.
func (f *File) Line(line int) []byte {
	start, end := f.LineSpan(line)
	return f.Bytes[start:end]
}

// LineOf is the number of the line that an offset is in.
func (f *File) LineOf(offset int) int { return f.markAt(offset).line }

// Pos is the place of a byte; an offset outside the file is moved into it, and
// one inside a line's end to where its text ends.
func (f *File) Pos(offset int) Pos {
	m := f.markAt(offset)
	start, end := f.LineSpan(m.line)
	offset = min(max(offset, start), end)
	if offset < m.offset {
		m = f.markAt(offset)
	}
	return Pos{f, int32(m.line), int32(m.col + runes(f.Bytes[m.offset:offset]))}
}

// runes is how many characters begin in a text.
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

// Offset is the byte at a place, the reverse of Pos. A column past the line's
// text is its end.
func (f *File) Offset(line, col int) int {
	start, end := f.LineSpan(line)
	m := f.markBefore(line, col)
	at := min(max(m.offset, start), end)
	for n := m.col; at < end; at++ {
		if utf8.RuneStart(f.Bytes[at]) {
			if n >= col {
				break
			}
			n++
		}
	}
	return at
}
