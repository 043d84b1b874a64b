package evaluate

import "math/big"

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
