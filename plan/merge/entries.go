package merge

import (
	"slices"
	"strings"

	"piao/plan/source/layout"
)

func (r *Result) add(text string) { r.pieces = append(r.pieces, piece{text: text}) }

// block merges the entries of a block; around is the column of the block around it.
// A version without the block counts as an empty one.
func (r *Result) block(v versions[*layout.Map], around int, path []string) {
	col := around + mergedStep(v)
	entries := each(v, entriesOf)
	var lost versions[string] // the comments before the entry, of the version that still has them
	for _, p := range weave(each(v, strandsOf)) {
		switch {
		case p.entry:
			of := each(entries, func(all map[string]layout.Entry) layout.Entry { return all[p.name] })
			r.entry(of, lost, col, append(path[:len(path):len(path)], p.name))
		case p.lost:
			lost[p.from] += layout.Indented(p.name, col)
			continue
		default:
			r.add(layout.Indented(p.name, col))
		}
		lost = versions[string]{}
	}
}

// mergedStep is how much deeper than its surroundings a block is indented. A new
// block is indented as in ours.
func mergedStep(v versions[*layout.Map]) int {
	if v[base] == nil {
		return v[ours].Step
	}
	steps := each(v, func(b *layout.Map) int { return b.Step })
	k, _ := changed(steps)
	return steps[k]
}

// strandsOf are the entries and the lines of a map, which may not be there.
func strandsOf(b *layout.Map) (strands []strand) {
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

func entriesOf(b *layout.Map) map[string]layout.Entry {
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
func (r *Result) entry(v versions[layout.Entry], lost versions[string], col int, path []string) {
	texts := each(v, func(e layout.Entry) string { return e.Text })
	k, ok := changed(texts)
	nested := isBlock(v[ours]) && isBlock(v[theirs]) // their own entries are merged
	if !ok && !nested {
		k, ok = agreed(each(v, func(e layout.Entry) value { return value{text: e.Text, node: e.Node} }))
	}
	switch {
	case ok:
		r.add(layout.Indented(texts[k], col))
	case texts[ours] == "" || texts[theirs] == "":
		r.conflict(texts, lost, col, path)
	case nested && (isBlock(v[base]) || isNothing(v[base].Node)):
		r.head(v, col, path)
		r.block(each(v, func(e layout.Entry) *layout.Map { return e.Block }), col, path)
	case nested || isBlock(v[ours]) || isBlock(v[theirs]) || isBlock(v[base]):
		r.conflict(texts, lost, col, path)
	default:
		r.leaf(v, col, path)
	}
}

func isBlock(e layout.Entry) bool { return e.Block != nil }

// head merges the lines of the keys of three blocks.
func (r *Result) head(v versions[layout.Entry], col int, path []string) {
	heads := each(v, headOf)
	r.words(heads, each(heads, func(head string) string { return layout.Indented(head, col) }), path)
}

func headOf(e layout.Entry) string { return e.Head }

// words adds the line whose words a version changed, or all three lines where both
// versions did.
func (r *Result) words(words, lines versions[string], path []string) {
	if k, ok := changedWords(words); ok {
		r.add(lines[k])
		return
	}
	r.pieces = append(r.pieces, piece{of: lines, path: path, wording: true})
}

// changedWords is changed, but ignores blanks at the ends.
func changedWords(v versions[string]) (int, bool) {
	if k, ok := changed(v); ok {
		return k, true
	}
	return changed(each(v, strings.TrimSpace))
}

// conflict keeps all versions of a whole entry.
func (r *Result) conflict(texts, lost versions[string], col int, path []string) {
	p := piece{path: path}
	for k, text := range texts {
		if text != "" {
			p.of[k] = lost[k] + layout.Indented(text, col)
		}
	}
	r.pieces = append(r.pieces, p)
}

// leaf merges an entry whose value both versions rewrote, if the values are equal or
// differ in different pairs of a map in braces. The comments after the value are
// merged separately.
func (r *Result) leaf(v versions[layout.Entry], col int, path []string) {
	heads, tails := each(v, headOf), each(v, func(e layout.Entry) string { return e.Tail })
	head, known := changedWords(heads)
	text, ok := mergedValue(each(v, valueOf))
	if !ok || !known || inOnePiece(v) {
		r.conflict(each(v, func(e layout.Entry) string { return e.Text }), versions[string]{}, col, path)
		return
	}
	var lines versions[string]
	for k := range v {
		if v[k].Text != "" {
			lines[k] = layout.Indented(heads[head]+text+tails[k], col)
		}
	}
	r.words(tails, lines, path)
}

// inOnePiece reports whether the text of an entry is not split into head, value and
// tail.
func inOnePiece(v versions[layout.Entry]) bool {
	return slices.ContainsFunc(v[:], func(e layout.Entry) bool { return e.Text != "" && e.Head == "" })
}
