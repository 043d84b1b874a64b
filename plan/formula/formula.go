// Package formula is the language of indicators: arithmetic over the measures of a
// plan. It reads formulas with the place of every piece and computes them exactly.
// It knows nothing of YAML or plans.
package formula

import "math/big"

// Span is the bytes [Start, End) of the formula's text.
type Span struct{ Start, End int }

// Where is the span itself: every node embeds a span and so has this method.
func (s Span) Where() Span { return s }

// Expr is a node of a formula: *Number, *Measure, *Unary, *Binary or *Call.
// Parentheses are not nodes, and spans leave out those around a node. A tree never
// changes once it is read, so formulas may be shared.
type Expr interface {
	// String is the canonical spelling. Parse reads it back to the same tree.
	String() string
	Where() Span
	expr()
}

// Number is a literal. `20 %` has Percent, Text `20` and Value 1/5. Value is never
// negative: a minus is a Unary.
type Number struct {
	Span
	Text    string
	Value   *big.Rat
	Percent bool
}

// Measure is a quantity of the plan in the year evaluated. `X[n-2]` has Back 2: it
// is the quantity two years before. `X[2016]` has Fixed 2016: it is that year's. A
// Cumulative one is the sum from the plan's first year to the year evaluated.
type Measure struct {
	Span
	Code       string
	CodeAt     Span // the code alone, with its brackets
	Back       int
	Fixed      int // 0 for most
	Cumulative bool
}

// Year is the year whose figure the measure is when a year is evaluated; the last one of
// a cumulative measure.
func (m *Measure) Year(evaluated int) int {
	if m.Fixed != 0 {
		return m.Fixed
	}
	return evaluated - m.Back
}

// Unary is the negation of X.
type Unary struct {
	Span
	X Expr
}

// Binary is X Op Y; Op is one of + - * /. `a + b + c` is a tree that leans to the
// left and may be very deep: walk it with chain, never by recursion.
type Binary struct {
	Span
	Op   byte
	X, Y Expr
}

// Call is a function of Args. The digits of `round(x, 2)` are in Digits, not in
// Args.
type Call struct {
	Span
	Function *Function
	Args     []Expr
	Digits   int
}

func (*Number) expr()  {}
func (*Measure) expr() {}
func (*Unary) expr()   {}
func (*Binary) expr()  {}
func (*Call) expr()    {}

// Measures lists the measures of a formula in the order of writing. A code that is
// used twice is listed twice.
func Measures(e Expr) []*Measure { return leaves[*Measure](e) }

// Numbers lists the literals of a formula in the order of writing.
func Numbers(e Expr) []*Number { return leaves[*Number](e) }

func leaves[T Expr](e Expr) []T {
	if leaf, ok := e.(T); ok {
		return []T{leaf}
	}
	var all []T
	for _, part := range parts(e) {
		all = append(all, leaves[T](part)...)
	}
	return all
}

// Renamed is a copy of a formula whose measures have the codes that now returns. Its
// spans are those of the old text.
func Renamed(e Expr, now func(code string) string) Expr {
	switch e := e.(type) {
	case *Measure:
		m := *e
		m.Code = now(e.Code)
		return &m
	case *Unary:
		return &Unary{e.Span, Renamed(e.X, now)}
	case *Binary:
		first, links := e.chain()
		x := Renamed(first, now)
		for _, link := range links {
			x = &Binary{link.Span, link.Op, x, Renamed(link.Y, now)}
		}
		return x
	case *Call:
		c := *e
		c.Args = make([]Expr, len(e.Args))
		for i, arg := range e.Args {
			c.Args[i] = Renamed(arg, now)
		}
		return &c
	}
	return e
}
