package evaluate_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"piao/evaluate"
)

// Laws that hold whatever the figures.

func planWideMethods() []*evaluate.Method {
	var all []*evaluate.Method
	for _, name := range planWide {
		all = append(all, evaluate.MethodNamed(name))
	}
	return all
}

func compareSideBySide(t *testing.T, name string, m *model, got []*evaluate.Result, year int) {
	t.Helper()
	if len(got) != len(planWide) {
		t.Fatalf("%s: got %d methods side by side, want %d", name, len(got), len(planWide))
	}
	for k, method := range planWide {
		compare(t, name+", under "+method, sheetOf(got[k]), m.under(method).sheet(year))
	}
}

// checkPointsSum: the column of weighted scores sums to the total, exactly.
func checkPointsSum(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	sum := zero()
	for _, i := range r.Indicators() {
		if i.Node.Points != nil {
			sum = add(sum, i.Node.Points)
		}
	}
	checkTotal(t, name+": points", sum, r)
}

func checkTotal(t *testing.T, name string, sum *big.Rat, r *evaluate.Result) {
	t.Helper()
	want := r.Score
	if want == nil {
		want = zero()
	}
	if sum.Cmp(want) != 0 {
		t.Errorf("%s sum to %s, the score is %s", name, exact(sum), exact(want))
	}
}

// checkViews: every view reconciles with the total, exactly.
func checkViews(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	areas := total(r.Children, func(a *evaluate.Node) (*big.Rat, *big.Rat) { return a.Share, a.Score })
	checkTotal(t, name+": areas", areas, r)
	checkTotal(t, name+": missions", totalOf(r.Missions()), r)
	checkTotal(t, name+": offices", totalOf(r.Offices()), r)
	checkTotal(t, name+": types", totalOf(r.Types()), r)
	programmes := zero()
	for _, m := range r.Missions() {
		programmes = add(programmes, totalOf(m.Parts))
		if len(m.Parts) == 0 {
			programmes = add(programmes, product(m.Share, m.Score))
		}
	}
	checkTotal(t, name+": programmes", programmes, r)
}

func total[T any](list []T, figures func(T) (share, score *big.Rat)) *big.Rat {
	sum := zero()
	for _, x := range list {
		sum = add(sum, product(figures(x)))
	}
	return sum
}

func totalOf(groups []*evaluate.Group) *big.Rat {
	return total(groups, func(g *evaluate.Group) (*big.Rat, *big.Rat) { return g.Share, g.Score })
}

// product is 0 where either is not known.
func product(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return zero()
	}
	return times(a, b)
}

// checkBounds: the worst is not above the score nor the best, all three are one when nothing is missing,
// and no achievement lies outside [0, cap].
func checkBounds(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	for _, n := range r.All() {
		checkTally(t, name+": "+n.Code(), n.Tally)
	}
	for _, g := range slices.Concat(r.Missions(), r.Offices(), r.Types()) {
		sure := evaluate.Same(g.Worst, g.Score) && evaluate.Same(g.Best, g.Score)
		if g.Worst != nil && g.Worst.Cmp(g.Best) > 0 || g.Complete() && !sure {
			t.Errorf("%s: group %s: worst %s, score %s, best %s, coverage %s",
				name, g.Code, exact(g.Worst), exact(g.Score), exact(g.Best), exact(g.Coverage))
		}
	}
	if w := r.ExcludedWeight; w != nil && (w.Sign() < 0 || add(w, r.Measured).Cmp(one()) > 0) {
		t.Errorf("%s: %s of the weight is excluded, and %s measured", name, exact(w), exact(r.Measured))
	}
	for _, i := range r.Indicators() {
		limit := r.Plan.Scoring.Cap
		if i.Scoring.Cap.OK {
			limit = i.Scoring.Cap
		}
		highest := one()
		if limit.OK {
			highest = limit.Rat()
		}
		if a := i.Achievement; a != nil && (a.Sign() < 0 || a.Cmp(highest) > 0) {
			t.Errorf("%s: %s achieves %s outside [0, %s]", name, i.Code.Value, exact(a), exact(highest))
		}
	}
}

func checkTally(t *testing.T, name string, tally evaluate.Tally) {
	t.Helper()
	if tally.Worst == nil {
		if tally.Score != nil || tally.Best != nil || tally.Coverage != nil {
			t.Errorf("%s: nothing counts, and yet %v", name, tally)
		}
		return
	}
	complete := tally.Coverage.Cmp(one()) == 0
	if complete != tally.Complete() {
		t.Errorf("%s: complete is %v at coverage %s", name, tally.Complete(), exact(tally.Coverage))
	}
	if tally.Worst.Cmp(tally.Best) > 0 || tally.Score != nil && tally.Worst.Cmp(tally.Score) > 0 {
		t.Errorf("%s: worst %s, score %s, best %s", name, exact(tally.Worst), exact(tally.Score), exact(tally.Best))
	}
	if complete && (exact(tally.Worst) != exact(tally.Score) || exact(tally.Best) != exact(tally.Score)) {
		t.Errorf("%s: nothing missing, and worst %s, score %s, best %s",
			name, exact(tally.Worst), exact(tally.Score), exact(tally.Best))
	}
}

// checkShuffled: the order of siblings in the files changes no figure.
func checkShuffled(t *testing.T, name string, m *model, year int, want sheet, r *rand.Rand) {
	t.Helper()
	other := *m
	other.objectives, other.measures = shuffled(r, m.objectives), shuffled(r, m.measures)
	for k, o := range other.objectives {
		copied := *o
		copied.children = shuffled(r, o.children)
		other.objectives[k] = &copied
	}
	other.offices, other.missions = shuffled(r, m.offices), shuffled(r, m.missions)
	other.tops = shuffled(r, m.tops)
	p := readPlan(t, &other)
	compare(t, name+", shuffled", sheetOf(evaluate.Plan(p, year, shuffled(r, readFigures(t, &other, p, year)))), want)
}

func shuffled[T any](r *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}
