package main

import (
	"github.com/spf13/cobra"

	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/parallel"
)

// diffFlags are what only `diff` knows.
type diffFlags struct {
	exitCode bool
	year     int
}

func newDiff(a *app) *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   a.say("diff VECCHIO [NUOVO]", "diff OLD [NEW]"),
		Short: a.say("Che cosa cambia tra due piani, nei termini del piano", "What changed between two plans, in the plan's own terms"),
		Long: a.say(`Confronta due piani per codice: ordine, impaginazione, commenti e grafia non
sono differenze. VECCHIO e NUOVO sono file, revisioni di git (HEAD~1), file in
una revisione (v1:plans/ente/plan.yaml) o due revisioni (v1..v2). Di una
revisione si prende il file del piano che piao trova qui, o quello di --plan;
senza NUOVO il confronto è con quel file com'è adesso. Dei testi si leggono le
parole [-tolte-] e {+aggiunte+}. Con --year le misurazioni sono quelle accanto
al piano nuovo, altrimenti al vecchio: vedi docs/differenze.md.`,
			`Compares two plans by code: order, layout, comments and spelling are no
difference. OLD and NEW are files, git revisions (HEAD~1), files in a revision
(v1:plans/body/plan.yaml) or two revisions (v1..v2). Of a revision it takes the
file of the plan that piao finds here, or the one of --plan; without NEW it
compares with that file as it is now. Of texts it shows the words [-removed-]
and {+added+}. With --year the measurements are those beside the new plan, else
the old one: see docs/changes.md.`),
		Example: `  piao diff HEAD
  piao diff v1..v2 --format markdown
  piao diff HEAD~1 --year 2023
  piao diff plan-2023.yaml plan-2024.yaml --exit-code`,
		RunE: func(_ *cobra.Command, args []string) error { return runDiff(a, &f, args) },
	}
	a.addPlanFlag(cmd)
	a.addOutputFlags(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&a.measureFlags, "measurements", nil, a.say("con --year: il `file` delle misurazioni, ripetibile", "with --year: the measurements' `file`, repeatable"))
	flags.BoolVar(&f.exitCode, "exit-code", false, a.say("termina con 1 se c'è una differenza", "end with 1 if there is a difference"))
	flags.IntVar(&f.year, "year", 0, a.say("anche l'effetto sul punteggio di un `anno`, a parità di misurazioni", "also the effect on the score of a `year`, with the same measurements"))
	return cmd
}

func runDiff(a *app, f *diffFlags, args []string) error {
	targets, err := a.targets(formatNames())
	if err != nil {
		return err
	}
	if len(a.measureFlags) > 0 && !a.given("year") {
		return usageError(lang.Say("--measurements serve solo con --year", "--measurements is of use with --year only"))
	}
	from, to, err := a.sides(args)
	if err != nil {
		return err
	}
	c, err := a.comparison(f, from, to)
	if err != nil {
		return err
	}
	if err := a.print(report.Changes(c), targets); err != nil {
		return err
	}
	if f.exitCode && len(c.Changes) > 0 {
		return &failure{code: exitFailing}
	}
	return nil
}

// comparison reads both plans and finds what changed.
func (a *app) comparison(f *diffFlags, from, to *side) (*report.Comparison, error) {
	old, new, err := a.readSides(from, to)
	if err != nil {
		return nil, err
	}
	c := &report.Comparison{Old: old.File.Name, New: new.File.Name, Changes: plan.Diff(old, new)}
	if a.given("year") {
		c.Impact, err = a.impact(f.year, from, to, c.Changes, old, new)
	}
	return c, err
}

// readSides reads both plans, side by side; what is wrong with the old one is
// said first. The language is that of the last one read.
func (a *app) readSides(from, to *side) (old, new *plan.Plan, err error) {
	sides := []*side{from, to}
	plans, languages, errs := make([]*plan.Plan, 2), make([]*lang.Lang, 2), make([]error, 2)
	read := func(k int) { plans[k], languages[k], errs[k] = readSide(sides[k]) }
	parallel.Do(func() { read(0) }, func() { read(1) })
	for k := range sides {
		if languages[k] != nil {
			a.planLang = languages[k]
		}
		if errs[k] != nil {
			return nil, nil, errs[k]
		}
	}
	return plans[0], plans[1], nil
}

// readSide reads a plan that must be without errors, and the language it says it
// is in.
func readSide(s *side) (*plan.Plan, *lang.Lang, error) {
	file, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	var language *lang.Lang
	if l, ok := peekLanguage(file.Bytes); ok {
		language = &l
	}
	p, found := verifiedPlan(file)
	if found.Failed() {
		return nil, language, &failure{code: exitUsage, findings: errorsOnly(found)}
	}
	return p, language, nil
}
