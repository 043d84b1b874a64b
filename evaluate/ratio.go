package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
)

// The names that a ratio's formula has for its numbers.
const (
	RatioValue    = "value"
	RatioTarget   = "target"
	RatioBaseline = "baseline"
)

// Ratio is how the ratio of an indicator was computed: a formula over its value,
// its target (of a range, the end that was missed) and its baseline.
type Ratio struct {
	Expr  formula.Expr
	Value func(*formula.Measure) *big.Rat
}

// Working is how the indicator's ratio was computed; nil where its method has
// none, or none for such a target.
func (i *Indicator) Working() *Ratio {
	if i.Ratio == nil || i.Value == nil || i.settled.Bar == nil {
		return nil
	}
	c, method := *i.settled, i.Method.Name
	if c.Bar.Op == plan.Between {
		if c.Bar.Holds(c.Value) {
			return nil
		}
		end := Bar{Op: plan.AtLeast, Value: c.Bar.Low}
		if c.Value.Cmp(c.Bar.High) > 0 {
			end = Bar{Op: plan.AtMost, Value: c.Bar.High}
		}
		c.Bar, method = &end, plan.DefaultMethod
	}
	e, _ := formula.Parse(ratioFormula(method, &c), nil)
	numbers := map[string]*big.Rat{RatioValue: c.Value, RatioTarget: c.Bar.Value, RatioBaseline: c.Baseline}
	return &Ratio{e, func(m *formula.Measure) *big.Rat { return numbers[m.Code] }}
}

// ratioFormula is what the functions of Methods compute, as an analyst would
// write it: a positive target to reach is value / target.
func ratioFormula(method string, c *Case) string {
	way, positive := c.Bar.wantsMore(), c.Bar.Value.Sign() > 0
	switch {
	case method == "linear" && way == 0:
		return "1 - abs(value - target) / abs(target - baseline)"
	case method == "linear":
		return "(value - baseline) / (target - baseline)"
	case method == "inverse" && way < 0 && positive:
		return "target / value"
	case way > 0 && positive:
		return "value / target"
	case way > 0:
		return "1 - (target - value) / abs(target)"
	case way < 0:
		return "1 - (value - target) / abs(target)"
	}
	return "1 - abs(value - target) / abs(target)"
}
