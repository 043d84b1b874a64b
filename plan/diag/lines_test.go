package diag

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// In a line of any length a character is found where it is, and its place by it.
func TestOffset(t *testing.T) {
	line := strings.Repeat("aè日😀\u0301", 3000)
	f := &File{Bytes: []byte("\ufeffx\r\n" + line)}
	start, col := len(f.Bytes)-len(line), 0
	for i := range line {
		col++
		if got := f.Offset(2, col); got != start+i {
			t.Fatalf("character %d: got %d, want %d", col, got, start+i)
		}
		if got := f.Pos(start + i); got != (Pos{f, 2, int32(col)}) {
			t.Fatalf("byte %d: got %+v, want column %d", i, got, col)
		}
	}
	if got := f.Offset(2, col+5); got != len(f.Bytes) {
		t.Errorf("past the end: got %d, want %d", got, len(f.Bytes))
	}
}

// What is asked of a file is what its lines say, wherever the marks stand.
func FuzzLines(f *testing.F) {
	f.Add([]byte("\ufeffa\r\nbè\n\n"+strings.Repeat("x", 700)+"\r\n日"), 3)
	f.Add([]byte(strings.Repeat("è\n", 700)+"\xff\x80"), 900)
	f.Fuzz(func(t *testing.T, text []byte, at int) {
		file := &File{Bytes: text}
		body := bytes.TrimPrefix(text, []byte("\ufeff"))
		lines := bytes.Split(body, []byte("\n"))
		if file.LineCount() != len(lines) {
			t.Fatalf("%d lines, not %d", file.LineCount(), len(lines))
		}
		offset := len(text) - len(body)
		for n, line := range lines {
			start, end := file.LineSpan(n + 1)
			want := line
			if n < len(lines)-1 {
				want = bytes.TrimSuffix(line, []byte("\r"))
			}
			if start != offset || !bytes.Equal(text[start:end], want) {
				t.Fatalf("line %d is %d to %d", n+1, start, end)
			}
			offset += len(line) + 1
		}
		p := file.Pos(at)
		back := file.Offset(int(p.Line), int(p.Col))
		inside := at >= len(text)-len(body) && at < len(text)
		if inside && utf8.RuneStart(text[at]) && text[at] != '\n' && text[at] != '\r' && back != at {
			t.Errorf("byte %d is at %d:%d, which is byte %d", at, p.Line, p.Col, back)
		}
	})
}
