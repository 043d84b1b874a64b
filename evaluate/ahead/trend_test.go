package ahead

import (
	"math/big"
	"testing"
	"time"

	"piao/evaluate"
	"piao/plan"
)

// Elapsed counts days, the point's own included, and knows leap years.
func TestElapsed(t *testing.T) {
	for _, test := range []struct {
		year int
		day  string
		want *big.Rat
	}{
		{2023, "2023-01-01", big.NewRat(1, 365)},
		{2023, "2023-06-30", big.NewRat(181, 365)},
		{2024, "2024-06-30", big.NewRat(182, 366)},
		{2024, "2024-12-31", one},
		{2023, "2024-02-10", one},
	} {
		day, err := time.Parse(time.DateOnly, test.day)
		if err != nil {
			t.Fatal(err)
		}
		p := Point{Result: &evaluate.Result{Year: test.year, Plan: &plan.Plan{}}, Day: day}
		if got := p.Elapsed(); got.Cmp(test.want) != 0 {
			t.Errorf("%s of %d: %v of the year, want %v", test.day, test.year, got, test.want)
		}
	}
}
