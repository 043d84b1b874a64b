// Package advice is the warnings about measurements, and about a plan those that
// depend on how it scores. It lists all the rules.
package advice

import (
	"cmp"
	"slices"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/rules"
	"piao/plan/source"
)

// Check is a rule of measurements and the function that applies it to a file.
type Check struct {
	*diag.Rule
	Run func(*plan.Plan, file, diag.Report)
}

// file is measurements, beside the figures of their year and those of other whole years.
type file struct {
	*evaluate.Measurements
	figures *evaluate.Figures
	own     *evaluate.Figures // with its own, even where its year is scored from another file
	scored  bool              // its year is scored from it
}

var checks = []Check{
	{RuleFiguresDisagree, checkAgreements},
	{ruleLagDiffers, checkLagDiffers},
	{ruleShareOutOfRange, checkShares},
	{rules.RuleThousandsPoint, checkThousands},
	{ruleMissingJudgement, checkJudgements},
	{rules.RulePercentFormula, checkPercents},
	{ruleStaleStatus, checkStatus},
}

var planChecks = append(slices.Clip(rules.Advice), stepsTarget)

// Plan gives all advice on a plan without errors.
func Plan(p *plan.Plan) diag.List { return rules.Apply(planChecks, p) }

// Measurements gives all advice on the measurements of a plan, monitorings included,
// in the order of the files. Plan and measurements must have no errors. What one rule
// says of a figure is not said by another.
func Measurements(p *plan.Plan, measurements []*evaluate.Measurements) diag.List {
	var found diag.List
	years := latest(measurements)
	whole := slices.DeleteFunc(slices.Clone(measurements), (*evaluate.Measurements).IsMonitoring)
	for _, m := range measurements {
		figures := evaluate.NewFigures(append(slices.Clip(whole), years[m.Year]))
		own := evaluate.NewFigures(append(slices.Clip(whole), m))
		told := map[diag.Pos]bool{}
		for _, c := range checks {
			c.Run(p, file{m, figures, own, years[m.Year] == m}, func(d diag.Diagnostic) {
				echoes := func(r diag.Related) bool { return told[r.Pos] }
				another := c.Rule == RuleFiguresDisagree // of two checks, each says something else
				if another || !told[d.Pos] && !slices.ContainsFunc(d.Related, echoes) {
					found.Add(d)
				}
				told[d.Pos] = true
			})
		}
	}
	return found
}

// latest finds the file to use for each year: one that is not a monitoring if there
// is any, else the last monitoring.
func latest(measurements []*evaluate.Measurements) map[int]*evaluate.Measurements {
	years := map[int]*evaluate.Measurements{}
	for _, m := range measurements {
		known := years[m.Year]
		if known == nil || known.IsMonitoring() && (!m.IsMonitoring() || m.AsOf.After(known.AsOf)) {
			years[m.Year] = m
		}
	}
	return years
}

// Rules lists all rules, each once: errors, then warnings, then infos. Within a
// severity, rules of form come first and rules of measurements last.
func Rules() []*diag.Rule {
	all := slices.Concat(source.Rules, plan.Rules)
	for _, c := range slices.Concat(rules.Checks, planChecks) {
		all = append(all, c.Rule)
	}
	all = append(all, evaluate.RuleUnknownMeasure, evaluate.RuleWrongEntity)
	for _, c := range checks {
		all = append(all, c.Rule)
	}
	all = append(all, diag.RuleIgnore)
	var rules []*diag.Rule
	for _, r := range all {
		if !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	slices.SortStableFunc(rules, func(a, b *diag.Rule) int { return cmp.Compare(a.Severity, b.Severity) })
	return rules
}
