package compare

import (
	"slices"
	"strconv"
	"strings"

	"piao/plan/formula"
)

// Same reports whether two formulas are equal except for the order of terms, factors
// and arguments, for brackets that change nothing and for the spelling of numbers.
// Equal formulas have the same value whatever the measures, or both have none. Same
// proves no more than that: it does not see that `A * B + A` equals `A * (B + 1)`.
func Same(a, b formula.Expr) bool { return normal(a) == normal(b) }

// inAnyOrder lists the functions for which the order of arguments does not matter.
var inAnyOrder = []string{"min", "max", "sum", "avg"}

// normal is the text of a formula with everything sorted whose order does not
// matter.
func normal(e formula.Expr) string {
	switch e := e.(type) {
	case *formula.Number:
		return e.Value.RatString()
	case *formula.Unary:
		return joined("+", formula.Terms(e))
	case *formula.Binary:
		if isSum(e) {
			return joined("+", formula.Terms(e))
		}
		return joined("*", formula.Factors(e))
	case *formula.Call:
		args := make([]string, len(e.Args))
		for i, arg := range e.Args {
			args[i] = normal(arg)
		}
		if slices.Contains(inAnyOrder, e.Function.Name) {
			slices.Sort(args)
		}
		return e.Function.Name + strconv.Itoa(e.Digits) + "(" + strings.Join(args, ",") + ")"
	}
	return e.String()
}

func joined(by string, all []formula.Operand) string {
	if len(all) == 1 && !all[0].Undone {
		return keyOf(all[0])
	}
	texts := make([]string, len(all))
	for i, o := range all {
		texts[i] = keyOf(o)
	}
	slices.Sort(texts)
	return by + "(" + strings.Join(texts, ",") + ")"
}

// keyOf gives an operand that is undone another key than one that is joined.
func keyOf(o formula.Operand) string {
	if o.Undone {
		return "~" + normal(o.Expr)
	}
	return normal(o.Expr)
}
