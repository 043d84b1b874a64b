package evaluate

import (
	"math/big"
	"slices"
)

// Needs is where the points are that a body's score lacks.
type Needs struct {
	Goal  *big.Rat
	Short *big.Rat // what the score lacks, not above 0 where it is reached; nil for no score
	Open  []*Gap   // what counts and could be worth more, most points first
	Idle  []*Gap   // what is missing and does not count until it is measured, in the plan's order

	Left     *big.Rat // what all of Open leave; nil for no score
	Most     *big.Rat // the score with all of Open at their most; nil for no score
	WithIdle *big.Rat // the same with all of Idle at their most too; nil where nothing could count
	Singles  []*Single
	Fewest   []*Gap // of Open: the fewest that reach the goal together; empty where none do
}

// Gap is what an indicator leaves on the table.
type Gap struct {
	*Indicator
	Reach *big.Rat // the most that it could be worth, up to 100 %; up to the cap for a goal above 100 %
	Left  *big.Rat // share × (Reach - achievement); nil for what does not count
	Then  *big.Rat // the body's score with it at Reach, the others as they are
}

// Single is one indicator that reaches the goal alone.
type Single struct {
	*Gap
	Enough  *big.Rat // the achievement that does
	Figures []Remedy // which figures reach the goal; none for a judgement, or where it is missing
}

// Remedy is a needed value and what it does to the body's score, through every
// indicator that the figure is part of.
type Remedy struct {
	Needed
	Score *big.Rat // nil where there is no needed value
}

// Reached says that the score is the goal, or above.
func (n *Needs) Reached() bool { return n.Short != nil && n.Short.Sign() <= 0 }

// Reachable says that some change of indicators reaches the goal.
func (n *Needs) Reachable() bool {
	return n.Reached() || len(n.Fewest) > 0 || len(n.Singles) > 0 || n.WithIdle != nil && n.WithIdle.Cmp(n.Goal) >= 0
}

// Needs finds what is between the body's score and a goal.
func (r *Result) Needs(goal *big.Rat) *Needs {
	n := &Needs{Goal: goal}
	if r.Score != nil {
		n.Short = sub(goal, r.Score)
	}
	all := map[*Indicator]*big.Rat{}
	for _, i := range r.Indicators() {
		if g := r.gap(i, goal); g != nil {
			all[i] = g.Reach
			n.add(g)
		}
	}
	slices.SortStableFunc(n.Open, func(a, b *Gap) int { return b.Left.Cmp(a.Left) })
	n.Most = r.ScoreIf(only(n.Open))
	n.WithIdle = r.ScoreIf(all)
	if r.Score != nil {
		n.Left = sub(n.Most, r.Score)
	}
	if n.Reached() || r.Score == nil {
		return n
	}
	for _, g := range slices.Concat(n.Open, n.Idle) {
		if s := r.single(g, goal); s != nil {
			n.Singles = append(n.Singles, s)
		}
	}
	n.fewest()
	return n
}

func (n *Needs) add(g *Gap) {
	if g.Left == nil {
		n.Idle = append(n.Idle, g)
	} else {
		n.Open = append(n.Open, g)
	}
}

func only(gaps []*Gap) map[*Indicator]*big.Rat {
	some := map[*Indicator]*big.Rat{}
	for _, g := range gaps {
		some[g.Indicator] = g.Reach
	}
	return some
}

// gap is what an indicator leaves; nil where that is nothing.
func (r *Result) gap(i *Indicator, goal *big.Rat) *Gap {
	if i.Status == NoTarget || i.Status == Excluded {
		return nil
	}
	g := &Gap{Indicator: i, Reach: clamp(i.Most(), zero, one)}
	if goal.Cmp(one) > 0 {
		g.Reach = i.Most()
	}
	if !i.Node.Counts() {
		g.Then = r.ScoreIf(map[*Indicator]*big.Rat{i: g.Reach})
		return g
	}
	if g.Left = mul(i.Node.OfBody, sub(g.Reach, i.known())); g.Left.Sign() <= 0 {
		return nil
	}
	g.Then = add(r.Score, g.Left)
	return g
}

// known is the achievement, 0 for a missing value that counts.
func (i *Indicator) known() *big.Rat {
	if i.Achievement == nil {
		return zero
	}
	return i.Achievement
}

// single is how an indicator reaches the goal alone; nil where it does not.
func (r *Result) single(g *Gap, goal *big.Rat) *Single {
	if g.Then.Cmp(goal) < 0 {
		return nil
	}
	s := &Single{Gap: g, Enough: r.enough(g, goal)}
	for _, needed := range r.NeededFor(g.Indicator, s.Enough) {
		s.Figures = append(s.Figures, r.remedy(g.Indicator, needed, goal))
	}
	return s
}

// enough is the achievement with which an indicator alone reaches the goal. The
// score is a line in it: of what does not count, from what it would be at 0.
func (r *Result) enough(g *Gap, goal *big.Rat) *big.Rat {
	if g.Node.Counts() {
		return add(g.known(), quo(sub(goal, r.Score), g.Node.OfBody))
	}
	none := r.ScoreIf(map[*Indicator]*big.Rat{g.Indicator: zero})
	return clamp(quo(mul(g.Reach, sub(goal, none)), sub(g.Then, none)), zero, g.Reach)
}

// with is the evaluation with one figure replaced.
func (r *Result) with(in Input, figure *big.Rat) *Result {
	return PlanWith(r.Plan, r.Year, r.Measurements, Instead{Figures: map[Origin]*big.Rat{in.Origin(): figure}})
}

// fewest takes the indicators that leave the most until the goal is reached:
// what they leave adds up, so that no shorter list does.
func (n *Needs) fewest() {
	got := zero
	for k, g := range n.Open {
		if got = add(got, g.Left); got.Cmp(n.Short) >= 0 {
			n.Fewest = n.Open[:k+1]
			return
		}
	}
}

// Single is what is said of an indicator that reaches the goal alone; nil for
// one that does not.
func (n *Needs) Single(g *Gap) *Single {
	for _, s := range n.Singles {
		if s.Gap == g {
			return s
		}
	}
	return nil
}
