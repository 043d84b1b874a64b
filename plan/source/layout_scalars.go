package source

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// Width is how many columns a line of the canonical layout has at most, if its
// text can be folded.
const Width = 110

const quotedStyle = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle

// key notes how a key should be written, and gives how wide that is.
func (l *layout) key(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode {
		return len("*") + len(n.Value)
	}
	start := nodeStart(l.File, n)
	end, ok := l.inOneLine(n, start)
	if !ok {
		r, _ := follow(l.File, n)
		end = r.i
	}
	l.says(end)
	if text, respelt := l.spelling(n, end, false); respelt && n.Style&quotedStyle != 0 {
		l.gap(start, end, text)
		return utf8.RuneCountInString(text)
	}
	return utf8.RuneCount(l.Bytes[start:end])
}

// says notes that a scalar ends at an offset.
func (l *layout) says(end int) {
	at := &l.lines[l.LineOf(end)-1]
	at.said = max(at.said, end)
}

// scalar notes how a scalar should be written, and the lines that it goes on in.
func (l *layout) scalar(n *yaml.Node, at context) {
	start := nodeStart(l.File, n)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		l.block(n, start, at.owner)
		return
	}
	end, ok := l.inOneLine(n, start)
	if !ok {
		if end, ok = l.foldedLines(n); !ok {
			l.lost = true
			return
		}
	}
	l.says(end)
	if l.onlyComments {
		return
	}
	inOneLine := l.LineOf(end) == n.Line
	text, respelt := l.spelling(n, end, false)
	if !respelt && inOneLine && at.owner != none && l.marks[at.owner].to+l.marks[at.owner].width+end-start <= Width {
		return // the common case
	}
	if !respelt {
		text = string(l.Bytes[start:end])
	}
	switch {
	case n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
	case at.inLine && at.owner != none && (!inOneLine || l.tooWide(at.owner, text)) && !strings.Contains(n.Value, "\n") && !l.silenced(n.Line, l.LineOf(end)):
		l.rewrap(n, gap{start, end, text}, at)
	case inOneLine:
		l.gap(start, end, text)
	}
}

// silenced says that what is found in a line is silenced, in the line where its
// text ends or above it: then it stays where it is.
func (l *layout) silenced(line, last int) bool {
	if !l.silences {
		return false
	}
	if bytes.Contains(l.Line(last), []byte(diag.SilenceMark)) {
		return true
	}
	for k := line - 2; k >= 0 && (l.lines[k].kind == comment || l.lines[k].kind == blankLine); k-- {
		if l.isSilence(k) {
			return true
		}
	}
	return false
}

// inOneLine is where a scalar ends that is seen at a glance to end in its line.
func (l *layout) inOneLine(n *yaml.Node, start int) (end int, ok bool) {
	_, lineEnd := l.LineSpan(n.Line)
	rest := l.Bytes[start:lineEnd]
	if n.Style&quotedStyle == 0 {
		return start + len(n.Value), bytes.HasPrefix(rest, []byte(n.Value))
	}
	ok = len(rest) > len(n.Value)+1 && isQuote(rest[0]) && string(rest[1:1+len(n.Value)]) == n.Value && rest[1+len(n.Value)] == rest[0]
	return start + len(n.Value) + 2, ok
}

// foldedLines notes the further lines of a plain or quoted text, and gives where
// it ends. Empty ones mean newlines.
func (l *layout) foldedLines(n *yaml.Node) (end int, ok bool) {
	r, ok := follow(l.File, n)
	if !ok {
		return 0, false
	}
	first, last := l.LineOf(r.start), l.LineOf(r.i)
	for line := first; line <= last; line++ {
		if line > first {
			l.lines[line-1].kind = folds
		}
		if line < last {
			_, l.lines[line-1].said = l.LineSpan(line)
		}
	}
	return r.i, true
}

// spelling is a plain or quoted scalar in canonical spelling: without quotes where
// it needs none, else in double ones; nothing where it is written so. A comment
// behind it might be a part of it to whoever reads on, so that quotes stay.
func (l *layout) spelling(n *yaml.Node, end int, inFlow bool) (text string, respelt bool) {
	style := n.Style & quotedStyle
	switch {
	case l.onlyComments || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
	case style == 0:
		if isCondition(n.Value) && n.Value != "<<" && !needsEscapes(n.Value) {
			return `"` + n.Value + `"`, true
		}
	case !needsQuotes(n.Value, inFlow) && !l.commentFollows(end):
		return n.Value, true
	case style == yaml.SingleQuotedStyle && !needsEscapes(n.Value):
		return `"` + n.Value + `"`, true
	}
	return "", false
}

// needsEscapes says that a text in double quotes would need escapes.
func needsEscapes(s string) bool {
	return strings.ContainsAny(s, `"\`) || strings.IndexFunc(s, unseen) >= 0
}

// isCondition says that a text is written as targets are. One that begins with >
// needs quotes, and those of other years and indicators stand in quotes beside it.
func isCondition(s string) bool {
	switch {
	case s == "":
		return false
	case strings.IndexByte("<>=", s[0]) >= 0:
		return true
	}
	number := strings.TrimLeft(s, "-−")
	return strings.Contains(s, "..") && '0' <= number[0] && number[0] <= '9'
}

func unseen(r rune) bool { return !unicode.IsPrint(r) }

func (l *layout) commentFollows(end int) bool {
	_, lineEnd := l.LineSpan(l.LineOf(end))
	return bytes.HasPrefix(bytes.TrimLeft(l.Bytes[end:lineEnd], " \t"), []byte("#"))
}

// typed matches what readers of YAML take for something else than a text: the
// words of YAML 1.1, and whatever looks like a number, a time or a date.
var typed = regexp.MustCompile(`^(?i:~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9_.,:a-fox+-]*|[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ].*)$`)

// needsQuotes says that a text without quotes would be another text, no text at
// all, or something else to other readers of YAML.
func needsQuotes(s string, inFlow bool) bool {
	switch {
	case s == "" || strings.TrimSpace(s) != s || strings.IndexFunc(s, unseen) >= 0:
		return true
	case strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", s[0]) >= 0, isCondition(s), typed.MatchString(s):
		return true
	case strings.Contains(s, ": "), strings.Contains(s, " #"), strings.HasSuffix(s, ":"):
		return true
	}
	return inFlow && strings.ContainsAny(s, ",[]{}:")
}
