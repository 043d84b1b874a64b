package rules

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
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

// checkTargetYears finds targets for years that the plan does not have. It makes one
// finding a year, since the slip may be in `years` alone.
func checkTargetYears(p *plan.Plan, report diag.Report) {
	strange := map[int]*diag.Diagnostic{}
	var years []int
	for _, i := range p.Indicators() {
		for _, t := range i.Targets {
			d := strange[t.Year]
			switch {
			case !lacksYear(p, t.Year):
			case d == nil:
				first := strangeYear(p, t.YearText.Span(), t.Year)
				strange[t.Year], years = &first, append(years, t.Year)
			default:
				again := diag.Related{Span: t.YearText.Span(), Message: lang.Say("anche qui", "here too")}
				d.Related = append(d.Related, again)
			}
		}
	}
	for _, y := range years {
		report(*strange[y])
	}
}

// checkResourceYears finds amounts for years that the plan does not have.
func checkResourceYears(p *plan.Plan, report diag.Report) {
	for _, o := range p.Objectives {
		for _, x := range o.Resources {
			if lacksYear(p, x.Year) {
				report(strangeYear(p, x.YearText.Span(), x.Year))
			}
		}
	}
}

// checkWeightYears finds weights by year that lack a year of the plan or state a
// year outside it.
func checkWeightYears(p *plan.Plan, report diag.Report) {
	for _, f := range families(p) {
		for _, s := range f.siblings {
			if s.weight.ByYear != nil {
				checkYearsOfWeight(p, s, report)
			}
		}
	}
}

func checkYearsOfWeight(p *plan.Plan, s sibling, report diag.Report) {
	for _, y := range s.weight.ByYear {
		if lacksYear(p, y.Year) {
			report(strangeYear(p, y.YearText.Span(), y.Year))
		}
	}
	var missing lang.List
	for _, y := range p.Years {
		if share, _ := s.weight.In(y.Value); !share.Text.Given() {
			missing.Items = append(missing.Items, lang.Same(y.Text.Value))
		}
	}
	if len(missing.Items) > 0 {
		report(diag.Diagnostic{Rule: source.RuleMissingKey, Span: s.weight.Key.Span(),
			Message: lang.Say("al peso di %s manca %s: un peso per anno si scrive per tutti gli anni del piano",
				"the weight of %s lacks %s: a weight by year is written for every year of the plan",
				s.code.Value, missing)})
	}
}
