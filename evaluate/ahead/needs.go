package ahead

import (
	"math/big"
	"slices"
	"sort"

	"piao/evaluate"
	"piao/plan/formula"
)

// Needs says where the points are that a body's score lacks. Everything that is said
// to reach the goal was evaluated and reached it.
type Needs struct {
	Goal  *big.Rat
	Short *big.Rat // goal minus score; nil if there is no score
	Open  []*Gap   // indicators that count and could score more, most points first
	Idle  []*Gap   // indicators that do not count until they are measured, in the plan's order

	Left     *big.Rat  // the points that all of Open lack
	Most     *big.Rat  // the score with all of Open at Reach; nil if there is no score
	Utmost   *big.Rat  // no figures bring the score above it; nil if nothing could count
	Singles  []*Gap    // those of Open and Idle that each reach the goal alone
	Together []*Raised // those of Open that reach the goal together, most points first; empty if none do
	Reaches  *big.Rat  // the body's score with all of Together
	Awaits   bool      // only all of Idle at their most reach the goal
}

// Gap is what an indicator lacks.
type Gap struct {
	*evaluate.Indicator
	Reach *big.Rat // the most that it could achieve, up to 100 %, or up to the cap for a goal above 100 %
	Left  *big.Rat // share × (Reach - achievement); nil if it does not count
	Then  *big.Rat // the body's score with this indicator at Reach
	Takes []Needed // what its figures would have to be for Reach; empty if it has no value

	Enough  *big.Rat // the achievement with which it reaches the goal alone; nil if it cannot
	Figures []Needed // the figures that bring the body to the goal; empty if it is judged or has no value
}

// Raised is an indicator at its most, and the figure that brings it there after
// those of the indicators before it. There is no figure if the indicator is judged,
// or if the earlier figures are enough.
type Raised struct {
	*Gap
	Figure *Needed
}

// Reached reports whether the score is at least the goal.
func (n *Needs) Reached() bool { return n.Short != nil && n.Short.Sign() <= 0 }

// Reachable reports whether a way to reach the goal was found.
func (n *Needs) Reachable() bool {
	return n.Reached() || len(n.Together) > 0 || len(n.Singles) > 0 || n.Awaits
}

// NeedsOf finds what separates the body's score from a goal.
func NeedsOf(r *evaluate.Result, goal *big.Rat) *Needs {
	n := &Needs{Goal: goal, Utmost: r.Utmost()}
	if r.Score != nil {
		n.Short = sub(goal, r.Score)
	}
	t := newTrial(r)
	t.users = usersOf(r)
	for _, i := range r.Indicators() {
		switch g := t.gap(i, goal); {
		case g == nil:
		case g.Left == nil:
			n.Idle = append(n.Idle, g)
		default:
			n.Open = append(n.Open, g)
		}
	}
	slices.SortStableFunc(n.Open, func(a, b *Gap) int { return b.Left.Cmp(a.Left) })
	n.most(r)
	if n.Reached() {
		return n
	}
	if r.Score != nil {
		n.singles(t)
	}
	n.together(t)
	return n
}

// gap is what an indicator lacks; nil if it lacks nothing.
func (t *trial) gap(i *evaluate.Indicator, goal *big.Rat) *Gap {
	if i.Status == evaluate.NoTarget || i.Status == evaluate.Excluded {
		return nil
	}
	g := &Gap{Indicator: i, Reach: i.Most()}
	if goal.Cmp(one) <= 0 && g.Reach.Cmp(one) > 0 {
		g.Reach = one
	}
	g.Then = i.Node.BodyIf(g.Reach)
	if !i.Node.Counts() {
		return g
	}
	if g.Left = mul(i.Node.OfBody, sub(g.Reach, i.Node.Score)); g.Left.Sign() <= 0 {
		return nil
	}
	g.Takes = t.worth(i, g.Reach)
	return g
}

// most finds the score with every open indicator at its most.
func (n *Needs) most(r *evaluate.Result) {
	worth := scores{}
	var left []*big.Rat
	for _, g := range n.Open {
		worth[g.Indicator] = g.Reach
		left = append(left, g.Left)
	}
	n.Left, n.Most = formula.Sum(left), r.ScoreIf(worth)
}

// singles finds the indicators that reach the goal alone.
func (n *Needs) singles(t *trial) {
	known := map[evaluate.Origin]Needed{}
	for _, g := range slices.Concat(n.Open, n.Idle) {
		if g.Then.Cmp(n.Goal) < 0 {
			continue
		}
		if len(g.Takes) > 0 {
			g.Figures = t.remedies(g, n, known)
		}
		if len(g.Figures) > 0 || len(g.Takes) == 0 && t.apart(g) {
			g.Enough = g.enough(n.Goal)
			n.Singles = append(n.Singles, g)
		}
	}
}

// enough is the achievement with which an indicator alone reaches the goal. The
// score is linear in it. If the indicator does not count, the line begins at the
// score that the body would have with it at 0.
func (g *Gap) enough(goal *big.Rat) *big.Rat {
	none := g.Node.BodyIf(zero)
	if goal.Cmp(none) <= 0 {
		return zero
	}
	return quo(mul(g.Reach, sub(goal, none)), sub(g.Then, none))
}

// remedies lists the figures of an indicator that each bring the body to the goal
// alone, through every indicator that takes them. A figure is searched for once,
// however many indicators take it.
func (t *trial) remedies(g *Gap, needs *Needs, known map[evaluate.Origin]Needed) []Needed {
	var found []Needed
	for _, in := range figuresOf(g.Indicator) {
		n, ok := known[in.Origin()]
		if !ok && in.FromYear == t.Year {
			n = t.remedy(g, in, needs)
			known[in.Origin()] = n
		}
		if n.Figure != nil {
			n.Then = t.with(g.Indicator, in, n.Figure)
			found = append(found, n)
		}
	}
	return found
}

func (t *trial) remedy(g *Gap, in evaluate.Input, needs *Needs) Needed {
	score := evaluate.Near(t.Score)
	atLeast := sub(needs.Goal, score) // hardly less than what it is short of, and shorter
	gained := func(figure *big.Rat) *big.Rat {
		t.figures.Suppose(in.Origin(), figure)
		defer t.figures.Suppose(in.Origin(), nil)
		return t.gain(t.moved(in.Origin()))
	}
	n := t.find(g.Indicator, in, func(figure, _ *big.Rat) bool {
		more := gained(figure)
		return more.Cmp(atLeast) >= 0 && more.Cmp(needs.Short) >= 0
	})
	if n.Figure != nil {
		n.Score = add(score, gained(n.Figure))
	}
	return n
}

// apart reports whether no other indicator takes a figure of this one, so that it
// can change alone.
func (t *trial) apart(g *Gap) bool {
	shared := func(in evaluate.Input) bool { return len(t.users[in.Origin()]) > 1 }
	return g.Judged() || !slices.ContainsFunc(g.Inputs, shared)
}

// together raises one open indicator after another, most points first, and finds how
// many it takes to reach the goal.
func (n *Needs) together(t *trial) {
	short := n.Short
	if short == nil {
		short = n.Goal
	}
	var raised []*Raised
	var steps []scores
	for _, g := range n.Open {
		if figure, step := t.raise(g); step != nil {
			raised, steps = append(raised, &Raised{g, figure}), append(steps, step)
		}
	}
	count := sort.Search(len(steps)+1, func(k int) bool { return t.gain(joined(steps[:k])).Cmp(short) >= 0 })
	if count <= len(steps) {
		n.Together, n.Reaches = raised[:count], add(t.Score, t.gain(joined(steps[:count])))
		return
	}
	all := joined(steps)
	for _, g := range n.Idle {
		all[g.Indicator] = g.Reach
	}
	n.Awaits = len(n.Idle) > 0 && t.gain(all).Cmp(short) >= 0
}

// raise supposes a figure that brings an indicator to its most, given those that
// were supposed before, and says which scores change. It returns nil if it finds
// none. A judgement is its own figure.
func (t *trial) raise(g *Gap) (*Needed, scores) {
	takes := g.Takes
	switch {
	case g.Judged():
		return nil, scores{g.Indicator: g.Reach}
	case slices.ContainsFunc(g.Inputs, func(in evaluate.Input) bool { return t.fixed[in.Origin()] }):
		now := t.again(g.Indicator)
		if now.Achievement != nil && now.Achievement.Cmp(g.Reach) >= 0 {
			return nil, scores{}
		}
		takes = t.worth(now, g.Reach)
	}
	for _, n := range takes {
		if n.Answer == Found {
			t.figures.Suppose(n.Input.Origin(), n.Figure)
			t.fixed[n.Input.Origin()] = true
			return &n, t.moved(n.Input.Origin())
		}
	}
	return nil, nil
}
