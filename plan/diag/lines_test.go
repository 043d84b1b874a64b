package diag

import (
	"strings"
	"testing"
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
