package target

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// Rule is for targets that cannot be read.
var Rule = &diag.Rule{
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
