package source

import (
	"bytes"
	"sort"
	"sync"

	"piao/plan/diag"
)

// File is a file with a table of its lines, made when it is first asked for, so
// that a place costs the same in a short file and in a long one. Lines end at LF
// or CRLF and at nothing else; a leading byte-order mark belongs to no line.
type File struct {
	*diag.File
	once  sync.Once
	lines []int // the offset at which each line begins
	runes []int // how many characters begin before each block of runeBlock bytes
}

const (
	runeBlock = 1 << 10
	bom       = "\ufeff"
)

// NewFile is the file with its table of lines still to be made.
func NewFile(f *diag.File) *File { return &File{File: f} }

func (f *File) index() {
	f.lines = []int{f.textStart()}
	runes := 0
	for i, c := range f.Bytes {
		if i%runeBlock == 0 {
			f.runes = append(f.runes, runes)
		}
		if startsRune(c) {
			runes++
		}
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	f.runes = append(f.runes, runes)
}

// textStart is where the text begins: after the byte-order mark.
func (f *File) textStart() int {
	if bytes.HasPrefix(f.Bytes, []byte(bom)) {
		return len(bom)
	}
	return 0
}

func startsRune(c byte) bool { return c&0xC0 != 0x80 }

// count is how many lines there are; at least one.
func (f *File) count() int {
	f.once.Do(f.index)
	return len(f.lines)
}

// lineSpan is where a line begins and where its text ends, before the line end.
// Lines count from 1; one past either end of the file is empty.
func (f *File) lineSpan(line int) (start, end int) {
	switch n := f.count(); {
	case line < 1:
		return f.lines[0], f.lines[0]
	case line > n:
		return len(f.Bytes), len(f.Bytes)
	case line == n:
		return f.lines[n-1], len(f.Bytes)
	}
	start, end = f.lines[line-1], f.lines[line]-1
	if end > start && f.Bytes[end-1] == '\r' {
		end--
	}
	return start, end
}

// line is the text of a line without its line end.
func (f *File) line(line int) []byte {
	start, end := f.lineSpan(line)
	return f.Bytes[start:end]
}

// lineOf is the number of the line that an offset is in.
func (f *File) lineOf(offset int) int {
	f.count()
	return max(1, sort.SearchInts(f.lines, offset+1))
}

// pos is the place of a byte; an offset outside the file is moved into it, and
// one inside a line's end to where its text ends.
func (f *File) pos(offset int) diag.Pos {
	line := f.lineOf(offset)
	start, end := f.lineSpan(line)
	offset = min(max(offset, start), end)
	return diag.Pos{File: f.File, Line: int32(line), Col: int32(f.runesBetween(start, offset) + 1)}
}

// span is the text between two offsets.
func (f *File) span(start, end int) diag.Span {
	return diag.Span{Pos: f.pos(start), End: f.pos(end)}
}

// runesBetween is how many characters begin between two offsets, counted one by
// one where they are few.
func (f *File) runesBetween(start, end int) int {
	if end-start > runeBlock {
		return f.runesBefore(end) - f.runesBefore(start)
	}
	n := 0
	for _, c := range f.Bytes[start:end] {
		if startsRune(c) {
			n++
		}
	}
	return n
}

// runesBefore is how many characters begin before an offset.
func (f *File) runesBefore(offset int) int {
	block := offset / runeBlock
	n := f.runes[block]
	for _, c := range f.Bytes[block*runeBlock : offset] {
		if startsRune(c) {
			n++
		}
	}
	return n
}

// offset is the byte at a place, the reverse of pos. A column past the line's
// text is its end.
func (f *File) offset(line, col int) int {
	start, end := f.lineSpan(line)
	at, n, want := start, 0, max(col, 1)
	if end-start > runeBlock {
		want += f.runesBefore(start)
		at = min(max(start, (sort.SearchInts(f.runes, want)-1)*runeBlock), end)
		n = f.runesBefore(at)
	}
	for ; at < end; at++ {
		if startsRune(f.Bytes[at]) {
			if n++; n == want {
				return at
			}
		}
	}
	return end
}
