package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/lang"
)

// Method turns a value into an achievement. A new one is a new entry of Methods.
type Method struct {
	Name     string
	Label    lang.Text
	PlanWide bool // it may be the method of a whole plan
	Doc      lang.Text

	// Score is what a known value is worth. Best is the most that an unknown
	// one could be worth.
	Score func(*Case) Outcome
	Best  func(*Case) *big.Rat
	// Check reports settings that the method cannot work with.
	Check func(*plan.Indicator, func(problem))
}

// Case is one value to be scored. Value and Bar are nil for a judgement.
type Case struct {
	Value     *big.Rat
	Bar       *Bar
	Baseline  *big.Rat // the value worth 0; of linear only
	Steps     []Step
	Judgement *big.Rat
	Cap       *big.Rat
}

// Bar is a target in exact numbers.
type Bar struct {
	Op                          plan.Op
	Value, Low, High, Tolerance *big.Rat
}

// Step is a rung of the method steps, in exact numbers.
type Step struct {
	When  *Bar
	Score *big.Rat
}

// Outcome is what a value is worth: its achievement, from 0 to the cap, and the
// uncapped ratio, nil where the method has none.
type Outcome struct {
	Achievement, Ratio *big.Rat
	Met                bool
}

// Methods are the scoring methods, by the rules of the scoring manual.
var Methods = []*Method{
	{Name: "proportional", PlanWide: true, Label: lang.Text{IT: "proporzionale", EN: "proportional"},
		Doc:   lang.Text{IT: "la distanza dal target, in proporzione al target", EN: "the distance from the target, in proportion to the target"},
		Score: byRatio(proportional), Best: bestByRatio, Check: nothing},
	{Name: "inverse", PlanWide: true, Label: lang.Text{IT: "inverso", EN: "inverse"},
		Doc:   lang.Text{IT: "come proporzionale, ma target / valore dove meno è meglio", EN: "like proportional, but target / value where less is better"},
		Score: scoreByRatio(inverse, inverseUnbounded), Best: bestByRatio, Check: nothing},
	{Name: "on_off", PlanWide: true, Label: lang.Text{IT: "tutto o niente", EN: "all or nothing"},
		Doc:   lang.Text{IT: "raggiunto vale 100 %, altrimenti 0", EN: "met is worth 100 %, else 0"},
		Score: byRatio(noRatio), Best: bestOnOff, Check: nothing},
	{Name: "linear", Label: lang.Text{IT: "lineare", EN: "linear"},
		Doc:   lang.Text{IT: "in linea retta da un valore di partenza, che vale 0, al target", EN: "in a straight line from a baseline, worth 0, to the target"},
		Score: byRatio(linear), Best: bestLinear, Check: checkLinear},
	{Name: "steps", Label: lang.Text{IT: "a gradini", EN: "steps"},
		Doc:   lang.Text{IT: "il punteggio del primo gradino la cui condizione vale", EN: "the score of the first step whose condition holds"},
		Score: scoreSteps, Best: bestStep, Check: checkSteps},
	{Name: plan.Judged, Label: lang.Text{IT: "a giudizio", EN: "judged"},
		Doc:   lang.Text{IT: "il giudizio di una persona, dalle misurazioni", EN: "a person's judgement, from the measurements"},
		Score: scoreJudged, Best: func(c *Case) *big.Rat { return c.Cap }, Check: nothing},
}

// MethodNamed is the method of a name; nil where there is none.
func MethodNamed(name string) *Method {
	for _, m := range Methods {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// methodOf is how an indicator is scored: yes or no and dates are met or not,
// unless there are steps for them.
func methodOf(p *plan.Plan, i *plan.Indicator, force *Method) *Method {
	own := MethodNamed(i.Scoring.Method.Value)
	switch {
	case own != nil && !own.PlanWide && (i.Kind == plan.NumberKind || own.Name != "linear"):
		return own
	case i.Kind != plan.NumberKind:
		return MethodNamed("on_off")
	case force != nil:
		return force
	case own != nil:
		return own
	}
	return MethodNamed(p.Scoring.MethodName())
}

// Holds says whether a value meets the target, exactly.
func (b *Bar) Holds(v *big.Rat) bool {
	switch b.Op {
	case plan.AtLeast:
		return v.Cmp(b.Value) >= 0
	case plan.AtMost:
		return v.Cmp(b.Value) <= 0
	case plan.Above:
		return v.Cmp(b.Value) > 0
	case plan.Below:
		return v.Cmp(b.Value) < 0
	case plan.Between:
		return v.Cmp(b.Low) >= 0 && v.Cmp(b.High) <= 0
	}
	return distance(v, b.Value).Cmp(b.Tolerance) <= 0
}

// wantsMore says which way is better: 1 up, -1 down, 0 neither.
func (b *Bar) wantsMore() int {
	switch b.Op {
	case plan.AtLeast, plan.Above:
		return 1
	case plan.AtMost, plan.Below:
		return -1
	}
	return 0
}

// byRatio makes a method of a ratio. A target that is met gives at least 100 %,
// and more only where the cap allows and more is better or less is; one that is
// not met gives the ratio, from 0 to 100 %.
func byRatio(ratio func(*Case) *big.Rat) func(*Case) Outcome { return scoreByRatio(ratio, nil) }

// scoreByRatio is byRatio for a ratio that can grow without bound: unbounded
// says where it does, and the achievement is then the cap.
func scoreByRatio(ratio func(*Case) *big.Rat, unbounded func(*Case) bool) func(*Case) Outcome {
	return func(c *Case) Outcome {
		o := Outcome{Ratio: ratio(c), Met: c.Bar.Holds(c.Value)}
		switch {
		case !o.Met && o.Ratio == nil:
			o.Achievement = zero
		case !o.Met:
			o.Achievement = clamp(o.Ratio, zero, one)
		case c.Cap.Cmp(one) == 0 || c.Bar.wantsMore() == 0:
			o.Achievement = one
		case o.Ratio == nil && unbounded != nil && unbounded(c):
			o.Achievement = c.Cap
		case o.Ratio == nil:
			o.Achievement = one
		default:
			o.Achievement = clamp(o.Ratio, one, c.Cap)
		}
		return o
	}
}

// proportional is 1 minus the distance on the wrong side as a share of |target|.
// Nothing is proportional to a zero target.
func proportional(c *Case) *big.Rat {
	b := c.Bar
	if b.Op == plan.Between {
		return proportionalToRange(c)
	}
	if b.Value.Sign() == 0 {
		return nil
	}
	var short *big.Rat // how much the value lacks
	switch b.wantsMore() {
	case 1:
		short = sub(b.Value, c.Value)
	case -1:
		short = sub(c.Value, b.Value)
	default:
		short = distance(c.Value, b.Value)
	}
	return sub(one, quo(short, abs(b.Value)))
}

// proportionalToRange measures from the end of the range that was missed.
func proportionalToRange(c *Case) *big.Rat {
	end := Bar{Op: plan.AtLeast, Value: c.Bar.Low}
	switch {
	case c.Bar.Holds(c.Value):
		return one
	case c.Value.Cmp(c.Bar.High) > 0:
		end = Bar{Op: plan.AtMost, Value: c.Bar.High}
	}
	return proportional(&Case{Value: c.Value, Bar: &end})
}

// inverse is target / value where less is better and the target is positive.
func inverse(c *Case) *big.Rat {
	if c.Bar.wantsMore() >= 0 || c.Bar.Value.Sign() <= 0 {
		return proportional(c)
	}
	if c.Value.Sign() <= 0 {
		return nil
	}
	return quo(c.Bar.Value, c.Value)
}

// inverseUnbounded says that target / value has no bound: less than nothing was
// used of what was to be little.
func inverseUnbounded(c *Case) bool {
	return c.Bar.wantsMore() < 0 && c.Bar.Value.Sign() > 0 && c.Value.Sign() <= 0
}

// linear is where the value stands on the way from the baseline to the target.
func linear(c *Case) *big.Rat {
	way := sub(c.Bar.Value, c.Baseline)
	if c.Bar.Op == plan.Equal {
		return sub(one, quo(distance(c.Value, c.Bar.Value), abs(way)))
	}
	return quo(sub(c.Value, c.Baseline), way)
}

func noRatio(*Case) *big.Rat { return nil }

// bestByRatio is the cap; 100 % where nothing can be better than met.
func bestByRatio(c *Case) *big.Rat {
	if c.Bar.wantsMore() == 0 || c.Bar.Value.Sign() == 0 {
		return one
	}
	return c.Cap
}

func bestLinear(c *Case) *big.Rat {
	if c.Bar.wantsMore() == 0 {
		return one
	}
	return c.Cap
}

func bestOnOff(*Case) *big.Rat { return one }

// scoreSteps is the score of the first step that holds, else 0, met or not.
func scoreSteps(c *Case) Outcome {
	o := Outcome{Achievement: zero, Met: c.Bar == nil || c.Bar.Holds(c.Value)}
	for _, s := range c.Steps {
		if s.When.Holds(c.Value) {
			o.Achievement = clamp(s.Score, zero, c.Cap)
			break
		}
	}
	return o
}

func bestStep(c *Case) *big.Rat {
	best := zero
	for _, s := range c.Steps {
		best = clamp(s.Score, best, c.Cap)
	}
	return best
}

// scoreJudged is the judgement, cut at the cap; it is met at 100 %.
func scoreJudged(c *Case) Outcome {
	return Outcome{Achievement: clamp(c.Judgement, zero, c.Cap), Met: c.Judgement.Cmp(one) >= 0}
}
