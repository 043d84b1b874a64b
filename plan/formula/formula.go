// Package formula is the language indicators are computed in: arithmetic over
// the measures of a plan, read with the place of every piece and computed
// exactly. It knows nothing of YAML or plans.
package formula

import "math/big"

// Span is the bytes [Start, End) of the formula's text.
type Span struct{ Start, End int }

// Where is the span itself; it is how every node tells its place.
func (s Span) Where() Span { return s }

// Expr is a node of a formula: *Number, *Measure, *Unary, *Binary or *Call.
// Parentheses are no nodes: a node's span leaves out those around it. A tree is
// never changed once it was read, so that formulas may be shared.
type Expr interface {
	// String is the canonical spelling, which Parse reads back to the same tree.
	String() string
	Where() Span
	expr()
}

// Number is a literal. With Percent, `20 %`, Text is `20` and Value is 1/5.
// Value is never negative; the minus is a Unary.
type Number struct {
	Span
	Text    string
	Value   *big.Rat
	Percent bool
}

// Measure is a quantity of the plan in the year evaluated, or Back years before
// it (`X[n-2]` is 2), or, where Cumulative, the sum from the plan's first year to
// the year evaluated. Never both.
type Measure struct {
	Span
	Code       string
	CodeAt     Span // the code alone, with its brackets
	Back       int
	Cumulative bool
}

// Unary is the negation of X.
type Unary struct {
	Span
	X Expr
}

// Binary is X Op Y, where Op is one of + - * /. `a + b + c` leans to the left,
// as deep as it is long: follow it with chain, never by recursion.
type Binary struct {
	Span
	Op   byte
	X, Y Expr
}

// Call is a function of Args. The digits of `round(x, 2)` are in Digits and not
// among the Args.
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

// Measures lists the measures of a formula in the order they are written. A code
// used twice is listed twice.
func Measures(e Expr) []*Measure { return appendMeasures(nil, e) }

func appendMeasures(list []*Measure, e Expr) []*Measure {
	switch e := e.(type) {
	case *Measure:
		return append(list, e)
	case *Unary:
		return appendMeasures(list, e.X)
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
		list = appendMeasures(list, first)
		for _, link := range links {
			list = appendMeasures(list, link.Y)
		}
	case *Call:
		for _, arg := range e.Args {
			list = appendMeasures(list, arg)
		}
	}
	return list
}

// Renamed is a formula whose measures have the codes that now gives them. The
// tree of an old formula is left as it is; the places are those of its text.
func Renamed(e Expr, now func(code string) string) Expr {
	switch e := e.(type) {
	case *Measure:
		m := *e
		m.Code = now(e.Code)
		return &m
	case *Unary:
		return &Unary{e.Span, Renamed(e.X, now)}
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
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
