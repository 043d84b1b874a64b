package main

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// evaluateFlags are the flags of `evaluate` alone.
type evaluateFlags struct {
	by, objective         string
	minScore, minCoverage string
	final                 bool
}

func newEvaluate(a *app) *cobra.Command {
	var f evaluateFlags
	cmd := &cobra.Command{
		Use:   a.say("evaluate ANNO", "evaluate YEAR"),
		Short: a.say("Raggiungimenti e punteggi pesati di un anno", "Achievements and weighted scores of a year"),
		Long: a.say(`Calcola i valori degli indicatori, i raggiungimenti e i punteggi pesati di un
anno del piano, dalle misurazioni di quell'anno e di quelli che le formule
chiedono. I risultati sono frazioni esatte, arrotondate una volta sola.`,
			`Computes the indicators' values, achievements and weighted scores of a year of
the plan, from the measurements of that year and of those its formulas ask for.
Results are exact fractions, rounded once.`),
		Example: a.say(`  piao evaluate 2023
  piao evaluate 2023 --by office
  piao evaluate 2023 --objective OS_1.1CapUmano
  piao evaluate 2024 --as-of 2024-06-30
  piao evaluate 2023 --format csv --dialect excel-it -o valutazione.csv
  piao evaluate 2023 --final --min-score 90%`,
			`  piao evaluate 2023
  piao evaluate 2023 --by office
  piao evaluate 2023 --objective OS_1.1CapUmano
  piao evaluate 2024 --as-of 2024-06-30
  piao evaluate 2023 --format json -o evaluation.json
  piao evaluate 2023 --final --min-score 90%`),
		Args: yearOf,
		RunE: a.reporting(func(args []string) (*document.Document, error) { return runEvaluate(a, &f, args[0]) }),
	}
	a.addReportFlags(cmd)
	a.addFigureFlags(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.by, "by", "", a.say("una sola vista: `area|programme|office|type`",
		"one view only: `area|programme|office|type`"))
	flags.StringVar(&f.objective, "objective", "", a.say("un solo obiettivo, con le misure: il suo `codice`",
		"one objective only, with its measures: its `code`"))
	flags.BoolVar(&f.final, "final", false, a.say(
		"fallisce se manca qualcosa, una causa compresa, o i dati non sono definitivi",
		"fail if anything is missing, a cause included, or the figures are not final"))
	flags.StringVar(&f.minScore, "min-score", "", a.say(
		"fallisce se il punteggio dell'ente può essere sotto questa `percentuale`",
		"fail if the body's score may be below this `percentage`"))
	flags.StringVar(&f.minCoverage, "min-coverage", "", a.say(
		"fallisce se è misurata meno di questa `percentuale` del peso; --min-score guarda allora il punteggio",
		"fail if less than this `percentage` of the weight is measured; --min-score then looks at the score"))
	return cmd
}

func runEvaluate(a *app, f *evaluateFlags, arg string) (*document.Document, error) {
	if err := a.checkBy(f); err != nil {
		return nil, err
	}
	minScore, err := a.least("min-score", f.minScore)
	if err != nil {
		return nil, err
	}
	minCoverage, err := a.least("min-coverage", f.minCoverage)
	if err != nil {
		return nil, err
	}
	r, err := a.evaluateYear(arg)
	if err != nil {
		return nil, err
	}
	if f.by == report.Views()[0] && !r.Plan.HasAreas() {
		return nil, usageError(lang.Say("il piano non ha aree: senza --by si vedono gli obiettivi",
			"the plan has no areas: without --by the objectives are shown"))
	}
	doc, err := f.report(r)
	if err != nil {
		return nil, err
	}
	return doc, errors.Join(f.judgeFinal(r), judgeCoverage(r, minCoverage), judgeScore(r, minScore, minCoverage != nil))
}

// checkBy refuses a view that is none, or that something else contradicts.
func (a *app) checkBy(f *evaluateFlags) error {
	json := slices.ContainsFunc(a.formatFlags, func(flag string) bool { return strings.HasPrefix(flag, "json") })
	switch {
	case f.by == "":
		return nil
	case !slices.Contains(report.Views(), f.by):
		return noSuchValue("by", f.by, report.Views())
	case f.objective != "":
		return usageError(lang.Say("--by e --objective sono due viste: sceglierne una",
			"--by and --objective are two views: choose one"))
	case json:
		return usageError(lang.Say("--by sceglie una tabella, ma --format json le contiene tutte: togliere --by",
			"--by chooses a table, but --format json holds all of them: drop --by"))
	}
	return nil
}

// least is the percentage that a flag asks for; nil if it was not given.
func (a *app) least(flag, value string) (*big.Rat, error) {
	if !a.given(flag) {
		return nil, nil
	}
	d, problem := source.ParsePercent(value)
	if !problem.IsZero() {
		return nil, badValue(flag, problem)
	}
	if d.IsNegative() {
		return nil, usageError(lang.Say("--%s: la percentuale non è negativa", "--%s: the percentage is not negative", flag))
	}
	return d.Rat(), nil
}

// whichYear is the year to evaluate, 0 if only the day of a monitoring says it, and the
// stem of the name of its measurements' file.
func (a *app) whichYear(arg string) (year int, stem string, err error) {
	if _, problem := source.ParseDate(a.asOfFlag); a.asOfFlag != "" && !problem.IsZero() {
		return 0, "", badValue("as-of", problem)
	}
	if arg == "" {
		return 0, a.asOfFlag, nil
	}
	year, err = strconv.Atoi(arg)
	if err != nil || len(arg) != 4 {
		hint := lang.Say("si scrive con quattro cifre: 2023", "it is written with four digits: 2023")
		if end := source.FiscalYear(arg); end != "" {
			hint = lang.Say("scrivere l'anno in cui finisce: %s", "write the year in which it ends: %s", end)
		}
		return 0, "", usageError(lang.Say("«%s» non è un anno", "“%s” is not a year", arg), hint)
	}
	return year, cmp.Or(a.asOfFlag, arg), nil
}

// yearAsked is the year of a stem, which must be the one asked for, unless that is 0.
func yearAsked(p *plan.Plan, stem string, asked int) (int, error) {
	year := yearOfStem(p, stem)
	if asked != 0 && asked != year {
		return 0, usageError(lang.Say("--as-of %s non è un giorno del %s",
			"--as-of %s is not a day of %s", stem, p.Label(asked)))
	}
	return year, nil
}

// loadYear reads the plan and the measurements that the evaluation of a year, or of a
// day of it, needs. It reports the findings of all files at once.
func (a *app) loadYear(asked int, stem string) (*plan.Plan, int, []*evaluate.Measurements, error) {
	p, found, err := a.planFound()
	if err != nil {
		return nil, 0, nil, err
	}
	if p == nil {
		return nil, 0, nil, invalid(found)
	}
	year, err := yearAsked(p, stem, asked)
	if err == nil && !found.Failed() {
		err = checkYear(p, year)
	}
	if err != nil {
		return nil, 0, nil, err
	}
	y := &yearFiles{app: a, plan: &location{file: p.File.Name}, year: year, stem: stem}
	measurements, more, err := y.all(p, found.Failed())
	if found = append(found, more...); found.Failed() {
		return nil, 0, nil, errors.Join(invalid(found), err)
	}
	return p, year, measurements, err
}

// errorsOnly leaves out warnings, which `check` reports.
func errorsOnly(found diag.List) diag.List {
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Rule.Severity != diag.Error })
}

func checkYear(p *plan.Plan, year int) error {
	if p.HasYear(year) {
		return nil
	}
	years := namesOf(p.Years, func(y plan.Year) string { return y.Text.Value })
	f := usageError(lang.Say("il %d non è un anno del piano %s: ha %s",
		"%d is not a year of the plan %s: it has %s", year, p.File.Name, lang.Words(years)))
	if len(p.Years) > 0 && year < p.Years[0].Value {
		f.hints = append(f.hints, lang.Say("gli anni prima del piano servono solo ai confronti e non si valutano",
			"the years before the plan serve comparisons only and are not evaluated"))
	}
	return f
}

// report is the report that the flags ask for.
func (f *evaluateFlags) report(r *evaluate.Result) (*document.Document, error) {
	switch {
	case f.by != "":
		return report.EvaluationBy(r, f.by), nil
	case f.objective == "":
		return report.Evaluation(r), nil
	}
	o, err := objectiveNamed(r.Plan, "objective", f.objective)
	if err != nil {
		return nil, err
	}
	return report.EvaluationOf(r, o), nil
}

// objectiveNamed is the objective that a flag names.
func objectiveNamed(p *plan.Plan, flag, name string) (*plan.Objective, error) {
	code := source.Canonical(name)
	if o := p.Objective(code); o != nil {
		return o, nil
	}
	if i := p.Indicator(code); i != nil {
		of := i.Objective.Code.Value
		return nil, usageError(
			lang.Say("«%s» è un indicatore dell'obiettivo %s", "“%s” is an indicator of the objective %s", code, of),
			lang.Say("--%s %s", "--%s %s", flag, of))
	}
	return nil, usageError(
		lang.Say("il piano non ha l'obiettivo «%s»", "the plan does not have the objective “%s”", name),
		source.Suggest(name, p.Codes(plan.ObjectiveElement)))
}

// judgeFinal is the verdict on whether an evaluation is final.
func (f *evaluateFlags) judgeFinal(r *evaluate.Result) error {
	if !f.final {
		return nil
	}
	open := r.NotFinal()
	for _, d := range advice.Disagreements(r.Plan, r.Year, evaluate.NewFigures(r.Measurements)) {
		if d.Rule.Severity == diag.Error {
			open = append(open, d.Message)
		}
	}
	if len(open) > 0 {
		return verdict(lang.Say("la valutazione non è definitiva:", "the evaluation is not final:"), open...)
	}
	return nil
}

// judgeCoverage is the verdict on how much of the weight is measured. What is excluded
// is not.
func judgeCoverage(r *evaluate.Result, least *big.Rat) error {
	measured := r.Measured
	switch {
	case least == nil:
		return nil
	case measured == nil:
		return verdict(lang.Say("quest'anno nessun indicatore conta, e nulla è misurato",
			"no indicator counts this year, and nothing is measured"))
	}
	what := lang.Say("la parte misurata del peso", "the measured part of the weight")
	if r.ExcludedWeight.Sign() > 0 {
		what = lang.Say("la parte misurata di tutto il peso, anche di quello escluso,",
			"the measured part of all the weight, what is excluded too,")
	}
	return belowLeast(what, measured, least)
}

// judgeScore is the verdict on the score, or on the lowest that it may be. Where the
// gate knows how much is measured, it is the score.
func judgeScore(r *evaluate.Result, least *big.Rat, covered bool) error {
	switch {
	case least == nil:
		return nil
	case r.Score == nil:
		return verdict(lang.Say("l'ente non ha un punteggio: il minimo richiesto è %s",
			"the body has no score: the required minimum is %s", report.PercentText(least)))
	case covered || r.Complete():
		return belowLeast(lang.Say("il punteggio dell'ente", "the body's score"), r.Score, least)
	}
	return belowLeast(lang.Say("il limite inferiore del punteggio dell'ente", "the lower bound of the body's score"),
		r.Worst, least)
}

// belowLeast is the verdict on a percentage that is too low, with how far; nil if it
// is not.
func belowLeast(what lang.Message, is, least *big.Rat) error {
	if is.Cmp(least) >= 0 {
		return nil
	}
	lacking := document.PercentBare(new(big.Rat).Sub(least, is)).Spoken
	return verdict(lang.Say("%s è %s, sotto il minimo richiesto, %s, di %s punti",
		"%s is %s, below the required minimum, %s, by %s points", what,
		report.ScoreBeside(is, least), report.PercentText(least), lacking))
}
