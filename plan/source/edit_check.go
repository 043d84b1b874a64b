package source

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// onlySet reports whether nothing in a file has changed except the settings.
func (m MapEdit) onlySet(before, after Node, settings []Setting) bool {
	old, new := byKey(before.y), byKey(after.y)
	entries := byKey(new[m.Under])
	set := make(map[string][]Field, len(settings))
	for _, s := range settings {
		if set[s.Key] = s.Fields; entries[s.Key] == nil {
			return false
		}
	}
	return kept(old, new, func(key string, was, is *yaml.Node) bool {
		return key == m.Under || sameNode(key, was, is)
	}) && kept(byKey(old[m.Under]), entries, func(key string, was, is *yaml.Node) bool {
		fields, changed := set[key]
		return changed && m.othersKept(was, is, fields) || !changed && sameNode(key, was, is)
	})
}

// othersKept reports whether the fields of an entry that were not set have not
// changed.
func (m MapEdit) othersKept(was, is *yaml.Node, fields []Field) bool {
	others := byKey(was)
	for _, f := range fields {
		delete(others, f.Name)
		delete(others, m.Instead[f.Name])
	}
	return kept(others, byKey(is), sameNode)
}

// kept reports whether a map still has all keys of an older one, with equal values.
func kept(old, new map[string]*yaml.Node, alike func(key string, was, is *yaml.Node) bool) bool {
	for key, was := range old {
		if is := new[key]; is == nil || !alike(key, was, is) {
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

// sameNode reports whether two values are equal and in the same styles.
func sameNode(_ string, a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Style != b.Style || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor {
		return false
	}
	return slices.EqualFunc(a.Content, b.Content, func(a, b *yaml.Node) bool { return sameNode("", a, b) })
}
