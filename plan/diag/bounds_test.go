package diag

import (
	"io"
	"testing"
)

// zeros is a device without end.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// A file is read up to its bound, whatever is said of its size.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		from io.Reader
		size int64
		want error
	}{
		{io.LimitReader(zeros{}, 0), 0, nil},
		{io.LimitReader(zeros{}, FileMiB.Bytes()), 0, nil},
		{io.LimitReader(zeros{}, FileMiB.Bytes()), FileMiB.Bytes(), nil},
		{io.LimitReader(zeros{}, FileMiB.Bytes()+1), 1, FileMiB},
		{io.LimitReader(zeros{}, 5), 1 << 60, nil},
		{zeros{}, 0, FileMiB},
	} {
		if _, got := Read(c.from, c.size); got != c.want {
			t.Errorf("size %d: got %v, want %v", c.size, got, c.want)
		}
	}
}
