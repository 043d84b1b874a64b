package compare

import (
	"slices"

	"piao/plan/formula"
)

// unmatched lists what each of two lists has and the other lacks, in any order.
func unmatched(old, new []formula.Operand) (gone, came []formula.Operand) {
	left := map[string]int{}
	for _, o := range new {
		left[keyOf(o)]++
	}
	for _, o := range old {
		if key := keyOf(o); left[key] > 0 {
			left[key]--
		} else {
			gone = append(gone, o)
		}
	}
	for _, o := range new {
		if key := keyOf(o); left[key] > 0 {
			left[key]--
			came = append(came, o)
		}
	}
	return gone, came
}

func (c *comparison) unmatched(old, new []formula.Operand) (gone, came []formula.Operand) {
	gone, came = unmatched(old, new)
	c.shared += len(old) - len(gone)
	return gone, came
}

// pair decides what replaces what: the only piece replaces the only piece, else
// pieces over the same measures replace one another. All others were removed or
// added.
func (c *comparison) pair(part string, role Role, gone, came []formula.Operand) {
	alone := len(gone) == 1 && len(came) == 1
	if tooMany(gone, came) {
		c.givenUp = true
		return
	}
	for _, o := range gone {
		k := slices.IndexFunc(came, func(n formula.Operand) bool {
			return n.Undone == o.Undone && (alone || sameCodes(o.Expr, n.Expr))
		})
		if k < 0 {
			c.add(part, roleOf(o, role), o.Expr, nil)
			continue
		}
		c.add(part, roleOf(o, role), o.Expr, came[k].Expr)
		came = slices.Delete(came, k, k+1)
	}
	for _, n := range came {
		c.add(part, roleOf(n, role), nil, n.Expr)
	}
}

// tooMany reports whether the differences are more than a list should show.
func tooMany(gone, came []formula.Operand) bool { return len(gone)+len(came) > 2*mostDifferences }

// roleOf is the role of an operand in a sum, or the role that all operands share.
func roleOf(o formula.Operand, role Role) Role {
	if role == Term && o.Undone {
		return Subtrahend
	}
	return role
}

// sameCodes reports whether two formulas use the same measures, possibly of other
// years.
func sameCodes(a, b formula.Expr) bool {
	return slices.EqualFunc(formula.Measures(a), formula.Measures(b),
		func(x, y *formula.Measure) bool { return x.Code == y.Code })
}

func count(all []formula.Operand, undone bool) int { return len(those(all, undone)) }

// those are the factors of the numerator or, if undone, of the denominator.
func those(all []formula.Operand, undone bool) []formula.Operand {
	var some []formula.Operand
	for _, o := range all {
		if o.Undone == undone {
			some = append(some, formula.Operand{Expr: o.Expr})
		}
	}
	return some
}
