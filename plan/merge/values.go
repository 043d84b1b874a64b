package merge

import (
	"cmp"
	"strings"

	"piao/plan/source"
	"piao/plan/source/layout"
)

// value is a value in a version: its text and what it says. The zero value is a
// missing one.
type value struct {
	text string
	node source.Node
	flow *layout.Map // in braces
}

func valueOf(e layout.Entry) value { return value{e.Value, e.Node, e.Flow} }

// agreed is the version to take if at most one version changed what is said or a
// comment. Anything else is layout.
func agreed(v versions[value]) (int, bool) {
	switch {
	case v[ours].says(v[theirs]), v[theirs].says(v[base]):
		return ours, true
	case v[ours].says(v[base]):
		return theirs, true
	}
	return 0, false
}

// says reports whether two values say the same and have the same comments.
func (v value) says(w value) bool {
	return v.node.Given() && source.SameValue(v.node, w.node) && comments(v.text) == comments(w.text)
}

// comments is all parts of a text that may be comments.
func comments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = " " + strings.TrimLeft(line, "\x00 \t")
		if at := strings.Index(strings.ReplaceAll(line, "\t", " "), " #"); at >= 0 {
			b.WriteString(strings.TrimSpace(line[at:]) + "\n")
		}
	}
	return b.String()
}

// isNothing reports whether a value is missing or empty.
func isNothing(n source.Node) bool {
	return !n.Given() || n.IsNull() || n.IsMap() && n.Len() == 0
}

// mergedValue is the text of a value that at most one version changed, or whose
// pairs can be merged. It is empty if a version removed the value.
func mergedValue(v versions[value]) (string, bool) {
	texts := each(v, func(v value) string { return v.text })
	k, ok := changed(texts)
	if !ok {
		k, ok = agreed(v)
	}
	switch {
	case ok:
		return texts[k], true
	case v[ours].flow == nil || v[theirs].flow == nil || v[base].flow == nil && !isNothing(v[base].node):
		return "", false
	}
	return mergedFlow(each(v, func(v value) *layout.Map { return v.flow }))
}

// mergedFlow is the text of a map in braces that has the pairs of both versions; ok
// is false if both changed the same pair.
func mergedFlow(v versions[*layout.Map]) (string, bool) {
	pairs := each(v, entriesOf)
	var b strings.Builder
	for _, p := range weave(each(v, strandsOf)) {
		of := each(pairs, func(all map[string]layout.Entry) layout.Entry { return all[p.name] })
		text, ok := mergedPair(of)
		switch {
		case !ok:
			return "", false
		case text == "":
			continue
		case b.Len() > 0:
			b.WriteString(cmp.Or(of[p.from].Before, ", "))
		}
		b.WriteString(text)
	}
	return v[ours].Open + b.String() + v[ours].Close, true
}

// mergedPair is the text of a pair, empty if a version removed it.
func mergedPair(v versions[layout.Entry]) (string, bool) {
	text, ok := mergedValue(each(v, valueOf))
	if text == "" {
		return "", ok
	}
	heads := each(v, headOf)
	head, ok := changedWords(heads)
	if !ok {
		head = ours
	}
	return heads[head] + text, true
}
