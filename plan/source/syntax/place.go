package syntax

import (
	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// Extent is the span of a node as it is written: a scalar with its quotes but
// without its anchor and tag, the first line of text of a block scalar, the first
// line of a map or a list. An empty node has no width.
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

// Reach is where a node, or its first line, ends.
func Reach(f *diag.File, n *yaml.Node) int {
	switch n.Kind {
	case yaml.AliasNode:
		return Start(f, n) + len("*") + len(n.Value)
	case yaml.ScalarNode:
		r, _ := Reread(f, n)
		return r.End
	}
	_, lineEnd := f.LineSpan(n.Line)
	flow := n.Style&yaml.FlowStyle != 0
	l := newLexer(f, Start(f, n))
	if flow {
		l.properties()
	}
	for l.i < lineEnd && (len(l.tokens) == 0 || l.in != none || !flow) {
		l.next()
	}
	if len(l.tokens) == 0 {
		return min(l.i, lineEnd)
	}
	return min(l.tokens[len(l.tokens)-1].End, lineEnd)
}
