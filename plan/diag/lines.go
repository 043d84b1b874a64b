package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// mark is a place in a file whose offset is known.
type mark struct{ offset, line, col int32 }

// markEvery is the least number of bytes between two marks. Finding a place in a
// line of a megabyte must not cost a megabyte, and the marks must stay far smaller
// than the file.
const markEvery = 256

// byteOrderMark may precede a file's text and belongs to no line.
const byteOrderMark = "\ufeff"

// table makes the marks of a file. Lines end at LF or CRLF and nowhere else.
func (f *File) table() []mark {
	if f.marks == nil {
		f.marks = marksOf(f.Bytes)
	}
	return f.marks
}

func marksOf(text []byte) []mark {
	start := len(text) - len(bytes.TrimPrefix(text, []byte(byteOrderMark)))
	at := mark{int32(start), 1, 1}
	marks := []mark{at}
	for i, c := range text[start:] {
		at.offset = int32(start + i)
		if utf8.RuneStart(c) && at.offset-marks[len(marks)-1].offset >= markEvery {
			marks = append(marks, at)
		}
		if c == '\n' {
			at.line, at.col = at.line+1, 1
		} else if utf8.RuneStart(c) {
			at.col++
		}
	}
	return marks
}

// lastMark is the last mark for which a condition holds, or else the first mark. The
// condition must hold up to some mark and for none after it.
func (f *File) lastMark(holds func(mark) bool) mark {
	marks := f.table()
	i := sort.Search(len(marks), func(i int) bool { return !holds(marks[i]) })
	return marks[max(0, i-1)]
}

// lineStart is the offset at which a line begins. A line past the last one begins at
// the file's end.
func (f *File) lineStart(line int) int {
	m := f.lastMark(func(m mark) bool { return int(m.line) < line })
	at := int(m.offset)
	for n := int(m.line); n < line; n++ {
		end := bytes.IndexByte(f.Bytes[at:], '\n')
		if end < 0 {
			return len(f.Bytes)
		}
		at += end + 1
	}
	return at
}

// LineCount is the number of lines, at least one.
func (f *File) LineCount() int { return f.LineOf(len(f.Bytes)) }

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
	m := f.lastMark(func(m mark) bool { return int(m.offset) <= offset })
	return int(m.line) + bytes.Count(f.Bytes[m.offset:max(int(m.offset), min(offset, len(f.Bytes)))], []byte("\n"))
}

// Pos is the position of a byte. An offset outside the file is moved into it, and
// one inside a line end is moved to the end of the line's text.
func (f *File) Pos(offset int) Pos {
	line := f.LineOf(offset)
	start, end := f.LineSpan(line)
	offset = min(max(offset, start), end)
	from, col := start, 1
	if m := f.lastMark(func(m mark) bool { return int(m.offset) <= offset }); int(m.offset) > start {
		from, col = int(m.offset), int(m.col)
	}
	return Pos{f, int32(line), int32(col + runes(f.Bytes[from:offset]))}
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
	at, n := start, 1
	m := f.lastMark(func(m mark) bool { return int(m.line) < line || int(m.line) == line && int(m.col) <= col })
	if int(m.line) == line && int(m.offset) > start {
		at, n = int(m.offset), int(m.col)
	}
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
