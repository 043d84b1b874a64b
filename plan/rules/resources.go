package rules

import (
	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

var interventions = Check{
	Rule: &diag.Rule{Code: "interventions-exceed-total",
		Text: lang.Text{IT: "interventi economici sopra il totale", EN: "economic interventions above the total"},
		Why: lang.Both(
			`Gli interventi economici sono una parte delle risorse di un obiettivo (DPCM 18/9/2012, art. 4, le vuole
nel piano). Una parte sopra il tutto è una cifra sbagliata, o le due si sono scambiate di posto.`,
			`Economic interventions are a part of an objective's resources (which DPCM 18/9/2012, art. 4, wants in the
plan). A part above the whole is a wrong figure, or the two have changed places.`),
		Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    resources:
-      2023: {total: 229447.35, interventions: 292447.35}
+      2023: {total: 292447.35, interventions: 229447.35}
    indicators:
      A1_01: {name: Imprese raggiunte, formula: N_ImprRagg / N_ImprAtt, targets: {2023: ">= 20 %"}}
`},
	Run: checkInterventions,
}

func checkInterventions(p *plan.Plan, report diag.Report) {
	for _, o := range p.Objectives {
		for _, x := range o.Resources {
			if x.Total.OK && x.Interventions.OK && x.Interventions.GreaterThan(x.Total.Decimal) {
				report(diag.Diagnostic{Span: x.Interventions.Text.Span(),
					Message: lang.Say("gli interventi economici di %s, %s, superano il totale %s",
						"the economic interventions of %s, %s, exceed the total %s",
						o.Code.Value, euro(x.Interventions.Decimal), euro(x.Total.Decimal)),
					Related: []diag.Related{{Span: x.Total.Text.Span(), Message: lang.Say("il totale", "the total")}}})
			}
		}
	}
}

func euro(d decimal.Decimal) lang.Number { return lang.Number(d.StringFixed(2)) }

var totals = Check{
	Rule: &diag.Rule{Code: "totals",
		Text: lang.Text{IT: "un totale dichiarato diverso dalla somma", EN: "a declared total other than the sum"},
		Why: lang.Text{
			IT: `Il totale dichiarato prova che gli importi sono stati trascritti tutti e bene; le risorse degli
obiettivi sono tra gli elementi del piano (DPCM 18/9/2012, art. 4). Se la somma è un'altra, manca
una voce o una cifra è sbagliata: spesso due cifre scambiate.`,
			EN: `The declared total proves that the amounts were all copied, and copied well; the resources of
the objectives are among the elements of the plan (DPCM 18/9/2012, art. 4). If the sum is another,
an item is missing or a figure is wrong: often two digits that changed places.`},
		Example: `other_resources:
  - {name: Risorse per il personale, amounts: {2023: 1250000}}
  - {name: Servizi per conto terzi e partite di giro, amounts: {2023: 2634790.62}}
-totals: {2023: 3884790.26}
+totals: {2023: 3884790.62}
`},
	Run: checkTotals,
}

func checkTotals(p *plan.Plan, report diag.Report) {
	for _, t := range p.Totals {
		sum, ok := sumOf(p, t.Year)
		if !ok || !t.Value.OK || lacksYear(p, t.Year) || sum.Equal(t.Value.Decimal) {
			continue
		}
		difference := lang.Say("%s di troppo", "%s too much", euro(t.Value.Sub(sum)))
		if sum.GreaterThan(t.Value.Decimal) {
			difference = lang.Say("%s in meno", "%s too little", euro(sum.Sub(t.Value.Decimal)))
		}
		report(diag.Diagnostic{Span: t.Value.Text.Span(),
			Message: lang.Say("il totale %d dichiarato è %s, la somma è %s (%s)",
				"the declared total of %d is %s, the sum is %s (%s)",
				t.Year, euro(t.Value.Decimal), euro(sum), difference),
			Hints: []lang.Message{
				lang.Say("se le voci sono giuste: %s", "if the items are right: %s", sum.StringFixed(2))}})
	}
}

// sumOf is all that the plan states for a year, in euro: the objectives' totals and
// what lies outside them. ok is false if a figure or a year was refused.
func sumOf(p *plan.Plan, year int) (sum decimal.Decimal, ok bool) {
	ok = true
	add := func(d source.Decimal) {
		sum = sum.Add(d.Decimal)
		ok = ok && d.OK
	}
	for _, o := range p.Objectives {
		for _, x := range o.Resources {
			if ok = ok && !lacksYear(p, x.Year); x.Year == year && x.Total.Text.Given() {
				add(x.Total)
			}
		}
	}
	for _, o := range p.OtherResource {
		for _, a := range o.Amounts {
			if ok = ok && !lacksYear(p, a.Year); a.Year == year {
				add(a.Value)
			}
		}
	}
	return sum, ok
}
