package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"piao/cmd/internal/findings"
	"piao/evaluate"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// checkFlags are what only `check` knows.
type checkFlags struct {
	strict         bool
	rules, noRules []string
	baseline       string
	updateBaseline bool
	fix            string
}

func newCheck(a *app) *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   a.say("check [FILE|CARTELLA …]", "check [FILE|DIR …]"),
		Short: a.say("Tutto ciò che non va nei piani e nelle misurazioni, con il posto", "Everything wrong with plans and measurements, with its place"),
		Long: a.say(`Controlla piani e misurazioni. Senza argomenti, il piano che si trova qui con
tutte le sue misurazioni; di una cartella, ogni file di piao che contiene.
Esce con 1 se c'è un errore, o anche solo un avviso con --strict.`,
			`Checks plans and measurements. With no argument, the plan found here with all
its measurements; of a folder, every piao file in it.
Ends with 1 if there is an error, or even a warning with --strict.`),
		Example: `  piao check
  piao check plans/ --strict
  piao check --format text --format sarif=piao.sarif
  piao check --fix
  piao check --baseline .piao-baseline.json`,
		RunE: func(_ *cobra.Command, args []string) error { return runCheck(a, &f, args) },
	}
	a.addPlanFlag(cmd)
	flags := cmd.Flags()
	a.addFormatFlags(cmd, findingFormats())
	flags.BoolVar(&f.strict, "strict", false, a.say("anche gli avvisi fanno fallire", "warnings fail too"))
	flags.StringArrayVar(&f.rules, "rule", nil, a.say("cerca solo questa `regola`, ripetibile", "look for this `rule` only, repeatable"))
	flags.StringArrayVar(&f.noRules, "no-rule", nil, a.say("non cerca questa `regola`, ripetibile", "do not look for this `rule`, repeatable"))
	flags.StringVar(&f.baseline, "baseline", "", a.say("un `file` di problemi già noti, che non fanno fallire", "a `file` of problems already known, which do not fail"))
	flags.BoolVar(&f.updateBaseline, "update-baseline", false, a.say("scrive nel file di --baseline i problemi di adesso", "write the present problems to the file of --baseline"))
	flags.StringVar(&f.fix, "fix", "", a.say("ripara ciò che è sicuro; con `weights` anche i pesi, in parti uguali", "repair what is safe; with `weights` the weights too, in equal shares"))
	flags.Lookup("fix").NoOptDefVal = "safe"
	return cmd
}

func runCheck(a *app, f *checkFlags, args []string) error {
	targets, err := a.targets(findingFormats())
	if err != nil {
		return err
	}
	if err := f.verify(a); err != nil {
		return err
	}
	files, err := a.filesToCheck(args)
	if err != nil {
		return err
	}
	if a.given("fix") {
		if err := a.repair(files, f.fix == "weights"); err != nil {
			return err
		}
	}
	checked, err := f.check(a, files)
	if err != nil {
		return err
	}
	if err := a.printFindings(checked, targets); err != nil {
		return err
	}
	return f.verdict(checked)
}

// verify refuses flags that contradict one another or have no such value.
func (f *checkFlags) verify(a *app) error {
	for _, code := range slices.Concat(f.rules, f.noRules) {
		if !slices.ContainsFunc(evaluate.Rules(), func(r *diag.Rule) bool { return r.Code == code }) {
			return usageError(lang.Say("la regola «%s» non esiste", "there is no rule “%s”", code), source.Suggest(code, ruleCodes()))
		}
	}
	switch {
	case len(f.rules) > 0 && len(f.noRules) > 0:
		return usageError(lang.Say("--rule e --no-rule si escludono", "--rule and --no-rule exclude one another"))
	case a.given("fix") && f.fix != "safe" && f.fix != "weights":
		return usageError(lang.Say("--fix è da solo oppure --fix=weights, non --fix=%s", "--fix stands alone or is --fix=weights, not --fix=%s", f.fix))
	case f.updateBaseline && f.baseline == "":
		return usageError(lang.Say("--update-baseline vuole anche --baseline FILE", "--update-baseline takes --baseline FILE too"))
	}
	return nil
}

func ruleCodes() []string {
	var codes []string
	for _, r := range evaluate.Rules() {
		codes = append(codes, r.Code)
	}
	return codes
}

// wanted says whether a rule is looked for.
func (f *checkFlags) wanted(r *diag.Rule) bool {
	return (len(f.rules) == 0 || slices.Contains(f.rules, r.Code)) && !slices.Contains(f.noRules, r.Code)
}

// check finds everything there is to say of the files, less what is silenced,
// not looked for, or known.
func (f *checkFlags) check(a *app, files []checkedPlan) (findings.Checked, error) {
	found, names, silences, err := a.findAll(files)
	if err != nil {
		return findings.Checked{}, err
	}
	checked := findings.Checked{Files: names, Rules: evaluate.Rules(), Version: version()}
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !f.wanted(d.Rule) })
	found, checked.Silenced = diag.Silenced(found, silences, checked.Rules, f.wanted, time.Now())
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !f.wanted(d.Rule) })
	checked.Findings, checked.Known, err = f.againstBaseline(found)
	checked.Findings.Sort()
	slices.SortStableFunc(checked.Findings, func(a, b diag.Diagnostic) int {
		return cmp.Compare(slices.Index(names, a.Pos.File.Name), slices.Index(names, b.Pos.File.Name))
	})
	return checked, err
}

// verdict is whether anything that was found fails.
func (f *checkFlags) verdict(checked findings.Checked) error {
	worst := diag.Error
	if f.strict {
		worst = diag.Warning
	}
	for _, d := range checked.Findings {
		if d.Rule.Severity <= worst {
			return &failure{code: exitFailing}
		}
	}
	return nil
}
