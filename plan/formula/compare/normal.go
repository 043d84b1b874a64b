package compare

import (
	"slices"
	"strconv"
	"strings"

	"piao/plan/formula"
)

// Same says that two formulas are the same but for the order of what is added,
// multiplied or given to a function, for brackets that change nothing and for the
// spelling of numbers: whatever the measures, they have the same value or both
// have none. It proves no more than that: of `A * B + A` and `A * (B + 1)` it
// says no.
func Same(a, b formula.Expr) bool { return normal(a) == normal(b) }

// inAnyOrder are the functions to which the order of their arguments is nothing.
var inAnyOrder = []string{"min", "max", "sum", "avg"}

// normal is the text of a formula in which everything whose order does not matter
// is sorted.
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
		args := normals(e.Args)
		if slices.Contains(inAnyOrder, e.Function.Name) {
			slices.Sort(args)
		}
		return e.Function.Name + strconv.Itoa(e.Digits) + "(" + strings.Join(args, ",") + ")"
	}
	return e.String()
}

func normals(all []formula.Expr) []string {
	texts := make([]string, len(all))
	for i, e := range all {
		texts[i] = normal(e)
	}
	return texts
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

// keyOf tells an operand from one that is undone.
func keyOf(o formula.Operand) string {
	if o.Undone {
		return "~" + normal(o.Expr)
	}
	return normal(o.Expr)
}
