package evaluate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
)

// Every figure that an evaluation lacks and no file mentions is asked for, once.
func TestCollectLacksNothing(t *testing.T) {
	lacking := 0
	for seed := range uint64(100) {
		m := newPlan(rand.New(rand.NewPCG(planSeed, seed)))
		p := readPlan(t, m)
		for _, year := range m.years {
			all := readFigures(t, m, p, year)
			for drop := range len(all) + 1 {
				files := slices.Clone(all)
				if drop < len(all) {
					files = slices.Delete(files, drop, drop+1)
				}
				lacking += checkCollected(t, fmt.Sprintf("seed %d, %d, without %d", seed, year, drop), p, year, files)
			}
		}
	}
	if lacking < 1000 {
		t.Errorf("only %d figures were lacking: this test no longer sees much", lacking)
	}
}

func checkCollected(t *testing.T, name string, p *plan.Plan, year int, files []*evaluate.Measurements) (lacking int) {
	t.Helper()
	c := ahead.Collect(p, year, files)
	asked := map[*plan.Measure]int{}
	for _, r := range c.Requests {
		for _, w := range r.Wanted {
			asked[w.Measure]++
		}
	}
	for m, times := range asked {
		if times != 1 {
			t.Errorf("%s: %s is asked %d times", name, m.Code.Value, times)
		}
	}
	for _, i := range evaluate.Plan(p, year, files).Indicators() {
		for _, in := range i.Inputs {
			if in.From != nil || i.Target == nil {
				continue
			}
			lacking++
			if !owed(c, in) && !askedFrom(asked, in, year) {
				t.Errorf("%s: %s lacks %s of %d, which nobody is asked for",
					name, i.Code.Value, in.Measure.Code.Value, in.Year)
			}
		}
	}
	return lacking
}

func owed(c *ahead.Collection, in evaluate.Input) bool {
	return slices.ContainsFunc(c.Earlier, func(e evaluate.Input) bool { return e.Origin() == in.Origin() })
}

// askedFrom says that an input may come from one of the measures asked of a year.
func askedFrom(asked map[*plan.Measure]int, in evaluate.Input, year int) bool {
	for at, y := in.Measure, in.Year; ; {
		if y == year && asked[at] > 0 {
			return true
		}
		if at.Is == nil {
			return false
		}
		at, y = at.Is.Measure, y-at.Is.Years
	}
}
