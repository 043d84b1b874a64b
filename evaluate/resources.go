package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/source"
)

// Resources are amounts of a year, in the plan's currency; nil means "not stated".
type Resources struct {
	Amounts             // of the objectives
	Other      *big.Rat // what the plan lists outside its objectives
	GrandTotal *big.Rat // objectives and others
	Declared   *big.Rat // the grand total that the plan declares
}

// Amounts are what may be spent, the part of it for economic interventions, what was
// spent, and the people, in full-time equivalents.
type Amounts struct{ Total, Interventions, Spent, People *big.Rat }

// Rest is what was not spent; nil if spending is not known.
func (a *Amounts) Rest() *big.Rat {
	if a.Total == nil || a.Spent == nil {
		return nil
	}
	return sub(a.Total, a.Spent)
}

// Rate is the part of the total that was spent; nil if it is not known or the total
// is 0.
func (a *Amounts) Rate() *big.Rat {
	if a.Total == nil || a.Spent == nil || a.Total.Sign() == 0 {
		return nil
	}
	return quo(a.Spent, a.Total)
}

func (a *Amounts) add(b Amounts) {
	a.Total = plus(a.Total, b.Total)
	a.Interventions = plus(a.Interventions, b.Interventions)
	a.Spent = plus(a.Spent, b.Spent)
	a.People = plus(a.People, b.People)
}

// plus adds amounts; nil adds nothing.
func plus(sum, more *big.Rat) *big.Rat {
	switch {
	case more == nil:
		return sum
	case sum == nil:
		return more
	}
	return add(sum, more)
}

// amounts are an objective's resources and spending.
func (e *evaluation) amounts(o *plan.Objective) (a Amounts) {
	if x := o.ResourcesOf(e.year); x != nil {
		a.Total, a.Interventions, a.People = stated(x.Total), stated(x.Interventions), stated(x.People)
	}
	if m := e.figures.files[e.year]; m != nil {
		a.Spent = stated(m.spent[o])
	}
	return a
}

func stated(d source.Decimal) *big.Rat {
	if !d.OK {
		return nil
	}
	return d.Rat()
}

// Resources are those of the body.
func (r *Result) Resources() *Resources {
	x := &Resources{Amounts: r.Amounts}
	for _, o := range r.Plan.OtherResource {
		amount, _ := o.Amounts.In(r.Year)
		x.Other = plus(x.Other, stated(amount))
	}
	x.GrandTotal = plus(x.Total, x.Other)
	declared, _ := r.Plan.Totals.In(r.Year)
	x.Declared = stated(declared)
	return x
}
