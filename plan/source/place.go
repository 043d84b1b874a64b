package source

import (
	"sort"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// place is where a byte of a scalar's value stands in the file, whatever its
// quotes, escapes and folds; an offset of the value's length is the place just
// after its last character. A line end that became a space or a newline has the
// place at which its line's text ends. Where source and value part, which no
// known scalar does, it is the scalar's start.
func place(f *diag.File, n *yaml.Node, offset int) diag.Pos {
	r, ok := follow(f, n)
	offset = max(offset, 0)
	switch {
	case !ok:
		return f.Pos(r.start)
	case offset >= len(r.value):
		return f.Pos(r.last)
	}
	return f.Pos(r.from[offset])
}

// extent is a node as it is written: a scalar with its quotes but without its
// anchor and tag, of a block scalar the first line of text, of a map or a list
// what stands in its first line. An empty node has no width.
func extent(f *diag.File, n *yaml.Node) diag.Span {
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		return extent(f, n.Content[0])
	}
	if n.Kind != yaml.ScalarNode {
		return f.Span(nodeStart(f, n), reach(f, n))
	}
	r, _ := follow(f, n)
	return f.Span(r.start, r.end)
}

func nodeStart(f *diag.File, n *yaml.Node) int { return f.Offset(n.Line, n.Column) }

// reach is where a node ends, or where its first line does.
func reach(f *diag.File, n *yaml.Node) int {
	switch n.Kind {
	case yaml.AliasNode:
		return nodeStart(f, n) + len("*") + len(n.Value)
	case yaml.ScalarNode:
		r, _ := follow(f, n)
		return r.end
	}
	end := nodeStart(f, n) + 1
	if last := lastInLine(n); last != nil {
		end = max(end, reach(f, last))
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
	r := rereading{src: f.Bytes, i: offset}
	r.blanks()
	if r.is(',') {
		r.i++
		r.blanks()
	}
	if r.is(']') || r.is('}') {
		return r.i + 1
	}
	return offset
}

// follow reads a scalar from the source again, as the parser did; false when
// that does not give the scalar's value.
func follow(f *diag.File, n *yaml.Node) (rereading, bool) {
	r := rereading{src: f.Bytes, i: nodeStart(f, n)}
	if n.Kind == yaml.ScalarNode && (n.Value != "" || n.Style&^yaml.TaggedStyle != 0) {
		r.properties()
	}
	r.start, r.end, r.last = r.i, r.i, r.i
	ok := n.Kind == yaml.ScalarNode && r.scalar(n.Value) && string(r.value) == n.Value
	if !ok {
		r.end = max(r.end, r.start)
	}
	return r, ok
}
