package source

import (
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// Rules are the rules of form, which apply to any file, in the order in which they
// are listed. Nothing changes them.
var Rules = []*diag.Rule{
	syntax.RuleUnreadable, syntax.RuleSyntax, syntax.RuleEncoding,
	RuleUnknownKey, RuleDuplicateKey, RuleMissingKey, RuleBadValue,
}

var RuleUnknownKey = &diag.Rule{
	Code: "unknown-key",
	Text: lang.Text{IT: "una chiave che il formato non ha", EN: "a key that the format does not have"},
	Why: lang.Text{
		IT: `Una chiave che il formato non ha non direbbe nulla a nessuno: «wieght» al posto di «weight»
lascerebbe l'elemento senza peso, e non se ne accorgerebbe chi l'ha scritto. Ciò che non ha una
chiave sua sta in «description» o in un commento.`,
		EN: `A key that the format does not have would tell nobody anything: “wieght” instead of “weight”
would leave the element without a weight, unnoticed by whoever wrote it. What has no key of its own
goes into “description” or a comment.`},
	Example: `areas:
-  "1": {name: Sviluppo delle imprese, wieght: 60 %}
+  "1": {name: Sviluppo delle imprese, weight: 60 %}
  "2": {name: Regolazione del mercato, weight: 40 %}
`,
}

var RuleDuplicateKey = &diag.Rule{
	Code: "duplicate-key",
	Text: lang.Text{IT: "una chiave scritta due volte", EN: "a key written twice"},
	Why: lang.Text{
		IT: `Quale dei due valori vale? C'è chi tiene il primo e chi l'ultimo, e l'altro sparisce senza
traccia. Di solito è una riga copiata in cui non si è cambiato l'anno o il codice.`,
		EN: `Which of the two values counts? Some keep the first and some the last, and the other vanishes
without a trace. Usually it is a line that was copied without changing its year or code.`},
	Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    indicators:
      A1_01:
        name: Imprese raggiunte
        unit: "%"
        formula: N_ImprRagg / N_ImprAtt
        targets:
          2023: ">= 20 %"
          2024: ">= 22 %"
-          2024: ">= 24 %"
+          2025: ">= 24 %"
`,
}

var RuleMissingKey = &diag.Rule{
	Code: "missing-key",
	Text: lang.Text{IT: "una chiave necessaria che manca", EN: "a required key that is missing"},
	Why: lang.Both(
		`Senza di essa l'elemento non si può calcolare, o non si può nominare in una relazione. Alcune le vuole la
norma: per ciascun indicatore il piano fornisce una definizione, il metodo di calcolo e il valore obiettivo (DPCM
18/9/2012, art. 3 comma 3).`,
		`Without it the element cannot be computed, or not be named in a report. Some are asked for by law: of each
indicator the plan gives a definition, the method of calculation and the target (DPCM 18/9/2012, art. 3 para. 3).`),
	Example: `objectives:
  OS_1.1:
    title: Sostenere le imprese
    area: "1"
    indicators:
      A1_01:
        name: Imprese raggiunte
        unit: "%"
        formula: N_ImprRagg / N_ImprAtt
+        targets: {2023: ">= 20 %"}
`,
}

var RuleBadValue = &diag.Rule{
	Code: "bad-value",
	Text: lang.Text{IT: "un valore che non è quello che serve", EN: "a value that is not what is wanted"},
	Why: lang.Text{
		IT: `Ogni valore si legge in un modo solo, perché la stessa cifra non valga due cose: il segno
decimale è il punto, le migliaia non si separano, i pesi e le quote portano il segno %, una data è
anno-mese-giorno. Ciò che si potrebbe leggere in due modi si rifiuta, non si indovina.`,
		EN: `Every value is read in one way only, so that no figure is worth two things: the decimal mark
is a point, thousands are not separated, weights and shares carry the sign %, a date is
year-month-day. What could be read in two ways is refused, not guessed.`},
	Example: `other_resources:
  - name: Servizi per conto terzi e partite di giro
    amounts:
-      2023: 2.634.790,62
+      2023: 2634790.62
`,
}
