package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// strangeYear is the finding for something said of a year outside the plan.
func (p *Plan) strangeYear(span diag.Span, year int) diag.Diagnostic {
	return diag.Diagnostic{Rule: source.RuleBadValue, Span: span,
		Message: lang.Say("il %d non è un anno del piano (%s)", "%d is not a year of the plan (%s)", year, p.yearList())}
}

// lacksYear says that a year is certainly not the plan's: where one of its years
// was refused, nothing is certain.
func (p *Plan) lacksYear(year int) bool { return !p.yearsDoubtful && !p.HasYear(year) }

func (p *Plan) yearList() lang.List {
	var list lang.List
	for _, y := range p.Years {
		list.Items = append(list.Items, lang.Same(y.Text.Value))
	}
	return list
}

// checkTargetYears finds targets for years that the plan does not have: one
// finding a year, for the slip may be in `years` alone.
func checkTargetYears(p *Plan, report diag.Report) {
	strange := map[int]*diag.Diagnostic{}
	var years []int
	for _, i := range p.Indicators() {
		for _, t := range i.Targets {
			switch {
			case !p.lacksYear(t.Year):
			case strange[t.Year] == nil:
				d := p.strangeYear(t.YearText.Span(), t.Year)
				d.Rule = RuleTargetValue
				strange[t.Year], years = &d, append(years, t.Year)
			default:
				d := strange[t.Year]
				d.Related = append(d.Related, diag.Related{Span: t.YearText.Span(), Message: lang.Say("anche qui", "here too")})
			}
		}
	}
	for _, y := range years {
		report(*strange[y])
	}
}

// checkBands finds legends that leave a score without a name: bands stand
// highest first and the last begins at 0 %.
func checkBands(p *Plan, report diag.Report) {
	bands := p.Scoring.Bands
	for i, b := range bands {
		if !b.From.OK {
			return
		}
		if i > 0 && !b.From.LessThan(bands[i-1].From.Decimal) {
			report(scoringProblem(b.From.Text.Span(), lang.Say("le fasce vanno dalla più alta: %s non sta sotto %s", "bands go highest first: %s is not below %s", b.From.Text.Value, bands[i-1].From.Text.Value)))
			return
		}
	}
	if n := len(bands); n > 0 && !bands[n-1].From.IsZero() {
		last := bands[n-1].From.Text
		report(scoringProblem(last.Span(), lang.Say("i punteggi sotto %s non hanno fascia", "scores below %s have no band", last.Value),
			lang.Say("l'ultima fascia comincia da 0 %%", "the last band begins at 0 %%")))
	}
}
