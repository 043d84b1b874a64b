package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/scoring"
)

// Rules are the rules that reading a plan applies, in the order in which they are
// listed. Package rules has the other rules of plans, source those of form.
var Rules = []*diag.Rule{RuleUnknownCode, RuleDuplicateCode, RuleParentCycle, RuleFormula, RuleTargetValue, scoring.Rule}

var RuleUnknownCode = &diag.Rule{
	Code: "unknown-code",
	Text: lang.Text{IT: "un codice che il piano non definisce", EN: "a code that the plan does not define"},
	Why: lang.Both(
		`Un codice che non porta a nulla lascia un obiettivo senza area o una formula senza una cifra. Il piano
riferisce gli obiettivi ai programmi del bilancio (D.Lgs. 91/2011, art. 19 comma 2) e ogni indicatore al suo metodo di
calcolo (DPCM 18/9/2012, art. 3 comma 3): ciò che si nomina è definito.`,
		`A code that leads nowhere leaves an objective without an area or a formula without a figure. The plan refers
its objectives to the programmes of the budget (D.Lgs. 91/2011, art. 19 para. 2) and each indicator to its method of
calculation (DPCM 18/9/2012, art. 3 para. 3): what is named is defined.`),
	Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    indicators:
      A1_01:
        name: Imprese raggiunte
        unit: "%"
-        formula: N_ImprRag / N_ImprAtt
+        formula: N_ImprRagg / N_ImprAtt
        targets: {2023: ">= 20 %"}
`,
}

var RuleDuplicateCode = &diag.Rule{
	Code: "duplicate-code",
	Text: lang.Text{
		IT: "un codice usato per due elementi dello stesso genere",
		EN: "a code used for two elements of the same kind"},
	Why: lang.Text{
		IT: `Misurazioni, revisioni e relazioni chiamano gli elementi per codice: di due indicatori con lo
stesso codice non si saprebbe quale è stato escluso o quale target è cambiato. Lo stesso vale per
due codici che a vedersi sono uguali e hanno caratteri diversi.`,
		EN: `Measurements, revisions and reports call elements by their codes: of two indicators with the
same code nobody could tell which one was excluded, or whose target has changed. The same holds of
two codes that look alike and have different characters.`},
	Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    indicators:
      IND_01: {name: Imprese raggiunte, formula: N_ImprRagg / N_ImprAtt, targets: {2023: ">= 20 %"}}
  OS_2.1:
    title: Vigilare sul mercato
    area: "2"
    indicators:
-      IND_01: {name: Verifiche metriche, formula: N_Verif, targets: {2023: ">= 500"}}
+      IND_02: {name: Verifiche metriche, formula: N_Verif, targets: {2023: ">= 500"}}
`,
}

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
