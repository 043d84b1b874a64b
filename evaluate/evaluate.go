package evaluate

import (
	"math/big"
	"slices"
	"time"

	"piao/plan"
	"piao/plan/lang"
)

// Plan evaluates a plan in one of its years, with the measurements of that year and
// of earlier ones. Plan and measurements must have no errors.
func Plan(p *plan.Plan, year int, measurements []*Measurements) *Result {
	return PlanWith(p, year, measurements, Instead{})
}

// Instead is what an evaluation uses instead of what the files say.
type Instead struct {
	Figures map[Origin]*big.Rat
	Weights map[*plan.Weight]*big.Rat
	Method  *Method // for every indicator with a plan-wide method; nil leaves them their own
	Missing string  // what a missing value is worth, open or zero; empty for the plan's own
}

// PlanWith is Plan with something else instead of what the files say.
func PlanWith(p *plan.Plan, year int, measurements []*Measurements, with Instead) *Result {
	e := newEvaluation(p, year, NewFigures(measurements))
	for o, figure := range with.Figures {
		e.figures.Suppose(o, figure)
	}
	e.weights, e.force = with.Weights, with.Method
	if with.Missing != "" {
		e.asZero = with.Missing == "zero"
	}
	return e.evaluate(measurements)
}

// Alone evaluates an indicator outside the tree. Its node says what it brings to its
// objective, and has no share.
func Alone(i *plan.Indicator, p *plan.Plan, year int, figures *Figures) *Indicator {
	e := newEvaluation(p, year, figures)
	alone := e.indicator(i)
	alone.Node = &Node{Indicator: alone, Tally: e.leaf(alone)}
	return alone
}

// evaluation is one evaluation in progress.
type evaluation struct {
	plan    *plan.Plan
	year    int
	figures *Figures
	force   *Method // for every indicator with a plan-wide method
	cap     *big.Rat
	asZero  bool                      // missing values score 0
	weights map[*plan.Weight]*big.Rat // supposed weights, instead of the plan's
}

func newEvaluation(p *plan.Plan, year int, figures *Figures) *evaluation {
	return &evaluation{plan: p, year: year, figures: figures,
		cap: p.Scoring.Cap.Rat(), asZero: p.Scoring.MissingIsZero()}
}

func (e *evaluation) evaluate(measurements []*Measurements) *Result {
	r := &Result{Node: e.tree(), Plan: e.plan, Year: e.year,
		Measurements: slices.Clone(measurements), Current: e.figures.files[e.year]}
	slices.SortStableFunc(r.Measurements, func(a, b *Measurements) int { return a.Year - b.Year })
	e.rollUp(r.Node)
	r.Share, r.OfBody, r.OfAll, r.Points = zero, zero, one, r.Score
	if r.Counts() {
		r.Share, r.OfBody = one, one
	}
	r.distribute()
	r.setExcluded()
	return r
}

// indicator computes the value of an indicator and scores it.
func (e *evaluation) indicator(p *plan.Indicator) *Indicator {
	i := &Indicator{
		Indicator: p,
		Year:      e.year,
		Target:    p.TargetOn(e.day(), e.year),
		Record:    e.figures.Record(p, e.year),
		Method:    methodOf(e.plan, p, e.force),
	}
	i.Terms = e.terms(p.Expr, e.year)
	i.Inputs = inputs(i.Terms)
	i.Value, i.Zero = value(p.Expr, i.Terms)
	i.Case = e.newCase(i)
	if i.Method.Name == "linear" && i.Target != nil {
		e.setBaseline(i)
	}
	e.score(i)
	if i.Note.IsZero() {
		i.Note = intermediate(i, e.day())
	}
	if !e.figures.files[e.year].IsMonitoring() {
		i.Band = bandOf(e.plan, i.Achievement, i.Status == Met)
	}
	return i
}

// day is the day of the monitoring that is evaluated, as 2023-06-30; empty for a whole
// year.
func (e *evaluation) day() string {
	if m := e.figures.files[e.year]; m.IsMonitoring() {
		return m.AsOf.Format(time.DateOnly)
	}
	return ""
}

// intermediate says which target a monitoring is held against, where an indicator has
// some for days of the year.
func intermediate(i *Indicator, day string) (note lang.Message) {
	switch {
	case day == "" || i.Target == nil:
	case i.Target.Day != "":
		note = lang.Say("il target è quello intermedio, di questo giorno", "the target is the intermediate one, of this day")
	case slices.ContainsFunc(i.Intermediate, func(t *plan.Target) bool { return t.Year == i.Year }):
		note = lang.Say("di questo giorno non c'è un target intermedio: vale quello dell'anno",
			"there is no intermediate target for this day: the year's holds")
	}
	return note
}

// newCase is what the indicator's method needs to know.
func (e *evaluation) newCase(i *Indicator) *Case {
	c := &Case{Value: i.Value, Cap: e.cap}
	if s := i.Scoring.Cap; s.OK {
		c.Cap = s.Rat()
	}
	if i.Target != nil {
		c.Bar = BarOf(i.Target.Condition)
	}
	if i.Method.Name == "steps" {
		c.Steps = i.StepsFor(i.Target)
	}
	if i.Judged() && i.Record.Judged.OK {
		c.Judgement = i.Record.Judged.Rat()
	}
	return c
}

// score decides the indicator's status and achievement. The first of these that
// applies decides: excluded, no target, not measured, divided by zero, scored.
func (e *evaluation) score(i *Indicator) {
	switch {
	case i.Record.Excluded.Value != "":
		i.exclude(Exclusion{lang.Say("%s", "%s", i.Record.Excluded.Value), i.Record.Act.Value, i.Record.Date.Value})
	case i.Judged():
		i.judge()
	case i.Target == nil:
		i.Status = NoTarget
	case i.Value == nil && i.Zero != nil:
		i.divideByZero()
	case i.Value == nil:
		i.Status = Missing
	case i.lacksBaseline():
		i.scoreWithoutBaseline()
	default:
		i.settle(i.Method.Outcome(i.Case))
	}
}

func (i *Indicator) exclude(x Exclusion) {
	i.Status, i.Exclusion = Excluded, &x
}

// judge takes the judgement. A judged indicator counts when it is due, and in other
// years in which it has a judgement.
func (i *Indicator) judge() {
	switch {
	case i.Case.Judgement != nil:
		i.settle(i.Method.Outcome(i.Case))
	case i.Due(i.Year):
		i.Status = Missing
	default:
		i.Status = NoTarget
	}
}

// scoreWithoutBaseline scores a value if the one that scores 0 is not known. A met
// target is worth 100 %; what another value is worth is missing too.
func (i *Indicator) scoreWithoutBaseline() {
	if !i.MeetsTarget() {
		i.Status = Missing
		return
	}
	i.settle(Outcome{Achievement: one, Met: true})
	i.Note = lang.Say("non si sa il valore dell'anno prima, da cui parte il punteggio: il target raggiunto vale 100 %%",
		"last year's value, from which the score starts, is not known: the met target is worth 100 %%")
}

// divideByZero applies what the plan says about a zero denominator, if anything.
func (i *Indicator) divideByZero() {
	switch i.Scoring.ZeroDenominator.Value {
	case "met":
		worth := one
		if i.Case.Steps != nil {
			worth = i.Most()
		}
		i.settle(Outcome{Achievement: worth, Met: true})
		i.Note = lang.Say("denominatore zero: per il piano vale come target raggiunto",
			"zero denominator: by the plan it counts as met")
	case "missed":
		i.settle(Outcome{Achievement: zero})
		i.Note = lang.Say("denominatore zero: per il piano vale come target non raggiunto",
			"zero denominator: by the plan it counts as missed")
	case "excluded":
		i.exclude(Exclusion{Reason: lang.Say("denominatore zero, che il piano esclude",
			"zero denominator, which the plan excludes")})
	default:
		i.Status = Undefined
	}
}

// setBaseline finds the value that scores 0, if it is known. If last year's value
// already meets the target, the target is only met or missed this year.
func (e *evaluation) setBaseline(i *Indicator) {
	b, c := &i.Scoring.Baseline, i.Case
	if !b.Previous {
		figure, _ := b.In(e.year)
		c.Baseline = figure.Rat()
		return
	}
	last := e.terms(i.Expr, e.year-1)
	i.Inputs = inputs(slices.Concat(i.Terms, last))
	c.Baseline, i.ZeroBefore = value(i.Expr, last)
	if c.Baseline != nil && !c.Bar.Misses(c.Baseline) {
		i.Method = MethodNamed("on_off")
		i.Note = lang.Say("il valore dell'anno prima soddisfa già il target: quest'anno vale tutto o niente",
			"last year's value already meets the target: this year is all or nothing")
	}
}

// settle takes the outcome of a method.
func (i *Indicator) settle(o Outcome) {
	i.Achievement, i.Ratio, i.Limit = o.Achievement, o.Ratio, o.Limit
	switch {
	case o.Met:
		i.Status = Met
	case o.Achievement.Sign() > 0:
		i.Status = Partial
	default:
		i.Status = Missed
	}
}
