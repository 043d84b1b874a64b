package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/contents"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// diffFlags are the flags of `diff` alone.
type diffFlags struct {
	exitCode    bool
	year        int
	label       string
	gitExternal bool
	failOn      []string
}

func newDiff(a *app) *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use: a.say("diff VECCHIO [NUOVO]", "diff OLD [NEW]"),
		Short: a.say("Che cosa cambia tra due piani, nei termini del piano",
			"What changed between two plans, in the plan's own terms"),
		Long: a.say(`Confronta due piani per codice: ordine, impaginazione, commenti e grafia non
sono differenze. VECCHIO e NUOVO sono file, revisioni di git (HEAD~1), file in
una revisione (v1:plans/ente/plan.yaml) o due revisioni: v1..v2, oppure v1...v2,
cioè v2 da quando si è staccata da v1. Di una revisione si prende il file del
piano che piao trova qui, o quello di --plan; senza NUOVO il confronto è con quel
file com'è adesso. Dei testi si leggono le parole [-tolte-] e {+aggiunte+}. Con
--year le misurazioni sono quelle accanto al piano nuovo, altrimenti al vecchio:
vedi docs/differenze.md.`,
			`Compares two plans by code: order, layout, comments and spelling are no
difference. OLD and NEW are files, git revisions (HEAD~1), files in a revision
(v1:plans/body/plan.yaml) or two revisions: v1..v2, or v1...v2, which is v2 since
it parted from v1. Of a revision it takes the file of the plan that piao finds
here, or the one of --plan; without NEW it compares with that file as it is now.
Of texts it shows the words [-removed-] and {+added+}. With --year the
measurements are those beside the new plan, else the old one: see docs/changes.md.`),
		Example: `  piao diff HEAD
  piao diff v1..v2 --format markdown
  piao diff HEAD~1 --year 2023
  piao diff plan-2023.yaml plan-2024.yaml --exit-code
  piao diff main...HEAD --fail-on easier,weights`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.gitExternal {
				return runExternal(a, &f, args)
			}
			return a.reporting(func(args []string) (*document.Document, error) {
				return runDiff(a, &f, args)
			})(cmd, args)
		},
	}
	a.addPlanFlag(cmd)
	a.addOutputFlags(cmd, formatNames())
	f.add(a, cmd)
	return cmd
}

func (f *diffFlags) add(a *app, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&a.measureFlags, "measurements", nil, a.say(
		"con --year: il `file` delle misurazioni, ripetibile",
		"with --year: the measurements' `file`, repeatable"))
	flags.BoolVar(&f.exitCode, "exit-code", false, a.say("termina con 1 se c'è una differenza",
		"end with 1 if there is a difference"))
	flags.StringSliceVar(&f.failOn, "fail-on", nil, a.say(
		"termina con 1 se il nuovo chiede di meno, pesa in altro modo o vale meno: `easier,weights,score-drop=1%`",
		"end with 1 if the new one asks for less, weighs otherwise or is worth less: `easier,weights,score-drop=1%`"))
	flags.BoolVar(&f.gitExternal, "git-external", false,
		a.say("come lo chiama git per GIT_EXTERNAL_DIFF e diff.*.command: vedi docs/git.md",
			"as git calls it for GIT_EXTERNAL_DIFF and diff.*.command: see docs/git-en.md"))
	flags.StringVar(&f.label, "label", "", a.say("il `nome` che hanno i due file per chi legge",
		"the `name` that both files have for the reader"))
	flags.IntVar(&f.year, "year", 0, a.say("anche l'effetto sul punteggio di un `anno`, a parità di misurazioni",
		"also the effect on the score of a `year`, with the same measurements"))
}

func runDiff(a *app, f *diffFlags, args []string) (*document.Document, error) {
	if len(a.measureFlags) > 0 && !a.given("year") {
		return nil, usageError(lang.Say("--measurements serve solo con --year",
			"--measurements is of use with --year only"))
	}
	drop, err := f.verifyGates(a)
	if err != nil {
		return nil, err
	}
	from, to, err := a.sides(args)
	if err != nil {
		return nil, err
	}
	if f.label != "" {
		from.label, to.label = "a/"+f.label, "b/"+f.label
	}
	old, wrong, err := a.readSide(from)
	if err != nil {
		return nil, err
	}
	new, wrongToo, err := a.readSide(to)
	if err != nil {
		return nil, err
	}
	c := contents.Compare(old, nameOf(old), new, nameOf(new))
	if wrong = append(wrong, wrongToo...); len(wrong) > 0 {
		c.Wrong = namesOf(wrong, func(d diag.Diagnostic) string { return d.Pos.File.Name })
		failed := invalid(wrong)
		if f.exitCode || len(f.failOn) > 0 {
			failed.code = exitFailing
		}
		return contents.Changes(c), failed
	}
	if a.given("year") {
		c.Impact, err = a.impact(f.year, from, to, c)
	}
	return contents.Changes(c), errors.Join(err, f.verdict(c), f.judge(c, drop))
}

// verdict is the exit code, if one was asked for.
func (f *diffFlags) verdict(c *contents.Comparison) error {
	if f.exitCode && len(c.Changes) > 0 {
		return &failure{code: exitFailing}
	}
	return nil
}

func nameOf(p *plan.Plan) string {
	if p == nil {
		return os.DevNull
	}
	return p.File.Name
}

// readSide reads a plan and finds its errors. One that is not YAML cannot be compared.
// The null device, which git names for a missing file, is an empty plan.
func (a *app) readSide(s *location) (*plan.Plan, diag.List, error) {
	if s.file == os.DevNull {
		return nil, nil, nil
	}
	file, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	if s.label != "" {
		file.Name = s.label
	}
	a.speakAs(file.Bytes)
	p, found := verifiedPlan(file)
	if found = errorsOnly(found); p == nil {
		return nil, nil, invalid(found)
	}
	return p, found, nil
}
