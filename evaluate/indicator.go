package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
)

// Indicator is what an indicator's score is based on.
type Indicator struct {
	*plan.Indicator
	Node *Node // its node in the tree
	Year int

	Status      Status
	Method      *Method
	Target      *plan.Target // nil if the year has none
	Value       *big.Rat
	Ratio       *big.Rat // the achievement before floor and cap
	Achievement *big.Rat // nil for a missing value, even if it scores 0
	Limit       Limit    // why the achievement differs from the ratio
	Band        *scoring.Band
	Terms       []Term        // the terms of its formula, in the order of writing
	Inputs      []Input       // the figures of the terms, and of last year's value if it is the baseline; each once
	Zero        *formula.Zero // the divisor, if it was zero
	ZeroBefore  *formula.Zero // that of last year's value, if that is the baseline
	Exclusion   *Exclusion
	Record      *Record // what people say of it
	Note        lang.Message
	Case        *Case // what its method was given
}

// WorthOf is what another value would be worth, from the same baseline, which is known.
func (i *Indicator) WorthOf(v *big.Rat) Outcome {
	c := *i.Case
	c.Value = v
	return i.Method.Outcome(&c)
}

// Most is the highest achievement that the indicator could have.
func (i *Indicator) Most() *big.Rat {
	if i.Value != nil && i.lacksBaseline() {
		return one
	}
	return i.Method.Best(i.Case)
}

// lacksBaseline reports whether the score starts from last year's value and nobody
// knows it.
func (i *Indicator) lacksBaseline() bool { return i.Method.Name == "linear" && i.Case.Baseline == nil }

// Standing is how the indicator did, in the body's own words where they name its
// score. A missing judgement and a missing baseline are called so.
func (i *Indicator) Standing() lang.Text {
	switch {
	case i.Band != nil:
		return i.Band.Label
	case i.Status == Missing && i.Judged():
		return lang.Both("giudizio mancante", "judgement missing")
	case i.Status == Missing && i.Value != nil:
		return lang.Both("valore di partenza ignoto", "baseline not known")
	}
	return i.Status.Name()
}

// counts reports whether the indicator would count if nothing excluded it.
func (i *Indicator) counts() bool { return i.Target != nil || i.Due(i.Year) || i.Case.Judgement != nil }

// MeetsTarget reports whether the value is known and meets the target, whatever its
// score.
func (i *Indicator) MeetsTarget() bool {
	return i.Value != nil && i.Case.Bar != nil && i.Case.Bar.Holds(i.Value)
}

// Gap is the distance between the value and the target, or the end of a range that it
// lies beyond; 0 within the range.
func (i *Indicator) Gap() *big.Rat {
	bar := i.Case.Bar
	if bar.Op == target.Between {
		bar = bar.missedEnd(i.Value)
	}
	if bar == nil {
		return zero
	}
	return distance(i.Value, bar.Value)
}

// Exclusion says why an indicator left the evaluation.
type Exclusion struct {
	Reason    lang.Message
	Act, Date string // empty if the plan's own rule excludes it
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

// Statuses are the codes of the statuses, for JSON and CSV, and their names.
var Statuses = [...]source.Word{
	Met:       {Code: "met", Name: lang.Both("raggiunto", "met")},
	Partial:   {Code: "partial", Name: lang.Both("parziale", "partial")},
	Missed:    {Code: "missed", Name: lang.Both("non raggiunto", "missed")},
	Missing:   {Code: "missing", Name: lang.Both("dato mancante", "missing")},
	Undefined: {Code: "undefined", Name: lang.Both("indefinito", "undefined")},
	NoTarget:  {Code: "no target", Name: lang.Both("senza target", "no target")},
	Excluded:  {Code: "excluded", Name: lang.Both("escluso", "excluded")},
}

// Code is the status in JSON and CSV.
func (s Status) Code() string { return Statuses[s].Code }

// Name is the status for people.
func (s Status) Name() lang.Text { return Statuses[s].Name }
