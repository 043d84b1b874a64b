package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

var RuleWeightsSum = &diag.Rule{
	Code: "weights-sum",
	Text: lang.Text{IT: "pesi che non sommano a 100 %", EN: "weights that do not sum to 100 %"},
	Why: lang.Text{
		IT: `I pesi dicono quanto vale ogni parte di un tutto. Se la somma è un'altra, almeno uno è
sbagliato, e quale lo sa soltanto chi ha scritto il piano: piao non li aggiusta da sé, nemmeno di un
centesimo. La somma è 100 % in ogni anno del piano, fino all'ultimo decimale: tre parti uguali si
scrivono 33.33, 33.33 e 33.34, oppure si lasciano tutte senza peso.`,
		EN: `Weights say how much each part of a whole is worth. If their sum is another, at least one of
them is wrong, and which one is known only to whoever wrote the plan: piao does not adjust them by
itself, not by a hundredth. The sum is 100 % in every year of the plan, to the last decimal: three
equal parts are written 33.33, 33.33 and 33.34, or all left without a weight.`},
	Example: `areas:
  "1": {name: Sviluppo delle imprese, weight: 60 %}
-  "2": {name: Regolazione del mercato, weight: 45 %}
+  "2": {name: Regolazione del mercato, weight: 40 %}
`,
}

var RuleWeightsMixed = &diag.Rule{
	Code: "weights-mixed",
	Text: lang.Text{IT: "pesi scritti solo per alcuni", EN: "weights written for some only"},
	Why: lang.Text{
		IT: `Chi non ha un peso accanto a chi lo ha potrebbe valere zero, una parte uguale o ciò che resta:
sono tre piani diversi. Perciò hanno un peso tutti gli elementi di un insieme o nessuno, e nessuno
vuol dire parti uguali.`,
		EN: `What has no weight beside what has one might be worth nothing, an equal share or whatever is
left: those are three different plans. So all siblings carry a weight or none does, and none means
equal shares.`},
	Example: `areas:
  "1": {name: Sviluppo delle imprese, weight: 60 %}
-  "2": {name: Regolazione del mercato}
+  "2": {name: Regolazione del mercato, weight: 40 %}
`,
}
