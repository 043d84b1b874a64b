package layout

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/source"
	"piao/plan/source/syntax"
)

// foldedText is the lines that a block scalar should have below its header.
type foldedText struct {
	to    int
	lines []string
}

// tooWide reports whether a text does not fit in the line after its mark.
func (l *layout) tooWide(owner int, text string) bool {
	m := l.marks[owner]
	return m.to+m.width+utf8.RuneCountInString(text) > Width
}

// rewrap rewrites a plain or quoted text that is too long for its line, or that
// spans several: in one line if it fits, else as a folded block.
func (l *layout) rewrap(n *yaml.Node, g gap, at context) {
	text, wide := g.text, l.tooWide(at.owner, g.text)
	last := l.LineOf(g.end)
	if !wide && strings.Contains(text, "\n") { // its quotes were kept as they are
		wide = true
	}
	if wide {
		lines, ok := folded(n.Value, at.to)
		if !ok || source.IsCondition(n.Value) || l.alignedBelow(g.end) {
			if n.Line == last {
				l.gap(g.start, g.end, text)
			}
			return
		}
		text = ">-"
		l.texts[n.Line-1] = foldedText{at.to, lines}
	}
	l.gap(g.start, g.end, text)
	for line := n.Line + 1; line <= last; line++ {
		l.lines[line-1].dropped = true
	}
}

// alignedBelow reports whether a comment follows an offset in its line and continues
// in the next line. There it would become part of a folded text.
func (l *layout) alignedBelow(end int) bool {
	line := l.LineOf(end)
	_, lineEnd := l.LineSpan(line)
	hash := bytes.IndexByte(l.Bytes[end:lineEnd], '#')
	if hash < 0 || line == len(l.lines) || l.lines[line].kind != comment {
		return false
	}
	below, _ := l.LineSpan(line + 1)
	return l.Pos(end+hash).Col == l.Pos(below+l.lines[line].from).Col
}

// folded is a text as lines of a folded block at a column; ok is false if folding
// would change the text.
func folded(text string, to int) ([]string, bool) {
	var lines []string
	for k, paragraph := range strings.Split(text, "\n") {
		if k > 0 {
			lines = append(lines, "")
		}
		if paragraph == "" && k > 0 {
			continue
		}
		control := func(r rune) bool { return unicode.IsControl(r) || r == '\ufeff' }
		if strings.Contains(" "+paragraph+" ", "  ") || strings.ContainsFunc(paragraph, control) {
			return nil, false
		}
		lines = append(lines, fill(paragraph, max(Width-to, Width/2))...)
	}
	return lines, text != "" && !strings.HasSuffix(text, "\n")
}

// fill breaks a text at single blanks into lines that are as long as allowed.
func fill(text string, width int) (lines []string) {
	for word := range strings.SplitSeq(text, " ") {
		last := len(lines) - 1
		if last < 0 || utf8.RuneCountInString(lines[last]+" "+word) > width {
			lines = append(lines, word)
			continue
		}
		lines[last] += " " + word
	}
	return lines
}

// block notes the lines of a block scalar, and the indent that its text should have.
func (l *layout) block(n *yaml.Node, owner int) {
	at, indicators := syntax.BlockHeader(l.File, n)
	step, _ := strconv.Atoi(strings.Trim(indicators, "+-"))
	keep := strings.Contains(indicators, "+")
	header := l.LineOf(at)
	col, to := -source.IndentStep, -source.IndentStep
	if owner != none {
		col, to = l.marks[owner].col, l.marks[owner].to
	}
	indent := col + step
	plain := step == 0
	if plain {
		indent, step = l.textIndent(header), source.IndentStep
	}
	last := l.blockLines(header, col, indent, to+step, keep)
	if plain && !keep && n.Style&yaml.FoldedStyle != 0 {
		l.refill(n.Value, indicators == "", header, last, to+step)
	}
}

// refill breaks the lines of a folded block again if one of them is too long.
func (l *layout) refill(text string, clipped bool, header, last, to int) {
	long := false
	for k := header; k < last; k++ {
		line := bytes.TrimRight(l.Line(k + 1)[l.lines[k].from:], " ")
		long = long || to+utf8.RuneCount(line) > Width && bytes.IndexByte(line, ' ') >= 0
	}
	if clipped {
		without, ok := strings.CutSuffix(text, "\n")
		text, long = without, long && ok
	}
	lines, ok := folded(text, to)
	if !long || !ok {
		return
	}
	l.texts[header-1] = foldedText{to, lines}
	for k := header; k < last; k++ {
		l.lines[k].dropped = true
	}
}

// textIndent is the indent of the first text below a line.
func (l *layout) textIndent(header int) int {
	for _, at := range l.lines[header:] {
		if at.kind != blankLine {
			return at.from
		}
	}
	return 0
}

// blockLines notes the lines below a block scalar's header that are indented at
// least as deep as its text, with the empty ones among them, and returns the last.
// Everything after the indent is text.
func (l *layout) blockLines(header, col, indent, to int, keep bool) int {
	last := header
	for k := header; k < len(l.lines) && indent > col; k++ {
		line := l.Line(k + 1)
		deep := len(line) > indent && len(bytes.TrimLeft(line[:indent], " ")) == 0
		if deep || l.lines[k].kind == blankLine && keep {
			last = k + 1
		}
		if !deep && l.lines[k].kind != blankLine {
			break
		}
	}
	for k := header; k < last; k++ {
		at := &l.lines[k]
		at.kind, at.from, at.to, at.keep = verbatim, min(indent, len(l.Line(k+1))), to, keep
	}
	l.lines[header-1].keep = keep
	return last
}
