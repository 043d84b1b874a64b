package main

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/plan/lang"
)

// A gate passes exactly if what is sure reaches what it asks for, and a figure that it names as too low is too low as
// it is printed.
func TestGates(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	fraction := func() *big.Rat {
		if r.IntN(2) == 0 {
			return big.NewRat(int64(r.IntN(1001)), 1000)
		}
		return big.NewRat(899_999_999+int64(r.IntN(3)), 1_000_000_000)
	}
	shown := regexp.MustCompile(` is ([0-9.]+) %`)
	for range 2_000 {
		worst, score, coverage, least := fraction(), fraction(), fraction(), fraction()
		result := &evaluate.Result{Node: &evaluate.Node{}, Measured: coverage, ExcludedWeight: new(big.Rat)}
		result.Tally = evaluate.Tally{Score: score, Worst: worst, Best: score, Coverage: coverage}
		if result.Complete() {
			result.Worst = score
		}
		for _, c := range []struct {
			is  *big.Rat
			err error
		}{
			{result.Worst, judgeScore(result, least, false)},
			{score, judgeScore(result, least, true)},
			{coverage, judgeCoverage(result, least)},
		} {
			var f *failure
			if errors.As(c.err, &f) == (c.is.Cmp(least) >= 0) {
				t.Fatalf("%s against %s: %v", c.is.RatString(), least.RatString(), c.err)
			}
			if f == nil {
				continue
			}
			text := f.message.In(lang.EN)
			said := shown.FindStringSubmatch(text)
			printed, _ := new(big.Rat).SetString(strings.Join(said[1:], ""))
			if printed.Cmp(new(big.Rat).Mul(least, big.NewRat(100, 1))) >= 0 {
				t.Fatalf("%s against %s: %s", c.is.RatString(), least.RatString(), text)
			}
		}
	}
}
