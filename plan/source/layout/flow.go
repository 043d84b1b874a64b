package layout

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/source"
	"piao/plan/source/syntax"
)

// flow leaves one blank after the commas and colons of a value in brackets and none
// inside the brackets. It also notes the further lines of the value.
func (l *layout) flow(n *yaml.Node, shape source.Shape) {
	start, first := syntax.Start(l.File, n), len(l.gaps)
	tokens, end, _ := syntax.Brackets(l.File, start)
	for k := 1; k < len(tokens); k++ {
		l.between(tokens[k-1], tokens[k])
	}
	for line := l.LineOf(start) + 1; line <= l.LineOf(end); line++ {
		l.lines[line-1].inFlow = true
	}
	l.inBrackets(n, shape, first)
}

// between sets the blanks between two neighbours in brackets.
func (l *layout) between(a, b syntax.Token) {
	if len(bytes.Trim(l.Bytes[a.End:b.Start], " \t")) > 0 {
		return // a line end or a comment stands there
	}
	switch {
	case a.Kind == '[' || a.Kind == '{' || b.Kind == ']' || b.Kind == '}' || b.Kind == ',':
		l.gap(a.End, b.Start, "")
	case b.Kind == ':' && a.Kind != '*' && a.Kind != '&' && a.Kind != '!':
		l.gap(a.End, b.Start, "")
	case a.Kind == ',' || a.Kind == ':' && b.Kind != ':':
		l.gap(a.End, b.Start, " ")
	}
}

// inBrackets notes how the scalars of a value in brackets should be written, and in
// which order its keys should stand. The value's gaps begin at index first.
func (l *layout) inBrackets(n *yaml.Node, shape source.Shape, first int) {
	switch n.Kind {
	case yaml.ScalarNode:
		l.scalarInBrackets(n)
	case yaml.SequenceNode:
		for _, item := range n.Content {
			l.inBrackets(item, ofItems(shape), first)
		}
	case yaml.MappingNode:
		for k := 0; k+1 < len(n.Content); k += 2 {
			l.inBrackets(n.Content[k], nil, first)
			l.inBrackets(n.Content[k+1], below(shape, n.Content[k]), first)
		}
		if order := l.keyOrder(n, shape); order != nil {
			l.moveInBraces(n, order, first)
		}
	}
}

func (l *layout) scalarInBrackets(n *yaml.Node) {
	end := l.end(n)
	if text, respelt := l.spelling(n, end, true); respelt && l.LineOf(end) == n.Line {
		l.gap(syntax.Start(l.File, n), end, text)
	}
}

// moveInBraces puts the entries of a map in braces in another order, if the map is
// all in one line.
func (l *layout) moveInBraces(n *yaml.Node, order []int, first int) {
	spans, ok := l.entrySpans(n)
	if !ok {
		return
	}
	from, to := spans[0].start, spans[len(spans)-1].end
	var inside []gap
	l.gaps = append(l.gaps[:first], slices.DeleteFunc(l.gaps[first:], func(g gap) bool {
		in := g.start >= from && g.end <= to
		if in {
			inside = append(inside, g)
		}
		return in
	})...)
	sortGaps(inside)
	texts := make([]string, len(order))
	for k, entry := range order {
		text, _ := l.rendered(spans[entry].start, spans[entry].end, inside)
		texts[k] = string(text)
	}
	l.gap(from, to, strings.Join(texts, ", "))
	l.orders[n] = order
}

// entrySpans is where the entries of a map in braces are; ok is false if they are
// not all in its line.
func (l *layout) entrySpans(n *yaml.Node) (spans []gap, ok bool) {
	tokens, end, closed := syntax.Brackets(l.File, syntax.Start(l.File, n))
	if len(tokens) < 2 || tokens[0].Kind != '{' || l.LineOf(end) != n.Line {
		return nil, false
	}
	parted := true
	for _, t := range tokens[1 : len(tokens)-1] {
		switch comma := t.Kind == ',' && t.In == 0; {
		case comma:
			parted = true
			continue
		case parted:
			spans = append(spans, gap{start: t.Start})
			parted = false
		}
		spans[len(spans)-1].end = t.End
	}
	return spans, closed && len(spans) == len(n.Content)/2
}

func sortGaps(gaps []gap) {
	slices.SortFunc(gaps, func(a, b gap) int { return cmp.Or(a.start-b.start, a.end-b.end) })
}

// rendered is the text of a part of the file with its gaps replaced, and where that
// part ended. The end is later than asked for if a gap crosses a line end.
func (l *layout) rendered(start, end int, gaps []gap) (text []byte, done int) {
	k, _ := slices.BinarySearchFunc(gaps, start, func(g gap, at int) int { return g.start - at })
	for k < len(gaps) && gaps[k].end == start {
		k++ // it belongs to what stands before
	}
	for ; k < len(gaps) && (gaps[k].start < end || gaps[k].end <= end); k++ {
		text = append(append(text, l.Bytes[start:gaps[k].start]...), gaps[k].text...)
		if start = gaps[k].end; start > end {
			_, end = l.LineSpan(l.LineOf(start))
		}
	}
	return append(text, l.Bytes[start:end]...), end
}
