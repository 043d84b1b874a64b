package evaluate

import (
	"maps"
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
)

// Supposition is what differs from what is: figures, the scoring method, weights
// of objectives, what a missing value is worth.
type Supposition struct {
	Figures []Supposed
	Method  *Method // for every indicator that has a whole plan's method; nil for their own
	Weights []SupposedWeight
	Missing string // open or zero; nothing for the plan's own
}

// Supposed is another figure of a measure in a year.
type Supposed struct {
	Measure *plan.Measure
	Year    int
	Figure  *big.Rat
}

// SupposedWeight is another weight of an objective in its area.
type SupposedWeight struct {
	Objective *plan.Objective
	Weight    *big.Rat
}

// WhatIf is Plan under a supposition. The other objectives of an area in which
// one has another weight keep their proportions, and share what is left.
func WhatIf(p *plan.Plan, year int, measurements []*Measurements, s Supposition) *Result {
	e := newEvaluation(p, year, s.Method)
	e.weights = s.weights(p, year)
	if s.Missing != "" {
		e.asZero = s.Missing == "zero"
	}
	return e.evaluate(s.replaced(measurements))
}

// replaced is the measurements with the supposed figures; none of them is
// changed.
func (s Supposition) replaced(measurements []*Measurements) []*Measurements {
	all := slices.Clone(measurements)
	own := map[int]bool{}
	for _, x := range s.Figures {
		at := slices.IndexFunc(all, func(m *Measurements) bool { return m.Year == x.Year })
		if at < 0 {
			at = len(all)
			all = append(all, &Measurements{File: &diag.File{}, Year: x.Year})
		}
		if !own[x.Year] {
			own[x.Year] = true
			m := *all[at]
			m.values = maps.Clone(m.values)
			if m.values == nil {
				m.values = map[*plan.Measure]*Value{}
			}
			all[at] = &m
		}
		all[at].values[x.Measure] = &Value{Code: x.Measure.Code, Measure: x.Measure, Text: source.Text{Value: x.Figure.RatString()}, Figure: x.Figure}
	}
	return all
}

// weights are the weights of every objective in the areas in which one differs.
func (s Supposition) weights(p *plan.Plan, year int) map[*plan.Weight]*big.Rat {
	wanted := map[*plan.Objective]*big.Rat{}
	for _, w := range s.Weights {
		wanted[w.Objective] = w.Weight
	}
	all := map[*plan.Weight]*big.Rat{}
	for _, a := range p.Areas {
		if slices.ContainsFunc(a.Objectives, func(o *plan.Objective) bool { return wanted[o] != nil }) {
			rescale(a, year, wanted, all)
		}
	}
	return all
}

func rescale(a *plan.Area, year int, wanted map[*plan.Objective]*big.Rat, all map[*plan.Weight]*big.Rat) {
	plain := &evaluation{year: year}
	left, others := one, zero
	for _, o := range a.Objectives {
		if w := wanted[o]; w != nil {
			left = sub(left, w)
		} else {
			others = add(others, plain.weight(&o.Weight, len(a.Objectives)))
		}
	}
	for _, o := range a.Objectives {
		all[&o.Weight] = wanted[o]
		if wanted[o] == nil {
			all[&o.Weight] = quo(mul(plain.weight(&o.Weight, len(a.Objectives)), left), others)
		}
	}
}

// Value is a measure's figure in a year as an evaluation takes it: its own, or
// that of the measure it repeats; nil where no file has one.
func (r *Result) Value(m *plan.Measure, year int) *big.Rat {
	return r.again().input(m, year).Value
}

// again is an evaluation of the same plan, year and measurements, to ask for more.
func (r *Result) again() *evaluation {
	e := newEvaluation(r.Plan, r.Year, nil)
	e.read(r.Measurements)
	return e
}

// Pair is an element in two evaluations of one plan.
type Pair[T any] struct{ Before, After T }

// Moves is what differs between two evaluations of one plan.
type Moves struct {
	Before, After *Result
	Areas         []Pair[*Area]
	Objectives    []Pair[*Objective]
	Indicators    []Pair[*Indicator]
}

// Moved compares two evaluations of one plan in one year.
func Moved(before, after *Result) *Moves {
	m := &Moves{Before: before, After: after}
	for k, a := range before.Areas {
		b := after.Areas[k]
		if !a.Tally.same(&b.Tally) || a.Share.Cmp(b.Share) != 0 {
			m.Areas = append(m.Areas, Pair[*Area]{a, b})
		}
		for j, o := range a.Objectives {
			m.objective(o, b.Objectives[j])
		}
	}
	return m
}

func (m *Moves) objective(before, after *Objective) {
	if !before.Tally.same(&after.Tally) || before.abs.Cmp(after.abs) != 0 {
		m.Objectives = append(m.Objectives, Pair[*Objective]{before, after})
	}
	for k, i := range before.Indicators {
		if j := after.Indicators[k]; !i.same(j) {
			m.Indicators = append(m.Indicators, Pair[*Indicator]{i, j})
		}
	}
}

// Nothing says that no score moved, no value and no bound.
func (m *Moves) Nothing() bool {
	return len(m.Indicators) == 0 && len(m.Objectives) == 0 && len(m.Areas) == 0
}

func (t *Tally) same(u *Tally) bool {
	return same(t.Score, u.Score) && same(t.Worst, u.Worst) && same(t.Best, u.Best) && same(t.Coverage, u.Coverage)
}

func (i *Indicator) same(j *Indicator) bool {
	return i.Status == j.Status && same(i.Value, j.Value) && same(i.Achievement, j.Achievement) && same(i.Points, j.Points)
}

// same says that two figures are equal, or both not known.
func same(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}
