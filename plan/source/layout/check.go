package layout

import (
	"slices"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
)

// verify reads the new text. It must hold the same values under the same keys, in
// the wanted order, and the same comments.
func (l *layout) verify(root source.Node, text []byte) (again source.Node, ok bool) {
	again, found := source.Parse(&diag.File{Name: root.File().Name, Bytes: text})
	if len(found) > 0 || !l.same(root.YAML(), again.YAML()) {
		return source.Node{}, false
	}
	after := newLayout(again)
	after.walk(again.YAML(), nil, place0)
	after.findComments()
	return again, !after.lost && slices.Equal(l.comments(), after.comments())
}

// same reports whether two values mean the same to piao and to readers that mind
// types. Only quotes and folds may differ.
func (l *layout) same(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor ||
		len(a.Content) != len(b.Content) || !sameStyle(a, b) {
		return false
	}
	if a.Kind == yaml.MappingNode {
		return l.sameEntries(a, b)
	}
	for k := range a.Content {
		if !l.same(a.Content[k], b.Content[k]) {
			return false
		}
	}
	return true
}

func (l *layout) sameEntries(a, b *yaml.Node) bool {
	for k := 0; k+1 < len(b.Content); k += 2 {
		from := 2 * l.entryAt(a, k/2)
		if !l.same(a.Content[from], b.Content[k]) || !l.same(a.Content[from+1], b.Content[k+1]) {
			return false
		}
	}
	return true
}

func sameStyle(a, b *yaml.Node) bool {
	if a.Kind == yaml.ScalarNode {
		return (a.Style^b.Style)&yaml.TaggedStyle == 0
	}
	return a.Style == b.Style
}
