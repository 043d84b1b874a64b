package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
)

// Indicator is what an indicator's score rests on.
type Indicator struct {
	*plan.Indicator
	Node *Node // where it stands in the tree

	Status      Status
	Method      *Method
	Target      *plan.Target // nil where the year has none
	Value       *big.Rat
	Ratio       *big.Rat // the achievement before floor and cap
	Achievement *big.Rat // nil for a missing value, also where it scores 0
	Limit       Limit    // what made the achievement another than the ratio
	Band        *plan.Band
	Terms       []Term        // of its formula, in the order of writing
	Inputs      []Input       // the figures of the terms, and of last year's value where it is the baseline; each once
	Zero        *formula.Zero // what was divided by, where that was zero
	Zeros       []ZeroInput   // the measures that made it zero; none where the others cancel each other out
	Exclusion   *Exclusion
	Record      *Record // what people say of it; nil for nothing
	Note        lang.Message
	Case        *Case // what its method was asked
}

// Most is the most that the indicator could score.
func (i *Indicator) Most() *big.Rat { return i.Method.Best(i.Case) }

// Worth is the achievement that another value would have.
func (i *Indicator) Worth(v *big.Rat) *big.Rat {
	c := *i.Case
	c.Value = v
	return i.Method.Outcome(&c).Achievement
}

// MeetsTarget says that the value is known and meets the target, whatever the
// score that the method makes of it.
func (i *Indicator) MeetsTarget() bool {
	return i.Value != nil && i.Case.Bar != nil && i.Case.Bar.Holds(i.Value)
}

// Gap is how far the value is from the end of the target that it is compared with.
func (i *Indicator) Gap() *big.Rat { return distance(i.Value, Nearest(i.Target.Condition, i.Value)) }

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
