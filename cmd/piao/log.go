package main

import (
	"slices"
	"time"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/git"
	"piao/cmd/internal/report/contents"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// logFlags are the flags of `log` alone. They say how much of a history is wanted.
type logFlags struct {
	most         int    // 0 means all
	since, until string // days, such as 2024-01-31; empty means any
}

func newLog(a *app) *cobra.Command {
	var f logFlags
	cmd := &cobra.Command{
		Use: a.say("log CODICE", "log CODE"),
		Short: a.say("La storia in git di un obiettivo, un indicatore o una misura",
			"The history in git of an objective, an indicator or a measure"),
		Long: a.say(`Elenca, dalla più recente, le revisioni in cui è cambiato ciò che ha un codice:
target, peso, formula, nome, area; chi l'ha cambiato e con quale messaggio. Prima
ciò che non è ancora in git. Di un obiettivo, anche i suoi indicatori. Segue il
file e il codice anche sotto i nomi che avevano prima; trova pure un codice che
non c'è più. Una revisione che non si legge come piano è saltata e detta in fondo.`,
			`Lists, the newest first, the revisions in which what has a code changed: its
target, weight, formula, name, area; who changed it, and with which message.
First what is not committed yet. Of an objective, its indicators too. Follows the
file and the code under the names they had before; finds a code that is no more.
A revision that cannot be read as a plan is passed over and named at the end.`),
		Example: `  piao log "DFP 1.3"
  piao log OS_1.1CapUmano -n 3
  piao log IS_EffEner --since 2024-01-01
  piao log N_ImprAtt --format csv`,
		RunE: a.reporting(func(args []string) (*document.Document, error) { return runLog(a, args, &f) }),
	}
	a.addPlanFlag(cmd)
	a.addOutputFlags(cmd, formatNames())
	flags := cmd.Flags()
	flags.IntVarP(&f.most, "number", "n", 0,
		a.say("solo le `N` revisioni più recenti", "only the `N` newest revisions"))
	flags.StringVar(&f.since, "since", "", a.say(
		"solo dal giorno di questa `data`, 2024-01-31", "only from the day of this `date` on, 2024-01-31"))
	flags.StringVar(&f.until, "until", "",
		a.say("solo fino al giorno di questa `data`", "only up to the day of this `date`"))
	return cmd
}

func runLog(a *app, args []string, f *logFlags) (*document.Document, error) {
	if len(args) != 1 {
		return nil, usageError(lang.Say("log vuole un codice", "log takes one code"),
			lang.Say("per esempio: piao log \"DFP 1.3\"", "for example: piao log \"DFP 1.3\""))
	}
	if err := f.verify(a); err != nil {
		return nil, err
	}
	name, err := a.findPlan()
	if err != nil {
		return nil, err
	}
	h, err := a.history(name, source.Canonical(args[0]), f)
	if err != nil {
		return nil, err
	}
	return contents.Changed(h), nil
}

// verify refuses flags that cannot be meant.
func (f *logFlags) verify(a *app) error {
	if a.given("number") && f.most < 1 {
		return usageError(lang.Say("-n è almeno 1, non %d", "-n is at least 1, not %d", f.most))
	}
	for _, flag := range []struct{ name, day string }{{"since", f.since}, {"until", f.until}} {
		if !a.given(flag.name) {
			continue
		}
		if _, problem := source.ParseDate(flag.day); !problem.IsZero() {
			return badValue(flag.name, problem)
		}
	}
	return nil
}

// wants reports whether a revision lies within the days asked for. A change that is
// not committed has no day and comes after all others.
func (f *logFlags) wants(r git.Revision) bool {
	if r.Commit == "" {
		return f.until == ""
	}
	day := r.Date.Format(time.DateOnly)
	return f.since <= day && (f.until == "" || day <= f.until)
}

// history follows a code through the revisions of a plan's file. A code that became
// another one is followed under that, once for each code.
func (a *app) history(name, code string, f *logFlags, tried ...string) (*contents.History, error) {
	real := linked(name)
	past, err := git.FileHistory(real)
	if err != nil {
		return nil, gitFailure(err)
	}
	blobs, err := git.OpenBlobs(real)
	if err != nil {
		return nil, gitFailure(err)
	}
	defer blobs.Close()
	w := &walk{
		pastPlans: pastPlans{blobs: blobs, read: map[string]pastPlan{}},
		past:      past,
		code:      code,
		trails:    map[string]diff.Trail{},
		history:   &contents.History{Code: code},
	}
	if err := w.startNow(real); err != nil {
		return nil, err
	}
	w.follow(f)
	if w.newest != nil {
		a.planLang = &w.newest.Language
	}
	if w.later != "" && len(w.newest.WithCode(code)) == 0 && !slices.Contains(tried, w.later) {
		return a.history(name, w.later, f, append(tried, code)...)
	}
	return w.history, w.unknown(name)
}
