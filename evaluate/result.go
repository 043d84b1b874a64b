package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
)

// Result is an evaluation: a tree with figures, from the body down. It points to
// the plan's elements and is never changed. Figures are exact fractions (1 is
// 100 %); nil is "not known".
type Result struct {
	*Node        // the body
	Plan         *plan.Plan
	Year         int
	Measurements []*Measurements // those that were read, earliest year first
	Current      *Measurements   // those of the year evaluated

	// ExcludedAsZero is the score had the excluded indicators scored 0; nil
	// where none is excluded.
	ExcludedAsZero *big.Rat
}

// Of is an objective of the plan with its figures; nil for one of another plan.
func (r *Result) Of(o *plan.Objective) *Node {
	for _, n := range r.Objectives() {
		if n.Objective == o {
			return n
		}
	}
	return nil
}

// WithStatus lists those of some indicators that have one of some statuses.
func WithStatus(indicators []*Indicator, statuses ...Status) []*Indicator {
	var some []*Indicator
	for _, i := range indicators {
		if slices.Contains(statuses, i.Status) {
			some = append(some, i)
		}
	}
	return some
}

// BandOf is the band that an exact score falls in; nil for no score.
func (r *Result) BandOf(score *big.Rat) *plan.Band { return bandOf(r.Plan, score) }

func bandOf(p *plan.Plan, score *big.Rat) *plan.Band {
	if score == nil {
		return nil
	}
	for _, b := range p.Scoring.Bands {
		if score.Cmp(rat(b.From.Decimal)) >= 0 {
			return b
		}
	}
	return nil
}

// excludedAsZero is the score had the indicators that are excluded scored 0, of
// those that would count otherwise; nil where none is excluded.
func (r *Result) excludedAsZero() *big.Rat {
	excluded := WithStatus(r.Indicators(), Excluded)
	if excluded == nil {
		return nil
	}
	worth := map[*Indicator]*big.Rat{}
	for _, i := range excluded {
		if i.Target != nil || i.Judged() {
			worth[i] = zero
		}
	}
	return r.ScoreIf(worth)
}
