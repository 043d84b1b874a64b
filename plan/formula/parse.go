package formula

import "piao/plan/lang"

// Error is what is wrong with a formula, where, and how to remedy it, the likeliest
// remedy first. It is put into words only when it is printed.
type Error struct {
	Span
	Message lang.Message
	Hints   []lang.Message
	Instead []string // what the hints show to be written in place of the span
}

// writing adds texts to write in place of what is wrong, and shows them.
func (e *Error) writing(texts ...string) *Error {
	for k, text := range texts {
		hint := lang.Say("scrivere %s", "write %s", text)
		if k > 0 {
			hint = lang.Say("oppure %s", "or %s", text)
		}
		e.Hints, e.Instead = append(e.Hints, hint), append(e.Instead, text)
	}
	return e
}

const (
	maxDepth = 200 // nested parentheses, functions and minus signs
	maxCode  = 200 // characters of a measure's code
)

// Parse reads a formula. known says whether the plan declares a code, to recognise
// brackets that were meant as parentheses and to word hints; dashed holds its codes with
// minus signs, to refuse an unspaced subtraction that spells one. Both may be nil. The
// caller checks that the measures exist. On an error e is nil.
func Parse(text string, known func(code string) bool, dashed Dashed) (e Expr, err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			e, err = nil, r
		default:
			panic(r)
		}
	}()
	p := parser{text: text, known: known, dashed: dashed}
	p.next()
	e = p.expression()
	if p.tok.kind != end {
		panic(p.stray(token{}))
	}
	return e, nil
}

// parser reads one formula by precedence. At the first mistake it panics with an
// *Error, which Parse recovers. After each method, last is the last token that the
// method read, and tok the one after it.
type parser struct {
	text      string
	known     func(code string) bool
	dashed    Dashed
	tok, last token
	depth     int
	commas    bool // a comma here separates arguments
	dashes    int  // up to where unspaced subtractions were checked
}

// fault makes an error; the caller decides what to do with it.
func fault(at Span, message lang.Message, hints ...lang.Message) *Error {
	return &Error{at, message, hints, nil}
}

func (p *parser) expression() Expr { return p.binary(1) }

// binary reads operators of a level and of tighter ones. It recurses once a level; a
// chain of any length is a loop.
func (p *parser) binary(atLeast int) Expr {
	start := p.tok.Start
	x := p.unary()
	for levels[p.tok.kind] >= atLeast {
		op := p.tok
		p.unspaced(op)
		p.next()
		y := p.binary(levels[op.kind] + 1)
		if op.kind == '/' && isZero(y) {
			panic(fault(y.Where(), lang.Say("si divide per zero", "this divides by zero")))
		}
		x = &Binary{Span{start, p.last.End}, byte(op.kind), x, y}
	}
	return x
}

func (p *parser) unary() Expr {
	if p.tok.kind != '-' {
		return p.operand()
	}
	minus := p.tok
	p.nest(minus)
	p.next()
	x := p.unary()
	p.depth--
	return &Unary{Span{minus.Start, p.last.End}, x}
}

func (p *parser) operand() Expr {
	switch p.tok.kind {
	case number:
		return p.number()
	case word:
		return p.name()
	case '[':
		return p.bracketed()
	case '(':
		var inside Expr
		p.parenthesised(false, func() { inside = p.expression() })
		return inside
	}
	panic(p.noOperand())
}

// parenthesised reads what stands in parentheses; commas says that commas separate it.
func (p *parser) parenthesised(commas bool, read func()) {
	open, outside := p.tok, p.commas
	p.nest(open)
	p.commas = commas
	p.next()
	read()
	if p.tok.kind != ')' {
		panic(p.stray(open))
	}
	p.next()
	p.depth--
	p.commas = outside
}

// nest enters a deeper level.
func (p *parser) nest(at token) {
	if p.depth++; p.depth > maxDepth {
		panic(fault(at.Span, lang.Say("più di %d parentesi, funzioni o segni meno uno dentro l'altro",
			"more than %d parentheses, functions or minus signs inside one another", maxDepth)))
	}
}

// isZero reports whether an operand is a literal zero, whatever its sign.
func isZero(e Expr) bool {
	switch e := e.(type) {
	case *Number:
		return e.Value.Sign() == 0
	case *Unary:
		return isZero(e.X)
	}
	return false
}
