package merge

import (
	"strings"

	"piao/plan/source"
	"piao/plan/source/layout"
)

// leaf merges an entry whose value both versions wrote anew, if they wrote the
// same or different pairs of a map in braces; the comments behind the value are
// merged by themselves.
func (m *merger) leaf(v versions[*layout.Entry], col int, path []string) {
	value, ok := mergedValue(v)
	if !ok {
		m.conflict(v, versions[string]{}, col, path)
		return
	}
	var heads, tails, lines versions[string]
	for k := range v {
		if v[k] != nil {
			heads[k], tails[k] = v[k].Head, v[k].Tail
		}
	}
	head, ok := changedWords(heads)
	if !ok || strings.TrimSpace(heads[head]) == "" {
		m.conflict(v, versions[string]{}, col, path)
		return
	}
	for k := range v {
		if v[k] != nil {
			lines[k] = layout.Indented(heads[head]+value+tails[k], col)
		}
	}
	if tail, ok := changedWords(tails); ok {
		m.add(lines[tail])
		return
	}
	m.wording(lines, path)
}

// mergedValue is the text of the value of an entry that both versions changed.
func mergedValue(v versions[*layout.Entry]) (string, bool) {
	var all values
	for k, e := range v {
		if e != nil && e.Head == "" {
			return "", false // not in parts
		}
		if e != nil {
			all[k] = value{e.Value, e.Flow, e.Node}
		}
	}
	return all.merged()
}

// value is a value of one line, or in brackets; the zero value is none.
type value struct {
	text string
	flow *layout.Flow
	node source.Node
}

func (v value) same(w value) bool {
	return v.node.Given() && source.SameValue(v.node, w.node) && comments(v.text) == comments(w.text)
}

func (v value) isNothing() bool { return !v.node.Given() || v.node.IsMap() && v.node.Len() == 0 }

// values is a value in the three versions.
type values versions[value]

// merged is the text of a value that at most one version changed, or whose pairs
// can be merged.
func (v values) merged() (string, bool) {
	texts := versions[string]{v[base].text, v[ours].text, v[theirs].text}
	if k, ok := changed(texts); ok {
		return texts[k], true
	}
	switch {
	case v[ours].same(v[theirs]), v[theirs].same(v[base]):
		return texts[ours], true
	case v[ours].same(v[base]):
		return texts[theirs], true
	case v[ours].flow == nil || v[theirs].flow == nil || v[base].flow == nil && !v[base].isNothing():
		return "", false
	}
	return mergedFlow(versions[*layout.Flow]{v[base].flow, v[ours].flow, v[theirs].flow})
}

// mergedFlow is the text of a map in braces made of the pairs of both versions;
// false where both changed the same pair.
func mergedFlow(v versions[*layout.Flow]) (string, bool) {
	var strands versions[[]strand]
	var pairs versions[map[string]layout.Pair]
	for k := range v {
		strands[k], pairs[k] = pairsOf(v[k])
	}
	var b strings.Builder
	for _, p := range weave(strands) {
		of := versions[layout.Pair]{pairs[base][p.name], pairs[ours][p.name], pairs[theirs][p.name]}
		text, ok := mergedPair(of)
		if !ok {
			return "", false
		}
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(parting(of[p.from]))
		}
		b.WriteString(text)
	}
	return v[ours].Open + b.String() + v[ours].Close, true
}

func parting(p layout.Pair) string {
	if p.Before == "" {
		return ", "
	}
	return p.Before
}

func pairsOf(f *layout.Flow) ([]strand, map[string]layout.Pair) {
	if f == nil {
		return nil, nil
	}
	strands := make([]strand, len(f.Pairs))
	pairs := make(map[string]layout.Pair, len(f.Pairs))
	for k, p := range f.Pairs {
		strands[k] = strand{p.Key, true}
		pairs[p.Key] = p
	}
	return strands, pairs
}

// mergedPair is the text of a pair, nothing for one that a version took away.
func mergedPair(v versions[layout.Pair]) (string, bool) {
	var of values
	for k, p := range v {
		of[k] = value{p.Value, p.Flow, p.Node}
	}
	text, ok := of.merged()
	if !ok || text == "" {
		return "", ok
	}
	head, ok := changedWords(versions[string]{v[base].Head, v[ours].Head, v[theirs].Head})
	if !ok {
		head = ours
	}
	return v[head].Head + text, true
}
