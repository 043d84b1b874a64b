package scoring

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// Rule is for settings that a method cannot work with.
var Rule = &diag.Rule{
	Code: "scoring",
	Text: lang.Text{IT: "un modo di calcolare il punteggio che non regge", EN: "a way of scoring that does not hold"},
	Why: lang.Both(
		`Nessuna norma fissa come si calcola un punteggio, perciò il metodo sta scritto nel piano. Deve dare a ogni
valore possibile un solo punteggio, e un nome a ogni punteggio; e mai un punteggio minore a un valore migliore.`,
		`No law fixes how a score is computed, so the method stands in the plan. It has to give every possible value a
single score, and every score a name; and never a lower score to a better value.`),
	Example: `scoring:
  bands:
    - {from: 100 %, name: raggiunto}
    - {from: 75 %, name: parzialmente raggiunto}
+    - {from: 0 %, name: non raggiunto}
`,
}
