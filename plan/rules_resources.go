package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

var RuleTotals = &diag.Rule{
	Code: "totals",
	Text: lang.Text{IT: "un totale dichiarato diverso dalla somma", EN: "a declared total other than the sum"},
	Why: lang.Text{
		IT: `Il totale dichiarato prova che gli importi sono stati trascritti tutti e bene; le risorse degli
obiettivi sono tra gli elementi del piano (DPCM 18/9/2012, art. 4). Se la somma è un'altra, manca
una voce o una cifra è sbagliata: spesso due cifre scambiate.`,
		EN: `The declared total proves that the amounts were all copied, and copied well; the resources of
the objectives are among the elements of the plan (DPCM 18/9/2012, art. 4). If the sum is another,
an item is missing or a figure is wrong: often two digits that changed places.`},
	Example: `other_resources:
  - {name: Risorse per il personale, amounts: {2023: 1250000}}
  - {name: Servizi per conto terzi e partite di giro, amounts: {2023: 2634790.62}}
-totals: {2023: 3884790.26}
+totals: {2023: 3884790.62}
`,
}

var RuleInterventions = &diag.Rule{
	Code: "interventions-exceed-total",
	Text: lang.Text{IT: "interventi economici sopra il totale", EN: "economic interventions above the total"},
	Why: lang.Text{
		IT: `Gli interventi economici sono una parte delle risorse di un obiettivo (DPCM 18/9/2012, art. 4, le
vuole nel piano). Una parte sopra il tutto è una cifra sbagliata, o le due si sono scambiate di
posto.`,
		EN: `Economic interventions are a part of an objective's resources (which DPCM 18/9/2012, art. 4, wants
in the plan). A part above the whole is a wrong figure, or the two have changed places.`},
	Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    resources:
-      2023: {total: 229447.35, interventions: 292447.35}
+      2023: {total: 292447.35, interventions: 229447.35}
    indicators:
      A1_01: {name: Imprese raggiunte, formula: N_ImprRagg / N_ImprAtt, targets: {2023: ">= 20 %"}}
`,
}
