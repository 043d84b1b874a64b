package syntax

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/lang"
)

// token is the token with an index, or an empty one where the parser stopped.
func (p *syntaxProblem) token(i int) Token {
	if i < 0 || i >= len(p.tokens) {
		return Token{Start: p.at, End: p.at, In: none}
	}
	return p.tokens[i]
}

func (p *syntaxProblem) text(t Token) string { return string(p.Bytes[t.Start:t.End]) }

// sameLine reports whether no line end is between the end of one Token and the start
// of another.
func (p *syntaxProblem) sameLine(a, b Token) bool {
	return a.End <= b.Start && bytes.IndexByte(p.Bytes[a.End:b.Start], '\n') < 0
}

// isFirst reports whether a token begins its line, apart from dashes.
func (p *syntaxProblem) isFirst(i int) bool { return p.token(i).first }

// isLast reports whether a token is the last of its line.
func (p *syntaxProblem) isLast(i int) bool {
	return i+1 >= len(p.tokens) || !p.sameLine(p.tokens[i], p.tokens[i+1])
}

// goesOn reports whether the parser stopped at what follows a token in its line.
func (p *syntaxProblem) goesOn(before, t Token) bool {
	return p.sameLine(before, t) && (p.at <= t.Start || p.at < p.lineEndAt(before.End))
}

// restOfLine is the first line of a token's text.
func (p *syntaxProblem) restOfLine(t Token) string {
	first, _, _ := strings.Cut(p.text(t), "\n")
	return strings.TrimRight(first, " \t\r")
}

// restFrom is the rest of a line, without a comment.
func (p *syntaxProblem) restFrom(start int) string {
	lineEnd := p.lineEndAt(start)
	after := p.firstFrom(lineEnd + 1)
	end := min(p.token(after-1).End, lineEnd)
	return string(p.Bytes[start:max(start, end)])
}

// firstFrom is the index of the first Token that begins at an offset or later.
func (p *syntaxProblem) firstFrom(offset int) int {
	i, _ := slices.BinarySearchFunc(p.tokens, offset, func(t Token, at int) int { return t.Start - at })
	return i
}

func (p *syntaxProblem) lineEndAt(offset int) int {
	_, end := p.LineSpan(p.LineOf(offset))
	return end
}

// shown is a token's first line, short enough for a message.
func (p *syntaxProblem) shown(t Token) string { return short(p.restOfLine(t), 60) }

// between is the text between two offsets, short enough for a message.
func (p *syntaxProblem) between(start, end int) string {
	return short(string(p.Bytes[start:max(start, end)]), 60)
}

func short(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit]) + "…"
}

// pair is the part of an entry, key and value, that is in one line.
type pair struct {
	prefix     string // the key with its colon and a space, or "" in a list
	value      string
	start, end int // of the value
}

func (e pair) with(value string) string { return e.prefix + value }

// instead is the hint that shows the corrected line: none if that cannot be read
// either, or is too long to be shown.
func instead(line string) lang.Message {
	if utf8.RuneCountInString(line) > 300 || !readable([]byte(strings.TrimSpace(line))) {
		return lang.Message{}
	}
	return lang.Say("scrivere: %s", "write: %s", line)
}

// replace is the hint that shows a corrected line, which a text makes in place of the
// bytes from start to end.
func (p *syntaxProblem) replace(start, end int, text, line string) lang.Message {
	hint := instead(line)
	if !hint.IsZero() {
		p.fixes = []diag.Fix{{Span: p.Span(start, end), Text: text}}
	}
	return hint
}

// write is the hint that shows an entry with another value.
func (p *syntaxProblem) write(e pair, value string) lang.Message {
	return p.replace(e.start, e.end, value, e.with(value))
}

// entryOf is the entry of a token of this file.
func (p *syntaxProblem) entryOf(t Token) pair {
	return p.entry(p.firstFrom(t.Start))
}

// entry is the entry that the token with this index belongs to.
func (p *syntaxProblem) entry(i int) pair {
	if i < 0 || i >= len(p.tokens) {
		return pair{start: p.at, end: p.at}
	}
	first, colon, flow := p.entryStart(i)
	e := pair{start: p.tokens[first].Start}
	if colon >= 0 {
		e.prefix = string(p.Bytes[p.tokens[first].Start:p.tokens[colon].Start]) + ": "
		e.start = p.token(colon + 1).Start
	}
	e.end = max(e.start, p.entryEnd(max(i, colon+1), flow))
	e.value = string(p.Bytes[e.start:e.end])
	return e
}

// entryStart is the first token of an entry, the colon after its key (none if there
// is none), and whether the entry is in brackets.
func (p *syntaxProblem) entryStart(i int) (first, colon int, flow bool) {
	colon = none
	in := p.tokens[i].In
	for first = i; ; first-- {
		if t := p.tokens[first]; t.Kind == ':' && t.In == in {
			colon = first
		}
		if first == 0 || !p.sameLine(p.tokens[first-1], p.tokens[first]) || p.isDash(first-1) {
			return first, colon, in != none
		}
		if before := p.tokens[first-1]; first-1 == in || before.Kind == ',' && before.In == in {
			return first, colon, true
		}
	}
}

// isDash reports whether a token is the dash of a list's item.
func (p *syntaxProblem) isDash(i int) bool { return p.tokens[i].Kind == '-' && p.isFirst(i) }

// entryEnd is where an entry ends: at the end of the token's line or, in brackets,
// before the next comma or closing bracket.
func (p *syntaxProblem) entryEnd(i int, flow bool) int {
	end, in := p.token(i).Start, p.token(i).In
	lineEnd := p.lineEndAt(end)
	for ; i < len(p.tokens) && p.tokens[i].Start < lineEnd; i++ {
		t := p.tokens[i]
		if flow && t.In == in && (t.Kind == ',' || isCloser(t.Kind)) {
			break
		}
		end = min(t.End, lineEnd)
	}
	return end
}

func isOpener(kind byte) bool { return kind == '[' || kind == '{' }

func isCloser(kind byte) bool { return kind == ']' || kind == '}' }
