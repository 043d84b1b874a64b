package layout

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/source"
)

// placeLines gives every line that no mark begins its indent.
func (l *layout) placeLines() {
	last := none
	for k := range l.lines {
		at := &l.lines[k]
		if at.kind == entryLine {
			last = at.mark
		}
		at.mark = last
	}
	for k := range l.lines {
		at := &l.lines[k]
		switch {
		case at.kind == blankLine || at.kind == verbatim:
		case at.inFlow:
			at.to = l.moved(*at)
		case at.kind == folds:
			at.to = l.owner(*at).to + source.IndentStep
		case at.kind == other:
			at.to = l.valueLevel(k, *at)
		}
	}
	l.findComments()
	l.placeComments()
}

// owner is the mark whose value a line continues.
func (l *layout) owner(at lineLayout) entryMark {
	if at.mark == none {
		return entryMark{col: -source.IndentStep, to: -source.IndentStep, parent: none}
	}
	return l.marks[at.mark]
}

// moved is the indent of a line that moves with its mark.
func (l *layout) moved(at lineLayout) int {
	m := l.owner(at)
	return max(0, at.from+m.to-m.col)
}

// valueLevel is the indent of a line that holds a value, or an anchor, below its
// key. Marks between documents have none.
func (l *layout) valueLevel(k int, at lineLayout) int {
	line := string(l.Line(k + 1))
	if at.mark == none || strings.HasPrefix(line, "...") || strings.HasPrefix(line, "---") {
		return 0
	}
	return l.owner(at).to + source.IndentStep
}

// setApart asks for the empty lines around top-level blocks, and between the entries
// of those whose entries stand apart.
func (l *layout) setApart(root *yaml.Node, style Style) {
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 {
		return
	}
	wasBlock := false
	for i := range len(root.Content) / 2 {
		k := 2 * l.entryAt(root, i)
		key, value := root.Content[k], root.Content[k+1]
		isBlock := isBlock(value) && !slices.Contains(style.Together, key.Value)
		if i > 0 && (isBlock || wasBlock) {
			l.apart(key)
		}
		if isBlock && value.Kind == yaml.MappingNode && slices.Contains(style.Apart, key.Value) {
			for e := 2; e < len(value.Content); e += 2 {
				l.apart(value.Content[e])
			}
		}
		wasBlock = isBlock
	}
}

// entryAt is the entry of a map that should stand at a place.
func (l *layout) entryAt(n *yaml.Node, k int) int {
	if order, moved := l.orders[n]; moved {
		return order[k]
	}
	return k
}

// isBlock reports whether a value is a map or a list with a line for each entry.
func isBlock(n *yaml.Node) bool {
	return n.Kind != yaml.AliasNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0
}

// apart asks for an empty line before a key and its comments, unless the line before
// keeps empty lines as part of its text.
func (l *layout) apart(key *yaml.Node) {
	k := key.Line - 1
	to, floor := l.lines[k].to, l.own[k]
	for k > floor && l.lines[k-1].kind == comment && l.lines[k-1].to == to && !l.lines[k-1].aligned {
		k--
	}
	l.lines[k].apart = k == 0 || !l.lines[k-1].keep
}
