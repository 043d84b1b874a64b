package formula

import "slices"

// Divides says that a formula divides by a measure, and does not round what
// comes of it: hardly any of its values is a number with few decimals.
func Divides(e Expr) bool {
	switch e := e.(type) {
	case *Unary:
		return Divides(e.X)
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
		return Divides(first) || slices.ContainsFunc(links, (*Binary).divides)
	case *Call:
		return !e.Function.digits && slices.ContainsFunc(e.Args, Divides)
	}
	return false
}

// divides says so of one link of a chain, whatever stands before it.
func (b *Binary) divides() bool {
	return b.Op == '/' && len(Measures(b.Y)) > 0 || Divides(b.Y)
}
