package layout

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
	"piao/plan/source/syntax"
)

// Width is the greatest number of columns in a line of the canonical layout, if its
// text can be folded.
const Width = 110

const quotedStyle = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle

// key notes how a key should be written, and returns its width.
func (l *layout) key(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode {
		return len("*") + len(n.Value)
	}
	start, end := syntax.Start(l.File, n), l.end(n)
	if text, respelt := l.spelling(n, end, false); respelt && n.Style&quotedStyle != 0 {
		l.gap(start, end, text)
		return utf8.RuneCountInString(text)
	}
	return utf8.RuneCount(l.Bytes[start:end])
}

// scalar notes how a scalar should be written, and its further lines.
func (l *layout) scalar(n *yaml.Node, at context) {
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		l.block(n, at.owner)
		return
	}
	start, end := syntax.Start(l.File, n), l.end(n)
	inOneLine := l.LineOf(end) == n.Line
	text, respelt := l.spelling(n, end, false)
	if !respelt {
		text = string(l.Bytes[start:end])
	}
	switch {
	case n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
	case at.inLine && at.owner != none && (!inOneLine || l.tooWide(at.owner, text)) &&
		!strings.Contains(n.Value, "\n") && !l.silenced(n.Line, l.LineOf(end)):
		l.rewrap(n, gap{start, end, text}, at)
	case inOneLine:
		l.gap(start, end, text)
	}
}

// silenced reports whether findings in a line are silenced, at the end of its text
// or above it. Such a line stays where it is.
func (l *layout) silenced(line, last int) bool {
	return bytes.Contains(l.Line(last), []byte(diag.SilenceMark)) || l.silenceAbove(line-1)
}

// silenceAbove reports whether one of the comments right above a line is a silence.
func (l *layout) silenceAbove(k int) bool {
	for k--; k >= 0 && (l.lines[k].kind == comment || l.lines[k].kind == blankLine); k-- {
		if l.isSilence(k) {
			return true
		}
	}
	return false
}

// end is where a plain or quoted text ends. It notes the further lines of the text;
// empty ones mean newlines.
func (l *layout) end(n *yaml.Node) int {
	r, ok := syntax.Reread(l.File, n)
	l.lost = l.lost || !ok
	first, last := l.LineOf(r.Start), l.LineOf(r.End)
	for line := first; line <= last; line++ {
		at := &l.lines[line-1]
		if line > first {
			at.kind = folds
		}
		_, lineEnd := l.LineSpan(line)
		at.said = max(at.said, min(r.End, lineEnd))
	}
	return r.End
}

// spelling is a plain or quoted scalar in canonical spelling: without quotes if it
// needs none, else in double quotes; empty if it is spelt so already. Quotes stay
// before a comment, which a reader might otherwise take for a part of the text.
func (l *layout) spelling(n *yaml.Node, end int, inFlow bool) (text string, respelt bool) {
	style := n.Style & quotedStyle
	switch {
	case n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
	case style == 0:
		if source.IsCondition(n.Value) && n.Value != "<<" && !source.NeedsEscapes(n.Value) {
			return `"` + n.Value + `"`, true
		}
	case !source.NeedsQuotes(n.Value, inFlow) && !l.commentFollows(end):
		return n.Value, true
	case style == yaml.SingleQuotedStyle && !source.NeedsEscapes(n.Value):
		return `"` + n.Value + `"`, true
	}
	return "", false
}

func (l *layout) commentFollows(end int) bool {
	_, lineEnd := l.LineSpan(l.LineOf(end))
	return bytes.HasPrefix(bytes.TrimLeft(l.Bytes[end:lineEnd], " \t"), []byte("#"))
}
