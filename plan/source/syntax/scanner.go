package syntax

import (
	"bytes"
	"strings"
)

// scanner is a text and the place from which it is read on.
type scanner struct {
	src []byte
	i   int
}

// is reports whether a byte comes next.
func (s *scanner) is(c byte) bool { return s.i < len(s.src) && s.src[s.i] == c }

// IsBlank reports whether a byte is a space or a tab.
func IsBlank(c byte) bool { return c == ' ' || c == '\t' }

// Leading is the number of blanks at the beginning of a line.
func Leading(line []byte) int {
	n := 0
	for n < len(line) && IsBlank(line[n]) {
		n++
	}
	return n
}

// blanks skips spaces and tabs.
func (s *scanner) blanks() {
	for s.i < len(s.src) && IsBlank(s.src[s.i]) {
		s.i++
	}
}

// toLineEnd goes to the line end, or to the end of the file.
func (s *scanner) toLineEnd() {
	for s.i < len(s.src) && s.lineEnd() == 0 {
		s.i++
	}
}

// lineEnd is the length of the line end that comes next, or 0.
func (s *scanner) lineEnd() int { return lineEnd(s.src[s.i:]) }

func lineEnd(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\n")):
		return 1
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	}
	return 0
}

// properties skips anchors and tags, and the blanks, line ends and comments
// after them.
func (s *scanner) properties() {
	for s.is('&') || s.is('!') {
		anchor := s.is('&')
		for s.i++; s.i < len(s.src) && !s.atSpace() && (!anchor || inAnchor(s.src[s.i])); {
			s.i++
		}
		s.space()
	}
}

func inAnchor(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == '-'
}

// space skips blanks, line ends and comments.
func (s *scanner) space() {
	for s.i < len(s.src) {
		switch n := s.lineEnd(); {
		case n > 0:
			s.i += n
		case IsBlank(s.src[s.i]):
			s.i++
		case s.src[s.i] == '#':
			s.toLineEnd()
		default:
			return
		}
	}
}

func (s *scanner) atSpace() bool { return IsBlank(s.src[s.i]) || s.lineEnd() > 0 }

// indicators skips what may follow the `|` or `>` of a block scalar.
func (s *scanner) indicators() {
	for s.i < len(s.src) && strings.IndexByte("+-123456789", s.src[s.i]) >= 0 {
		s.i++
	}
}
