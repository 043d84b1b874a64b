package evaluate_test

import (
	"math/big"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/formula"
)

// Laws of looking ahead, on random plans.

// checkExplained: what an explanation shows gives the figures that it explains,
// exactly.
func checkExplained(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	for _, i := range r.Indicators() {
		checkWorking(t, name+", "+i.Code.Value, r, i)
		if i.Node.Points == nil || i.Achievement == nil {
			continue
		}
		points := i.Achievement
		for _, n := range i.Node.Path() {
			points = times(points, n.Share)
		}
		if points.Cmp(i.Node.Points) != 0 {
			t.Errorf("%s, %s: shares × achievement are not its points, %s", name, i.Code.Value, exact(i.Node.Points))
		}
	}
}

func checkWorking(t *testing.T, name string, r *evaluate.Result, i *evaluate.Indicator) {
	t.Helper()
	if i.Value != nil {
		v, _ := formula.Eval(i.Expr, func(m *formula.Measure) *big.Rat { return r.Term(i, m) })
		if v.Cmp(i.Value) != 0 {
			t.Errorf("%s: the terms give %s, the value is %s", name, exact(v), exact(i.Value))
		}
	}
	if w := i.Working(); w != nil {
		if v, zero := formula.Eval(w.Expr, w.Number); zero != nil || v.Cmp(i.Ratio) != 0 {
			t.Errorf("%s: %s is %s, the ratio is %s", name, w.Expr, exact(v), exact(i.Ratio))
		}
	}
}

// checkNeeded: a needed value meets the target, and a smaller change does not.
func checkNeeded(t *testing.T, name string, r *evaluate.Result, seen map[string]int) {
	t.Helper()
	for _, i := range r.Indicators() {
		for _, n := range r.Needed(i) {
			seen["needed "+n.Answer.Code()]++
			if n.Answer != evaluate.Found {
				continue
			}
			at := name + ", " + i.Code.Value + ", " + n.Input.Of.Code.Value
			status := func(figure *big.Rat) evaluate.Status {
				s := ahead.Supposition{Figures: []ahead.Supposed{{Origin: n.Input.Origin(), Figure: figure}}}
				return find(ahead.WhatIf(r, s), i.Code.Value).Status
			}
			if got := status(n.Figure); got != evaluate.Met {
				t.Errorf("%s: with %s, %s is %s", at, exact(n.Figure), i.Formula.Value, got.Code())
			}
			if n.Change.Sign() == 0 {
				t.Errorf("%s: no change is needed", at)
			}
			half := new(big.Rat).Sub(n.Figure, new(big.Rat).Quo(n.Change, big.NewRat(2, 1)))
			if got := status(half); evaluate.IsCount(n.Input.Of.Unit.Value) && n.Input.Value.IsInt() {
				less := new(big.Rat).Sub(n.Figure, big.NewRat(int64(n.Change.Sign()), 1))
				if got := status(less); got == evaluate.Met {
					t.Errorf("%s: %s is enough, but so is %s", at, exact(n.Figure), exact(less))
				}
			} else if got == evaluate.Met && n.Input.Of.Kind() == plan.NumberKind && n.Change.Cmp(big.NewRat(1, 1)) > 0 {
				t.Errorf("%s: %s is enough, but so is %s", at, exact(n.Figure), exact(half))
			}
		}
	}
}

// checkThreshold: with the figure that is missing at its threshold the target is
// met, and just beyond it is not.
func checkThreshold(t *testing.T, name string, r *evaluate.Result, seen map[string]int) {
	t.Helper()
	for _, i := range r.Indicators() {
		x := r.Threshold(i)
		if x == nil {
			continue
		}
		seen["threshold"]++
		beyond := big.NewRat(1, 1)
		if x.AtLeast {
			beyond = big.NewRat(-1, 1)
		}
		meets := func(figure *big.Rat) bool {
			s := ahead.Supposition{Figures: []ahead.Supposed{{Origin: x.Input.Origin(), Figure: figure}}}
			return find(ahead.WhatIf(r, s), i.Code.Value).MeetsTarget()
		}
		if !meets(x.Figure) {
			t.Errorf("%s, %s: %s does not meet the target", name, i.Code.Value, exact(x.Figure))
		}
		if less := add(x.Figure, beyond); less.Sign() >= 0 && meets(less) {
			t.Errorf("%s, %s: %s meets the target, but so does %s", name, i.Code.Value, exact(x.Figure), exact(less))
		}
	}
}

func find(r *evaluate.Result, code string) *evaluate.Indicator {
	for _, i := range r.Indicators() {
		if i.Code.Value == code {
			return i
		}
	}
	return nil
}

// checkNothingSupposed: what if nothing differs is what is.
func checkNothingSupposed(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	same := ahead.WhatIf(r, ahead.Supposition{})
	compare(t, name+", supposing nothing", sheetOf(same), sheetOf(r))
	if len(evaluate.Compare(r, same, nil).Those(evaluate.Pair.Moved)) > 0 {
		t.Errorf("%s: something moved, though nothing was supposed", name)
	}
}

// checkNeeds: what is left adds up to what is missing; whoever reaches the goal
// alone does, with its figures too; and no shorter list than the fewest does.
func checkNeeds(t *testing.T, name string, r *evaluate.Result, goal *big.Rat, seen map[string]int) {
	t.Helper()
	n := r.Needs(goal)
	sum := zero()
	for _, g := range n.Open {
		sum = add(sum, g.Left)
		if want := add(r.Score, g.Left); g.Then.Cmp(want) != 0 {
			t.Errorf("%s: %s alone gives %s, want %s", name, g.Code.Value, exact(g.Then), exact(want))
		}
	}
	if r.Score != nil && add(r.Score, sum).Cmp(n.Most) != 0 {
		t.Errorf("%s: the score %s and what is left, %s, are not %s", name, exact(r.Score), exact(sum), exact(n.Most))
	}
	if n.Reached() {
		return
	}
	for _, s := range n.Singles {
		seen["single"]++
		if s.Enough.Cmp(s.Reach) > 0 || s.Then.Cmp(goal) < 0 {
			t.Errorf("%s: %s does not reach %s alone", name, s.Code.Value, exact(goal))
		}
		for _, x := range s.Figures {
			if x.Answer == evaluate.Found && x.Worth.Cmp(s.Enough) < 0 && x.Score.Cmp(goal) < 0 {
				t.Errorf("%s: %s is worth %s, less than %s, and the body %s", name, s.Code.Value, exact(x.Worth), exact(s.Enough), exact(x.Score))
			}
		}
	}
	if len(n.Fewest) > 0 {
		seen["fewest"]++
		got := r.Score
		for _, g := range n.Fewest[:len(n.Fewest)-1] {
			got = add(got, g.Left)
		}
		if got.Cmp(goal) >= 0 || add(got, n.Fewest[len(n.Fewest)-1].Left).Cmp(goal) < 0 {
			t.Errorf("%s: the fewest are not those: %d", name, len(n.Fewest))
		}
	}
}
