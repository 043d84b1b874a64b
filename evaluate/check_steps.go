package evaluate

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
)

// AdvisePlan gives all advice on a plan without errors.
func AdvisePlan(p *plan.Plan) diag.List { return rules.Apply(planAdvice, p) }

// planAdvice adds to the rules of plans the one that depends on how steps score.
var planAdvice = append(slices.Clip(rules.Advice), stepsTarget)

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
		var d diag.Diagnostic
		for _, t := range i.ByYear() {
			step, message := misfit(i, t)
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
func misfit(i *plan.Indicator, t *plan.Target) (high *plan.Step, message lang.Message) {
	if i.Scoring.Method.Value != "steps" {
		return nil, message
	}
	least, missing := decimal.New(1, 0), new(big.Rat) // what it may be worth to meet the target, and who misses it
	c := Case{Bar: bar(t.Condition), Steps: i.Scoring.Steps, Cap: one}
	for _, v := range Samples(c.Edges(), i.Kind) {
		step := firstHolding(i.Scoring.Steps, v)
		if step == nil {
			step = &plan.Step{}
		}
		if score := step.Score.Decimal; c.Bar.Holds(v) {
			least = decimal.Min(least, score)
		} else if high == nil && score.IsPositive() || high != nil && score.GreaterThan(high.Score.Decimal) {
			high, missing = step, v
		}
	}
	if high == nil || high.Score.LessThan(decimal.New(1, 0)) && !high.Score.GreaterThan(least) {
		return nil, message
	}
	percent := func(d decimal.Decimal) lang.Number { return lang.Number(d.Shift(2).String()) }
	return high, lang.Say("%s: %s manca il target «%s» del %d, ma per i gradini vale %s %%: chi lo raggiunge parte da %s %%",
		"%s: %s misses the target “%s” of %d, but is worth %s %% by the steps: what meets it begins at %s %%",
		i.Code.Value, t.Amount(decimal.RequireFromString(decimal.NewFromBigRat(missing, 50).String())), t.Condition,
		t.Year, percent(high.Score.Decimal), percent(least))
}
