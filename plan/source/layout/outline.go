package layout

import (
	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
)

// Outline is a file's text as the entries of its block maps: every line of it
// belongs to one item. Texts are relative to the column of the block they stand
// in; Indented puts them back.
type Outline struct {
	*Block
	Value source.Node
}

// Block is a map with a line for each entry.
type Block struct {
	Step  int // how much deeper than the block around it
	Items []Item
}

// Item is an entry or, without one, a line that stands between entries: a
// comment or an empty line.
type Item struct {
	Line  string
	Entry *Entry
}

// Entry is a key of a block map and its value. Head, Value and Tail are its text
// cut in three: up to the value, the value, and what follows it in its line. Of
// a block the value is the block, of a text of several lines all of it.
type Entry struct {
	Key               string
	Text              string
	Head, Value, Tail string
	Flow              *Flow  // a value that is a map in braces
	Block             *Block // a value that is a block map
	Node              source.Node
}

// Flow is a map in braces: Open, the pairs, Close.
type Flow struct {
	Open, Close string
	Pairs       []Pair
}

// Pair is an entry of a map in braces. Before stands what parts it from the pair
// before it.
type Pair struct {
	Key                 string
	Before, Head, Value string
	Flow                *Flow
	Node                source.Node
}

// Outlined gives the outline of a file; false where its entries cannot be told
// by their lines, as with aliases, or where it cannot be read at all.
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

// plainTree says that a tree has no anchors, aliases and tags, and no map with a
// key that is not a text or stands twice.
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

// outliner is an outline being made. The layout says what each line is.
type outliner struct {
	*layout
	root *yaml.Node
}

// textLines is how many lines hold something; the last one may end the text.
func (o *outliner) textLines() int {
	n := o.LineCount()
	if start, _ := o.LineSpan(n); start == len(o.Bytes) {
		n--
	}
	return n
}

// blockOf outlines a map in the lines from start to end, both from 0.
func (o *outliner) blockOf(n *yaml.Node, around, start, end int) *Block {
	col := n.Column - 1
	b := &Block{Step: col - around}
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

// between adds the lines between two entries, which must be comments or empty;
// before the file's first entry anything else may stand too.
func (o *outliner) between(b *Block, col, start, end int, preamble bool) {
	for k := start; k < end; k++ {
		if !o.loose(k) && !(preamble && len(b.Items) == k) {
			o.lost = true
		}
		b.Items = append(b.Items, Item{Line: o.relative(o.lineStart(k), o.lineStart(k+1), col)})
	}
}

// loose says that a line is empty or a comment that belongs to no value.
func (o *outliner) loose(k int) bool {
	at := o.lines[k]
	return (at.kind == blankLine || at.kind == comment) && !at.inFlow
}

// entryEnd is the line after an entry's last one. Loose lines at its end belong
// to it only where they end in a comment as deep as the entries of its value.
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

// leaf cuts the text of an entry in three, if its value begins in the key's line
// and ends in the entry's last one.
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

// lineStart is where a line begins, from 0; past the last one the text ends.
func (o *outliner) lineStart(k int) int {
	if k >= o.LineCount() {
		return len(o.Bytes)
	}
	start, _ := o.LineSpan(k + 1)
	return start
}
