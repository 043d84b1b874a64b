package formula

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// Rule is for formulas that cannot be read, or that name what they cannot.
var Rule = &diag.Rule{
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
