package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is the kind of a token. An operator or a bracket is its own kind.
type kind byte

const (
	end     kind = 0
	word    kind = 'a' // letters, digits, `_` and `.`, beginning with a letter or `_`
	number  kind = '1' // as a word, but beginning with a digit or a point; not yet checked
	strange kind = '?' // one character that formulas do not use
)

const (
	signs     = "+-*/()[],%"
	trueMinus = '−' // U+2212, which means the same as the plain minus
)

// kindOf is the kind of token that a byte begins.
func kindOf(c byte) kind {
	switch lower := c | 0x20; {
	case c == '_' || 'a' <= lower && lower <= 'z':
		return word
	case c == '.' || isDigit(c):
		return number
	case strings.IndexByte(signs, c) >= 0:
		return kind(c)
	}
	return strange
}

// token is a piece of the text: a word, a number, a single character or the end.
type token struct {
	Span
	kind kind
}

// next moves to the next token and looks at the one after it.
func (p *parser) next() {
	p.last = p.tok
	start := skipSpaces(p.text, p.tok.End)
	p.tok = token{Span{start, start}, end}
	if start == len(p.text) {
		return
	}
	p.tok.kind = kindOf(p.text[start])
	switch p.tok.kind {
	case word, number:
		p.tok.End = wordEnd(p.text, start)
	case strange:
		r, size := utf8.DecodeRuneInString(p.text[start:])
		p.tok.End += size
		if r == trueMinus {
			p.tok.kind = '-'
		}
	default:
		p.tok.End++
	}
}

func (p *parser) lexeme(s Span) string { return p.text[s.Start:s.End] }

func isWord(c byte) bool { return kindOf(c) == word || kindOf(c) == number }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wordEnd is where the letters, digits, `_` and `.` that begin at i end.
func wordEnd(text string, i int) int {
	for i < len(text) && isWord(text[i]) {
		i++
	}
	return i
}

// skipSpaces is where the blanks from i on end.
func skipSpaces(text string, i int) int {
	return len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
}
