package advice

import (
	"math/big"

	"github.com/shopspring/decimal"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/scoring"
)

var stepsTarget = rules.Check{
	Rule: &diag.Rule{Code: "steps-target", Severity: diag.Warning,
		Text: lang.Both("gradini che non vanno con il target dell'anno", "steps that do not fit the year's target"),
		Why: lang.Both(
			`Il target dice che cosa è raggiunto, i gradini quanto vale. Se un valore che manca il target prende il
punteggio pieno, o più di uno che lo raggiunge, chi legge il punteggio crede raggiunto quello che non lo è.`,
			`The target says what is met, the steps what it is worth. If a value that misses the target takes the full
score, or more than one that meets it, the score makes the reader believe met what is not.`),
		Example: rules.OnTimeShare + `        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
        scoring:
          method: steps
          steps:
-            - {when: ">= 75 %", score: 100 %}
+            - {when: ">= 82 %", score: 100 %}
+            - {when: ">= 80 %", score: 90 %}
            - {when: ">= 60 %", score: 50 %}
`},
	Run: checkStepsTarget,
}

func checkStepsTarget(p *plan.Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		if i.Scoring.Steps == nil {
			continue
		}
		var d diag.Diagnostic
		for _, t := range i.ByYear() {
			step, message := misfit(p, i, t)
			switch {
			case step == nil:
			case d.Related != nil:
				d.Related = append(d.Related, diag.Related{Span: t.Text.Span(), Message: lang.Say("anche qui", "here too")})
			default:
				d = diag.Diagnostic{Span: t.Text.Span(), Message: message,
					Hints: []lang.Message{lang.Say("adattare i gradini al target, o il target ai gradini",
						"make the steps fit the target, or the target the steps"), rules.IfMeant("steps-target")},
					Related: []diag.Related{{Span: step.Text.Span(), Message: lang.Say("il gradino", "the step")}}}
			}
		}
		if d.Related != nil {
			report(d)
		}
	}
}

// misfit is the highest step of an indicator that a value gets which misses a target;
// nil if it is worth less than 100 % and than every value that meets the target.
func misfit(p *plan.Plan, i *plan.Indicator, t *plan.Target) (high *scoring.Step, message lang.Message) {
	unknown := evaluate.Alone(i, p, t.Year, evaluate.NewFigures(nil))
	c := *unknown.Case
	least, most := one, new(big.Rat) // what it may be worth to meet the target, and to miss it
	var missing *big.Rat
	for _, v := range evaluate.Samples(c.Edges(), i.Kind) {
		c.Value = v
		switch o := unknown.Method.Outcome(&c); {
		case o.Met && o.Achievement.Cmp(least) < 0:
			least = o.Achievement
		case !o.Met && o.Achievement.Cmp(most) > 0:
			most, high, missing = o.Achievement, c.Step(), v
		}
	}
	if most.Cmp(one) < 0 && most.Cmp(least) <= 0 {
		return nil, message
	}
	return high, lang.Say("%s: %s manca il target «%s» del %d, ma per i gradini vale %s %%: chi lo raggiunge parte da %s %%",
		"%s: %s misses the target “%s” of %d, but is worth %s %% by the steps: what meets it begins at %s %%",
		i.Code.Value, t.Amount(plainly(missing)), t.Condition, t.Year,
		lang.Number(plainly(mul(most, 100)).String()), lang.Number(plainly(mul(least, 100)).String()))
}

// plainly is a number without zeros that say nothing.
func plainly(r *big.Rat) decimal.Decimal {
	return decimal.RequireFromString(decimal.NewFromBigRat(r, 50).String())
}
