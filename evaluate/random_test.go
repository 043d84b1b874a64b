// These tests implement the scoring manual a second time, sentence by sentence, over math/big. They compare
// random plans, read from files, with a model of the same plan. The model shares only the file formats with
// the code under test, and every exact figure must agree.
package evaluate_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
)

const (
	planSeed = 2023
	enough   = 1 // how often each case must come up in all of them
)

func TestRandomPlans(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(rounds(95, 1_000)) {
		m := newPlan(rand.New(rand.NewPCG(planSeed, seed)))
		if !checkPlan(t, m, seed, seen) {
			t.Logf("seed %d\n%s", seed, m.text())
			for y, f := range m.files {
				t.Logf("measurements of %d\n%s", y, f.text(m, y))
			}
			return
		}
	}
	checkVariety(t, seen)
}

// checkPlan compares every year of one plan and tries its laws; it says whether all held.
func checkPlan(t *testing.T, m *model, seed uint64, seen map[string]int) bool {
	p := readPlan(t, m)
	for _, year := range m.years {
		figures := readFigures(t, m, p, year)
		got := evaluate.Plan(p, year, figures)
		want := m.sheet(year)
		name := fmt.Sprintf("seed %d, %d", seed, year)
		if compare(t, name, sheetOf(got), want); t.Failed() {
			return false
		}
		checkPointsSum(t, name, got)
		checkViews(t, name, got)
		checkBounds(t, name, got)
		checkWithin(t, name, m, got, seen)
		count(seen, m, got)
		compare(t, name+", again", sheetOf(evaluate.Plan(p, year, figures)), want)
		compare(t, name+", asked years only", sheetOf(evaluate.Plan(p, year, askedFor(p, year, figures))), want)
		if year != m.years[seed%uint64(len(m.years))] {
			continue // the laws that take a second evaluation are tried in one year of each plan
		}
		compareSideBySide(t, name, m, ahead.SideBySide(got, ahead.Supposition{}, planWideMethods()), year)
		checkShuffled(t, name, m, year, want, rand.New(rand.NewPCG(seed, uint64(year))))
		checkScaled(t, name, m, year, want, rand.New(rand.NewPCG(seed, 3)), seen)
		checkBetter(t, name, m, year, rand.New(rand.NewPCG(seed, 4)), seen)
		checkExplained(t, name, got)
		checkNeeded(t, name, got, seen)
		checkThreshold(t, name, got, seen)
		checkNothingSupposed(t, name, got)
		checkSupposed(t, name, m, got, rand.New(rand.NewPCG(seed, 1)), seen)
		checkTrend(t, name, m, ahead.Trend(p, figures))
		checkNeeds(t, name, got, big.NewRat(int64(50+seed%60), 100), rand.New(rand.NewPCG(seed, 2)), seen)
	}
	return !t.Failed()
}

// rounds is how often a random test tries: many times where PIAO_LONG=1 asks for it.
func rounds(usual, long int) int {
	if os.Getenv("PIAO_LONG") == "1" {
		return long
	}
	return usual
}
