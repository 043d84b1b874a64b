package main

import (
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/cmd/internal/git"
	"piao/evaluate/advice"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/source/syntax"
)

// checkFlags are the flags of `check` alone.
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
		Use: a.say("check [FILE|CARTELLA …]", "check [FILE|DIR …]"),
		Short: a.say("Tutto ciò che non va nei piani e nelle misurazioni, con il posto",
			"Everything wrong with plans and measurements, with its place"),
		Long: a.say(`Controlla i piani, ciascuno con le sue misurazioni. Senza argomenti, il piano che
si trova qui o più in alto, altrimenti ogni plans/**/plan.yaml; di una cartella,
ogni file di piao che contiene.
Esce con 1 se c'è un errore, o anche solo un avviso con --strict; con 2 se un file
non si può leggere.`,
			`Checks plans, each with its measurements. With no argument, the plan found here or
further up, else every plans/**/plan.yaml; of a folder, every piao file in it.
Ends with 1 if there is an error, or even a warning with --strict; with 2 if a file
cannot be read.`),
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
	flags.StringArrayVar(&f.rules, "rule", nil,
		a.say("cerca solo questa `regola` e gli errori, ripetibile", "look for this `rule` and errors only, repeatable"))
	flags.StringArrayVar(&f.noRules, "no-rule", nil,
		a.say("non cerca questa `regola`, ripetibile", "do not look for this `rule`, repeatable"))
	flags.StringVar(&f.baseline, "baseline", "", a.say(
		"un `file` di problemi già noti, che non fanno fallire",
		"a `file` of problems already known, which do not fail"))
	flags.BoolVar(&f.updateBaseline, "update-baseline", false, a.say(
		"scrive nel file di --baseline i problemi di adesso",
		"write the present problems to the file of --baseline"))
	flags.StringVar(&f.fix, "fix", "", a.say(
		"ripara ciò che è sicuro; con `weights` anche i pesi quasi uguali, in parti uguali",
		"repair what is safe; with `weights` nearly equal weights too, in equal shares"))
	flags.Lookup("fix").NoOptDefVal = "safe"
	return cmd
}

func runCheck(a *app, f *checkFlags, args []string) error {
	destinations, err := a.destinations(findingFormats())
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
	if slices.ContainsFunc(destinations, func(t destination) bool { return findingFormat(t).FromRoot }) {
		checked.Root, checked.Dir = a.repository()
	}
	if err := a.printFindings(checked, destinations); err != nil {
		return err
	}
	return verdictOf(checked)
}

// verify refuses flags that contradict one another or whose value is not allowed.
func (f *checkFlags) verify(a *app) error {
	for _, code := range slices.Concat(f.rules, f.noRules) {
		if known := ruleCodes(); !slices.Contains(known, code) {
			return usageError(lang.Say("la regola «%s» non esiste", "there is no rule “%s”", code),
				source.Suggest(code, known))
		}
	}
	switch {
	case len(f.rules) > 0 && len(f.noRules) > 0:
		return usageError(lang.Say("--rule e --no-rule si escludono", "--rule and --no-rule exclude one another"))
	case a.given("fix") && f.fix != "safe" && f.fix != "weights":
		return usageError(lang.Say("--fix è da solo oppure --fix=weights, non --fix=%s",
			"--fix stands alone or is --fix=weights, not --fix=%s", f.fix))
	case f.updateBaseline && f.baseline == "":
		return usageError(lang.Say("--update-baseline vuole anche --baseline FILE",
			"--update-baseline takes --baseline FILE too"))
	}
	return nil
}

func ruleCodes() []string {
	return namesOf(advice.Rules(), func(r *diag.Rule) string { return r.Code })
}

// wanted reports whether a rule is looked for. Where one rule alone is, errors still
// count, because it may not have been looked for where they are.
func (f *checkFlags) wanted(r *diag.Rule) bool {
	if len(f.rules) > 0 {
		return r.Severity == diag.Error || slices.Contains(f.rules, r.Code)
	}
	return r.Hides || !slices.Contains(f.noRules, r.Code)
}

// check finds everything there is to say about the files, except what is silenced,
// not looked for, or known.
func (f *checkFlags) check(a *app, files []*checkedPlan) (findings.Checked, error) {
	checked := f.findAll(a, files)
	checked.Rules = slices.DeleteFunc(advice.Rules(), func(r *diag.Rule) bool { return !f.wanted(r) })
	checked.Version, checked.Each = version(), len(f.rules) > 0
	if f.strict {
		checked.Failing = diag.Warning
	}
	return checked, f.againstBaseline(&checked)
}

// repository is the root of the repository, as the service says or else git, and the
// working directory.
func (a *app) repository() (root, dir string) {
	root, _ = filepath.EvalSymlinks(cmp.Or(a.env("GITHUB_WORKSPACE"), a.env("CI_PROJECT_DIR"), git.Top(".")))
	dir, _ = filepath.Abs(".")
	dir, _ = filepath.EvalSymlinks(dir)
	return root, dir
}

// findingFormats are the names of the formats of findings.
func findingFormats() []string {
	return namesOf(findings.Formats, func(f findings.Format) string { return f.Name })
}

func findingFormat(t destination) findings.Format {
	return findings.Formats[slices.Index(findingFormats(), t.name)]
}

// printFindings writes the findings in every format that was asked for. Files come
// first: if the run fails, standard output shows nothing.
func (a *app) printFindings(checked findings.Checked, destinations []destination) error {
	err := a.deliverAll(destinations, func(w io.Writer, t destination) error {
		return findingFormat(t).Write(w, checked, a.outputOf(t))
	})
	for _, t := range destinations {
		if err == nil && t.name == "github" {
			err = a.githubSummary(checked, a.outputOf(t))
		}
	}
	return err
}

// githubSummary adds all findings to the page of a GitHub job. The job's log shows
// only ten of them.
func (a *app) githubSummary(checked findings.Checked, out document.Output) error {
	name := a.env("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return cannotWrite(name, err)
	}
	return errors.Join(findings.GitHubSummary(f, checked, out), f.Close())
}

// verdictOf is an error if any finding fails the check. A file that could not be read
// is the gravest.
func verdictOf(checked findings.Checked) error {
	code := exitDone
	for _, d := range checked.All() {
		switch {
		case d.Rule == syntax.RuleUnreadable:
			code = exitUsage
		case d.Rule.Severity <= checked.Failing:
			code = max(code, exitFailing)
		}
	}
	if code == exitDone {
		return nil
	}
	return &failure{code: code}
}
