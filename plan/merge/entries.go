package merge

import (
	"strings"

	"piao/plan/source/layout"
)

// merger is a merge in progress.
type merger struct {
	pieces []piece
}

func (m *merger) add(text string) { m.pieces = append(m.pieces, piece{text: text}) }

// block merges the entries of a block; around is the column of the block around it.
// A version without the block counts as an empty one.
func (m *merger) block(v versions[*layout.Block], around int, path []string) {
	col := around + mergedStep(v)
	entries := each(v, entriesOf)
	var lost versions[string] // the comments before the entry, of the version that still has them
	for _, p := range weave(each(v, strandsOf)) {
		switch {
		case p.entry:
			of := each(entries, func(all map[string]layout.Entry) layout.Entry { return all[p.name] })
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

// mergedStep is how much deeper than its surroundings a block is indented. A new
// block is indented as in ours.
func mergedStep(v versions[*layout.Block]) int {
	if v[base] == nil {
		return v[ours].Step
	}
	steps := each(v, func(b *layout.Block) int { return b.Step })
	k, _ := changed(steps)
	return steps[k]
}

func strandsOf(b *layout.Block) (strands []strand) {
	if b == nil {
		return nil
	}
	for _, item := range b.Items {
		s := strand{name: item.Line}
		if item.Entry != nil {
			s = strand{item.Entry.Key, true}
		}
		strands = append(strands, s)
	}
	return strands
}

func entriesOf(b *layout.Block) map[string]layout.Entry {
	entries := map[string]layout.Entry{}
	if b == nil {
		return entries
	}
	for _, item := range b.Items {
		if item.Entry != nil {
			entries[item.Entry.Key] = *item.Entry
		}
	}
	return entries
}

// entry merges an entry that at least one of the two versions has; a version without
// it has an empty text. lost holds comments that a version removed together with the
// entry. They are kept if the entry is in conflict.
func (m *merger) entry(v versions[layout.Entry], lost versions[string], col int, path []string) {
	texts := each(v, func(e layout.Entry) string { return e.Text })
	k, ok := changed(texts)
	nested := isBlock(v[ours]) && isBlock(v[theirs]) // their own entries are merged
	if !ok && !nested {
		k, ok = agreed(each(v, func(e layout.Entry) value { return value{text: e.Text, node: e.Node} }))
	}
	switch {
	case ok:
		m.add(layout.Indented(texts[k], col))
	case texts[ours] == "" || texts[theirs] == "":
		m.conflict(texts, lost, col, path)
	case nested && (isBlock(v[base]) || isNothing(v[base].Node)):
		m.head(v, col, path)
		m.block(each(v, func(e layout.Entry) *layout.Block { return e.Block }), col, path)
	case nested || isBlock(v[ours]) || isBlock(v[theirs]) || isBlock(v[base]):
		m.conflict(texts, lost, col, path)
	default:
		m.leaf(v, col, path)
	}
}

func isBlock(e layout.Entry) bool { return e.Block != nil }

// head merges the lines of the keys of three blocks.
func (m *merger) head(v versions[layout.Entry], col int, path []string) {
	heads := each(v, headOf)
	m.words(heads, each(heads, func(head string) string { return layout.Indented(head, col) }), path)
}

func headOf(e layout.Entry) string { return e.Head }

// words adds the line whose words a version changed, or all three lines where both
// versions did.
func (m *merger) words(words, lines versions[string], path []string) {
	if k, ok := changedWords(words); ok {
		m.add(lines[k])
		return
	}
	m.pieces = append(m.pieces, piece{of: lines, path: path, wording: true})
}

// changedWords is changed, but ignores blanks at the ends.
func changedWords(v versions[string]) (int, bool) {
	if k, ok := changed(v); ok {
		return k, true
	}
	return changed(each(v, strings.TrimSpace))
}

// conflict keeps all versions of a whole entry.
func (m *merger) conflict(texts, lost versions[string], col int, path []string) {
	p := piece{path: path}
	for k, text := range texts {
		if text != "" {
			p.of[k] = lost[k] + layout.Indented(text, col)
		}
	}
	m.pieces = append(m.pieces, p)
}

// leaf merges an entry whose value both versions rewrote, if the values are equal or
// differ in different pairs of a map in braces. The comments after the value are
// merged separately.
func (m *merger) leaf(v versions[layout.Entry], col int, path []string) {
	heads, tails := each(v, headOf), each(v, func(e layout.Entry) string { return e.Tail })
	head, known := changedWords(heads)
	text, ok := mergedValue(each(v, func(e layout.Entry) value { return value{e.Value, e.Node, e.Flow} }))
	if !ok || !known || inOnePiece(v) {
		m.conflict(each(v, func(e layout.Entry) string { return e.Text }), versions[string]{}, col, path)
		return
	}
	var lines versions[string]
	for k := range v {
		if v[k].Text != "" {
			lines[k] = layout.Indented(heads[head]+text+tails[k], col)
		}
	}
	m.words(tails, lines, path)
}

// inOnePiece reports whether the text of an entry is not split into head, value and
// tail.
func inOnePiece(v versions[layout.Entry]) bool {
	for _, e := range v {
		if e.Text != "" && e.Head == "" {
			return true
		}
	}
	return false
}
