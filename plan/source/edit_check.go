package source

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// onlySet says that a file holds what it held before, but for the settings.
func (m MapEdit) onlySet(before, after Node, settings []Setting) bool {
	set := make(map[string][]Field, len(settings))
	for _, s := range settings {
		set[s.Key] = s.Fields
	}
	old, new := byKey(before.y), byKey(after.y)
	for key, value := range old {
		if key != m.Under && (new[key] == nil || !sameNode(value, new[key])) {
			return false
		}
	}
	entries := byKey(new[m.Under])
	for key, value := range byKey(old[m.Under]) {
		if fields, changed := set[key]; entries[key] == nil || !changed && !sameNode(value, entries[key]) || changed && !m.otherFieldsSame(value, entries[key], fields) {
			return false
		}
	}
	for key := range set {
		if entries[key] == nil {
			return false
		}
	}
	return true
}

// otherFieldsSame says that the fields which were not set are as they were.
func (m MapEdit) otherFieldsSame(old, new *yaml.Node, fields []Field) bool {
	if old.Kind != yaml.MappingNode {
		return true
	}
	after := byKey(new)
	for key, value := range byKey(old) {
		set := slices.ContainsFunc(fields, func(f Field) bool { return f.Name == key || m.Instead[f.Name] == key })
		if !set && (after[key] == nil || !sameNode(value, after[key])) {
			return false
		}
	}
	return true
}

func byKey(n *yaml.Node) map[string]*yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	values := make(map[string]*yaml.Node, len(n.Content)/2)
	for k := 0; k+1 < len(n.Content); k += 2 {
		values[Canonical(n.Content[k].Value)] = n.Content[k+1]
	}
	return values
}

// sameNode says that two values are the same, in the same styles.
func sameNode(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Style != b.Style || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || len(a.Content) != len(b.Content) {
		return false
	}
	for k := range a.Content {
		if !sameNode(a.Content[k], b.Content[k]) {
			return false
		}
	}
	return true
}
