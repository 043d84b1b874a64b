package plan

import (
	"cmp"
	"slices"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Advice are the rules of what a plan had better not say, or say better: its
// warnings and infos. They trust the plan, which is without errors.
var Advice = []Check{
	{RuleUnusedMeasure, checkUnusedMeasure},
	{RuleNoIndicators, checkNoIndicators},
	{RuleOneIndicator, checkOneIndicator},
	{RuleFinancialOnly, checkFinancialOnly},
	{RuleEqualWeights, checkEqualWeights},

	{RuleMissingUnit, checkMissingUnit},
	{RuleMissingType, checkMissingType},
	{RuleMissingDescription, checkMissingDescription},
	{RuleMissingSource, checkMissingSource},

	{RuleMissingTarget, checkMissingTarget},
	{RuleTargetUnit, checkTargetUnit},
	{RuleTargetOperator, checkTargetOperator},
	{RuleTargetRegresses, checkTargetRegresses},
	{RuleConstantTargets, checkConstantTargets},
	{RuleZeroTarget, checkZeroTarget},
	{RuleNegativeTarget, checkNegativeTarget},
	{RuleExactQuotient, checkExactQuotient},
}

// Advise gives every advice on a plan without errors.
func Advise(p *Plan) diag.List { return runAll(Advice, p) }

// ByYear lists the targets of an indicator, the earliest year first.
func (i *Indicator) ByYear() []*Target {
	earlier := func(a, b *Target) int { return cmp.Compare(a.Year, b.Year) }
	if slices.IsSortedFunc(i.Targets, earlier) {
		return i.Targets
	}
	return slices.SortedFunc(slices.Values(i.Targets), earlier)
}

// targetsWhere lists the targets of an indicator of which something holds, the
// earliest year first.
func (i *Indicator) targetsWhere(holds func(*Target) bool) []*Target {
	var some []*Target
	for _, t := range i.ByYear() {
		if holds(t) {
			some = append(some, t)
		}
	}
	return some
}

// onTargets is one finding about several targets of an indicator: it stands at
// the first, and the others take part.
func onTargets(rule *diag.Rule, targets []*Target, message lang.Message, hints ...lang.Message) diag.Diagnostic {
	return diag.Diagnostic{Rule: rule, Span: targets[0].Text.Span(), Message: message, Hints: hints, Related: atTargets(targets[1:])}
}

func atTargets(targets []*Target) []diag.Related {
	all := make([]diag.Related, len(targets))
	for k, t := range targets {
		all[k] = diag.Related{Span: t.Text.Span(), Message: lang.Message{Text: lang.Same(t.YearText.Value)}}
	}
	return all
}

// yearsOf names the years of targets.
func yearsOf(targets []*Target) lang.List {
	years := make([]string, len(targets))
	for k, t := range targets {
		years[k] = t.YearText.Value
	}
	return lang.Words(years)
}

// ifMeant is the hint for what is nearly always a slip, and may be meant.
func ifMeant(rule *diag.Rule) lang.Message {
	return lang.Say("se invece è voluto: # piao:ignore %s -- il motivo", "if it is meant: # piao:ignore %s -- the reason", rule.Code)
}
