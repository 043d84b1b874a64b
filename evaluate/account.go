package evaluate

import (
	"math/big"

	"piao/plan"
)

// Account is how an indicator's achievement becomes points of the body's score:
// whose shares multiply it, and which siblings leave their weight to others.
type Account struct {
	*Indicator
	Objective *Objective
	Area      *Area

	IdleIndicators []*Indicator // of the objective, that do not count this year
	IdleObjectives []*Objective // of the area
	IdleAreas      []*Area
}

// Account finds an indicator's place in the result.
func (r *Result) Account(i *Indicator) *Account {
	a := &Account{Indicator: i}
	for _, area := range r.Areas {
		if area.Area == i.Indicator.Objective.Area {
			a.Area = area
		}
		if area.Share.Sign() == 0 {
			a.IdleAreas = append(a.IdleAreas, area)
		}
	}
	for _, o := range a.Area.Objectives {
		if o.Objective == i.Indicator.Objective {
			a.Objective = o
		}
		if o.Share.Sign() == 0 {
			a.IdleObjectives = append(a.IdleObjectives, o)
		}
	}
	for _, sibling := range a.Objective.Indicators {
		if !sibling.Counts() {
			a.IdleIndicators = append(a.IdleIndicators, sibling)
		}
	}
	return a
}

// Cap is the most that counts of the indicator's achievement.
func (i *Indicator) Cap() *big.Rat { return i.settled.Cap }

// Baseline is the value worth 0 of an indicator scored in a line; nil for others
// and where it is not known.
func (i *Indicator) Baseline() *big.Rat { return i.settled.Baseline }

// Judgement is a person's; nil where there is none.
func (i *Indicator) Judgement() *big.Rat { return i.settled.Judgement }

// Step is the first step whose condition holds; nil where none does, or where
// there are no steps.
func (i *Indicator) Step() *plan.Step {
	if i.Value == nil || i.Method.Name != "steps" {
		return nil
	}
	if at := firstHolding(i.Scoring.Steps, i.Value); at >= 0 {
		return i.Scoring.Steps[at]
	}
	return nil
}
