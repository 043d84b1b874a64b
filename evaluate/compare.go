package evaluate

import "math/big"

// Comparison is two evaluations, of one plan or of two versions of it, compared
// element by element.
type Comparison struct {
	Before, After *Result
	Pairs         []Pair // in the order of the later plan; last, what only the earlier one has
}

// Pair is an element in two evaluations; nil in an evaluation without it.
type Pair struct{ Before, After *Node }

// Compare pairs the elements of two evaluations. was maps indicators to their
// earlier codes, where these differ.
func Compare(before, after *Result, was map[string]string) *Comparison {
	c := &Comparison{Before: before, After: after}
	had := map[element]*Node{}
	for _, n := range before.All() {
		e, _ := n.element()
		had[e] = n
	}
	kept := map[*Node]bool{}
	for _, n := range after.All() {
		e, _ := n.element()
		if earlier, renamed := was[e.code]; renamed && n.Indicator != nil {
			e.code = earlier
		}
		kept[had[e]] = true
		c.Pairs = append(c.Pairs, Pair{had[e], n})
	}
	for _, n := range before.All() {
		if !kept[n] {
			c.Pairs = append(c.Pairs, Pair{n, nil})
		}
	}
	return c
}

// Body is the body in both evaluations.
func (c *Comparison) Body() Pair { return Pair{c.Before.Node, c.After.Node} }

// Those lists the pairs for which are is true.
func (c *Comparison) Those(are func(Pair) bool) []Pair {
	var some []Pair
	for _, p := range c.Pairs {
		if are(p) {
			some = append(some, p)
		}
	}
	return some
}

// Either is the element of the later evaluation, or else of the earlier one.
func (p Pair) Either() *Node {
	if p.After != nil {
		return p.After
	}
	return p.Before
}

// Points is what the element brings to the body's score in each evaluation.
func (p Pair) Points() (before, after *big.Rat) {
	return p.both(func(n *Node) *big.Rat { return n.Points })
}

// Achievements is the achievement of an indicator in each evaluation.
func (p Pair) Achievements() (before, after *big.Rat) {
	return p.both(func(n *Node) *big.Rat { return n.Indicator.Achievement })
}

func (p Pair) both(of figure) (before, after *big.Rat) {
	if p.Before != nil {
		before = of(p.Before)
	}
	if p.After != nil {
		after = of(p.After)
	}
	return before, after
}

// Gained is how many more points the element brings; negative for fewer. It is nil
// if the element brings none in either evaluation.
func (p Pair) Gained() *big.Rat {
	before, after := p.Points()
	if before != nil {
		before = sub(zero, before)
	}
	return plus(after, before)
}

// Raised is how much the score rises; negative if it falls. It is nil if either is
// not known.
func (p Pair) Raised() *big.Rat {
	before, after := p.both(score)
	if before == nil || after == nil {
		return nil
	}
	return sub(after, before)
}

// ScoreMoved reports whether an indicator's achievement or points differ.
func (p Pair) ScoreMoved() bool {
	return p.Either().Indicator != nil && (!Same(p.Points()) || !Same(p.Achievements()))
}

// Moved reports whether a figure of the element differs. Both evaluations must have
// the element.
func (p Pair) Moved() bool {
	b, a := p.Before, p.After
	if i, j := b.Indicator, a.Indicator; i != nil {
		return p.ScoreMoved() || i.Status != j.Status || !Same(i.Value, j.Value)
	}
	return !Same(b.Score, a.Score) || !Same(b.Worst, a.Worst) || !Same(b.Best, a.Best) ||
		!Same(b.Coverage, a.Coverage) || !Same(b.OfBody, a.OfBody)
}

// Same reports whether two figures are equal, or that neither is known.
func Same(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}
