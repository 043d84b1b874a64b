package formula

import "slices"

// unmatched is what two lists do not have in common, in whatever order.
func unmatched(old, new []operand) (gone, came []operand) {
	left := map[string]int{}
	for _, o := range new {
		left[o.normal()]++
	}
	had := map[string]int{}
	for _, o := range old {
		key := o.normal()
		if left[key] > 0 {
			left[key]--
			had[key]++
			continue
		}
		gone = append(gone, o)
	}
	for _, o := range new {
		key := o.normal()
		if had[key] > 0 {
			had[key]--
			continue
		}
		came = append(came, o)
	}
	return gone, came
}

func (c *comparison) unmatched(old, new []operand) (gone, came []operand) {
	gone, came = unmatched(old, new)
	c.shared += len(old) - len(gone)
	return gone, came
}

// pair says what stands in place of what: the only one for the only one, else
// what is over the same measures; the rest went and came.
func (c *comparison) pair(part string, role Role, gone, came []operand) {
	alone := len(gone) == 1 && len(came) == 1
	if tooMany(gone, came) {
		c.givenUp = true
		return
	}
	for _, o := range gone {
		k := slices.IndexFunc(came, func(n operand) bool {
			return n.undone == o.undone && (alone || sameCodes(o.Expr, n.Expr))
		})
		if k < 0 {
			c.add(part, o.role(role), o.Expr, nil)
			continue
		}
		c.add(part, o.role(role), o.Expr, came[k].Expr)
		came = without(came, k)
	}
	for _, n := range came {
		c.add(part, n.role(role), nil, n.Expr)
	}
}

// tooMany says that what differs is more than a list would say.
func tooMany(gone, came []operand) bool { return len(gone)+len(came) > 2*mostDifferences }

// role is the role of an operand of a sum, or the one that all have.
func (o operand) role(role Role) Role {
	if role == Term && o.undone {
		return Subtrahend
	}
	return role
}

// sameCodes says that two formulas are over the same measures, be it of other
// years.
func sameCodes(a, b Expr) bool {
	return slices.EqualFunc(Measures(a), Measures(b), func(x, y *Measure) bool { return x.Code == y.Code })
}

func without(all []operand, k int) []operand {
	return append(slices.Clone(all[:k]), all[k+1:]...)
}

func count(all []operand, undone bool) int { return len(those(all, undone)) }

// those are the factors of the numerator or, undone, of the denominator.
func those(all []operand, undone bool) []operand {
	var some []operand
	for _, o := range all {
		if o.undone == undone {
			some = append(some, operand{Expr: o.Expr})
		}
	}
	return some
}
