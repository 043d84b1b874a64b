package merge

import (
	"strings"

	"piao/plan/source"
	"piao/plan/source/layout"
)

// merger is a merge under way.
type merger struct {
	pieces []piece
}

func (m *merger) add(text string) { m.pieces = append(m.pieces, piece{text: text}) }

// block merges the entries of a block; around is the column of the one around
// it. Of a block that a version does not have nothing is in it.
func (m *merger) block(v versions[*layout.Block], around int, path []string) {
	col := around + mergedStep(v)
	var strands versions[[]strand]
	var entries versions[map[string]*layout.Entry]
	for k := range v {
		strands[k], entries[k] = strandsOf(v[k])
	}
	var lost versions[string] // the comments before the entry, of the version that still has them
	for _, p := range weave(strands) {
		switch {
		case p.entry:
			of := versions[*layout.Entry]{entries[base][p.name], entries[ours][p.name], entries[theirs][p.name]}
			m.entry(of, lost, col, append(path[:len(path):len(path)], p.name))
		case p.lost:
			lost[p.from] += layout.Indented(p.name, col)
			continue
		default:
			m.add(layout.Indented(p.name, col))
		}
		lost = versions[string]{}
	}
}

func mergedStep(v versions[*layout.Block]) int {
	if v[base] == nil {
		return v[ours].Step
	}
	steps := versions[int]{v[base].Step, v[ours].Step, v[theirs].Step}
	k, _ := changed(steps)
	return steps[k]
}

func strandsOf(b *layout.Block) ([]strand, map[string]*layout.Entry) {
	if b == nil {
		return nil, nil
	}
	strands := make([]strand, len(b.Items))
	entries := make(map[string]*layout.Entry, len(b.Items))
	for k, item := range b.Items {
		strands[k] = strand{name: item.Line}
		if item.Entry != nil {
			strands[k] = strand{item.Entry.Key, true}
			entries[item.Entry.Key] = item.Entry
		}
	}
	return strands, entries
}

// entry merges an entry that at least one of the two versions has. The comments
// that one of them took away with it stand with it where it is in conflict.
func (m *merger) entry(v versions[*layout.Entry], lost versions[string], col int, path []string) {
	if k, ok := settled(v); ok {
		if v[k] != nil {
			m.add(layout.Indented(v[k].Text, col))
		}
		return
	}
	switch {
	case v[ours] == nil || v[theirs] == nil:
		m.conflict(v, lost, col, path)
	case v[ours].Block != nil && v[theirs].Block != nil && (isBlock(v[base]) || isNothing(v[base])):
		m.head(v, col, path)
		m.block(blocks(v), col, path)
	case isBlock(v[ours]) || isBlock(v[theirs]) || isBlock(v[base]):
		m.conflict(v, lost, col, path)
	default:
		m.leaf(v, col, path)
	}
}

// settled is the version to take where no more than one changed what is said: an
// entry that a version does not have is nil.
func settled(v versions[*layout.Entry]) (int, bool) {
	if k, ok := changed(versions[string]{textOf(v[base]), textOf(v[ours]), textOf(v[theirs])}); ok {
		return k, true
	}
	if isBlock(v[ours]) && isBlock(v[theirs]) {
		return 0, false // their own entries are merged
	}
	switch {
	case sameButLayout(v[ours], v[theirs]), sameButLayout(v[theirs], v[base]):
		return ours, true
	case sameButLayout(v[ours], v[base]):
		return theirs, true
	}
	return 0, false
}

// textOf tells entries apart, and from none.
func textOf(e *layout.Entry) string {
	if e == nil {
		return ""
	}
	return e.Text
}

// sameButLayout says that two entries say the same with the same comments.
func sameButLayout(a, b *layout.Entry) bool {
	return a != nil && b != nil && source.SameValue(a.Node, b.Node) && comments(a.Text) == comments(b.Text)
}

// comments is all in a text that may be a comment.
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

func isBlock(e *layout.Entry) bool { return e != nil && e.Block != nil }

// isNothing says that an entry is not there, or that there is nothing in it.
func isNothing(e *layout.Entry) bool {
	return e == nil || e.Node.IsNull() || e.Node.IsMap() && e.Node.Len() == 0
}

func blocks(v versions[*layout.Entry]) (of versions[*layout.Block]) {
	for k := range v {
		if v[k] != nil {
			of[k] = v[k].Block
		}
	}
	return of
}

// head merges the lines of the keys of three blocks.
func (m *merger) head(v versions[*layout.Entry], col int, path []string) {
	heads := versions[string]{"", v[ours].Head, v[theirs].Head}
	if v[base] != nil {
		heads[base] = v[base].Head
	}
	k, ok := changedWords(heads)
	for k := range heads {
		heads[k] = layout.Indented(heads[k], col)
	}
	if ok {
		m.add(heads[k])
		return
	}
	m.wording(heads, path)
}

// changedWords is like changed, but blanks at the ends do not count.
func changedWords(v versions[string]) (int, bool) {
	if k, ok := changed(v); ok {
		return k, true
	}
	for k := range v {
		v[k] = strings.TrimSpace(v[k])
	}
	return changed(v)
}

// conflict keeps all versions of a whole entry.
func (m *merger) conflict(v versions[*layout.Entry], lost versions[string], col int, path []string) {
	p := piece{path: path}
	for k := range v {
		if v[k] != nil {
			p.of[k] = lost[k] + layout.Indented(v[k].Text, col)
		}
	}
	m.pieces = append(m.pieces, p)
}

// wording keeps all versions of a line in which what is said is settled.
func (m *merger) wording(of versions[string], path []string) {
	m.pieces = append(m.pieces, piece{of: of, path: path, wording: true})
}
