package source

import (
	"bytes"
	"slices"

	"gopkg.in/yaml.v3"
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
	next := lineLayout{} // the next line that says something
	for k := len(l.lines) - 1; k >= 0; k-- {
		at := &l.lines[k]
		switch {
		case at.kind == blankLine || at.kind == verbatim:
			continue
		case at.inFlow:
			at.to = l.moved(*at)
		case at.kind == comment:
			at.to = l.commentLevel(*at, next)
			continue
		case at.kind == folds:
			at.to = l.owner(*at).to + indentStep
		case at.kind == other:
			at.to = l.valueLevel(k, *at)
		}
		next = *at
	}
}

// owner is the mark that a line goes on with.
func (l *layout) owner(at lineLayout) entryMark {
	if at.mark == none {
		return entryMark{col: -indentStep, to: -indentStep, parent: none}
	}
	return l.marks[at.mark]
}

// moved is the indent of a line that moves as far as its mark does.
func (l *layout) moved(at lineLayout) int {
	m := l.owner(at)
	return max(0, at.from+m.to-m.col)
}

// valueLevel is the indent of a line that holds a value, or an anchor, below its
// key; marks between documents stand at the left.
func (l *layout) valueLevel(k int, at lineLayout) int {
	line := l.line(k + 1)
	if at.mark == none || at.from == 0 && (bytes.HasPrefix(line, []byte("...")) || bytes.HasPrefix(line, []byte("---"))) {
		return 0
	}
	return l.owner(at).to + indentStep
}

// commentLevel is the indent of a comment: that of the next line, unless it
// stands deeper; then it belongs to the block above that is not deeper than it.
func (l *layout) commentLevel(at, next lineLayout) int {
	if at.from <= next.from || at.mark == none {
		return next.to
	}
	for m := at.mark; m != none; m = l.marks[m].parent {
		if l.marks[m].col <= at.from {
			return max(l.marks[m].to, next.to)
		}
	}
	return next.to
}

// setApart asks for the empty lines around blocks of the first level, and
// between the entries of those whose entries stand apart.
func (l *layout) setApart(root *yaml.Node, blanks Blanks) {
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 {
		return
	}
	wasBlock := false
	for k := 0; k+1 < len(root.Content); k += 2 {
		key, value := root.Content[k], root.Content[k+1]
		isBlock := isBlock(value) && !slices.Contains(blanks.Together, key.Value)
		if k > 0 && (isBlock || wasBlock) {
			l.apart(key)
		}
		if isBlock && value.Kind == yaml.MappingNode && slices.Contains(blanks.Apart, key.Value) {
			for e := 2; e < len(value.Content); e += 2 {
				l.apart(value.Content[e])
			}
		}
		wasBlock = isBlock
	}
}

// isBlock says that a value is a map or a list with a line for each entry.
func isBlock(n *yaml.Node) bool {
	return (n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode) && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0
}

// apart asks for an empty line before a key and the comments that belong to it,
// unless the line before keeps empty lines as its text.
func (l *layout) apart(key *yaml.Node) {
	k := key.Line - 1
	to := l.lines[k].to
	for k > 0 && l.lines[k-1].kind == comment && l.lines[k-1].to == to {
		k--
	}
	l.lines[k].apart = k > 0 && !l.lines[k-1].keep
}

// write is the text with all lines and gaps as they should be.
func (l *layout) write() []byte {
	slices.SortFunc(l.gaps, func(a, b gap) int { return a.start - b.start })
	eol := "\n"
	if at := bytes.IndexByte(l.Bytes, '\n'); at > 0 && l.Bytes[at-1] == '\r' {
		eol = "\r\n"
	}
	out := make([]byte, 0, len(l.Bytes)+len(l.Bytes)/8)
	wanted, gaps := false, l.gaps
	for k, at := range l.lines {
		var body []byte
		body, gaps = l.body(k, at, gaps)
		if len(body) == 0 && !l.means(k, at) {
			wanted = true
			continue
		}
		if (wanted || at.apart) && len(out) > 0 {
			out = append(out, eol...)
		}
		wanted = false
		if len(body) > 0 {
			out = append(append(out, bytes.Repeat([]byte(" "), at.to)...), body...)
		}
		if k+1 < len(l.lines) || at.kind != verbatim {
			out = append(out, eol...)
		}
	}
	return out
}

// means says that an empty line is a part of a text.
func (l *layout) means(k int, at lineLayout) bool {
	return (at.kind == verbatim || at.kind == folds) && k+1 < len(l.lines)
}

// body is a line without its indent, its gaps closed and, unless blanks at its
// end mean something, its end trimmed; and the gaps that are left.
func (l *layout) body(k int, at lineLayout, gaps []gap) ([]byte, []gap) {
	start, end := l.lineSpan(k + 1)
	done := min(start+at.from, end)
	var body []byte
	for len(gaps) > 0 && gaps[0].start < end {
		body = append(append(body, l.Bytes[done:gaps[0].start]...), gaps[0].text...)
		done, gaps = gaps[0].end, gaps[1:]
	}
	body = append(body, l.Bytes[done:end]...)
	if at.kind == verbatim {
		return body, gaps
	}
	if trimmed := bytes.TrimRight(body, " \t"); !bytes.HasSuffix(trimmed, []byte(`\`)) {
		body = trimmed
	}
	return body, gaps
}
