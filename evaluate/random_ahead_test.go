package evaluate_test

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/target"
)

// Laws of looking ahead, on random plans.

// checkExplained: the shares that an explanation shows make an indicator's points, exactly.
func checkExplained(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	for _, i := range r.Indicators() {
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

// supposing is the evaluation from scratch with some figures replaced.
func supposing(r *evaluate.Result, figures ...ahead.Supposed) *evaluate.Result {
	return ahead.WhatIf(r, ahead.Supposition{Figures: figures})
}

// isWith is the indicator in an evaluation from scratch with one figure replaced.
func isWith(r *evaluate.Result, i *evaluate.Indicator, in evaluate.Input, figure *big.Rat) *evaluate.Indicator {
	return find(supposing(r, ahead.Supposed{Origin: in.Origin(), Figure: figure}), i.Code.Value)
}

// checkNeeded: a needed value meets the target, and a step nearer to today's does
// not. Where all are said to be out of reach, none of those that are tried here is
// enough.
func checkNeeded(t *testing.T, name string, r *evaluate.Result, seen map[string]int) {
	t.Helper()
	for _, i := range r.Indicators() {
		for _, n := range ahead.NeededFor(r, i) {
			seen["needed "+n.Answer.Code()]++
			at := name + ", " + i.Code.Value + ", " + n.Input.Of.Code.Value
			switch n.Answer {
			case ahead.Found:
				if !isWith(r, i, n.Input, n.Figure).MeetsTarget() {
					t.Errorf("%s: %s does not meet the target", at, exact(n.Figure))
				}
				if nearer := nearer(n); isWith(r, i, n.Input, nearer).MeetsTarget() {
					t.Errorf("%s: %s meets the target, but so does %s", at, exact(n.Figure), exact(nearer))
				}
			case ahead.OutOfReach:
				for _, figure := range possible(n.Input) {
					if isWith(r, i, n.Input, figure).MeetsTarget() {
						t.Errorf("%s: %s meets the target", at, exact(figure))
					}
				}
			}
		}
	}
}

// nearer is the last figure before a needed one, in steps of the last decimal
// that today's is written with.
func nearer(n ahead.Needed) *big.Rat {
	number, percent := strings.CutSuffix(n.Input.From.Text.Value, "%")
	_, decimals, _ := strings.Cut(strings.TrimSpace(number), ".")
	counted := target.IsCount(n.Input.Of.Unit.Value) && n.Input.Value.IsInt() && n.Input.Value.Sign() >= 0
	if counted || n.Input.Of.Kind() != target.NumberKind {
		decimals, percent = "", false
	}
	step := big.NewRat(int64(n.Change().Sign()), 1)
	for range decimals {
		step = over(step, big.NewRat(10, 1))
	}
	if percent {
		step = over(step, big.NewRat(100, 1))
	}
	return new(big.Rat).Sub(n.Figure, step)
}

// possible are some figures that a measure can have.
func possible(in evaluate.Input) []*big.Rat {
	if in.Of.Kind() == target.YesNoKind {
		return []*big.Rat{zero(), big.NewRat(1, 1)}
	}
	some := []*big.Rat{zero()}
	for _, times := range []int64{-1000, -3, -1, 2, 7, 100, 100000} {
		figure := add(product(in.Value, big.NewRat(times, 1)), big.NewRat(times, 1))
		if figure.Sign() >= 0 || !target.IsCount(in.Of.Unit.Value) || in.Value.Sign() < 0 || !in.Value.IsInt() {
			some = append(some, figure)
		}
	}
	return some
}

// checkThreshold: with the figure that is missing at its threshold the target is
// met, and just beyond it is not.
func checkThreshold(t *testing.T, name string, r *evaluate.Result, seen map[string]int) {
	t.Helper()
	for _, i := range r.Indicators() {
		x := ahead.ThresholdOf(r, i)
		if x == nil {
			continue
		}
		seen["threshold"]++
		beyond := big.NewRat(1, 1)
		if x.AtLeast {
			beyond = big.NewRat(-1, 1)
		}
		if !isWith(r, i, x.Input, x.Figure).MeetsTarget() {
			t.Errorf("%s, %s: %s does not meet the target", name, i.Code.Value, exact(x.Figure))
		}
		if less := add(x.Figure, beyond); less.Sign() >= 0 && isWith(r, i, x.Input, less).MeetsTarget() {
			t.Errorf("%s, %s: %s meets the target, but so does %s", name, i.Code.Value, exact(x.Figure), exact(less))
		}
		if more := add(x.Figure, product(beyond, big.NewRat(-1000, 1))); more.Sign() > 0 && !isWith(r, i, x.Input, more).MeetsTarget() {
			t.Errorf("%s, %s: %s does not meet the target", name, i.Code.Value, exact(more))
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

// checkNothingSupposed: without a supposition, what if is the evaluation itself.
func checkNothingSupposed(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	same := ahead.WhatIf(r, ahead.Supposition{})
	compare(t, name+", supposing nothing", sheetOf(same), sheetOf(r))
	if len(evaluate.Compare(r, same, nil).Those(evaluate.Pair.Moved)) > 0 {
		t.Errorf("%s: something moved, though nothing was supposed", name)
	}
}

// checkTrend: each point of the trend is the evaluation of its year, with earlier years as they ended.
func checkTrend(t *testing.T, name string, m *model, points []*ahead.Point) {
	t.Helper()
	for _, p := range points {
		other := m.copied()
		maps.DeleteFunc(other.files, func(y int, _ *file) bool { return y < p.Year && m.day(y) != "" })
		compare(t, fmt.Sprintf("%s, trend of %d", name, p.Year), sheetOf(p.Result), other.sheet(p.Year))
	}
}

// checkNeeds: what is said of a goal holds in an evaluation from scratch.
func checkNeeds(t *testing.T, name string, r *evaluate.Result, goal *big.Rat, random *rand.Rand, seen map[string]int) {
	t.Helper()
	n := ahead.NeedsOf(r, goal)
	sum := zero()
	for _, g := range n.Open {
		sum = add(sum, g.Left)
	}
	if r.Score != nil && add(r.Score, sum).Cmp(n.Most) != 0 {
		t.Errorf("%s: the score %s and what is left, %s, are not %s", name, exact(r.Score), exact(sum), exact(n.Most))
	}
	for _, g := range append(n.Open, n.Idle...) {
		checkGap(t, name+", "+g.Code.Value, r, g)
	}
	for _, s := range n.Singles {
		seen["single"]++
		if s.Enough.Cmp(s.Reach) > 0 || s.Then.Cmp(goal) < 0 {
			t.Errorf("%s: %s does not reach %s alone", name, s.Code.Value, exact(goal))
		}
		for _, x := range s.Figures {
			got := supposing(r, ahead.Supposed{Origin: x.Input.Origin(), Figure: x.Figure}).Score
			if got.Cmp(goal) < 0 || got.Cmp(x.Score) != 0 {
				t.Errorf("%s: with %s %s the body is %s, want %s",
					name, x.Input.Of.Code.Value, exact(x.Figure), exact(got), exact(x.Score))
			}
			less := supposing(r, ahead.Supposed{Origin: x.Input.Origin(), Figure: nearer(x)}).Score
			if less != nil && less.Cmp(goal) >= 0 {
				t.Errorf("%s: %s %s reaches the goal, but so does %s",
					name, x.Input.Of.Code.Value, exact(x.Figure), exact(nearer(x)))
			}
		}
	}
	checkTogether(t, name, r, n, seen)
	if most := n.Utmost; most == nil || most.Cmp(goal) < 0 {
		seen["goal out of reach"]++
		checkBeyond(t, name, r, n, random)
	} else if more := ahead.NeedsOf(r, add(most, big.NewRat(1, 1000))); !more.Reachable() && more.Utmost.Cmp(more.Goal) < 0 {
		seen["goal just out of reach"]++
		checkBeyond(t, name, r, more, random)
	}
}

// checkBeyond: where a goal is said to be out of reach, no figures and no judgements that are tried reach it,
// as long as all that counts has a value.
func checkBeyond(t *testing.T, name string, r *evaluate.Result, n *ahead.Needs, random *rand.Rand) {
	t.Helper()
	for range 20 {
		var figures []ahead.Supposed
		for _, i := range r.Indicators() {
			for _, in := range i.Inputs {
				if in.FromYear == r.Year && random.IntN(3) > 0 {
					figures = append(figures, ahead.Supposed{Origin: in.Origin(), Figure: anyFigure(in.Of, random)})
				}
			}
		}
		with := supposing(r, figures...)
		for k, i := range with.Indicators() {
			if r.Indicators()[k].Node.Counts() && !i.Node.Counts() {
				return
			}
		}
		if with.Score != nil && with.Score.Cmp(n.Goal) >= 0 {
			t.Errorf("%s: the most is said to be %s, but %v give %s", name, exact(n.Utmost), figures, exact(with.Score))
		}
	}
}

// anyFigure is a figure that a measure could have.
func anyFigure(m *plan.Measure, random *rand.Rand) *big.Rat {
	switch m.Kind() {
	case target.YesNoKind:
		return big.NewRat(random.Int64N(2), 1)
	case target.DateKind:
		return big.NewRat(18000+random.Int64N(3000), 1)
	}
	return big.NewRat(random.Int64N(2000)-500, []int64{1, 10, 100, 1000}[random.IntN(4)])
}

// checkGap: the body's score with an indicator at its most is as it is said, but
// for what is beyond the 60th decimal; and so is what its figures have to be.
func checkGap(t *testing.T, name string, r *evaluate.Result, g *ahead.Gap) {
	t.Helper()
	then := r.ScoreIf(map[*evaluate.Indicator]*big.Rat{g.Indicator: g.Reach})
	if got, want := g.Then.FloatString(50), then.FloatString(50); got != want {
		t.Errorf("%s alone gives %s, want %s", name, got, want)
	}
	for _, x := range g.Takes {
		if x.Answer == ahead.OutOfReach {
			for _, figure := range possible(x.Input) {
				if a := isWith(r, g.Indicator, x.Input, figure).Achievement; a != nil && a.Cmp(g.Reach) >= 0 {
					t.Errorf("%s: %s %s is worth %s", name, x.Input.Of.Code.Value, exact(figure), exact(g.Reach))
				}
			}
		}
		if x.Answer != ahead.Found {
			continue
		}
		if isWith(r, g.Indicator, x.Input, x.Figure).Achievement.Cmp(g.Reach) < 0 {
			t.Errorf("%s is not worth %s with %s %s", name, exact(g.Reach), x.Input.Of.Code.Value, exact(x.Figure))
		}
		if a := isWith(r, g.Indicator, x.Input, nearer(x)).Achievement; a != nil && a.Cmp(g.Reach) >= 0 {
			t.Errorf("%s is worth %s with %s %s already", name, exact(g.Reach), x.Input.Of.Code.Value, exact(nearer(x)))
		}
	}
}

// checkTogether: all the figures at once, and the judgements, reach the goal.
func checkTogether(t *testing.T, name string, r *evaluate.Result, n *ahead.Needs, seen map[string]int) {
	t.Helper()
	if len(n.Together) == 0 {
		return
	}
	seen["together"]++
	if got := raising(r, n.Together); got.Cmp(n.Goal) < 0 || got.Cmp(n.Reaches) != 0 {
		t.Errorf("%s: together %d give %s, want %s", name, len(n.Together), exact(got), exact(n.Reaches))
	}
	if fewer := raising(r, n.Together[:len(n.Together)-1]); fewer != nil && fewer.Cmp(n.Goal) >= 0 {
		t.Errorf("%s: %d are enough, but so is one less", name, len(n.Together))
	}
}

// raising is the body's score, from scratch, with some indicators raised.
func raising(r *evaluate.Result, together []*ahead.Raised) *big.Rat {
	var figures []ahead.Supposed
	for _, g := range together {
		if g.Figure != nil {
			figures = append(figures, ahead.Supposed{Origin: g.Figure.Input.Origin(), Figure: g.Figure.Figure})
		}
	}
	with := supposing(r, figures...)
	judged := map[*evaluate.Indicator]*big.Rat{}
	for _, g := range together {
		if g.Judged() {
			judged[find(with, g.Code.Value)] = g.Reach
		}
	}
	return with.ScoreIf(judged)
}
