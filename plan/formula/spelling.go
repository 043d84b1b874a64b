package formula

import "strconv"

func (n *Number) String() string  { return spell(n) }
func (m *Measure) String() string { return spell(m) }
func (u *Unary) String() string   { return spell(u) }
func (b *Binary) String() string  { return spell(b) }
func (c *Call) String() string    { return spell(c) }

// Spelling is how a formula names a measure: the code, in brackets where it needs
// them.
func Spelling(code string) string {
	if isBare(code) {
		return code
	}
	return "[" + code + "]"
}

// isBare says that a code may stand without brackets: ASCII letters, digits, `_`
// and `.`, not beginning with a digit or a point.
func isBare(code string) bool {
	return code != "" && kinds[code[0]] == word && wordEnd(code, 0) == len(code)
}

func spell(e Expr) string { return string(appendExpr(nil, e)) }

func appendExpr(b []byte, e Expr) []byte {
	switch e := e.(type) {
	case *Number:
		b = append(b, e.Text...)
		if e.Percent {
			b = append(b, " %"...)
		}
	case *Measure:
		b = e.append(b)
	case *Unary:
		b = appendOperand(append(b, '-'), e.X, unaryLevel)
	case *Binary:
		b = e.append(b)
	case *Call:
		b = e.append(b)
	}
	return b
}

// appendOperand puts parentheses around what holds less tightly than level.
func appendOperand(b []byte, e Expr, atLeast int) []byte {
	if level(e) >= atLeast {
		return appendExpr(b, e)
	}
	return append(appendExpr(append(b, '('), e), ')')
}

func (b *Binary) append(text []byte) []byte {
	first, links := b.chain(make([]*Binary, 0, 8))
	text = appendOperand(text, first, levels[b.Op])
	for _, link := range links {
		text = append(text, ' ', link.Op, ' ')
		text = appendOperand(text, link.Y, levels[b.Op]+1)
	}
	return text
}

func (m *Measure) append(b []byte) []byte {
	if m.Cumulative {
		return append(append(append(b, cumulative+"("...), Spelling(m.Code)...), ')')
	}
	b = append(b, Spelling(m.Code)...)
	if m.Back > 0 {
		b = append(strconv.AppendInt(append(b, "[n-"...), int64(m.Back), 10), ']')
	}
	return b
}

func (c *Call) append(b []byte) []byte {
	b = append(append(b, c.Function.Name...), '(')
	for i, arg := range c.Args {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendExpr(b, arg)
	}
	if c.Function.digits {
		b = strconv.AppendInt(append(b, ", "...), int64(c.Digits), 10)
	}
	return append(b, ')')
}
