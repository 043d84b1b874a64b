package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
)

// Result is an evaluation: the plan's shape with figures. It points to the
// plan's elements and is never changed. Figures are exact fractions (1 is
// 100 %); nil is "not known".
type Result struct {
	Plan         *plan.Plan
	Year         int
	Measurements []*Measurements // those that were read, earliest year first
	Current      *Measurements   // those of the year evaluated
	Tally
	Areas     []*Area
	Missions  []*Mission
	Offices   []*Group
	Types     []*Group
	Resources Resources

	// ExcludedAsZero is the score had the excluded indicators scored 0; nil
	// where none is excluded.
	ExcludedAsZero *big.Rat
}

// Tally is a score and how much of it is known.
type Tally struct {
	Score    *big.Rat // nil where nothing counts or nothing is measured
	Worst    *big.Rat // the score if every missing value scored 0
	Best     *big.Rat // the score if every missing value scored all it can
	Coverage *big.Rat // the share of the weight that is measured
}

// Complete says that nothing that counts is missing.
func (t *Tally) Complete() bool { return t.Coverage != nil && t.Coverage.Cmp(one) == 0 }

// Area is a strategic area with its figures. Share is its part of the body's
// score this year, 0 where it did not count.
type Area struct {
	*plan.Area
	Weight, Share *big.Rat
	Tally
	Objectives []*Objective
}

// Objective is an objective with its figures.
type Objective struct {
	*plan.Objective
	Weight, Share *big.Rat // among the objectives of the area
	Tally
	Indicators []*Indicator
	Spent      *big.Rat

	abs       *big.Rat // its share of the body
	potential *big.Rat // its share of the body among all that could count
}

// Indicator is an indicator with its figures.
type Indicator struct {
	*plan.Indicator
	Weight, Share *big.Rat // among the indicators of the objective
	Status        Status
	Method        *Method
	Target        *plan.Target // nil where the year has none
	Value         *big.Rat
	Ratio         *big.Rat
	Achievement   *big.Rat
	Points        *big.Rat // its contribution to the body's score
	Band          *plan.Band
	Inputs        []Input
	Zero          *formula.Zero // what was divided by, where that was zero
	Zeros         []ZeroInput   // the measures that made it zero; none where the others cancel each other out
	Exclusion     *Exclusion
	Record        *Record // what people say of it; nil for nothing
	Note          lang.Message

	settled   *Case    // what its method was asked
	best      *big.Rat // the most it could score
	abs       *big.Rat // its share of the body
	potential *big.Rat
}

// Counts says that the indicator takes part in the score this year.
func (i *Indicator) Counts() bool { return i.Share.Sign() > 0 }

// Exclusion is why an indicator left the evaluation.
type Exclusion struct {
	Reason    lang.Message
	Act, Date string // empty where the plan's own rule excludes it
}

// ZeroInput is a measure of a divisor that was zero, in the year that the formula
// takes it from; or the sum of several years, as the formula writes it.
type ZeroInput struct {
	Code    string
	Year    int
	Earlier bool // not the year evaluated
}

// Status says how an indicator did.
type Status int

const (
	Met Status = iota
	Partial
	Missed
	Missing
	Undefined
	NoTarget
	Excluded
)

// statuses are the statuses' codes, for JSON and CSV, and their names.
var statuses = [...]struct {
	code string
	name lang.Text
}{
	Met:       {"met", lang.Text{IT: "raggiunto", EN: "met"}},
	Partial:   {"partial", lang.Text{IT: "parziale", EN: "partial"}},
	Missed:    {"missed", lang.Text{IT: "non raggiunto", EN: "missed"}},
	Missing:   {"missing", lang.Text{IT: "dato mancante", EN: "missing"}},
	Undefined: {"undefined", lang.Text{IT: "indefinito", EN: "undefined"}},
	NoTarget:  {"no target", lang.Text{IT: "senza target", EN: "no target"}},
	Excluded:  {"excluded", lang.Text{IT: "escluso", EN: "excluded"}},
}

// Code is the status in JSON and CSV.
func (s Status) Code() string { return statuses[s].code }

// StatusCodes lists the codes of all statuses.
func StatusCodes() []string {
	codes := make([]string, len(statuses))
	for i, s := range statuses {
		codes[i] = s.code
	}
	return codes
}

// Name is the status for people.
func (s Status) Name() lang.Text { return statuses[s].name }

// Group is a set of elements across the plan: an office, a type, a programme.
// Share is its part of the whole body.
type Group struct {
	Code  string // empty for what belongs to none
	Name  lang.Text
	Share *big.Rat
	Tally
}

// Mission is a mission of the budget with its programmes.
type Mission struct {
	Group
	Programmes []*Group
}

// Indicators lists every indicator, in the order of the plan's areas.
func (r *Result) Indicators() []*Indicator {
	var all []*Indicator
	for _, a := range r.Areas {
		for _, o := range a.Objectives {
			all = append(all, o.Indicators...)
		}
	}
	return all
}

// Objectives lists every objective, in the order of the plan's areas.
func (r *Result) Objectives() []*Objective {
	var all []*Objective
	for _, a := range r.Areas {
		all = append(all, a.Objectives...)
	}
	return all
}

// Objective is an objective of the plan with its figures; nil for one of another
// plan.
func (r *Result) Objective(o *plan.Objective) *Objective {
	for _, scored := range r.Objectives() {
		if scored.Objective == o {
			return scored
		}
	}
	return nil
}

// WithStatus lists the indicators of some statuses.
func (r *Result) WithStatus(statuses ...Status) []*Indicator {
	var some []*Indicator
	for _, i := range r.Indicators() {
		for _, s := range statuses {
			if i.Status == s {
				some = append(some, i)
			}
		}
	}
	return some
}

// bandOf is the band that an exact score falls in; nil for no score.
func bandOf(p *plan.Plan, score *big.Rat) *plan.Band {
	if score == nil {
		return nil
	}
	for k := range p.Scoring.Bands {
		if b := &p.Scoring.Bands[k]; score.Cmp(rat(b.From.Decimal)) >= 0 {
			return b
		}
	}
	return nil
}

// BandOf is the band of a score; nil for no score.
func (r *Result) BandOf(score *big.Rat) *plan.Band { return bandOf(r.Plan, score) }
