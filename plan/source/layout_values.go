package source

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// scalar notes the lines that a scalar goes on in.
func (l *layout) scalar(n *yaml.Node, owner int) {
	start := l.nodeStart(n)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		l.block(start, owner)
	case !l.inOneLine(n, start):
		l.foldedLines(n)
	}
}

// inOneLine says that a scalar is seen at a glance to end in its own line.
func (l *layout) inOneLine(n *yaml.Node, start int) bool {
	_, end := l.lineSpan(n.Line)
	rest := l.Bytes[start:end]
	quote := n.Style & (yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle)
	if quote == 0 {
		return bytes.HasPrefix(rest, []byte(n.Value))
	}
	return len(rest) > len(n.Value)+1 && isQuote(rest[0]) && string(rest[1:1+len(n.Value)]) == n.Value && rest[1+len(n.Value)] == rest[0]
}

// foldedLines notes the further lines of a plain or quoted text. Empty ones mean
// newlines.
func (l *layout) foldedLines(n *yaml.Node) {
	r, ok := follow(l.File, n)
	if !ok {
		l.lost = true
		return
	}
	for line := l.lineOf(r.start) + 1; line <= l.lineOf(r.i); line++ {
		l.lines[line-1].kind = folds
	}
}

// block notes the lines of a block scalar, and where its text should stand.
func (l *layout) block(start, owner int) {
	r := rereading{src: l.Bytes, i: start}
	r.properties()
	header := l.lineOf(r.i)
	r.i++
	digits := r.i
	keep := r.header() == '+'
	col, to, step := -indentStep, -indentStep, 0
	if owner != none {
		col, to = l.marks[owner].col, l.marks[owner].to
	}
	for _, c := range l.Bytes[digits:r.i] {
		if '1' <= c && c <= '9' {
			step = int(c - '0')
		}
	}
	indent := col + step
	if step == 0 {
		indent, step = l.textIndent(header), indentStep
	}
	l.blockLines(header, col, indent, to+step, keep)
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

// blockLines notes the lines below a block scalar's header that are indented as
// deep as its text, and the empty ones among them. Of each all that stands
// behind the indent is text.
func (l *layout) blockLines(header, col, indent, to int, keep bool) {
	last := header
	for k := header; k < len(l.lines) && indent > col; k++ {
		line := l.line(k + 1)
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
		at.kind, at.from, at.to, at.keep = verbatim, min(indent, len(l.line(k+1))), to, keep
	}
	l.lines[header-1].keep = keep
}

// flow leaves one blank after the commas and colons of a value in brackets and
// none inside the brackets, and notes the further lines that it goes on in.
func (l *layout) flow(start int) {
	x := lexer{rereading: rereading{src: l.Bytes, i: start}, lineStart: start}
	x.next()
	for len(x.tokens) > 0 && x.depth > 0 && x.i < len(x.src) {
		n := len(x.tokens)
		x.next()
		if n > 0 && len(x.tokens) > n {
			l.between(x.tokens[n-1], x.tokens[n])
		}
	}
	for line := l.lineOf(start) + 1; line <= l.lineOf(x.i); line++ {
		l.lines[line-1].inFlow = true
	}
	for _, t := range x.tokens {
		for line := l.lineOf(t.start) + 1; t.start < t.end && isQuote(t.kind) && line <= l.lineOf(t.end); line++ {
			l.lines[line-1].kind = folds
		}
	}
}

// between sets the blanks between two neighbours in brackets.
func (l *layout) between(a, b token) {
	if len(bytes.Trim(l.Bytes[a.end:b.start], " \t")) > 0 {
		return // a line end or a comment stands there
	}
	switch {
	case a.kind == '[' || a.kind == '{' || b.kind == ']' || b.kind == '}' || b.kind == ',':
		l.gap(a.end, b.start, "")
	case b.kind == ':' && a.kind != '*' && a.kind != '&' && a.kind != '!':
		l.gap(a.end, b.start, "")
	case a.kind == ',' || a.kind == ':' && b.kind != ':':
		l.gap(a.end, b.start, " ")
	}
}
