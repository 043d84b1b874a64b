// Package ahead looks ahead of an evaluation: what it would be with other figures,
// what figures would have to be, how they develop over the years, and which are
// still to be collected.
package ahead

import (
	"math/big"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/target"
)

// Supposition is what is supposed instead of the facts: figures, the scoring method,
// weights of objectives, the worth of missing values.
type Supposition struct {
	Figures []Supposed
	Method  *evaluate.Method // for every indicator with a plan-wide method; nil leaves them their own
	Weights []SupposedWeight
	Missing string // open or zero; empty for the plan's own
}

// Supposed is a supposed figure of a measure in a year.
type Supposed struct {
	evaluate.Origin
	Figure *big.Rat
}

// SupposedWeight is a supposed weight of an objective among its siblings.
type SupposedWeight struct {
	Objective *plan.Objective
	Weight    *big.Rat
}

// Change is a difference from today's figure, absolute or in per cent of it.
type Change struct {
	Amount  *big.Rat
	Percent bool
}

// Of is the changed figure. Days are always whole, and so are counts that change in
// per cent.
func (c Change) Of(m *plan.Measure, was *big.Rat) *big.Rat {
	figure := add(was, c.Amount)
	if c.Percent {
		figure = add(was, mul(was, quo(c.Amount, big.NewRat(100, 1))))
	}
	if (c.Percent && target.IsCount(m.Unit.Value) || m.Kind() == target.DateKind) && was.IsInt() {
		figure.SetString(figure.FloatString(0))
	}
	return figure
}

// WhatIf evaluates a plan under a supposition. If one of several siblings
// has a supposed weight, the others keep their proportions and share what is left.
func WhatIf(r *evaluate.Result, s Supposition) *evaluate.Result {
	figures := map[evaluate.Origin]*big.Rat{}
	for _, x := range s.Figures {
		figures[x.Origin] = x.Figure
	}
	return evaluate.PlanWith(r.Plan, r.Year, r.Measurements,
		evaluate.Instead{Figures: figures, Weights: s.weights(r), Method: s.Method, Missing: s.Missing})
}

// SideBySide evaluates a supposition under each of several methods. Indicators with
// linear, steps or judged keep their own method.
func SideBySide(r *evaluate.Result, s Supposition, methods []*evaluate.Method) []*evaluate.Result {
	results := make([]*evaluate.Result, len(methods))
	for k, m := range methods {
		s.Method = m
		results[k] = WhatIf(r, s)
	}
	return results
}

// weights are those of every sibling of an objective with a supposed weight. In points
// the others keep theirs, and sums follow.
func (s Supposition) weights(r *evaluate.Result) map[*plan.Weight]*big.Rat {
	wanted := map[*plan.Weight]*big.Rat{}
	for _, w := range s.Weights {
		wanted[&w.Objective.Weight] = w.Weight
	}
	all := map[*plan.Weight]*big.Rat{}
	for _, w := range s.Weights {
		switch own := &w.Objective.Weight; {
		case r.Plan.Weighing.Points:
			all[own] = w.Weight
			by := sub(w.Weight, evaluate.WeightIn(own, r.Year, nil))
			for n := r.Of(w.Objective).Parent; n.IsDerived() && wanted[n.Stated] == nil; n = n.Parent {
				above := n.Stated
				if all[above] == nil {
					all[above] = n.Weight
				}
				all[above] = add(all[above], by)
			}
		case all[own] == nil:
			rescale(r.Plan.Siblings(w.Objective), r.Year, wanted, all)
		}
	}
	return all
}

func rescale(siblings []*plan.Weight, year int, wanted, all map[*plan.Weight]*big.Rat) {
	left, others := one, zero
	for _, w := range siblings {
		if wanted[w] != nil {
			left = sub(left, wanted[w])
		} else {
			others = add(others, evaluate.WeightIn(w, year, siblings))
		}
	}
	for _, w := range siblings {
		all[w] = wanted[w]
		if wanted[w] == nil {
			all[w] = quo(mul(evaluate.WeightIn(w, year, siblings), left), others)
		}
	}
}
