package diag

import (
	"bytes"
	"cmp"
	"slices"
)

// Fix is a repair: Text replaces a span, inside its quotes.
type Fix struct {
	Span
	Text string
	Kind FixKind
}

// FixKind says when a repair is made.
type FixKind int

const (
	Safe    FixKind = iota // changes no figure and cannot be misread
	Weights                // sets new weights: made only if asked for by name
	Reading                // one of several things that may be meant: shown, never made
)

// Fixed is a file's text after the repairs. Of two repairs that overlap, the first
// is made. Line ends stay as they are.
func Fixed(f *File, fixes []Fix) []byte {
	fixes = slices.Clone(fixes)
	slices.SortStableFunc(fixes, func(a, b Fix) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	var out bytes.Buffer
	done := 0
	for _, x := range fixes {
		from, to := f.Offset(int(x.Pos.Line), int(x.Pos.Col)), f.Offset(int(x.End.Line), int(x.End.Col))
		if from < done || to < from {
			continue
		}
		out.Write(f.Bytes[done:from])
		out.WriteString(x.Text)
		done = to
	}
	out.Write(f.Bytes[done:])
	return out.Bytes()
}
