package diff

import (
	"slices"
	"strings"

	"piao/plan"
	"piao/plan/source"
	"piao/plan/target"
)

// Facts lists the elements of a plan with all that it says of them, by kind and by
// code, in the plainest spelling. Order and layout of the file make no difference.
func Facts(p *plan.Plan) []plan.Element {
	var all []plan.Element
	for _, kind := range plan.ElementKinds {
		all = append(all, byCode(p.Elements(kind))...)
	}
	all = append(all, byCode(p.OtherResources())...)
	for k, e := range all {
		facts := plainest(e.Facts(), p.Years)
		all[k].Facts = func() []source.Fact { return facts }
	}
	return all
}

func byCode(elements []plan.Element) []plan.Element {
	slices.SortStableFunc(elements, func(a, b plan.Element) int { return strings.Compare(a.Code, b.Code) })
	return elements
}

// plainest puts facts in their plainest spelling: one weight for all years where
// they are equal, conditions without trailing zeros. Facts that no change names come
// last.
func plainest(facts []source.Fact, years []plan.Year) []source.Fact {
	var named, others []source.Fact
	for _, f := range facts {
		if c, ok := f.Value.(target.Condition); ok {
			f.Value = c.Plain()
		}
		switch p, _ := f.Value.(plan.Points); {
		case p.Derived:
		case f.Label.IsZero():
			others = append(others, f)
		default:
			named = append(named, f)
		}
	}
	return joined(append(named, others...), years)
}
