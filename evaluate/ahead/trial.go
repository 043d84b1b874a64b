package ahead

import (
	"math/big"

	"piao/evaluate"
)

// trial is an evaluation in which some figures are tried out. Only the
// indicators that take them are evaluated again.
type trial struct {
	*evaluate.Result
	figures *evaluate.Figures
	users   map[evaluate.Origin][]*evaluate.Indicator // who takes a figure; only where the body's score is asked for
	fixed   map[evaluate.Origin]bool                  // figures that stay as they are supposed
}

func newTrial(r *evaluate.Result) *trial {
	return &trial{Result: r, figures: evaluate.NewFigures(r.Measurements), fixed: map[evaluate.Origin]bool{}}
}

// usersOf finds the indicators that take each figure.
func usersOf(r *evaluate.Result) map[evaluate.Origin][]*evaluate.Indicator {
	users := map[evaluate.Origin][]*evaluate.Indicator{}
	for _, i := range r.Indicators() {
		for _, in := range i.Inputs {
			if all := users[in.Origin()]; len(all) == 0 || all[len(all)-1] != i {
				users[in.Origin()] = append(all, i)
			}
		}
	}
	return users
}

// again evaluates an indicator with the figures as they are tried.
func (t *trial) again(i *evaluate.Indicator) *evaluate.Indicator {
	return evaluate.Alone(i.Indicator, t.Plan, t.Year, t.figures)
}

// with evaluates an indicator with one more figure tried.
func (t *trial) with(i *evaluate.Indicator, in evaluate.Input, figure *big.Rat) *evaluate.Indicator {
	t.figures.Suppose(in.Origin(), figure)
	defer t.figures.Suppose(in.Origin(), nil)
	return t.again(i)
}

// moved is what the indicators that take a figure bring to their objectives with
// the figures as they are tried.
func (t *trial) moved(o evaluate.Origin) map[*evaluate.Node]*big.Rat {
	now := map[*evaluate.Node]*big.Rat{}
	for _, i := range t.users[o] {
		now[i.Node] = t.brings(t.again(i))
	}
	return now
}

// brings is the score that an indicator brings to its objective; nil where it
// does not count.
func (t *trial) brings(i *evaluate.Indicator) *big.Rat {
	switch i.Status {
	case evaluate.NoTarget, evaluate.Excluded:
		return nil
	case evaluate.Missing, evaluate.Undefined:
		if t.Plan.Scoring.MissingIsZero() {
			return zero
		}
		return nil
	}
	return i.Achievement
}

// gain is how much higher the body's score is with other scores of some nodes of
// one level, nil for those that do not count. Where the same nodes count as before
// each brings its share; else their parents' means are taken again.
func gain(now map[*evaluate.Node]*big.Rat) *big.Rat {
	var gained []*big.Rat
	for n, score := range now {
		switch {
		case n.Parent == nil:
			return sub(orZero(score), orZero(n.Score))
		case n.Counts() != (score != nil):
			return gain(means(now))
		case score != nil:
			gained = append(gained, mul(n.OfBody, sub(score, n.Score)))
		}
	}
	return sum(gained)
}

// means are the scores of the parents of some nodes that have other scores.
func means(now map[*evaluate.Node]*big.Rat) map[*evaluate.Node]*big.Rat {
	weights, sums := map[*evaluate.Node]*big.Rat{}, map[*evaluate.Node]*big.Rat{}
	for n, score := range now {
		up := n.Parent
		if weights[up] == nil {
			weights[up] = counting(up)
			sums[up] = mul(weights[up], orZero(up.Score))
		}
		if n.Counts() {
			weights[up] = sub(weights[up], weightOf(n))
			sums[up] = sub(sums[up], mul(weightOf(n), n.Score))
		}
		if score != nil {
			weights[up] = add(weights[up], weightOf(n))
			sums[up] = add(sums[up], mul(weightOf(n), score))
		}
	}
	scores := map[*evaluate.Node]*big.Rat{}
	for up, weight := range weights {
		if scores[up] = nil; weight.Sign() > 0 {
			scores[up] = quo(sums[up], weight)
		}
	}
	return scores
}

// counting is the weight of the children that count.
func counting(n *evaluate.Node) *big.Rat {
	weight := zero
	for _, c := range n.Children {
		if c.Counts() {
			weight = add(weight, weightOf(c))
		}
	}
	return weight
}

// weightOf is the weight of a node among its siblings.
func weightOf(n *evaluate.Node) *big.Rat {
	if n.Weight != nil {
		return n.Weight
	}
	return big.NewRat(1, int64(len(n.Parent.Children)))
}

func orZero(score *big.Rat) *big.Rat {
	if score == nil {
		return zero
	}
	return score
}
