// Package rules is the rules for sound plans and for good ones. Each rule has a
// reason, an example, and a function that finds where it is broken.
package rules

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
)

// Check is a rule and the function that applies it to a plan. What the function
// reports is of this rule unless it names another.
type Check struct {
	*diag.Rule
	Run func(*plan.Plan, diag.Report)
}

// Checks find errors that involve several elements of a plan. Their order does not
// matter: findings are sorted by place.
var Checks = []Check{
	{source.RuleDuplicateCode, checkLookAlikes},
	weightsMixed,
	weightsSum,
	{source.RuleMissingKey, checkWeightYears},
	measureCycle,
	{source.RuleBadValue, checkYears},
	{scoring.Rule, checkBands},
	totals,
	interventions,
}

// Advice is the warnings and infos: what a plan should leave out, or say better. It
// trusts that the plan has no errors.
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
	{RulePercentFormula, eachIndicator(checkPercentFormula)},
	{RuleThousandsPoint, eachIndicator(checkThousands)},
}

// indicatorOnTime begins most examples: the indicator that they are about, up to its
// name.
const indicatorOnTime = `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
`

// OnTimeShare goes on up to the indicator's formula.
const OnTimeShare = indicatorOnTime + `        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
`

// Verify finds every error of a plan that reading it does not find.
func Verify(p *plan.Plan) diag.List { return Apply(Checks, p) }

// Apply is what some checks find in a plan.
func Apply(checks []Check, p *plan.Plan) (found diag.List) {
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

// eachIndicator makes a check of a function that looks at one indicator.
func eachIndicator(check func(*plan.Plan, *plan.Indicator, diag.Report)) func(*plan.Plan, diag.Report) {
	return func(p *plan.Plan, report diag.Report) {
		for _, i := range p.Indicators() {
			check(p, i, report)
		}
	}
}

// part is a place that belongs to a finding, with only its name.
func part(span diag.Span, name string) diag.Related {
	return diag.Related{Span: span, Message: lang.Say("%s", "%s", name)}
}

// IfMeant is the hint for something that is nearly always a slip but may be
// intended.
func IfMeant(code string) lang.Message {
	return lang.Say("se invece è voluto: # piao:ignore %s -- il motivo",
		"if it is meant: # piao:ignore %s -- the reason", code)
}
