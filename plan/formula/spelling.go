package formula

import (
	"cmp"
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
	return code != "" && kindOf(code[0]) == word && wordEnd(code, 0) == len(code)
}

func spell(e Expr) string {
	text, _ := speller{}.spell(e)
	return text
}

// speller writes formulas; instead replaces some of their parts.
type speller struct {
	instead func(Expr) string // empty for what is written as usual; may be nil
	comma   string            // between arguments; empty for the usual one
	whole   Expr              // the formula itself; set with instead
}

// spell is the text of a formula and how tightly it binds. A negative number binds
// like a difference, so that two signs never meet.
func (s speller) spell(e Expr) (text string, level int) {
	if s.instead != nil {
		if words := s.instead(e); strings.HasPrefix(words, "-") {
			return words, levels['-']
		} else if words != "" {
			return words, unaryLevel
		}
	}
	switch e := e.(type) {
	case *Number:
		if text = e.Text; e.Percent {
			text += " %"
		}
	case *Measure:
		text = e.spell()
	case *Unary:
		return "-" + s.operand(e.X, unaryLevel), unaryLevel
	case *Binary:
		return s.binary(e), levels[e.Op]
	case *Call:
		text = s.call(e)
	}
	return text, unaryLevel
}

// operand puts parentheses around an operand that binds less tightly than atLeast.
func (s speller) operand(e Expr, atLeast int) string {
	text, level := s.spell(e)
	if level < atLeast {
		return "(" + text + ")"
	}
	return text
}

func (s speller) binary(b *Binary) string {
	first, links := b.chain()
	level := levels[b.Op]
	if b == s.whole && s.instead(first) != "" {
		level = 0 // no sign before it that could meet its own
	}
	var text strings.Builder
	text.WriteString(s.operand(first, level))
	for _, link := range links {
		text.WriteString(" " + string(link.Op) + " " + s.operand(link.Y, levels[b.Op]+1))
	}
	return text.String()
}

func (m *Measure) spell() string {
	switch code := spelling(m.Code); {
	case m.Cumulative:
		return cumulative + "(" + code + ")"
	case m.Back > 0:
		return code + "[n-" + strconv.Itoa(m.Back) + "]"
	case m.Fixed > 0:
		return code + "[" + strconv.Itoa(m.Fixed) + "]"
	default:
		return code
	}
}

func (s speller) call(c *Call) string {
	var args []string
	for _, arg := range c.Args {
		args = append(args, s.operand(arg, 0))
	}
	if c.Function.digits {
		args = append(args, strconv.Itoa(c.Digits))
	}
	return c.Function.Name + "(" + strings.Join(args, cmp.Or(s.comma, ", ")) + ")"
}
