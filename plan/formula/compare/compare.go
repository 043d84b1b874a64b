// Package compare is what differs between two formulas.
package compare

import (
	"math/big"
	"slices"
	"strconv"

	"piao/plan/formula"
)

// Difference is one difference between a formula and an older one. Old is nil for
// what was added, New for what was removed; else New replaces Old.
type Difference struct {
	Part     string // Numerator, Denominator or a function's name; "" for the whole
	Role     Role
	Old, New formula.Expr
}

// The parts of a formula that differences name.
const (
	Numerator   = "numerator"
	Denominator = "denominator"
)

// Role is the role of the piece that differs in the formula around it.
type Role string

// The roles, by their codes in JSON.
const (
	Term       Role = "term"       // it is added
	Subtrahend Role = "subtrahend" // it is subtracted
	Factor     Role = "factor"     // it multiplies
	Divisor    Role = "divisor"    // a denominator that was added or removed
	Argument   Role = "argument"   // of the function that Part names
	Decimals   Role = "decimals"   // the number of decimals that round keeps
	Wrapper    Role = "function"   // a function applied to what was there, or taken away
)

// Roles lists the roles.
var Roles = []Role{Term, Subtrahend, Factor, Divisor, Argument, Decimals, Wrapper}

// mostDifferences is the longest useful list: a longer one says less than the two
// formulas.
const mostDifferences = 4

// Formulas lists the differences between two formulas. The list is empty if it would
// say less than the formulas themselves, because they have little or nothing in
// common.
func Formulas(old, new formula.Expr) []Difference {
	c := &comparison{}
	c.whole(old, new)
	if c.givenUp || c.shared == 0 || len(c.found) > mostDifferences {
		return nil
	}
	return c.found
}

// comparison is one run of Formulas. shared counts the pieces that both formulas
// have; givenUp says that they have too little in common.
type comparison struct {
	found   []Difference
	shared  int
	givenUp bool
}

func (c *comparison) add(part string, role Role, old, new formula.Expr) {
	c.found = append(c.found, Difference{part, role, old, new})
}

// whole compares two formulas, or the arguments of one function.
func (c *comparison) whole(old, new formula.Expr) {
	switch {
	case Same(old, new):
		c.shared++
	case c.wrapped(old, new):
	case sameFunction(old, new):
		c.calls(old.(*formula.Call), new.(*formula.Call))
	case areTerms(old, new):
		c.terms("", old, new)
	default:
		c.products(old, new)
	}
}

// wrapped finds that a function was applied to the formula, or taken away from it.
func (c *comparison) wrapped(old, new formula.Expr) bool {
	switch {
	case takes(new, old):
		c.add("", Wrapper, nil, new)
	case takes(old, new):
		c.add("", Wrapper, old, nil)
	default:
		return false
	}
	c.shared++
	return true
}

// takes reports whether the arguments of a call are an expression and otherwise only
// numbers. With another measure there would be more to say.
func takes(call, e formula.Expr) bool {
	c, ok := call.(*formula.Call)
	if !ok {
		return false
	}
	taken := false
	for _, arg := range c.Args {
		if !taken && Same(arg, e) {
			taken = true
		} else if len(formula.Measures(arg)) > 0 {
			return false
		}
	}
	return taken
}

func sameFunction(old, new formula.Expr) bool {
	a, ok := old.(*formula.Call)
	b, too := new.(*formula.Call)
	return ok && too && a.Function == b.Function
}

// calls compares two calls of one function.
func (c *comparison) calls(old, new *formula.Call) {
	if old.Digits != new.Digits {
		c.add(old.Function.Name, Decimals, whole(old.Digits), whole(new.Digits))
	}
	if old.Function.Max > 0 {
		c.whole(old.Args[0], new.Args[0])
		return
	}
	gone, came := c.unmatched(argumentsOf(old), argumentsOf(new))
	c.pair(old.Function.Name, Argument, gone, came)
}

func argumentsOf(c *formula.Call) []formula.Operand {
	all := make([]formula.Operand, len(c.Args))
	for i, arg := range c.Args {
		all[i] = formula.Operand{Expr: arg}
	}
	return all
}

func whole(n int) *formula.Number {
	return &formula.Number{Text: strconv.Itoa(n), Value: big.NewRat(int64(n), 1)}
}

// areTerms reports whether two formulas are to be compared as sums: both are sums,
// or one is a sum and the other one of its terms.
func areTerms(old, new formula.Expr) bool {
	a, b := isSum(old), isSum(new)
	if a == b {
		return a
	}
	gone, came := unmatched(formula.Terms(old), formula.Terms(new))
	return len(gone) == 0 || len(came) == 0
}

// isSum reports whether a formula is a sum. A negation is one too, with all its
// terms subtracted.
func isSum(e formula.Expr) bool {
	if _, ok := e.(*formula.Unary); ok {
		return true
	}
	b, ok := e.(*formula.Binary)
	return ok && (b.Op == '+' || b.Op == '-')
}

// terms compares sums.
func (c *comparison) terms(part string, old, new formula.Expr) {
	gone, came := c.unmatched(formula.Terms(old), formula.Terms(new))
	c.pair(part, Term, gone, came)
}

// products compares the factors of the numerators and those of the denominators.
func (c *comparison) products(old, new formula.Expr) {
	a, b := formula.Factors(old), formula.Factors(new)
	over, under := Numerator, Denominator
	below, belowNow := count(a, true), count(b, true)
	if below+belowNow == 0 {
		over = ""
	}
	gone, came := c.unmatched(a, b)
	lost, won := those(gone, false), those(came, false)
	c.factors(over, factorsRole(count(a, false), count(b, false)), lost, won, len(lost) == count(a, false))
	role := factorsRole(below, belowNow)
	if below == 0 || belowNow == 0 {
		under, role = "", Divisor
	}
	lost, won = those(gone, true), those(came, true)
	c.factors(under, role, lost, won, len(lost) == below)
}

// factorsRole is Term if there is only one factor, before and after.
func factorsRole(old, new int) Role {
	if old <= 1 && new <= 1 {
		return Term
	}
	return Factor
}

// factors compares the factors of one part that are not alike. Sums that share a
// term are compared by their terms. The others are compared one by one or, if whole
// says that the part has no others, together.
func (c *comparison) factors(part string, role Role, gone, came []formula.Operand, whole bool) {
	alone := len(gone) == 1 && len(came) == 1
	if alone && sameFunction(gone[0].Expr, came[0].Expr) {
		c.calls(gone[0].Expr.(*formula.Call), came[0].Expr.(*formula.Call))
		return
	}
	if tooMany(gone, came) {
		c.givenUp = true
		return
	}
	var rest []formula.Operand
	for _, o := range gone {
		sharing := sharingTerms(o, came)
		if len(sharing) != 1 || len(sharingTerms(came[sharing[0]], gone)) != 1 {
			rest = append(rest, o)
			continue
		}
		k := sharing[0]
		c.terms(part, o.Expr, came[k].Expr)
		came = slices.Delete(came, k, k+1)
	}
	if whole && len(rest) > 0 && len(came) > 0 && len(rest)+len(came) > 2 {
		c.add(part, Term, product(rest), product(came))
		return
	}
	c.pair(part, role, rest, came)
}

// product multiplies factors again.
func product(factors []formula.Operand) formula.Expr {
	x := factors[0].Expr
	for _, f := range factors[1:] {
		x = &formula.Binary{Op: '*', X: x, Y: f.Expr}
	}
	return x
}

// sharingTerms lists the operands that share a term with a sum.
func sharingTerms(one formula.Operand, others []formula.Operand) []int {
	var which []int
	terms := formula.Terms(one.Expr)
	for k, o := range others {
		if gone, _ := unmatched(terms, formula.Terms(o.Expr)); len(gone) < len(terms) {
			which = append(which, k)
		}
	}
	return which
}
