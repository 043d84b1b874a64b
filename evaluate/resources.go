package evaluate

import (
	"math/big"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/source"
)

// Resources are the euro of a year. nil is "not stated".
type Resources struct {
	Amounts              // of the objectives
	Other       *big.Rat // what the plan lists outside its objectives
	GrandTotal  *big.Rat // objectives and others
	Declared    *big.Rat // the grand total that the plan declares
	ByArea      map[*plan.Area]*Amounts
	ByMission   map[*plan.Mission]*Amounts // nil: objectives without a programme
	ByProgramme map[*plan.Programme]*Amounts
}

// Amounts are what may be spent, the part of it for economic interventions, and
// what was spent.
type Amounts struct{ Total, Interventions, Spent *big.Rat }

// Rest is what was not spent; nil where spending is not known.
func (a *Amounts) Rest() *big.Rat {
	if a.Total == nil || a.Spent == nil {
		return nil
	}
	return sub(a.Total, a.Spent)
}

// Rate is the part of the total that was spent; nil where that is not known or
// the total is 0.
func (a *Amounts) Rate() *big.Rat {
	if a.Total == nil || a.Spent == nil || a.Total.Sign() == 0 {
		return nil
	}
	return quo(a.Spent, a.Total)
}

// Amounts are the objective's resources and spending this year.
func (o *Objective) Amounts(year int) Amounts {
	a := Amounts{Spent: o.Spent}
	if x := o.ResourcesOf(year); x != nil {
		a.Total, a.Interventions = stated(x.Total), stated(x.Interventions)
	}
	return a
}

func stated(d source.Decimal) *big.Rat {
	if !d.OK {
		return nil
	}
	return rat(d.Decimal)
}

// plus adds what is stated; what is not stated adds nothing.
func plus(sum, more *big.Rat) *big.Rat {
	switch {
	case more == nil:
		return sum
	case sum == nil:
		return more
	}
	return add(sum, more)
}

func (a *Amounts) add(b Amounts) {
	a.Total, a.Interventions, a.Spent = plus(a.Total, b.Total), plus(a.Interventions, b.Interventions), plus(a.Spent, b.Spent)
}

// resources sums the euro of the year by area, mission and programme.
func (e *evaluation) resources(objectives []*Objective) Resources {
	x := Resources{ByArea: map[*plan.Area]*Amounts{}, ByMission: map[*plan.Mission]*Amounts{}, ByProgramme: map[*plan.Programme]*Amounts{}}
	for _, o := range objectives {
		a := o.Amounts(e.year)
		x.add(a)
		entry(x.ByArea, o.Area).add(a)
		entry(x.ByProgramme, o.Programme).add(a)
		entry(x.ByMission, missionOf(o.Objective)).add(a)
	}
	x.Other = e.otherResources()
	x.GrandTotal = plus(x.Total, x.Other)
	for _, t := range e.plan.Totals {
		if t.Year == e.year {
			x.Declared = stated(t.Value)
		}
	}
	return x
}

func missionOf(o *plan.Objective) *plan.Mission {
	if o.Programme == nil {
		return nil
	}
	return o.Programme.Mission
}

func entry[K comparable](m map[K]*Amounts, key K) *Amounts {
	if m[key] == nil {
		m[key] = new(Amounts)
	}
	return m[key]
}

func (e *evaluation) otherResources() *big.Rat {
	var total decimal.Decimal
	found := false
	for _, o := range e.plan.OtherResource {
		for _, a := range o.Amounts {
			if a.Year == e.year {
				total, found = total.Add(a.Value.Decimal), true
			}
		}
	}
	if !found {
		return nil
	}
	return rat(total)
}
