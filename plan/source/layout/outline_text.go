package layout

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/source"
	"piao/plan/source/syntax"
)

// fixed begins a line of a relative text that is indented less than its block and
// keeps its indent. No file holds this character.
const fixed = "\x00"

// relative is the text between two offsets, with its lines relative to the column of
// their block. A line that begins before the first offset stays as it is.
func (o *outliner) relative(start, end, col int) string {
	var b strings.Builder
	first := start > o.lineStart(0) && o.Bytes[start-1] != '\n'
	for line := range bytes.Lines(o.Bytes[start:end]) {
		switch indent := len(line) - len(bytes.TrimLeft(line, " ")); {
		case first || len(bytes.TrimRight(line, "\r\n")) == 0:
		case indent < col:
			b.WriteString(fixed)
		default:
			line = line[col:]
		}
		first = false
		b.Write(line)
	}
	return b.String()
}

// Indented is a relative text in a block at a column. The text begins with the start
// of a line.
func Indented(text string, col int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch rest, ok := strings.CutPrefix(line, fixed); {
		case ok:
			line = rest
		case strings.TrimRight(line, "\r\n") != "":
			b.WriteString(strings.Repeat(" ", col))
		}
		b.WriteString(line)
	}
	return b.String()
}

// valueSpan is where a value in brackets, or a text that is not a block, begins and
// ends.
func (o *outliner) valueSpan(n *yaml.Node) (start, end int, ok bool) {
	start = syntax.Start(o.File, n)
	if n.Kind != yaml.ScalarNode {
		_, end, closed := syntax.Brackets(o.File, start)
		return start, end, closed
	}
	r, ok := syntax.Reread(o.File, n)
	return start, r.End, ok && r.End > start
}

// flowOf outlines a map in braces; nil if its pairs cannot easily be told apart, as
// with comments among them.
func (o *outliner) flowOf(n *yaml.Node, col int) *Map {
	at, end, ok := o.valueSpan(n)
	f := &Map{}
	for k := 0; ok && k+1 < len(n.Content); k += 2 {
		key, value := n.Content[k], n.Content[k+1]
		start, stop, known := o.valueSpan(value)
		begin := syntax.Start(o.File, key)
		p := &Entry{
			Key:    key.Value,
			Before: o.relative(at, begin, col),
			Head:   o.relative(begin, start, col),
			Value:  o.relative(start, stop, col),
			Node:   source.NodeOf(o.File, value),
		}
		if value.Kind == yaml.MappingNode {
			p.Flow = o.flowOf(value, col)
		}
		parting := ","
		if k == 0 {
			f.Open, p.Before, parting = p.Before, "", ""
		}
		ok = known && strings.TrimSpace(p.Before) == parting
		f.Items = append(f.Items, Item{Entry: p})
		at = stop
	}
	f.Close = o.relative(at, end, col)
	if !ok || len(f.Items) == 0 || strings.TrimSpace(f.Open) != "{" || strings.Trim(f.Close, ", \r\n") != "}" {
		return nil
	}
	return f
}
