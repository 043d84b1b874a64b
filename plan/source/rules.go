package source

import (
	"piao/plan/diag"
	"piao/plan/lang"
)

// RuleEncoding and RuleSyntax are what can be wrong with a file before anybody
// asks what it means. Constants in effect.
var (
	RuleEncoding = &diag.Rule{
		Code: "encoding",
		Text: lang.Text{IT: "il file non è testo UTF-8 pulito", EN: "the file is not clean UTF-8 text"},
	}
	RuleSyntax = &diag.Rule{
		Code: "syntax",
		Text: lang.Text{IT: "il file non è YAML valido", EN: "the file is not valid YAML"},
	}
)

// maxFindings is how many findings of one kind are worth reading in one file.
const maxFindings = 20

// The rules of form, whatever the file is about.
var (
	RuleUnknownKey   = &diag.Rule{Code: "unknown-key", Text: lang.Text{IT: "una chiave che il formato non ha", EN: "a key that the format does not have"}}
	RuleDuplicateKey = &diag.Rule{Code: "duplicate-key", Text: lang.Text{IT: "una chiave scritta due volte", EN: "a key written twice"}}
	RuleMissingKey   = &diag.Rule{Code: "missing-key", Text: lang.Text{IT: "una chiave necessaria che manca", EN: "a required key that is missing"}}
	RuleBadValue     = &diag.Rule{Code: "bad-value", Text: lang.Text{IT: "un valore che non è quello che serve", EN: "a value that is not what is wanted"}}
)
