package source

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// RuleUnknownCode is for codes that nothing has.
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

// RuleDuplicateCode is for codes that two elements have.
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
