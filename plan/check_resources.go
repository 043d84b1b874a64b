package plan

import (
	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// checkInterventions finds interventions above the total they are part of.
func checkInterventions(p *Plan, report diag.Report) {
	for _, o := range p.Objectives {
		for _, x := range o.Resources {
			if x.Total.OK && x.Interventions.OK && x.Interventions.GreaterThan(x.Total.Decimal) {
				report(diag.Diagnostic{Rule: RuleInterventions, Span: x.Interventions.Text.Span(),
					Message: lang.Say("gli interventi economici di %s, %s, superano il totale %s", "the economic interventions of %s, %s, exceed the total %s", o.Code.Value, euro(x.Interventions), euro(x.Total)),
					Related: []diag.Related{{Span: x.Total.Text.Span(), Message: lang.Say("il totale", "the total")}}})
			}
		}
	}
}

func euro(d source.Decimal) lang.Number { return lang.Number(d.StringFixed(2)) }

// Sum is everything that the plan states for a year, in euro: the objectives'
// totals and what lies outside them; false where a figure was refused.
func (p *Plan) Sum(year int) (sum decimal.Decimal, ok bool) {
	ok = true
	add := func(d source.Decimal) {
		sum = sum.Add(d.Decimal)
		ok = ok && d.OK
	}
	for _, o := range p.Objectives {
		if x := o.ResourcesOf(year); x != nil {
			add(x.Total)
		}
	}
	for _, o := range p.OtherResource {
		for _, a := range o.Amounts {
			if a.Year == year {
				add(a.Value)
			}
		}
	}
	return sum, ok
}

// checkTotals finds declared totals other than the sum.
func checkTotals(p *Plan, report diag.Report) {
	for _, t := range p.Totals {
		sum, ok := p.Sum(t.Year)
		if !ok || !t.Value.OK || sum.Equal(t.Value.Decimal) {
			continue
		}
		difference := lang.Say("%s di troppo", "%s too much", lang.Number(t.Value.Sub(sum).StringFixed(2)))
		if sum.GreaterThan(t.Value.Decimal) {
			difference = lang.Say("%s in meno", "%s too little", lang.Number(sum.Sub(t.Value.Decimal).StringFixed(2)))
		}
		report(diag.Diagnostic{Rule: RuleTotals, Span: t.Value.Text.Span(),
			Message: lang.Say("il totale %d dichiarato è %s, la somma è %s (%s)", "the declared total of %d is %s, the sum is %s (%s)", t.Year, euro(t.Value), lang.Number(sum.StringFixed(2)), difference),
			Hints:   []lang.Message{lang.Say("se le voci sono giuste: %s", "if the items are right: %s", sum.StringFixed(2))}})
	}
}

// checkResourceYears finds amounts for years that the plan does not have.
func checkResourceYears(p *Plan, report diag.Report) {
	for _, o := range p.Objectives {
		for _, x := range o.Resources {
			if p.lacksYear(x.Year) {
				report(p.strangeYear(x.YearText.Span(), x.Year))
			}
		}
	}
}
