package formula

import (
	"strconv"
	"strings"
)

func (n *Number) String() string  { return spell(n) }
func (m *Measure) String() string { return spell(m) }
func (u *Unary) String() string   { return spell(u) }
func (b *Binary) String() string  { return spell(b) }
func (c *Call) String() string    { return spell(c) }

// spelling is how a formula names a measure: its code, in brackets if necessary.
func spelling(code string) string {
	if isBare(code) {
		return code
	}
	return "[" + code + "]"
}

// isBare reports whether a code needs no brackets: it is ASCII letters, digits, `_`
// and `.`, and begins with neither a digit nor a point.
func isBare(code string) bool {
	return code != "" && kinds[code[0]] == word && wordEnd(code, 0) == len(code)
}

func spell(e Expr) string { return string(speller{}.append(nil, e)) }

// speller writes formulas; instead replaces some of their parts.
type speller struct {
	instead func(Expr) string // empty for what is written as usual; may be nil
	comma   string            // between arguments; empty for the usual one
	whole   Expr              // the formula itself; set with instead
}

func (s speller) append(b []byte, e Expr) []byte {
	if s.instead != nil {
		if words := s.instead(e); words != "" {
			return append(b, words...)
		}
	}
	switch e := e.(type) {
	case *Number:
		b = append(b, e.Text...)
		if e.Percent {
			b = append(b, " %"...)
		}
	case *Measure:
		b = e.append(b)
	case *Unary:
		b = s.operand(append(b, '-'), e.X, unaryLevel)
	case *Binary:
		b = s.binary(b, e)
	case *Call:
		b = s.call(b, e)
	}
	return b
}

// operand puts parentheses around an operand that binds less tightly than atLeast.
func (s speller) operand(b []byte, e Expr, atLeast int) []byte {
	if s.level(e) >= atLeast {
		return s.append(b, e)
	}
	return append(s.append(append(b, '('), e), ')')
}

// level is how tightly the written text binds. A negative number binds like a
// difference, so that two signs never meet.
func (s speller) level(e Expr) int {
	if s.instead != nil {
		if words := s.instead(e); strings.HasPrefix(words, "-") {
			return levels['-']
		} else if words != "" {
			return unaryLevel + 1
		}
	}
	return level(e)
}

func (s speller) binary(text []byte, b *Binary) []byte {
	first, links := b.chain(make([]*Binary, 0, 8))
	if b == s.whole && s.instead(first) != "" {
		text = s.append(text, first) // no sign stands before it that could meet its own
	} else {
		text = s.operand(text, first, levels[b.Op])
	}
	for _, link := range links {
		text = append(text, ' ', link.Op, ' ')
		text = s.operand(text, link.Y, levels[b.Op]+1)
	}
	return text
}

func (m *Measure) append(b []byte) []byte {
	if m.Cumulative {
		return append(append(append(b, cumulative+"("...), spelling(m.Code)...), ')')
	}
	b = append(b, spelling(m.Code)...)
	if m.Back > 0 {
		b = append(strconv.AppendInt(append(b, "[n-"...), int64(m.Back), 10), ']')
	}
	return b
}

func (s speller) call(b []byte, c *Call) []byte {
	comma := ", "
	if s.comma != "" {
		comma = s.comma
	}
	b = append(append(b, c.Function.Name...), '(')
	for i, arg := range c.Args {
		if i > 0 {
			b = append(b, comma...)
		}
		b = s.append(b, arg)
	}
	if c.Function.digits {
		b = strconv.AppendInt(append(b, comma...), int64(c.Digits), 10)
	}
	return append(b, ')')
}
