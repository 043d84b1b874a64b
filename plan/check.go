package plan

import (
	"piao/plan/diag"
	"piao/plan/source"
)

// Check is one rule and the function that finds it in a plan.
type Check struct {
	*diag.Rule
	Run func(*Plan, diag.Report)
}

// Checks are the rules of a plan that need more than one element of it, in no
// order that matters: findings are sorted by place.
var Checks = []Check{
	{RuleDuplicateCode, checkLookAlikes},
	{RuleWeightsMixed, checkWeightsMixed},
	{RuleWeightsSum, checkWeightsSum},
	{source.RuleBadValue, checkWeightYears},
	{RuleMeasureCycle, checkMeasureCycle},
	{RuleTargetValue, checkTargetYears},
	{RuleScoring, checkBands},
	{RuleTotals, checkTotals},
	{RuleInterventions, checkInterventions},
	{source.RuleBadValue, checkResourceYears},
}

// Verify runs every check.
func Verify(p *Plan) diag.List { return runAll(Checks, p) }

func runAll(checks []Check, p *Plan) (found diag.List) {
	for _, c := range checks {
		c.Run(p, found.Add)
	}
	return found
}
