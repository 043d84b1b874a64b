package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

var RuleTargetValue = &diag.Rule{
	Code: "target-value",
	Text: lang.Text{IT: "un target che non si può leggere", EN: "a target that cannot be read"},
	Why: lang.Text{
		IT: `Il valore obiettivo è il risultato atteso, con i suoi tempi (DPCM 18/9/2012, art. 3 comma 3):
deve dire da che parte sta il meglio, quale cifra ci vuole e in quale anno del piano. «20 %» da solo
non dice se è un minimo o un massimo.`,
		EN: `The target is the result that is expected, and by when (DPCM 18/9/2012, art. 3 para. 3): it has
to say which way is better, which figure is wanted and in which year of the plan. “20 %” alone does
not say whether it is a minimum or a maximum.`},
	Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    indicators:
      A1_01:
        name: Imprese raggiunte
        unit: "%"
        formula: N_ImprRagg / N_ImprAtt
-        targets: {2023: 20 %}
+        targets: {2023: ">= 20 %"}
`,
}

var RuleScoring = &diag.Rule{
	Code: "scoring",
	Text: lang.Text{IT: "un modo di calcolare il punteggio che non regge", EN: "a way of scoring that does not hold"},
	Why: lang.Text{
		IT: `Nessuna norma fissa come si calcola un punteggio, perciò il metodo sta scritto nel piano. Deve
dare a ogni valore possibile un solo punteggio, e un nome a ogni punteggio; e mai un punteggio minore
a un valore migliore.`,
		EN: `No law fixes how a score is computed, so the method stands in the plan. It has to give every
possible value a single score, and every score a name; and never a lower score to a better value.`},
	Example: `scoring:
  bands:
    - {from: 100 %, name: raggiunto}
    - {from: 75 %, name: parzialmente raggiunto}
+    - {from: 0 %, name: non raggiunto}
`,
}

func scoringProblem(span diag.Span, message lang.Message, hints ...lang.Message) diag.Diagnostic {
	return diag.Diagnostic{Rule: RuleScoring, Span: span, Message: message, Hints: hints}
}
