package source

import (
	"iter"
	"maps"
)

// Entries are the keys of a map and their values, in the order of the file; of
// anything else nothing.
func (n Node) Entries() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		if !n.IsMap() {
			return
		}
		for k := 0; k+1 < len(n.y.Content); k += 2 {
			if !yield(n.y.Content[k].Value, Node{n.y.Content[k+1], n.f}) {
				return
			}
		}
	}
}

// Given says that there is a value, even one that says nothing.
func (n Node) Given() bool { return n.y != nil }

// SameValue says that two values are the same, however they are written and in
// whatever order their keys stand. Two that are not there are the same.
func SameValue(a, b Node) bool {
	switch {
	case !a.Given() || !b.Given():
		return a.Given() == b.Given()
	case a.y.Kind != b.y.Kind || len(a.y.Content) != len(b.y.Content):
		return false
	case a.IsScalar():
		return a.y.Value == b.y.Value && a.isNull() == b.isNull() || a.isNull() && b.isNull()
	case a.IsMap():
		return sameEntries(a, b)
	}
	for k := range a.y.Content {
		if !SameValue(Node{a.y.Content[k], a.f}, Node{b.y.Content[k], b.f}) {
			return false
		}
	}
	return true
}

func sameEntries(a, b Node) bool {
	values := maps.Collect(b.Entries())
	for key, value := range a.Entries() {
		if !SameValue(value, values[key]) {
			return false
		}
	}
	return true
}
