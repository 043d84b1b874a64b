package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/target"
)

// Method turns a value into an achievement. To add a method, add an entry to
// Methods: all that it means is written there.
type Method struct {
	Name     string
	Label    lang.Text
	Doc      lang.Text
	PlanWide bool // the method may be that of a whole plan

	// Ratio is the formula, over value, target and baseline, of an achievement
	// before floor and cap. It returns nil for a target that has no ratio; it is nil
	// for a method that has none. The target is never a range.
	Ratio func(*Case) formula.Expr
	// Score is the outcome of a method without floor and cap; nil for the others.
	Score func(*Case) Outcome
	// Best is the highest possible achievement.
	Best func(*Case) *big.Rat
	// Check reports settings that the method cannot work with; nil if there are
	// none.
	Check func(*plan.Indicator, problem)
}

// Methods are the scoring methods, as the manual describes them.
var Methods = []*Method{
	{
		Name: "proportional", PlanWide: true,
		Label: lang.Both("proporzionale", "proportional"),
		Doc: lang.Both("la distanza dal target, in proporzione al target",
			"the distance from the target, in proportion to the target"),
		Ratio: proportional,
		Best:  bestByRatio,
	},
	{
		Name: "inverse", PlanWide: true,
		Label: lang.Both("inverso", "inverse"),
		Doc: lang.Both("come proporzionale, ma target / valore per un <= o < sopra 0",
			"like proportional, but target / value for a <= or < above 0"),
		Ratio: inverse,
		Best:  bestByRatio,
	},
	{
		Name: "on_off", PlanWide: true,
		Label: lang.Both("tutto o niente", "all or nothing"),
		Doc:   lang.Both("raggiunto vale 100 %, altrimenti 0", "met is worth 100 %, else 0"),
		Best:  func(*Case) *big.Rat { return one },
	},
	{
		Name:  "linear",
		Label: lang.Both("lineare", "linear"),
		Doc: lang.Both("in linea retta da un valore di partenza, che vale 0, al target",
			"in a straight line from a baseline, worth 0, to the target"),
		Ratio: linear,
		Best:  bestLinear,
		Check: checkLinear,
	},
	{
		Name:  "steps",
		Label: lang.Both("a gradini", "steps"),
		Doc: lang.Both("il punteggio del primo gradino la cui condizione vale",
			"the score of the first step whose condition holds"),
		Score: scoreSteps,
		Best:  bestStep,
		Check: checkSteps,
	},
	{
		Name:  scoring.Judged,
		Label: lang.Both("a giudizio", "judged"),
		Doc: lang.Both("il giudizio di una persona, dalle misurazioni",
			"a person's judgement, from the measurements"),
		Score: scoreJudged,
		Best:  func(c *Case) *big.Rat { return c.Cap },
	},
}

// MethodNamed is the method with a name; nil if there is none.
func MethodNamed(name string) *Method {
	for _, m := range Methods {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// MethodNames lists all methods, or only those for a whole plan.
func MethodNames(planWide bool) []string {
	var names []string
	for _, m := range Methods {
		if m.PlanWide || !planWide {
			names = append(names, m.Name)
		}
	}
	return names
}

// methodOf is how an indicator is scored. Without steps, a yes or no or a date is
// only met or missed.
func methodOf(p *plan.Plan, i *plan.Indicator, force *Method) *Method {
	own := MethodNamed(i.Scoring.Method.Value)
	switch {
	case own != nil && !own.PlanWide && (i.Kind == target.NumberKind || own.Name != "linear"):
		return own
	case i.Kind != target.NumberKind:
		return MethodNamed("on_off")
	case force != nil:
		return force
	case own != nil:
		return own
	}
	return MethodNamed(p.Scoring.MethodName())
}

// Case is a value to be scored. Value and Bar are nil for a judgement.
type Case struct {
	Value     *big.Rat
	Bar       *Bar
	Baseline  *big.Rat // the value that scores 0; for linear only
	Steps     []*scoring.Step
	Judgement *big.Rat
	Cap       *big.Rat
}

// Step is the first step whose condition holds; nil if there is none.
func (c *Case) Step() *scoring.Step {
	if c.Value == nil {
		return nil
	}
	return firstHolding(c.Steps, c.Value)
}

// Edges are the values at which a score may bend or jump, whatever the method.
func (c *Case) Edges() []*big.Rat {
	edges, origins := []*big.Rat{zero}, []*big.Rat{zero} // of the way to the target
	if c.Baseline != nil {
		edges, origins = append(edges, c.Baseline), append(origins, c.Baseline)
	}
	for _, s := range c.Steps {
		edges = append(edges, BarOf(s.When).Low, BarOf(s.When).High)
	}
	if c.Bar == nil {
		return edges
	}
	for _, end := range []*big.Rat{c.Bar.Low, c.Bar.High, quo(add(c.Bar.Low, c.Bar.High), big.NewRat(2, 1))} {
		edges = append(edges, end, quo(end, c.Cap))
		for _, origin := range origins {
			way := sub(end, origin)
			further := mul(way, sub(c.Cap, one))
			edges = append(edges, add(end, way), sub(end, further), add(end, further))
		}
	}
	return edges
}

// Outcome is what a value is worth: its achievement, from 0 to the cap, and the
// ratio without floor and cap, which is nil if the method has none.
type Outcome struct {
	Achievement, Ratio *big.Rat
	Limit              Limit
	Met                bool
}

// Limit says why an achievement differs from the ratio.
type Limit int

const (
	NoLimit    Limit = iota
	Floor            // no achievement is below 0
	MetIsWhole       // a met target is worth at least 100 %
	Cap              // the cap
)

// Outcome is what a value is worth under the method. A met target gives at least
// 100 %; one that is not met gives the ratio, from 0 to 100 %.
func (m *Method) Outcome(c *Case) Outcome {
	if m.Score != nil {
		return m.Score(c)
	}
	o := Outcome{Ratio: m.ratio(c), Met: c.Bar.Holds(c.Value)}
	low, high := zero, one
	o.Achievement = zero
	if o.Met {
		low, high = one, m.Best(c)
		o.Achievement = high
	}
	if o.Ratio == nil {
		return o
	}
	o.Achievement = clamp(o.Ratio, low, high)
	switch {
	case o.Ratio.Cmp(low) < 0 && o.Met:
		o.Limit = MetIsWhole
	case o.Ratio.Cmp(low) < 0:
		o.Limit = Floor
	case o.Ratio.Cmp(high) > 0: // a ratio above 100 % is of a met target that may be worth more
		o.Limit = Cap
	}
	return o
}

// ratio is the ratio of a value before floor and cap; 1 within a range.
func (m *Method) ratio(c *Case) *big.Rat {
	if m.Ratio != nil && c.Bar.Op == target.Between && c.Bar.Holds(c.Value) {
		return one
	}
	w := m.Working(c)
	if w == nil {
		return nil
	}
	r, _ := formula.Eval(w.Expr, w.Number)
	return r
}

// Working is how a ratio is computed: its formula, and the numbers that its names
// stand for.
type Working struct {
	Expr   formula.Expr
	Number func(*formula.Measure) *big.Rat
}

// The names that a ratio's formula has for its numbers. The target of a range is
// the end that was missed.
const (
	RatioValue    = "value"
	RatioTarget   = "target"
	RatioBaseline = "baseline"
)

// The ratios' formulas, as an analyst would write them.
var (
	shareOfTarget   = ratio("value / target")
	shortOfTarget   = ratio("1 - (target - value) / abs(target)")
	beyondTarget    = ratio("1 - (value - target) / abs(target)")
	awayFromTarget  = ratio("1 - abs(value - target) / abs(target)")
	targetByValue   = ratio("target / value")
	wayFromBaseline = ratio("(value - baseline) / (target - baseline)")
	awayOnTheWay    = ratio("1 - abs(value - target) / abs(target - baseline)")
)

func ratio(text string) formula.Expr {
	e, _ := formula.Parse(text, nil, nil)
	return e
}

// Working is how the method computes a value's ratio; nil if it has none, or none
// for such a target.
func (m *Method) Working(c *Case) *Working {
	if m.Ratio == nil || c.Bar == nil || c.Value == nil {
		return nil
	}
	ratio, goal := m.Ratio, *c
	if c.Bar.Op == target.Between {
		ratio, goal.Bar = proportional, c.Bar.missedEnd(c.Value)
	}
	if goal.Bar == nil {
		return nil
	}
	e := ratio(&goal)
	if e == nil {
		return nil
	}
	return &Working{e, func(m *formula.Measure) *big.Rat {
		switch m.Code {
		case RatioTarget:
			return goal.Bar.Value
		case RatioBaseline:
			return c.Baseline
		}
		return c.Value
	}}
}

// Working is how the indicator's ratio was computed; nil if it has none.
func (i *Indicator) Working() *Working {
	if i.Ratio == nil {
		return nil
	}
	return i.Method.Working(i.Case)
}

// proportional is 1 minus the distance from the target on the wrong side, as a share
// of |target|. A zero target has no proportion.
func proportional(c *Case) formula.Expr {
	switch way, sign := c.Bar.WantsMore(), c.Bar.Value.Sign(); {
	case sign == 0:
		return nil
	case way > 0 && sign > 0:
		return shareOfTarget
	case way > 0:
		return shortOfTarget
	case way < 0:
		return beyondTarget
	}
	return awayFromTarget
}

// inverse is target / value if less is better and the target is positive. It has no
// upper bound as the value approaches 0.
func inverse(c *Case) formula.Expr {
	switch {
	case c.Bar.WantsMore() >= 0 || c.Bar.Value.Sign() <= 0:
		return proportional(c)
	case c.Value.Sign() <= 0:
		return nil
	}
	return targetByValue
}

// linear is how far the value is on the way from the baseline to the target.
func linear(c *Case) formula.Expr {
	if c.Bar.WantsMore() == 0 {
		return awayOnTheWay
	}
	return wayFromBaseline
}

// bestByRatio is the cap, or 100 % if nothing can be better than met.
func bestByRatio(c *Case) *big.Rat {
	if c.Bar.Op != target.Between && c.Bar.Value.Sign() == 0 {
		return one
	}
	return bestLinear(c)
}

func bestLinear(c *Case) *big.Rat {
	if c.Bar.WantsMore() == 0 {
		return one
	}
	return c.Cap
}

// scoreSteps is the score of the first step that holds, or else 0.
func scoreSteps(c *Case) Outcome {
	o := Outcome{Achievement: zero, Met: c.Bar == nil || c.Bar.Holds(c.Value)}
	if s := c.Step(); s != nil {
		o.Achievement = clamp(s.Score.Rat(), zero, c.Cap)
	}
	return o
}

func bestStep(c *Case) *big.Rat {
	best := zero
	for _, s := range c.Steps {
		best = clamp(s.Score.Rat(), best, c.Cap)
	}
	return best
}

// scoreJudged is the judgement, limited by the cap. The target is met at 100 %.
func scoreJudged(c *Case) Outcome {
	return Outcome{Achievement: clamp(c.Judgement, zero, c.Cap), Met: c.Judgement.Cmp(one) >= 0}
}
