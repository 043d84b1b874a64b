package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

var RuleFormula = &diag.Rule{
	Code: "formula",
	Text: lang.Text{IT: "una formula che non si può leggere", EN: "a formula that cannot be read"},
	Why: lang.Text{
		IT: `Il metodo di calcolo di ciascun indicatore fa parte del piano (DPCM 18/9/2012, art. 3 comma 3):
una formula che si legge in un modo solo dà a tutti la stessa cifra. È fatta di misure e numeri, di
+ - * / e parentesi, e di poche funzioni come min, max, sum e avg.`,
		EN: `The method of calculation of each indicator is part of the plan (DPCM 18/9/2012, art. 3 para. 3):
a formula that reads in one way only gives everybody the same figure. It is made of measures and
numbers, of + - * / and parentheses, and of a few functions such as min, max, sum and avg.`},
	Example: `objectives:
  OS_2.1:
    title: Vigilare sul mercato
    area: "2"
    indicators:
      B1_01:
        name: Aumento delle verifiche metriche
        unit: "%"
-        formula: (N_Verif - N_VerifPrec / N_VerifPrec
+        formula: (N_Verif - N_VerifPrec) / N_VerifPrec
        targets: {2023: ">= 5 %"}
`,
}

var RuleMeasureCycle = &diag.Rule{
	Code: "measure-cycle",
	Text: lang.Text{IT: "misure che ripetono l'una l'altra", EN: "measures that repeat one another"},
	Why: lang.Text{
		IT: `Una misura con «is» prende il valore che un'altra aveva anni prima. Se quell'altra lo prende a
sua volta dalla prima, nessuna delle due ha un valore suo: in fondo alla catena ci vuole una cifra
che qualcuno misura.`,
		EN: `A measure with “is” takes the value that another one had some years before. If that one in turn
takes its own from the first, neither has a value of its own: at the end of the chain there must be
a figure that somebody measures.`},
	Example: `measures:
  N_ImprAtt: {name: Imprese attive al 31/12, unit: N.}
  N_ImprRagg: {name: Imprese raggiunte nell'anno, unit: N.}
-  N_Verif: {name: Verifiche nell'anno, unit: N., is: {measure: N_VerifPrec, year: -1}}
+  N_Verif: {name: Verifiche nell'anno, unit: N.}
  N_VerifPrec: {name: Verifiche nell'anno precedente, unit: N., is: {measure: N_Verif, year: -1}}
`,
}
