package syntax

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// maxFindings is the greatest number of findings of one kind in one file that are
// worth reading.
const maxFindings = 20

// RuleSyntax is anything wrong with a file that keeps it from being read as YAML.
var RuleSyntax = &diag.Rule{
	Code:  "syntax",
	Hides: true,
	Text:  lang.Text{IT: "il file non è YAML valido", EN: "the file is not valid YAML"},
	Why: lang.Both(
		`Di un file che non è YAML valido non si legge nulla con certezza: un rientro o due punti fuori posto cambiano
l'elemento a cui appartiene tutto ciò che segue. Perciò gli altri controlli aspettano che questo sia risolto.`,
		`Nothing in a file that is not valid YAML can be read with certainty: an indent or a colon out of place changes
what all that follows belongs to. So the other checks wait until this is solved.`),
	Example: `-title: Piano degli indicatori: triennio 2023/2025
+title: "Piano degli indicatori: triennio 2023/2025"
`,
}

// RuleUnreadable has no example, because there is no text.
var RuleUnreadable = &diag.Rule{
	Code:  "unreadable",
	Hides: true,
	Text: lang.Both("un file che non si può leggere, o misurazioni senza il loro piano",
		"a file that cannot be read, or measurements without their plan"),
	Why: lang.Text{
		IT: `Di un file che non si legge non si sa niente, e un controllo che lo lasciasse passare direbbe
in ordine ciò che nessuno ha guardato. Perciò piao check controlla gli altri file ed esce con 2.`,
		EN: `Nothing is known of a file that cannot be read, and a check that passed over it would call in order
what nobody has looked at. So piao check checks the other files and ends with 2.`},
}

// RuleEncoding has no example, because the manual would have to hold the broken
// bytes.
var RuleEncoding = &diag.Rule{
	Code:  "encoding",
	Hides: true,
	Text:  lang.Text{IT: "il file non è testo UTF-8 pulito", EN: "the file is not clean UTF-8 text"},
	Why: lang.Both(
		`Un byte che non è UTF-8 si legge in modo diverso da un editor all'altro, e un carattere invisibile non si
legge affatto: due codici che sembrano uguali non lo sono, e le righe non tornano più. Si rimedia salvando il file come
UTF-8 (nell'editor: «Salva con codifica») e togliendo i caratteri di controllo che un copia e incolla ha lasciato.`,
		`A byte that is not UTF-8 reads differently from one editor to another, and an invisible character does not
read at all: two codes that look the same are not, and lines no longer count alike. The remedy is to save the file as
UTF-8 (in the editor: “Save with encoding”) and to remove the control characters that a paste has left.`),
}
