package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// The rules of what a plan says. Those of form are source's.
var (
	RuleUnknownCode   = &diag.Rule{Code: "unknown-code", Text: lang.Text{IT: "un codice che il piano non definisce", EN: "a code that the plan does not define"}}
	RuleDuplicateCode = &diag.Rule{Code: "duplicate-code", Text: lang.Text{IT: "un codice usato per due elementi dello stesso genere", EN: "a code used for two elements of the same kind"}}
	RuleWeightsSum    = &diag.Rule{Code: "weights-sum", Text: lang.Text{IT: "pesi che non sommano a 100 %", EN: "weights that do not sum to 100 %"}}
	RuleWeightsMixed  = &diag.Rule{Code: "weights-mixed", Text: lang.Text{IT: "pesi scritti solo per alcuni", EN: "weights written for some only"}}
	RuleFormula       = &diag.Rule{Code: "formula", Text: lang.Text{IT: "una formula che non si può leggere", EN: "a formula that cannot be read"}}
	RuleMeasureCycle  = &diag.Rule{Code: "measure-cycle", Text: lang.Text{IT: "misure che ripetono l'una l'altra", EN: "measures that repeat one another"}}
	RuleTargetValue   = &diag.Rule{Code: "target-value", Text: lang.Text{IT: "un target che non si può leggere", EN: "a target that cannot be read"}}
	RuleScoring       = &diag.Rule{Code: "scoring", Text: lang.Text{IT: "un modo di calcolare il punteggio che non regge", EN: "a way of scoring that does not hold"}}
	RuleTotals        = &diag.Rule{Code: "totals", Text: lang.Text{IT: "un totale dichiarato diverso dalla somma", EN: "a declared total other than the sum"}}
	RuleInterventions = &diag.Rule{Code: "interventions-exceed-total", Text: lang.Text{IT: "interventi economici sopra il totale", EN: "economic interventions above the total"}}
)

func scoringProblem(span diag.Span, message lang.Message, hints ...lang.Message) diag.Diagnostic {
	return diag.Diagnostic{Rule: RuleScoring, Span: span, Message: message, Hints: hints}
}
