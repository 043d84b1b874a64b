package evaluate

import (
	"math/big"

	"piao/plan"
)

// part is a child in a weighted mean: its weight, and what it brings.
type part struct {
	weight     *big.Rat
	counts     bool // it takes part in the score
	potential  bool // it could: it has a target and is not excluded
	whole      bool // nothing of it is missing
	score      *big.Rat
	worst      *big.Rat
	best       *big.Rat
	coverage   *big.Rat
	share      *big.Rat // of the parent's score, set by mean
	atMost     *big.Rat // its share among all that could count, set by mean
	excluded   bool     // something of it is formally excluded
	asExcluded ifZero
}

// ifZero is what a child brings if what is excluded scores 0.
type ifZero struct {
	counts bool
	score  *big.Rat
}

// mean is the weighted mean of the parts that count, Σ wᵢ·scoreᵢ / Σ wᵢ, and the
// same of what is known at worst and at best. It sets each part's shares.
func mean(parts []part) Tally {
	shares(parts, func(p *part) bool { return p.counts }, func(p *part, s *big.Rat) { p.share = s })
	var t Tally
	complete := complete(parts)
	if some(parts, func(p *part) bool { return p.counts }) {
		t.Score = weigh(parts, func(p *part) *big.Rat { return p.share }, func(p *part) *big.Rat { return p.score })
	}
	if complete {
		setAtMost(parts)
		if t.Score != nil {
			t.Worst, t.Best, t.Coverage = t.Score, t.Score, one
		}
		return t
	}
	shares(parts, func(p *part) bool { return p.potential }, func(p *part, s *big.Rat) { p.atMost = s })
	atMost := func(p *part) *big.Rat { return p.atMost }
	t.Worst = weigh(parts, atMost, func(p *part) *big.Rat { return p.worst })
	t.Best = weigh(parts, atMost, func(p *part) *big.Rat { return p.best })
	t.Coverage = weigh(parts, atMost, func(p *part) *big.Rat { return p.coverage })
	return t
}

// setAtMost gives complete parts the shares they have: all that could count does.
func setAtMost(parts []part) {
	for k := range parts {
		parts[k].atMost = parts[k].share
	}
}

// complete says that nothing of the parts is missing.
func complete(parts []part) bool {
	return !some(parts, func(p *part) bool { return p.potential && !p.whole })
}

func some(parts []part, is func(*part) bool) bool {
	for k := range parts {
		if is(&parts[k]) {
			return true
		}
	}
	return false
}

// shares divides the whole among some of the parts by their weights; the others
// get 0.
func shares(parts []part, counts func(*part) bool, set func(*part, *big.Rat)) {
	var weights []*big.Rat
	for k := range parts {
		if counts(&parts[k]) {
			weights = append(weights, parts[k].weight)
		}
	}
	total := sum(weights)
	for k := range parts {
		switch p := &parts[k]; {
		case !counts(p):
			set(p, zero)
		default:
			set(p, quo(p.weight, total))
		}
	}
}

// weigh is the sum of share × figure over the parts with a share.
func weigh(parts []part, share, figure func(*part) *big.Rat) *big.Rat {
	terms := make([]*big.Rat, 0, len(parts))
	for k := range parts {
		if p := &parts[k]; share(p).Sign() > 0 {
			terms = append(terms, mul(share(p), figure(p)))
		}
	}
	return sum(terms)
}

// withExcluded is the mean had what is excluded scored 0; it does not count where
// nothing would count even so.
func withExcluded(parts []part) ifZero {
	var weights, terms []*big.Rat
	for k := range parts {
		if p := &parts[k]; p.asExcluded.counts {
			weights = append(weights, p.weight)
			terms = append(terms, mul(p.weight, p.asExcluded.score))
		}
	}
	if len(weights) == 0 {
		return ifZero{}
	}
	return ifZero{true, quo(sum(terms), sum(weights))}
}

// rollUp computes the scores of objectives, areas and the body.
func (e *evaluation) rollUp(r *Result) {
	areas := make([]part, len(r.Areas))
	for k, a := range r.Areas {
		objectives := make([]part, len(a.Objectives))
		for j := range objectives {
			objectives[j] = e.rollUpObjective(a.Objectives[j], len(objectives))
		}
		a.Tally = mean(objectives)
		for j, o := range a.Objectives {
			o.Share, o.potential = objectives[j].share, objectives[j].atMost
		}
		areas[k] = e.parent(objectives, &a.Area.Weight, len(r.Areas), a.Tally)
		a.Weight = e.written(&a.Area.Weight)
	}
	r.Tally = mean(areas)
	if some(areas, func(p *part) bool { return p.excluded }) {
		r.ExcludedAsZero = withExcluded(areas).score
	}
	for k, a := range r.Areas {
		a.Share = areas[k].share
		e.distribute(a, areas[k].atMost)
	}
}

func (e *evaluation) rollUpObjective(o *Objective, siblings int) part {
	parts := make([]part, len(o.Indicators))
	for k, i := range o.Indicators {
		i.Weight = e.written(&i.Indicator.Weight)
		parts[k] = e.leaf(i, len(o.Indicators))
	}
	o.Tally = mean(parts)
	for k, i := range o.Indicators {
		i.Share, i.potential = parts[k].share, parts[k].atMost
	}
	o.Weight = e.written(&o.Objective.Weight)
	return e.parent(parts, &o.Objective.Weight, siblings, o.Tally)
}

// parent is what a node brings to its own parent.
func (e *evaluation) parent(parts []part, w *plan.Weight, siblings int, t Tally) part {
	p := part{weight: e.weight(w, siblings), score: t.Score, worst: t.Worst, best: t.Best, coverage: t.Coverage,
		counts:    t.Score != nil,
		potential: some(parts, func(p *part) bool { return p.potential }),
		whole:     complete(parts)}
	if p.excluded = some(parts, func(p *part) bool { return p.excluded }); p.excluded {
		p.asExcluded = withExcluded(parts)
	} else {
		p.asExcluded = ifZero{p.counts, p.score}
	}
	return p
}

// leaf is what an indicator brings to its objective. Missing and undefined
// values are left out, or score 0 where the plan says so.
func (e *evaluation) leaf(i *Indicator, siblings int) part {
	p := part{weight: e.weight(&i.Indicator.Weight, siblings), score: i.Achievement, worst: i.Achievement, best: i.Achievement, coverage: one, whole: true}
	switch i.Status {
	case NoTarget:
	case Excluded:
		p.excluded, p.asExcluded = true, ifZero{i.Target != nil || i.Judged(), zero}
	case Missing, Undefined:
		p.potential, p.whole, p.counts = true, false, e.asZero
		p.score, p.worst, p.best, p.coverage = zero, zero, i.best, zero
		p.asExcluded = ifZero{e.asZero, zero}
	default:
		p.counts, p.potential = true, true
		p.asExcluded = ifZero{true, i.Achievement}
	}
	return p
}

// weight is an element's weight this year: what the plan says, else an equal
// part, exactly.
func (e *evaluation) weight(w *plan.Weight, siblings int) *big.Rat {
	if r := e.written(w); r != nil {
		return r
	}
	return big.NewRat(1, int64(siblings))
}

// written is the weight that the plan states, or that is supposed; nil where
// there is none.
func (e *evaluation) written(w *plan.Weight) *big.Rat {
	if supposed := e.weights[w]; supposed != nil {
		return supposed
	}
	if d, ok := w.In(e.year); ok {
		return rat(d.Decimal)
	}
	return nil
}

// distribute gives the objectives and indicators of an area their shares of the
// whole body, and the indicators their contribution to its score.
func (e *evaluation) distribute(a *Area, potential *big.Rat) {
	for _, o := range a.Objectives {
		o.abs, o.potential = mul(a.Share, o.Share), mul(potential, o.potential)
		for _, i := range o.Indicators {
			i.abs, i.potential = mul(o.abs, i.Share), mul(o.potential, i.potential)
			i.Points = i.points()
		}
	}
}

// points is the contribution to the body's score: nil where there is none
// because the indicator did not count.
func (i *Indicator) points() *big.Rat {
	switch {
	case !i.Counts():
		return nil
	case i.Achievement == nil:
		return zero
	}
	return mul(i.abs, i.Achievement)
}
