package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/lang"
	"piao/plan/scoring"
)

// Result is an evaluation: a tree of figures from the body down. It points to the
// plan's elements and never changes. Figures are exact fractions (1 is 100 %); nil
// means "not known".
type Result struct {
	*Node        // the body
	Plan         *plan.Plan
	Year         int
	Measurements []*Measurements // all that were read, earliest year first
	Current      *Measurements   // those of the year evaluated

	// What the score would be if the excluded indicators scored 0, and what part of
	// the weight is excluded and what part is measured if they kept their places.
	// The parts are nil if there is nothing that could count.
	ExcludedAsZero, ExcludedWeight, Measured *big.Rat
}

// Of is the node of an objective of the plan; nil for one of another plan.
func (r *Result) Of(o *plan.Objective) *Node {
	for _, n := range r.Objectives() {
		if n.Objective == o {
			return n
		}
	}
	return nil
}

// WithStatus lists the indicators that have one of the given statuses.
func WithStatus(indicators []*Indicator, statuses ...Status) []*Indicator {
	var some []*Indicator
	for _, i := range indicators {
		if slices.Contains(statuses, i.Status) {
			some = append(some, i)
		}
	}
	return some
}

// IsMonitoring reports whether the figures are of a day before the year's end, when
// nothing is decided yet.
func (r *Result) IsMonitoring() bool { return r.Current.IsMonitoring() }

// Band is the only band that a score may fall in, whatever is missing; nil if there
// are two, or none.
func (r *Result) Band(t *Tally) *scoring.Band {
	if low := r.BandOf(t.Worst); t.Score != nil && low == r.BandOf(t.Best) {
		return low
	}
	return nil
}

// BandOf is the band of an exact score; nil if there is no score or nothing is decided
// yet.
func (r *Result) BandOf(score *big.Rat) *scoring.Band {
	if r.IsMonitoring() {
		return nil
	}
	return bandOf(r.Plan, score, true)
}

// bandOf is the band of a score. That of a target that is not met never begins at
// 100 %.
func bandOf(p *plan.Plan, score *big.Rat, met bool) *scoring.Band {
	if score == nil {
		return nil
	}
	for _, b := range p.Scoring.Bands {
		if from := b.From.Rat(); score.Cmp(from) >= 0 && (met || from.Cmp(one) != 0) {
			return b
		}
	}
	return nil
}

// setExcluded finds what the excluded indicators weigh and what they hide.
func (r *Result) setExcluded() {
	out := func(i *Indicator) bool { return i.Status == Excluded && i.counts() }
	if !slices.ContainsFunc(r.Indicators(), out) {
		r.ExcludedAsZero, r.Measured = r.Score, r.Coverage
		if r.Coverage != nil {
			r.ExcludedWeight = zero
		}
		return
	}
	with := func(excluded *big.Rat, of figure) *big.Rat {
		return r.mean(func(n *Node) *big.Rat {
			if out(n.Indicator) {
				return excluded
			}
			return of(n)
		})
	}
	r.ExcludedAsZero, r.Measured = with(zero, score), with(zero, coverage)
	r.ExcludedWeight = with(one, func(n *Node) *big.Rat {
		if n.Coverage == nil {
			return nil
		}
		return zero
	})
}

// NotFinal lists what keeps an evaluation from being final: figures that are
// missing, provisional or illustrative, and missed targets without a stated cause,
// which the report on a plan must give (DPCM 18/9/2012 art. 5). It is empty for a
// final evaluation.
func (r *Result) NotFinal() []lang.Message {
	var open []lang.Message
	for _, m := range r.Measurements {
		if s := m.State(); s.Code != "final" {
			open = append(open, lang.Say("%s: i dati sono %s", "%s: the figures are %s", m.File.Name, s.Name))
		}
	}
	if r.IsMonitoring() {
		open = append(open, lang.Say("%s: è un monitoraggio al %s, prima della fine dell'anno",
			"%s: it is a monitoring at %s, before the year's end", r.Current.File.Name, lang.Date(r.Current.AsOf)))
	}
	for _, i := range WithStatus(r.Indicators(), Missing, Undefined) {
		open = append(open, lang.Say("%s: %s", "%s: %s", i.Code.Value, i.Standing()))
	}
	for _, i := range WithStatus(r.Indicators(), Missed, Partial) {
		if i.Record.Cause.Value == "" {
			open = append(open, lang.Say("%s: %s, senza la causa dello scostamento (DPCM 18/9/2012, art. 5)",
				"%s: %s, without the cause of the deviation (DPCM 18/9/2012, art. 5)", i.Code.Value, i.Status.Name()))
		}
	}
	return open
}
