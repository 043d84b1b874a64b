package layout

import (
	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
)

// Outline is a file's text as the entries of its block maps. Every line belongs to
// one item. Texts are relative to the column of their block; Indented reverses that.
type Outline struct {
	*Map
	Value source.Node
}

// Map is a map with a line for each entry, or in braces.
type Map struct {
	Step        int    // of a block: how much deeper it stands than the block around it
	Open, Close string // around the entries in braces
	Items       []Item
}

// Item is an entry or, without one, a comment or an empty line between entries.
type Item struct {
	Line  string
	Entry *Entry
}

// Entry is a key of a map and its value. Head, Value and Tail are its text in three
// parts: up to the value, the value, and the rest of its line. Of a text of several
// lines, Value is everything. The text of a block is in Block. In braces, Text and Tail
// are empty, and Before is what separates an entry from the previous one.
type Entry struct {
	Key               string
	Text              string
	Before            string
	Head, Value, Tail string
	Flow              *Map // a value in braces
	Block             *Map // a value that is a block
	Node              source.Node
}

// Outlined gives the outline of a file; ok is false if its entries cannot be told
// apart by lines, as with aliases, or if it cannot be read at all.
func Outlined(f *diag.File) (*Outline, bool) {
	root, found := source.Parse(f)
	if y := root.YAML(); len(found) > 0 || !root.IsMap() || !isBlock(y) || y.Column != 1 || !plainTree(y) {
		return nil, false
	}
	o := &outliner{newLayout(root), root.YAML()}
	o.walk(root.YAML(), nil, place0)
	if o.lost {
		return nil, false
	}
	b := o.blockOf(root.YAML(), 0, 0, o.textLines())
	return &Outline{b, root}, !o.lost
}

// plainTree reports whether a tree has no anchors, aliases or tags, and that all
// keys of its maps are texts that occur once.
func plainTree(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return false
	}
	seen := make(map[string]bool, len(n.Content))
	for k, child := range n.Content {
		if n.Kind == yaml.MappingNode && k%2 == 0 {
			if child.Kind != yaml.ScalarNode || seen[child.Value] || child.Value == "<<" {
				return false
			}
			seen[child.Value] = true
		}
		if !plainTree(child) {
			return false
		}
	}
	return true
}

// outliner makes an outline. The layout says what each line is.
type outliner struct {
	*layout
	root *yaml.Node
}

// textLines counts the lines with text; the last one may end the text.
func (o *outliner) textLines() int {
	n := o.LineCount()
	if start, _ := o.LineSpan(n); start == len(o.Bytes) {
		n--
	}
	return n
}

// blockOf outlines a map in the lines from start to end, both from 0.
func (o *outliner) blockOf(n *yaml.Node, around, start, end int) *Map {
	col := n.Column - 1
	b := &Map{Step: col - around}
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, value, limit := n.Content[k], n.Content[k+1], end
		if k+2 < len(n.Content) {
			limit = n.Content[k+2].Line - 1
		}
		o.between(b, col, start, key.Line-1, n == o.root)
		start = o.entryEnd(value, key.Line-1, limit)
		b.Items = append(b.Items, Item{Entry: o.entryOf(key, value, start)})
	}
	o.between(b, col, start, end, false)
	return b
}

// between adds the lines between two entries, which must be comments or empty.
// Anything may stand before the file's first entry.
func (o *outliner) between(b *Map, col, start, end int, preamble bool) {
	for k := start; k < end; k++ {
		if !o.loose(k) && !(preamble && len(b.Items) == k) {
			o.lost = true
		}
		b.Items = append(b.Items, Item{Line: o.relative(o.lineStart(k), o.lineStart(k+1), col)})
	}
}

// loose reports whether a line is empty or a comment that belongs to no value.
func (o *outliner) loose(k int) bool {
	at := o.lines[k]
	return (at.kind == blankLine || at.kind == comment) && !at.inFlow
}

// entryEnd is the line after an entry's last one. Loose lines at its end belong to
// it only if the last comment is indented as deep as the entries of its value.
func (o *outliner) entryEnd(value *yaml.Node, keyLine, limit int) int {
	for end := limit; ; end-- {
		last := o.lines[end-1]
		deep := isBlock(value) && value.Kind == yaml.MappingNode && last.kind == comment && last.from >= value.Column-1
		if end-1 == keyLine || !o.loose(end-1) || deep {
			return end
		}
	}
}

func (o *outliner) entryOf(key, value *yaml.Node, end int) *Entry {
	line, col := key.Line-1, key.Column-1
	start := o.lineStart(line)
	e := &Entry{Key: key.Value, Text: o.relative(start, o.lineStart(end), col), Node: source.NodeOf(o.File, value)}
	switch {
	case value.Kind == yaml.MappingNode && isBlock(value):
		o.lost = o.lost || value.Line == key.Line
		e.Head = o.relative(start, o.lineStart(line+1), col)
		e.Block = o.blockOf(value, col, line+1, end)
	default:
		o.leaf(e, key, value, end)
	}
	return e
}

// leaf divides the text of an entry into three parts, if its value begins in the
// key's line and ends in the entry's last line.
func (o *outliner) leaf(e *Entry, key, value *yaml.Node, end int) {
	e.Value = e.Text
	if value.Line != key.Line || isBlock(value) || value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return
	}
	col := key.Column - 1
	start, stop, ok := o.valueSpan(value)
	if !ok || o.LineOf(stop) != end {
		return
	}
	e.Head = o.relative(o.lineStart(key.Line-1), start, col)
	e.Value = o.relative(start, stop, col)
	e.Tail = o.relative(stop, o.lineStart(end), col)
	if value.Kind == yaml.MappingNode {
		e.Flow = o.flowOf(value, col)
	}
}

// lineStart is where a line begins, counted from 0; past the last line, it is the
// end of the text.
func (o *outliner) lineStart(k int) int {
	if k >= o.LineCount() {
		return len(o.Bytes)
	}
	start, _ := o.LineSpan(k + 1)
	return start
}
