package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/formula"
)

// tree makes the nodes of the plan, from the body down, with every indicator scored.
func (e *evaluation) tree() *Node {
	body := new(Node)
	for _, a := range e.plan.Areas {
		e.plant(body.child(&Node{Area: a, Stated: &a.Weight, Weight: e.written(&a.Weight)}), a.Objectives)
	}
	if len(e.plan.Areas) == 0 {
		e.plant(body, e.plan.Top())
	}
	return body
}

// plant puts objectives below a node, each with its indicators and then with the
// objectives under it.
func (e *evaluation) plant(n *Node, objectives []*plan.Objective) {
	for _, o := range objectives {
		objective := n.child(&Node{Objective: o, Stated: &o.Weight, Weight: e.written(&o.Weight), Own: e.amounts(o)})
		for _, i := range o.Indicators {
			scored := e.indicator(i)
			scored.Node = objective.child(&Node{Indicator: scored, Stated: &i.Weight, Weight: e.written(&i.Weight)})
		}
		e.plant(objective, o.Objectives)
	}
}

// child puts a node below another.
func (n *Node) child(c *Node) *Node {
	c.Parent = n
	n.Children = append(n.Children, c)
	return c
}

// rollUp scores a node and all below it.
func (e *evaluation) rollUp(n *Node) {
	if n.Indicator != nil {
		n.Tally = e.leaf(n.Indicator)
		return
	}
	for _, c := range n.Children {
		e.rollUp(c)
		n.Below.add(c.Amounts)
		if c.weight = c.Weight; c.weight == nil {
			c.weight = big.NewRat(1, int64(len(n.Children)))
		}
	}
	n.Amounts = n.Own
	n.Amounts.add(n.Below)
	n.Tally, _ = tally(n.Children, (*Node).effectiveWeight, (*Node).effectiveWeight)
}

// leaf is what an indicator brings to its objective. Missing and undefined values
// are left out, or score 0 if the plan says so.
func (e *evaluation) leaf(i *Indicator) Tally {
	switch i.Status {
	case NoTarget, Excluded:
		return Tally{}
	case Missing, Undefined:
		t := Tally{Worst: zero, Best: i.Most(), Coverage: zero}
		if e.asZero {
			t.Score = zero
		}
		return t
	}
	return Tally{i.Achievement, i.Achievement, i.Achievement, one}
}

// written is the weight that is supposed or that the plan states; nil if there is
// none.
func (e *evaluation) written(w *plan.Weight) *big.Rat {
	if supposed := e.weights[w]; supposed != nil {
		return supposed
	}
	return written(w, e.year)
}

func written(w *plan.Weight, year int) *big.Rat {
	if d, ok := w.In(year); ok {
		return d.Rat()
	}
	return nil
}

// distribute gives the nodes below one their shares among their siblings and of the
// whole body.
func (n *Node) distribute() {
	n.counting = n.weighing(score)
	possible := n.weighing(coverage)
	for _, c := range n.Children {
		c.Share, c.OfBody, c.OfAll = zero, zero, zero
		if c.Score != nil {
			c.Share = quo(c.weight, n.counting)
			c.OfBody = mul(n.OfBody, c.Share)
			c.Points = mul(c.OfBody, c.Score)
		}
		if c.Coverage != nil {
			c.OfAll = mul(n.OfAll, quo(c.weight, possible))
		}
		c.distribute()
	}
}

// weighing is the weight of the children for which a figure is known.
func (n *Node) weighing(of figure) *big.Rat {
	var weights []*big.Rat
	for _, c := range n.Children {
		if of(c) != nil {
			weights = append(weights, c.weight)
		}
	}
	return formula.Sum(weights)
}

// A figure is one of a node's figures; nil if it is not known.
type figure func(*Node) *big.Rat

func score(n *Node) *big.Rat    { return n.Score }
func worst(n *Node) *big.Rat    { return n.Worst }
func coverage(n *Node) *big.Rat { return n.Coverage }

// tally combines the nodes' figures into weighted means. Score is the mean over what
// counts; the bounds and the coverage are means over what could count. What is not
// fully measured raises the best above the worst and lowers the coverage.
func tally(nodes []*Node, counts, could figure) (t Tally, counting *big.Rat) {
	t.Score, counting = mean(nodes, counts, score)
	if t.Score != nil && !slices.ContainsFunc(nodes, lacks) {
		return Tally{t.Score, t.Score, t.Score, one}, counting
	}
	worst, weight := mean(nodes, could, worst)
	if worst == nil {
		return t, counting
	}
	var room, lacking []*big.Rat
	for _, n := range nodes {
		if lacks(n) {
			room = append(room, mul(could(n), sub(n.Best, n.Worst)))
			lacking = append(lacking, mul(could(n), sub(one, n.Coverage)))
		}
	}
	t.Worst = worst
	t.Best = add(worst, quo(formula.Sum(room), weight))
	t.Coverage = sub(one, quo(formula.Sum(lacking), weight))
	return t, counting
}

// lacks reports whether something is missing in a node.
func lacks(n *Node) bool { return n.Coverage != nil && !n.Complete() }

// mean is the weighted mean of a figure, Σ wᵢ·xᵢ / Σ wᵢ, over the nodes for which it
// is known, and the sum of their weights. It is nil if it is known for none.
func mean(nodes []*Node, weight, of figure) (mean, all *big.Rat) {
	var weights, terms []*big.Rat
	for _, n := range nodes {
		if x := of(n); x != nil {
			w := weight(n)
			weights, terms = append(weights, w), append(terms, mul(w, x))
		}
	}
	if weights == nil {
		return nil, zero
	}
	all = formula.Sum(weights)
	return quo(formula.Sum(terms), all), all
}

// ShareIn is the share of an indicator in its objective in a year in which
// everything with a target is measured. Siblings without a target leave their weight
// to the others. It is nil if the indicator has no target.
func ShareIn(i *plan.Indicator, year int) *big.Rat {
	if !i.Due(year) {
		return nil
	}
	o := i.Objective
	siblings := o.Under()
	var weights []*big.Rat
	for k, w := range siblings {
		below := k >= len(o.Indicators)
		if below && o.Objectives[k-len(o.Indicators)].Due(year) || !below && o.Indicators[k].Due(year) {
			weights = append(weights, WeightIn(w, year, siblings))
		}
	}
	return quo(WeightIn(&i.Weight, year, siblings), formula.Sum(weights))
}

// WeightIn is a weight in a year: the plan's, or else an equal part among its siblings.
func WeightIn(w *plan.Weight, year int, siblings []*plan.Weight) *big.Rat {
	if stated := written(w, year); stated != nil {
		return stated
	}
	return big.NewRat(1, int64(len(siblings)))
}
