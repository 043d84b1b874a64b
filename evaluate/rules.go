package evaluate

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

var RuleUnknownMeasure = &diag.Rule{
	Code: "unknown-measure",
	Text: lang.Both("nelle misurazioni, una misura che il piano non ha",
		"in measurements, a measure that the plan does not have"),
	Why: lang.Text{
		IT: `Una cifra sotto un codice che il piano non ha non entra in nessuna formula: chi l'ha scritta
crede di avere misurato, e l'indicatore resta senza dato.`,
		EN: `A figure under a code that the plan does not have enters no formula: whoever wrote it believes
to have measured, and the indicator remains without a figure.`},
	Measurements: true,
	Example: `values:
-  N_ImprAttive: 92345
+  N_ImprAtt: 92345
  N_ImprRagg: 20120
`,
}

var RuleWrongEntity = &diag.Rule{
	Code: "wrong-entity-or-year",
	Text: lang.Text{IT: "misurazioni di un altro ente o di un altro anno", EN: "measurements of another body or year"},
	Why: lang.Text{
		IT: `Il piano riporta la misurazione annuale dei suoi indicatori (D.Lgs. 91/2011, art. 19 comma 2), e
l'ente e l'anno dicono di chi e di quando sono le cifre: un file copiato da un altro ente o dall'anno
prima darebbe un punteggio credibile e falso.`,
		EN: `The plan reports the yearly measurement of its indicators (D.Lgs. 91/2011, art. 19 para. 2), and
the body and the year say whose figures they are and of when: a file copied from another body or
from the year before would give a score that is credible and false.`},
	Measurements: true,
	Example: `-entity: cciaa-pisa
+entity: cciaa-tno
year: 2023
`,
}
