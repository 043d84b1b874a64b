package syntax

import (
	"bytes"
	"sort"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// Place is where a byte of a scalar's value stands in the file, whatever its
// quotes, escapes and folds; an offset of the value's length is the place just
// after its last character. A line end that became a space or a newline has the
// place at which its line's text ends. Where source and value part, which no
// known scalar does, it is the scalar's start.
func Place(f *diag.File, n *yaml.Node, offset int) diag.Pos {
	r, _ := Reread(f, n)
	return f.Pos(r.Place(offset))
}

// Extent is a node as it is written: a scalar with its quotes but without its
// anchor and tag, of a block scalar the first line of text, of a map or a list
// what stands in its first line. An empty node has no width.
func Extent(f *diag.File, n *yaml.Node) diag.Span {
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		return Extent(f, n.Content[0])
	}
	if n.Kind != yaml.ScalarNode {
		return f.Span(Start(f, n), Reach(f, n))
	}
	r, _ := Reread(f, n)
	return f.Span(r.Start, r.End)
}

// Reach is where a node ends, or where its first line does.
func Reach(f *diag.File, n *yaml.Node) int {
	switch n.Kind {
	case yaml.AliasNode:
		return Start(f, n) + len("*") + len(n.Value)
	case yaml.ScalarNode:
		r, _ := Reread(f, n)
		return r.End
	}
	end := Start(f, n) + 1
	if last := lastInLine(n); last != nil {
		end = max(end, Reach(f, last))
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = closing(f, end)
	}
	_, lineEnd := f.LineSpan(n.Line)
	return min(end, lineEnd)
}

// lastInLine is the last child of a node that begins in the node's own line.
func lastInLine(n *yaml.Node) *yaml.Node {
	i := sort.Search(len(n.Content), func(i int) bool { return n.Content[i].Line > n.Line })
	if i == 0 {
		return nil
	}
	return n.Content[i-1]
}

// closing is the offset after the bracket that closes a list or a map in
// brackets, if it is what comes next.
func closing(f *diag.File, offset int) int {
	rest := bytes.TrimLeft(f.Bytes[offset:], " \t")
	rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte(",")), " \t")
	if len(rest) > 0 && (rest[0] == ']' || rest[0] == '}') {
		return len(f.Bytes) - len(rest) + 1
	}
	return offset
}
