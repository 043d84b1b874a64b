package evaluate

import (
	"math/big"

	"piao/plan"
)

// Node is the body, an area, an objective or an indicator, with its figures.
type Node struct {
	Area      *plan.Area // nil for other kinds of node; likewise the next two
	Objective *plan.Objective
	Indicator *Indicator

	Parent   *Node   // nil for the body
	Children []*Node // siblings, in the order of the plan

	Stated *plan.Weight // in the plan; nil for the body
	Weight *big.Rat     // as the plan states it; nil if it states none, so that all siblings weigh the same
	Share  *big.Rat     // among the siblings that count; 0 if it does not count itself
	OfBody *big.Rat     // its share of the body's score: the product of the shares along its path
	OfAll  *big.Rat     // the same, among all that could count
	Points *big.Rat     // what it brings to the body's score; nil if it does not count
	Tally
	Amounts // nil for an indicator; otherwise its own, if it is an objective, and all below it

	Own, Below Amounts
	weight     *big.Rat // Weight, or else an equal part
	counting   *big.Rat // the weight of the children that count
}

// Tally is a score, and how much of it is known.
type Tally struct {
	Score    *big.Rat // nil if nothing counts or nothing is measured
	Worst    *big.Rat // the score if every missing value scored 0; nil if nothing could count
	Best     *big.Rat // the score if every missing value scored the most it can
	Coverage *big.Rat // the share of the weight that is measured
}

// IsDerived reports whether the plan writes no weight, so that it is the sum of those
// below.
func (n *Node) IsDerived() bool { return n.Stated != nil && n.Stated.Derived }

// Complete reports whether nothing that counts is missing.
func (t *Tally) Complete() bool { return t.Coverage != nil && t.Coverage.Cmp(one) == 0 }

// Counts reports whether the node takes part in the score this year.
func (n *Node) Counts() bool { return n.Score != nil }

// element identifies a node within its plan.
type element struct {
	kind int
	code string
}

func (n *Node) element() (e element, name string) {
	switch {
	case n.Area != nil:
		return element{1, n.Area.Code.Value}, n.Area.Name.Value
	case n.Objective != nil:
		return element{2, n.Objective.Code.Value}, n.Objective.Title.Value
	case n.Indicator != nil:
		return element{3, n.Indicator.Code.Value}, n.Indicator.Name.Value
	}
	return element{}, ""
}

// Code is the plan's code of the node; empty for the body.
func (n *Node) Code() string {
	e, _ := n.element()
	return e.code
}

// Name is the plan's name of the node, an objective's title; empty for the body.
func (n *Node) Name() string {
	_, name := n.element()
	return name
}

// All lists the node and all below it, each before its children.
func (n *Node) All() []*Node {
	var all []*Node
	var add func(*Node)
	add = func(n *Node) {
		all = append(all, n)
		for _, c := range n.Children {
			add(c)
		}
	}
	add(n)
	return all
}

// Indicators lists the indicators below the node.
func (n *Node) Indicators() []*Indicator {
	var all []*Indicator
	for _, x := range n.All() {
		if x.Indicator != nil {
			all = append(all, x.Indicator)
		}
	}
	return all
}

// OwnIndicators lists the indicators that are children of the node.
func (n *Node) OwnIndicators() []*Indicator {
	var own []*Indicator
	for _, c := range n.Children {
		if c.Indicator != nil {
			own = append(own, c.Indicator)
		}
	}
	return own
}

// Objectives lists the objectives from the node down.
func (n *Node) Objectives() []*Node {
	var all []*Node
	for _, x := range n.All() {
		if x.Objective != nil {
			all = append(all, x)
		}
	}
	return all
}

// Path lists the nodes from just below the body down to the node itself.
func (n *Node) Path() []*Node {
	if n.Parent == nil {
		return nil
	}
	return append(n.Parent.Path(), n)
}

// Idle lists the nodes along the path and their siblings that do not count, and so
// leave their weight to others.
func (n *Node) Idle() []*Node {
	var idle []*Node
	for _, step := range n.Path() {
		for _, sibling := range step.Parent.Children {
			if !sibling.Counts() {
				idle = append(idle, sibling)
			}
		}
	}
	return idle
}

// ScoreIf is the node's score if some indicators brought other achievements to it,
// whether or not they count today; nil means that an indicator would not count. The
// score is nil if nothing would count.
func (n *Node) ScoreIf(worth map[*Indicator]*big.Rat) *big.Rat {
	touched := map[*Node]bool{}
	for i := range worth {
		for up := i.Node.Parent; up != nil && !touched[up]; up = up.Parent {
			touched[up] = true
		}
	}
	var score func(*Node) *big.Rat
	score = func(n *Node) *big.Rat {
		if brought, ok := worth[n.Indicator]; ok {
			return brought
		}
		if touched[n] {
			mean, _ := mean(n.Children, (*Node).effectiveWeight, score)
			return mean
		}
		return n.Score
	}
	return score(n)
}

// BodyIf is Near the body's score if the node alone brought another score to it,
// whether or not it counts today.
func (n *Node) BodyIf(score *big.Rat) *big.Rat {
	up := n.Parent
	switch {
	case up == nil:
		return score
	case n.Counts():
		body := up
		for body.Parent != nil {
			body = body.Parent
		}
		return add(Near(body.Score), mul(n.OfBody, sub(score, Near(n.Score))))
	case up.Counts(): // it takes weight from its siblings
		before := mul(up.counting, Near(up.Score))
		score = quo(add(before, mul(n.weight, score)), add(up.counting, n.weight))
	}
	return up.BodyIf(score)
}

// Utmost is the highest score that the node could have, with everything in it at its
// most, as long as what counts today goes on to count. What does not count today is
// taken in only where that raises the score. It is nil if nothing could count.
func (n *Node) Utmost() *big.Rat {
	switch i := n.Indicator; {
	case i != nil && (i.Target == nil && !i.Judged() || i.Status == Excluded && i.Zero == nil): // whatever the figures
		return nil
	case i != nil:
		return i.Most()
	}
	most := map[*Node]*big.Rat{}
	for _, c := range n.Children {
		most[c] = c.Utmost()
	}
	var best *big.Rat
	for {
		better, _ := mean(n.Children, (*Node).effectiveWeight, func(c *Node) *big.Rat {
			if best != nil && most[c] != nil && !c.Counts() && most[c].Cmp(best) <= 0 {
				return nil
			}
			return most[c]
		})
		if better == nil || best != nil && better.Cmp(best) <= 0 {
			return best
		}
		best = better
	}
}

// mean is the weighted mean of a figure of the indicators below the node.
func (n *Node) mean(of figure) *big.Rat {
	if n.Indicator != nil {
		return of(n)
	}
	m, _ := mean(n.Children, (*Node).effectiveWeight, func(c *Node) *big.Rat { return c.mean(of) })
	return m
}

func (n *Node) effectiveWeight() *big.Rat { return n.weight }
