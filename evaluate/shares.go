package evaluate

import (
	"math/big"

	"piao/plan"
)

// ShareIn is what an indicator weighs in its objective in a year in which
// everything with a target is measured: indicators without a target leave their
// weight to the others. nil where it has no target.
func ShareIn(o *plan.Objective, i *plan.Indicator, year int) *big.Rat {
	var weights []*big.Rat
	var own *big.Rat
	for _, sibling := range o.Indicators {
		if sibling.Target(year) == nil && !sibling.Judged() {
			continue
		}
		w := weightOf(&sibling.Weight, year, len(o.Indicators))
		weights = append(weights, w)
		if sibling == i {
			own = w
		}
	}
	if own == nil {
		return nil
	}
	return quo(own, sum(weights))
}

// WeightIn is an objective's weight in its area in a year: what the plan says,
// else an equal part.
func WeightIn(o *plan.Objective, year int) *big.Rat {
	return weightOf(&o.Weight, year, len(o.Area.Objectives))
}

func weightOf(w *plan.Weight, year, siblings int) *big.Rat {
	if stated := written(w, year); stated != nil {
		return stated
	}
	return big.NewRat(1, int64(siblings))
}
