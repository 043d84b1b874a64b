package report

import (
	"bytes"
	"runtime"
	"testing"
)

// A long table that is laid out and drawn in parts is the one that is drawn
// whole.
func TestPartsOfATable(t *testing.T) {
	for _, out := range []Output{{}, {Width: 80}, {Width: 40}, {Width: 120, Colour: true}} {
		var whole, parts bytes.Buffer
		processors := runtime.GOMAXPROCS(1)
		if err := writeText(&whole, large(5*manyRows), out); err != nil {
			t.Fatal(err)
		}
		runtime.GOMAXPROCS(4)
		err := writeText(&parts, large(5*manyRows), out)
		runtime.GOMAXPROCS(processors)
		if err != nil || whole.Len() == 0 || !bytes.Equal(whole.Bytes(), parts.Bytes()) {
			t.Errorf("%+v: %v; %d bytes in parts, %d whole", out, err, parts.Len(), whole.Len())
		}
	}
}
