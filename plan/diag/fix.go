package diag

import (
	"bytes"
	"cmp"
	"slices"
)

// Fix is a repair: text to put in the place of a span, without its quotes.
type Fix struct {
	Span
	Text string
	Kind FixKind
}

// FixKind says when a repair is made.
type FixKind int

const (
	Safe    FixKind = iota // it cannot be misread and changes no figure
	Weights                // it sets weights anew: only where asked for by name
)

// Fixed is a file's text with repairs made; of two that overlap the first
// counts. Lines end as they did.
func Fixed(f *File, fixes []Fix) []byte {
	fixes = slices.Clone(fixes)
	slices.SortStableFunc(fixes, func(a, b Fix) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	starts := lineStarts(f.Bytes)
	var out bytes.Buffer
	done := 0
	for _, x := range fixes {
		from, to := offset(f.Bytes, starts, x.Pos), offset(f.Bytes, starts, x.End)
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

// lineStarts are the offsets at which lines begin, a byte-order mark passed over.
func lineStarts(text []byte) []int {
	starts := []int{len(text) - len(bytes.TrimPrefix(text, []byte("\ufeff")))}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset is the byte at a place; the end of the text where the place is beyond it.
func offset(text []byte, starts []int, p Pos) int {
	if int(p.Line) > len(starts) {
		return len(text)
	}
	at := starts[p.Line-1]
	for range p.Col - 1 {
		if at >= len(text) || text[at] == '\n' {
			break
		}
		at++
		for at < len(text) && text[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}
