package formula

import "math/big"

// Working shows how a formula is worked out, step by step: parts of it up to Level
// deep are written as a number, the others as they are.
type Working struct {
	Level int
	Value func(*Measure) *big.Rat // the value of any measure, as for Eval
	Write func(*big.Rat) string   // writes a number that was worked out
	Given func(Expr) string       // writes a literal, or a measure's value
	Comma string                  // between arguments
}

// String is the formula with the parts up to Level worked out. Parts that divide by
// zero stay as they are.
func (w Working) String(e Expr) string {
	return string(speller{w.instead, w.Comma, e}.append(nil, e))
}

func (w Working) instead(e Expr) string {
	switch e.(type) {
	case *Number, *Measure:
		return w.Given(e)
	}
	if Depth(e) > w.Level {
		return ""
	}
	v, zero := Eval(e, w.Value)
	if zero != nil {
		return ""
	}
	return w.Write(v)
}

// Depth is the number of steps until only a number is left: 1 for `A / B`, 2 for
// `(A - B) / C`.
func Depth(e Expr) int {
	deepest := 0
	switch e := e.(type) {
	case *Unary:
		deepest = Depth(e.X)
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
		deepest = Depth(first)
		for _, link := range links {
			deepest = max(deepest, Depth(link.Y))
		}
	case *Call:
		for _, arg := range e.Args {
			deepest = max(deepest, Depth(arg))
		}
	default:
		return 0
	}
	return deepest + 1
}
