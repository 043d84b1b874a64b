package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/lang"
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

	// ExcludedAsZero is the score if the excluded indicators scored 0; nil if none
	// is excluded.
	ExcludedAsZero *big.Rat
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

// BandOf is the band of an exact score; nil if there is no score.
func (r *Result) BandOf(score *big.Rat) *plan.Band { return bandOf(r.Plan, score) }

func bandOf(p *plan.Plan, score *big.Rat) *plan.Band {
	if score == nil {
		return nil
	}
	for _, b := range p.Scoring.Bands {
		if score.Cmp(b.From.Rat()) >= 0 {
			return b
		}
	}
	return nil
}

// excludedAsZero is the score if those excluded indicators that would otherwise
// count scored 0; nil if none is excluded.
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
	if r.Current != nil && r.Current.IsMonitoring() {
		open = append(open, lang.Say("%s: è un monitoraggio al %s, prima della fine dell'anno",
			"%s: it is a monitoring at %s, before the year's end", r.Current.File.Name, lang.Date(r.Current.AsOf)))
	}
	for _, i := range WithStatus(r.Indicators(), Missing, Undefined) {
		open = append(open, lang.Say("%s: %s", "%s: %s", i.Code.Value, i.Status.Name()))
	}
	for _, i := range WithStatus(r.Indicators(), Missed, Partial) {
		if i.Record == nil || i.Record.Cause.Value == "" {
			open = append(open, lang.Say("%s: %s, senza la causa dello scostamento (DPCM 18/9/2012, art. 5)",
				"%s: %s, without the cause of the deviation (DPCM 18/9/2012, art. 5)", i.Code.Value, i.Status.Name()))
		}
	}
	return open
}
