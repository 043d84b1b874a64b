// Package layout gives YAML files their canonical layout and outlines them by their
// entries. It moves and trims text but never writes values anew, so every comment
// stays.
package layout

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
	"piao/plan/source/syntax"
)

// Style is how the files of a format are laid out. Shape gives the order of the
// keys. A top-level key that holds a block has an empty line before and after it,
// unless Together names it.
type Style struct {
	Shape    source.Shape
	Together []string // top-level keys that hold a block but get no empty lines
	Apart    []string // top-level keys whose entries get empty lines too
}

// Of is a file's text in the canonical layout: keys in the order of the shape,
// blocks indented by two, quotes only if necessary, long texts folded, at most one
// empty line. Comments go where their entries go. The text is read again and
// compared; again is its root. ok is false if the text would say something else, or
// is written in a way that the layout does not support.
func Of(root source.Node, style Style) (text []byte, again source.Node, ok bool) {
	if !root.IsMap() && !root.IsList() {
		return nil, source.Node{}, false
	}
	l := newLayout(root)
	l.walk(root.YAML(), style.Shape, place0)
	if l.lost {
		return nil, source.Node{}, false
	}
	l.placeLines()
	l.render()
	l.reorder()
	l.setApart(root.YAML(), style)
	text = l.write()
	if bytes.Equal(text, root.File().Bytes) {
		return text, root, true
	}
	again, ok = l.verify(root, text)
	return text, again, ok
}

// none is the parent of a mark that has none.
const none = -1

// entryMark is a key or a dash that begins an entry of a block.
type entryMark struct {
	line, col int // its place, both from 0
	to        int // the column where it should stand
	parent    int // the mark that its block belongs to
	width     int // how much of its line it takes, with the blank after it
}

// lineKind says what a line is to the layout.
type lineKind byte

const (
	other     lineKind = iota // continues the value of the mark before it
	blankLine                 // holds nothing
	comment                   // holds a comment only
	entryLine                 // begins with a mark
	folds                     // continues a plain or quoted text: its indent means nothing
	verbatim                  // is text of a block scalar: all but its indent means something
)

// lineLayout is one line: what it is, and the indent that it has and should have.
type lineLayout struct {
	kind     lineKind
	inFlow   bool // in brackets that an earlier line opened
	apart    bool // an empty line is wanted before it
	sealed   bool // an empty line is wanted after it
	stays    bool // a comment that belongs to what stands above the empty line above it
	aligned  bool // a comment that continues the one at the end of the line above
	dropped  bool // its text has moved to an earlier line
	keep     bool // part of a block scalar that keeps the empty lines after it
	from, to int
	mark     int    // the last mark in the line or before it
	said     int    // the offset at which its last scalar ends; 0 for none
	hash     int    // the offset of its comment; none for none
	body     string // what should follow its indent
	remark   int    // the length of the comment at the end of body
}

// layout is a file being laid out.
type layout struct {
	*diag.File
	marks  []entryMark
	lines  []lineLayout
	gaps   []gap
	maps   []shuffle            // block maps whose keys change order, inner ones first
	orders map[*yaml.Node][]int // for every map whose keys change order
	order  []int                // the lines in their new order
	own    map[int]int          // for keys that move: where what belongs to the key begins
	texts  map[int]foldedText   // what should stand below a line
	lost   bool                 // something is written in a way that the layout does not support
}

// gap is a part of a line and the text that replaces it. A folded one may end in a
// later line.
type gap struct {
	start, end int
	text       string
}

func newLayout(root source.Node) *layout {
	n := root.File().LineCount()
	l := &layout{
		File:   root.File(),
		lines:  make([]lineLayout, n),
		orders: map[*yaml.Node][]int{},
		order:  make([]int, n),
		own:    map[int]int{},
		texts:  map[int]foldedText{},
	}
	for k := range l.lines {
		l.order[k] = k
		line := l.Line(k + 1)
		at := &l.lines[k]
		at.from, at.mark, at.hash = syntax.Leading(line), none, none
		switch {
		case at.from == len(line):
			at.kind = blankLine
		case line[at.from] == '#':
			at.kind = comment
		}
	}
	return l
}

// context is where a value stands: the mark that it belongs to, the column that its
// entries should have if it is a block, and whether it begins in the line of its
// mark.
type context struct {
	owner, to int
	inLine    bool
}

var place0 = context{owner: none}

// walk marks the entries of a value, and notes how its scalars should be written.
func (l *layout) walk(n *yaml.Node, shape source.Shape, at context) {
	switch {
	case n.Kind == yaml.ScalarNode:
		l.scalar(n, at)
	case n.Kind == yaml.AliasNode:
	case n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0:
		l.flow(n, shape)
	case n.Kind == yaml.MappingNode:
		l.entries(n, shape, at)
	case n.Kind == yaml.SequenceNode:
		l.items(n, shape, at)
	}
}

func (l *layout) entries(n *yaml.Node, shape source.Shape, at context) {
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, value := n.Content[k], n.Content[k+1]
		if key.Kind != yaml.ScalarNode && key.Kind != yaml.AliasNode {
			l.lost = true
			return
		}
		m := l.mark(key.Line-1, key.Column-1, at.to, at.owner)
		l.marks[m].width = l.key(key) + len(": ")
		inLine := value.Line == key.Line
		if inLine {
			l.colon(syntax.Start(l.File, key), syntax.Start(l.File, value))
		}
		l.walk(value, below(shape, key), context{m, at.to + source.IndentStep, inLine})
	}
	if order := l.keyOrder(n, shape); order != nil {
		l.maps = append(l.maps, shuffle{n, order})
	}
}

// blanksBefore is where the blanks that end at an offset begin.
func (l *layout) blanksBefore(offset, floor int) int {
	return floor + len(bytes.TrimRight(l.Bytes[floor:offset], " \t"))
}

// colon leaves one blank between a key's colon and a value in the same line,
// and none before the colon.
func (l *layout) colon(key, value int) {
	colon := l.blanksBefore(value, key) - 1
	if colon <= key || colon+1 == value || l.Bytes[colon] != ':' {
		return // nothing but the colon stands there
	}
	if c := l.Bytes[key]; c != '*' && c != '&' { // to the name of an alias a colon would be joined
		l.gap(l.blanksBefore(colon, key), colon, "")
	}
	l.gap(colon+1, value, " ")
}

func (l *layout) gap(start, end int, text string) {
	if string(l.Bytes[start:end]) != text {
		l.gaps = append(l.gaps, gap{start, end, text})
	}
}

func (l *layout) items(n *yaml.Node, shape source.Shape, at context) {
	for _, item := range n.Content {
		line, col, ok := l.dash(item)
		if !ok {
			l.lost = true
			return
		}
		m := l.mark(line, col, at.to, at.owner)
		l.marks[m].width = len("- ")
		start, end := l.LineSpan(line + 1)
		if after := start + col + 1; item.Line-1 == line && after < end && syntax.Start(l.File, item) > after {
			l.gap(after, syntax.Start(l.File, item), " ")
		}
		l.walk(item, ofItems(shape), context{m, at.to + source.IndentStep, item.Line-1 == line})
	}
}

// dash is the place of the dash before an item: in its line, or alone in a line
// above it.
func (l *layout) dash(item *yaml.Node) (line, col int, ok bool) {
	line = item.Line - 1
	start, _ := l.LineSpan(item.Line)
	if at := l.blanksBefore(syntax.Start(l.File, item), start) - 1; at >= start {
		return line, at - start, l.Bytes[at] == '-'
	}
	for line--; line >= 0; line-- {
		if k := l.lines[line].kind; k != blankLine && k != comment {
			break
		}
	}
	if line < 0 {
		return 0, 0, false
	}
	text := l.Line(line + 1)
	for col = len(text) - 1; col > 0 && (syntax.IsBlank(text[col]) || text[col] != '-'); col-- {
	}
	return line, col, l.lines[line].from == col && text[col] == '-'
}

// mark notes a key or a dash. Only blanks and other marks stand before it.
func (l *layout) mark(line, col, to, parent int) int {
	at := &l.lines[line]
	if at.kind != entryLine {
		l.lost = l.lost || at.from != col
		at.kind, at.to = entryLine, to
	}
	l.marks = append(l.marks, entryMark{line: line, col: col, to: to, parent: parent})
	at.mark = len(l.marks) - 1
	return at.mark
}
