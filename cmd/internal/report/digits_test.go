package report

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/target"
)

// A printed value meets its target exactly if the value does, and a printed score is in its band.
func TestDigitsAgreeWithTheVerdict(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2))
	number := func() string { return fmt.Sprintf("%d.%0*d", r.IntN(3), 1+r.IntN(4), r.IntN(10)) }
	for range 5_000 {
		text := []string{">= ", "<= ", "> ", "< ", "= "}[r.IntN(5)] + number()
		switch r.IntN(6) {
		case 0:
			text = "= " + number() + " ± 0.25"
		case 1:
			text = "0.5 .. " + number() + "1"
		}
		percent := r.IntN(2) == 0
		if percent {
			text += " %"
		}
		c, problem := target.Parse(text, target.NumberKind, percent)
		if problem != nil {
			continue // an empty range
		}
		v := c.Value.Rat()
		if c.Op == target.Between {
			v = c.High.Rat()
		}
		v.Add(v, big.NewRat(int64(r.IntN(7)-3), []int64{1, 3, 100, 1_000, 1_000_000}[r.IntN(5)]))
		i := &plan.Indicator{Percent: percent}
		shown := parsed(ValueOf(i, &plan.Target{Condition: c}, v).Spoken.In(lang.EN))
		if percent {
			shown.Quo(shown, big.NewRat(100, 1))
		}
		if bar := evaluate.BarOf(c); bar.Holds(shown) != bar.Holds(v) {
			t.Fatalf("%s: %s is shown as %s", text, v.RatString(), shown.RatString())
		}
	}
	p := &plan.Plan{}
	for _, from := range []string{"1", "0.925", "0.3333", "0"} {
		b := &scoring.Band{}
		b.From.Decimal = decimal.RequireFromString(from)
		p.Scoring.Bands = append(p.Scoring.Bands, b)
	}
	result := &evaluate.Result{Plan: p}
	for _, near := range []string{"1", "37/40", "3333/10000", "1/3", "0"} {
		for k := range int64(2_000) {
			score, _ := new(big.Rat).SetString(near)
			score.Sub(score, big.NewRat(k-1_000, 10_000_000))
			if score.Sign() < 0 {
				continue
			}
			shown := parsed(Scored(result, score).Spoken.In(lang.EN))
			if shown.Quo(shown, big.NewRat(100, 1)); result.BandOf(shown) != result.BandOf(score) {
				t.Fatalf("%s is shown as %s", score.RatString(), shown.RatString())
			}
		}
	}
}

// parsed reads a number as a page shows it.
func parsed(text string) *big.Rat {
	number, _, _ := strings.Cut(strings.ReplaceAll(text, ",", ""), " ")
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		panic("no number: " + text)
	}
	return r
}
