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
	text, _ := speller{w.instead, w.Comma, e}.spell(e)
	return text
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
	depth := 0
	for _, part := range parts(e) {
		depth = max(depth, Depth(part)+1)
	}
	return depth
}
