package main

import (
	"slices"

	"github.com/spf13/cobra"

	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/plan/diag"
	"piao/plan/lang"
)

func newExplain(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   a.say("explain [REGOLA …]", "explain [RULE …]"),
		Short: a.say("Le regole dei controlli: che cosa trovano, e perché", "The rules of the checks: what they find, and why"),
		Long: a.say(`Elenca le regole dei controlli, oppure spiega quelle date: che cosa trovano e
perché, con la norma dove ce n'è una, un esempio sbagliato e uno giusto, e come
metterle a tacere.`,
			`Lists the rules of the checks, or explains the given ones: what they find and
why, with the law where there is one, a wrong and a right example, and how to
silence them.`),
		Example: `  piao explain
  piao explain weights-sum
  piao explain formula target-value --format markdown`,
		RunE: func(_ *cobra.Command, codes []string) error { return runExplain(a, codes) },
	}
	a.addOutputFlags(cmd)
	return cmd
}

func runExplain(a *app, codes []string) error {
	targets, err := a.targets(formatNames())
	if err != nil {
		return err
	}
	if len(codes) == 0 {
		return a.print(report.Rules(evaluate.Rules()), targets)
	}
	rules, err := rulesNamed(codes)
	if err != nil {
		return err
	}
	return a.print(report.Explained(rules), targets)
}

func rulesNamed(codes []string) ([]*diag.Rule, error) {
	all, known := evaluate.Rules(), ruleCodes()
	var rules []*diag.Rule
	for _, code := range codes {
		at := slices.Index(known, code)
		if at < 0 {
			f := usageError(lang.Say("la regola «%s» non esiste", "there is no rule “%s”", code), perhaps(code, known, "")...)
			f.hints = append(f.hints, lang.Say("tutte le regole: piao explain", "all rules: piao explain"))
			return nil, f
		}
		rules = append(rules, all[at])
	}
	return rules, nil
}
