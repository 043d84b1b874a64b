// Package rules is what a sound plan keeps to, and what a good one does: each rule
// with its reason, an example, and the function that finds where it is broken.
package rules

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Check is one rule and the function that finds it in a plan. What the function
// reports is of that rule unless it says another.
type Check struct {
	*diag.Rule
	Run func(*plan.Plan, diag.Report)
}

// Checks find the errors of a plan that more than one element of it takes part in,
// in no order that matters: findings are sorted by place.
var Checks = []Check{
	{plan.RuleDuplicateCode, checkLookAlikes},
	weightsMixed,
	weightsSum,
	{source.RuleBadValue, checkWeightYears},
	measureCycle,
	{plan.RuleTargetValue, checkTargetYears},
	{plan.RuleScoring, checkBands},
	totals,
	interventions,
	{source.RuleBadValue, checkResourceYears},
}

// Advice finds what a plan had better not say, or say better: its warnings and
// infos. It trusts the plan, which is without errors.
var Advice = []Check{
	unusedMeasure,
	noIndicators,
	oneIndicator,
	financialOnly,
	equalWeights,

	missingUnit,
	missingType,
	missingDescription,
	missingSource,

	missingTarget,
	targetUnit,
	targetOperator,
	targetRegresses,
	constantTargets,
	zeroTarget,
	negativeTarget,
	exactQuotient,
}

// indicatorOnTime is how most examples begin: with the indicator that they are
// about, up to its name.
const indicatorOnTime = `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
`

// Verify finds every error of a plan that reading it does not find.
func Verify(p *plan.Plan) diag.List { return runAll(Checks, p) }

// Advise gives every advice on a plan without errors.
func Advise(p *plan.Plan) diag.List { return runAll(Advice, p) }

func runAll(checks []Check, p *plan.Plan) (found diag.List) {
	for _, c := range checks {
		c.Run(p, func(d diag.Diagnostic) {
			if d.Rule == nil {
				d.Rule = c.Rule
			}
			found.Add(d)
		})
	}
	return found
}

// eachIndicator is a check of every indicator by itself.
func eachIndicator(check func(*plan.Plan, *plan.Indicator, diag.Report)) func(*plan.Plan, diag.Report) {
	return func(p *plan.Plan, report diag.Report) {
		for _, i := range p.Indicators() {
			check(p, i, report)
		}
	}
}

// part is a place that takes part in a finding by its name alone.
func part(span diag.Span, name string) diag.Related {
	return diag.Related{Span: span, Message: lang.Say("%s", "%s", name)}
}

// ifMeant is the hint for what is nearly always a slip, and may be meant.
func ifMeant(code string) lang.Message {
	return lang.Say("se invece è voluto: # piao:ignore %s -- il motivo",
		"if it is meant: # piao:ignore %s -- the reason", code)
}
