package syntax

import (
	"bytes"
	"strings"

	"piao/plan/diag"
)

// Token is a piece of YAML as a lexer sees it that tolerates errors. Tokens serve
// only to explain syntax errors. Kind is the indicator itself
// (`[ ] { } , : - ? & * !`), the quote of quoted text, '|' for a whole block scalar
// of either style, or 'a' for plain text, which ends with its line.
type Token struct {
	Kind       byte
	Start, End int
	closed     bool // of quoted text: whether there is a closing quote
	first      bool // whether it begins its line, apart from dashes
	In         int  // the bracket that it stands in or closes; -1 for none
}

// lexer splits a file into tokens. It never fails and always moves on.
type lexer struct {
	scanner
	tokens    []Token
	in        int  // the bracket that is open, or none
	lineStart int  // where the line begins
	bare      int  // up to where it holds only blanks and dashes
	indent    int  // the column, from 0, of the block that the line belongs to
	opening   bool // still before the line's first key or text
}

// none is the index of no token.
const none = -1

func newLexer(f *diag.File, start int) *lexer {
	return &lexer{scanner: scanner{f.Bytes, start}, in: none, lineStart: start, opening: true}
}

// tokenise gives the tokens of a file; none if there are more than values take, as
// where a file is all quotes.
func tokenise(f *diag.File) []Token {
	most := 3 * diag.Nodes.Most
	start, _ := f.LineSpan(1)
	l := newLexer(f, start)
	for l.tokens = make([]Token, 0, min(len(l.src)/4, most)); l.i < len(l.src) && len(l.tokens) <= most; {
		l.next()
	}
	if len(l.tokens) > most {
		return nil
	}
	return l.tokens
}

// Brackets are the tokens of a value in brackets that begins at an offset, and where
// it ends. closed reports whether its brackets are closed.
func Brackets(f *diag.File, start int) (tokens []Token, end int, closed bool) {
	l := newLexer(f, start)
	for l.next(); l.in != none && l.i < len(l.src); {
		l.next()
	}
	return l.tokens, l.i, l.in == none
}

func (l *lexer) next() {
	c := l.src[l.i]
	switch {
	case l.lineEnd() > 0:
		l.i += l.lineEnd()
		l.lineStart, l.opening = l.i, true
	case IsBlank(c) || c == '\r':
		l.i++
	case c == '#':
		l.toLineEnd()
	case IsQuote(c) && !l.inPlain():
		l.quotedToken(c)
	case (c == '|' || c == '>') && l.in == none && l.isHeader():
		l.blockToken()
	case c == '[' || c == '{':
		l.add(c, l.i+1)
		l.in = len(l.tokens) - 1
	case c == ']' || c == '}':
		l.add(c, l.i+1)
		if l.in != none {
			l.in = l.tokens[l.in].In
		}
	case strings.IndexByte("-?:", c) >= 0 && l.endsWord(l.i+1), l.in != none && c == '?',
		l.in != none && (c == ',' || c == ':' && l.afterQuote()):
		l.add(c, l.i+1)
	case c == '&' || c == '*' || c == '!':
		l.add(c, l.wordEnd())
	default:
		l.add('a', l.plainEnd())
	}
}

// add appends the token from here to end, and moves there.
func (l *lexer) add(kind byte, end int) {
	if l.opening {
		l.indent = l.i - l.lineStart
		l.opening = kind == '-' || kind == '?'
	}
	for l.bare = max(l.bare, l.lineStart); l.bare < l.i && strings.IndexByte(" \t-", l.src[l.bare]) >= 0; {
		l.bare++
	}
	first := l.bare >= l.i
	l.tokens = append(l.tokens, Token{Kind: kind, Start: l.i, End: end, closed: true, first: first, In: l.in})
	l.i = end
}

func (l *lexer) afterQuote() bool {
	n := len(l.tokens)
	return n > 0 && IsQuote(l.tokens[n-1].Kind) && l.tokens[n-1].End == l.i
}

// inPlain reports whether a plain text in brackets goes on here: only a comma, a colon
// or a bracket ends it.
func (l *lexer) inPlain() bool {
	n := len(l.tokens)
	return l.in != none && n > 0 && l.tokens[n-1].Kind == 'a'
}

func IsQuote(kind byte) bool { return kind == '"' || kind == '\'' }

// endsWord reports whether a word before this offset ends there.
func (l *lexer) endsWord(i int) bool {
	return i >= len(l.src) || strings.IndexByte(" \t\r\n", l.src[i]) >= 0 || l.in != none && isFlow(l.src[i])
}

func isFlow(c byte) bool { return strings.IndexByte(",[]{}", c) >= 0 }

func (l *lexer) wordEnd() int {
	i := l.i + 1
	for !l.endsWord(i) {
		i++
	}
	return i
}

// plainEnd is where plain text ends: at its last character before a colon, a
// comment, a line end or, in brackets, before what separates entries.
func (l *lexer) plainEnd() int {
	end := l.i + 1
	for i := end; i < len(l.src) && lineEnd(l.src[i:]) == 0; i++ {
		c := l.src[i]
		if c == ':' && l.endsWord(i+1) || l.in != none && (isFlow(c) || c == '?') || c == '#' && IsBlank(l.src[i-1]) {
			break
		}
		if !IsBlank(c) {
			end = i + 1
		}
	}
	return end
}

func (l *lexer) quotedToken(quote byte) {
	r := scanner{l.src, l.i + 1}
	closed := r.toQuote(quote)
	text := l.src[l.i:r.i]
	l.add(quote, r.i)
	l.tokens[len(l.tokens)-1].closed = closed
	if nl := bytes.LastIndexByte(text, '\n'); nl >= 0 {
		l.lineStart = l.i - len(text) + nl + 1
	}
}

// toQuote moves past the closing quote, whether or not the escapes before it are
// valid.
func (r *scanner) toQuote(quote byte) bool {
	for r.i < len(r.src) {
		switch {
		case quote == '\'' && bytes.HasPrefix(r.src[r.i:], []byte("''")), quote == '"' && r.is('\\'):
			r.i = min(r.i+2, len(r.src))
		case r.is(quote):
			r.i++
			return true
		default:
			r.i++
		}
	}
	return false
}

// isHeader reports whether a `|` or `>` here begins a block scalar.
func (l *lexer) isHeader() bool {
	r := scanner{l.src, l.i + 1}
	r.indicators()
	indicators := r.i - l.i - 1
	r.blanks()
	return indicators <= 2 && (r.i == len(r.src) || r.lineEnd() > 0 || r.is('#'))
}

// blockToken takes the header and all lines that are indented deeper than their
// block.
func (l *lexer) blockToken() {
	r := scanner{l.src, l.i}
	r.toLineEnd()
	end, indent := r.i, l.indent
	if l.opening && len(l.tokens) == 0 {
		indent = -1
	}
	for r.i < len(r.src) {
		r.i += r.lineEnd()
		start := r.i
		r.blanks()
		text := r.i
		r.toLineEnd()
		if text < r.i && text-start <= indent {
			break
		}
		end = r.i
	}
	l.add('|', end)
}
