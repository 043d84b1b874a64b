package source

import (
	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// indentStep is how much deeper a block stands than what it belongs to.
const indentStep = 2

// Blanks says where a file wants blank lines that nobody has to write. Around a
// top-level key that holds a block there is one.
type Blanks struct {
	Together []string // top-level keys that hold a block and stand with the others all the same
	Apart    []string // top-level keys whose own entries stand apart too
}

// Layout is a file's text in the canonical layout: blocks indented by two, one
// blank after colons, dashes and commas, at most one empty line. Only blanks and
// line ends change: the text is read again and compared, and ok is false where
// it would not say the same, or where the file cannot be read at all.
func Layout(f *diag.File, blanks Blanks) (text []byte, ok bool) {
	root, found := Parse(f)
	if len(found) > 0 {
		return nil, false
	}
	l := newLayout(root)
	l.walk(root.y, none, 0)
	if l.lost {
		return nil, false
	}
	l.placeLines()
	l.setApart(root.y, blanks)
	text = l.write()
	return text, sameButBlanks(f.Bytes, text) && sameTree(root, text)
}

// none is the parent of a mark that has none.
const none = -1

// entryMark is a key or a dash that begins an entry of a block.
type entryMark struct {
	line, col int // where it stands, both from 0
	to        int // the column where it should stand
	parent    int // the mark that its block belongs to
}

// lineKind says what a line is to the layout.
type lineKind byte

const (
	other     lineKind = iota // goes on with the value of the mark before it
	blankLine                 // holds nothing
	comment                   // holds a comment only
	entryLine                 // begins with a mark
	folds                     // goes on with a plain or quoted text: its indent means nothing
	verbatim                  // is text of a block scalar: all but its indent means something
)

// lineLayout is one line: what it is, and the indent that it has and should have.
type lineLayout struct {
	kind     lineKind
	from, to int
	mark     int  // the last mark in the line or before it
	inFlow   bool // in brackets that an earlier line opened
	apart    bool // an empty line is wanted before it
	keep     bool // of a block scalar that keeps the empty lines after it
}

// layout is a file being laid out.
type layout struct {
	*File
	marks []entryMark
	lines []lineLayout
	gaps  []gap // in the order of the file
	lost  bool  // that something is written in a way that the layout does not know
}

// gap is blanks within a line, and what to write in their place.
type gap struct {
	start, end int
	text       string
}

func newLayout(root Node) *layout {
	l := &layout{File: root.f, lines: make([]lineLayout, root.f.count())}
	for k := range l.lines {
		line := l.line(k + 1)
		at := &l.lines[k]
		at.from, at.mark = leading(line), none
		switch {
		case at.from == len(line):
			at.kind = blankLine
		case line[at.from] == '#':
			at.kind = comment
		}
	}
	return l
}

// leading is how many blanks a line begins with.
func leading(line []byte) int {
	n := 0
	for n < len(line) && isBlank(line[n]) {
		n++
	}
	return n
}

// walk marks the entries of a value that belongs to a mark and, where it is a
// block, should stand at a column.
func (l *layout) walk(n *yaml.Node, owner, to int) {
	switch {
	case n.Kind == yaml.ScalarNode:
		l.scalar(n, owner)
	case n.Kind == yaml.AliasNode:
	case n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0:
		l.flow(l.nodeStart(n))
	case n.Kind == yaml.MappingNode:
		l.entries(n, owner, to)
	case n.Kind == yaml.SequenceNode:
		l.items(n, owner, to)
	}
}

func (l *layout) entries(n *yaml.Node, owner, to int) {
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, value := n.Content[k], n.Content[k+1]
		if key.Kind != yaml.ScalarNode && key.Kind != yaml.AliasNode {
			l.lost = true
			return
		}
		m := l.mark(key.Line-1, key.Column-1, to, owner)
		if value.Line == key.Line {
			l.colon(l.nodeStart(key), l.nodeStart(value))
		}
		l.walk(value, m, to+indentStep)
	}
}

// colon leaves one blank between a key's colon and a value in the same line,
// and none before the colon.
func (l *layout) colon(key, value int) {
	colon := l.blanksBefore(value, key) - 1
	if colon <= key || colon+1 == value || l.Bytes[colon] != ':' {
		return // nothing but the colon stands there
	}
	if before := l.blanksBefore(colon, key); before < colon && !isAliasByte(l.Bytes[key]) {
		l.gap(before, colon, "")
	}
	l.gap(colon+1, value, " ")
}

// isAliasByte says that a key is an alias, whose name a colon would join.
func isAliasByte(c byte) bool { return c == '*' || c == '&' }

// blanksBefore is where the blanks begin that end at an offset.
func (l *layout) blanksBefore(offset, floor int) int {
	for offset > floor && isBlank(l.Bytes[offset-1]) {
		offset--
	}
	return offset
}

func (l *layout) gap(start, end int, text string) {
	if string(l.Bytes[start:end]) != text {
		l.gaps = append(l.gaps, gap{start, end, text})
	}
}

func (l *layout) items(n *yaml.Node, owner, to int) {
	for _, item := range n.Content {
		line, col, ok := l.dash(item)
		if !ok {
			l.lost = true
			return
		}
		m := l.mark(line, col, to, owner)
		start, end := l.lineSpan(line + 1)
		if after := start + col + 1; item.Line-1 == line && after < end && l.nodeStart(item) > after {
			l.gap(after, l.nodeStart(item), " ")
		}
		l.walk(item, m, to+indentStep)
	}
}

// dash is the place of the dash before an item: in its line, or alone in a line
// above it.
func (l *layout) dash(item *yaml.Node) (line, col int, ok bool) {
	line = item.Line - 1
	start, _ := l.lineSpan(item.Line)
	if at := l.blanksBefore(l.nodeStart(item), start) - 1; at >= start {
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
	text := l.line(line + 1)
	for col = len(text) - 1; col > 0 && (isBlank(text[col]) || text[col] != '-'); col-- {
	}
	return line, col, l.lines[line].from == col && text[col] == '-'
}

// mark notes a key or a dash. Before it stand only blanks and other marks.
func (l *layout) mark(line, col, to, parent int) int {
	at := &l.lines[line]
	if at.kind != entryLine {
		l.lost = l.lost || at.from != col
		at.kind, at.to = entryLine, to
	}
	l.marks = append(l.marks, entryMark{line, col, to, parent})
	at.mark = len(l.marks) - 1
	return at.mark
}
