package evaluate_test

import (
	"math/big"
)

// Weighting upward.

// A worth is what an indicator counts with; nil where it does not count.
type worth func(*indicator) *big.Rat

// A weighing is a body weighed by one worth: what each element scores, its share among its siblings, and
// its part of the whole body: the product of the shares down its path. An element
// that does not count has no score.
type weighing struct {
	*model
	year               int
	of                 worth
	score, share, part map[*element]*big.Rat
}

func (m *model) weigh(body *element, year int, of worth) *weighing {
	w := &weighing{m, year, of, map[*element]*big.Rat{}, map[*element]*big.Rat{}, map[*element]*big.Rat{}}
	w.up(body)
	w.part[body] = one()
	w.down(body)
	return w
}

// up: score(parent) = Σ wᵢ·scoreᵢ / Σ wᵢ over the siblings that count.
func (w *weighing) up(e *element) *big.Rat {
	if e.indicator != nil {
		w.score[e] = w.of(e.indicator)
		return w.score[e]
	}
	sum := zero()
	for _, c := range e.children {
		if s := w.up(c); s != nil {
			sum = add(sum, times(w.weight(c, e.children, w.year), s))
		}
	}
	if weights := w.counting(e.children); weights.Sign() > 0 {
		w.score[e] = over(sum, weights)
	}
	return w.score[e]
}

// counting is the weight of the siblings that count.
func (w *weighing) counting(siblings []*element) *big.Rat {
	sum := zero()
	for _, c := range siblings {
		if w.score[c] != nil {
			sum = add(sum, w.weight(c, siblings, w.year))
		}
	}
	return sum
}

// down gives the siblings that count their shares; the weight of the others goes to them in proportion.
func (w *weighing) down(e *element) {
	weights := w.counting(e.children)
	for _, c := range e.children {
		w.share[c] = zero()
		if w.score[c] != nil {
			w.share[c] = over(w.weight(c, e.children, w.year), weights)
		}
		w.part[c] = times(w.part[e], w.share[c])
		w.down(c)
	}
}

// weight is the stated weight, or an equal share, exactly 1/n.
func (m *model) weight(e *element, siblings []*element, year int) *big.Rat {
	if s := m.stated(e, year); s != nil {
		return s
	}
	return big.NewRat(1, int64(len(siblings)))
}

// stated is the weight as the plan writes it; in points, without one, the sum of those of the children as
// written, whether or not they count; nil where siblings have none.
func (m *model) stated(e *element, year int) *big.Rat {
	if e.weights != nil {
		return e.weights[year].value
	}
	if !m.points || len(e.children) == 0 {
		return nil
	}
	sum := zero()
	for _, c := range e.children {
		points := m.stated(c, year)
		if points == nil {
			return nil
		}
		sum = add(sum, points)
	}
	return sum
}

// The four worths of the manual. inScore: missing is left out under open, and scores 0 under zero.
func (m *model) inScore(verdicts map[*indicator]verdict) worth {
	return func(i *indicator) *big.Rat {
		v := verdicts[i]
		switch {
		case !v.counts, v.incomplete && m.missing != "zero":
			return nil
		case v.incomplete:
			return zero()
		}
		return v.worth
	}
}

// The bounds and the coverage are over all that has a target and is not excluded.
func bound(verdicts map[*indicator]verdict, unknown func(verdict) *big.Rat) worth {
	return func(i *indicator) *big.Rat {
		v := verdicts[i]
		switch {
		case !v.counts:
			return nil
		case v.incomplete:
			return unknown(v)
		}
		return v.worth
	}
}

func worstOf(verdicts map[*indicator]verdict) worth {
	return bound(verdicts, func(verdict) *big.Rat { return zero() })
}

func bestOf(verdicts map[*indicator]verdict) worth {
	return bound(verdicts, func(v verdict) *big.Rat { return v.most })
}

func coverageOf(verdicts map[*indicator]verdict) worth {
	return func(i *indicator) *big.Rat {
		switch v := verdicts[i]; {
		case !v.counts:
			return nil
		case v.incomplete:
			return zero()
		}
		return one()
	}
}
