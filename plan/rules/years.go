package rules

import (
	"slices"
	"time"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
	"piao/plan/yearly"
)

// strangeYear is the finding for something about a year outside the plan.
func strangeYear(p *plan.Plan, span diag.Span, year int) diag.Diagnostic {
	var years lang.List
	for _, y := range p.Years {
		years.Items = append(years.Items, lang.Same(y.Text.Value))
	}
	return diag.Diagnostic{Span: span,
		Message: lang.Say("il %d non è un anno del piano (%s)", "%d is not a year of the plan (%s)", year, years)}
}

// lacksYear reports whether a year is certainly not one of the plan's. If one of the
// plan's years was refused, nothing is certain.
func lacksYear(p *plan.Plan, year int) bool { return !p.Doubtful.Years && !p.HasYear(year) }

// firstYear is the plan's first year, or 0 if it has none.
func firstYear(p *plan.Plan) int {
	if len(p.Years) == 0 {
		return 0
	}
	return p.Years[0].Value
}

// checkYears finds targets, amounts and weights for years that the plan does not have. It
// makes one finding a year, since the slip may be in `years` alone.
func checkYears(p *plan.Plan, report diag.Report) {
	strange := map[int]*diag.Diagnostic{}
	var years []int
	look := func(rule *diag.Rule, year int, at source.Text) {
		switch d := strange[year]; {
		case !lacksYear(p, year):
		case d == nil:
			first := strangeYear(p, at.Span(), year)
			first.Rule, strange[year], years = rule, &first, append(years, year)
		default:
			d.Related = append(d.Related, diag.Related{Span: at.Span(), Message: lang.Say("anche qui", "here too")})
		}
	}
	for _, i := range p.Indicators() {
		for _, t := range slices.Concat(i.Targets, i.Intermediate) {
			look(target.Rule, t.Year, t.Key)
		}
		for _, t := range i.Intermediate {
			if p.HasYear(t.Year) && t.Day == p.Ends(t.Year).Format(time.DateOnly) {
				report(diag.Diagnostic{Rule: target.Rule, Span: t.Key.Span(), Message: lang.Say(
					"il %s finisce l'anno: un target intermedio è di un giorno prima", "%s ends the year: an intermediate target is of a day before",
					t.Day), Hints: []lang.Message{lang.Say("il target dell'anno si scrive %d", "the year's target is written %d", t.Year)}})
			}
		}
		for _, s := range i.Scoring.Steps {
			if s.Year != 0 {
				look(scoring.Rule, s.Year, s.Key)
			}
		}
	}
	for _, o := range p.Objectives {
		for _, x := range o.Resources {
			look(source.RuleBadValue, x.Year, x.YearText)
		}
	}
	var byYear []yearly.Figures
	for _, f := range families(p) {
		for _, s := range f.siblings {
			byYear = append(byYear, s.weight.ByYear)
		}
	}
	for _, o := range p.OtherResource {
		byYear = append(byYear, o.Amounts)
	}
	for _, y := range slices.Concat(append(byYear, p.Totals)...) {
		look(source.RuleBadValue, y.Year, y.YearText)
	}
	for _, y := range years {
		report(*strange[y])
	}
}

// checkWeightYears finds weights by year that lack a year of the plan.
func checkWeightYears(p *plan.Plan, report diag.Report) {
	for _, f := range families(p) {
		for _, s := range f.siblings {
			if s.weight.ByYear != nil && !s.weight.Derived {
				checkYearsOfWeight(p, s, report)
			}
		}
	}
}

func checkYearsOfWeight(p *plan.Plan, s sibling, report diag.Report) {
	var missing lang.List
	for _, y := range p.Years {
		if share, _ := s.weight.In(y.Value); !share.Text.Given() {
			missing.Items = append(missing.Items, lang.Same(y.Text.Value))
		}
	}
	if len(missing.Items) > 0 {
		report(diag.Diagnostic{Span: s.weight.Key.Span(),
			Message: lang.Say("al peso di %s manca %s: un peso per anno si scrive per tutti gli anni del piano",
				"the weight of %s lacks %s: a weight by year is written for every year of the plan",
				s.code.Value, missing)})
	}
}
