package main

import (
	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/report/outlook"
	"piao/evaluate/ahead"
	"piao/plan/lang"
)

func newNeeds(a *app) *cobra.Command {
	var score string
	cmd := &cobra.Command{
		Use:   a.say("needs ANNO --score PERCENTUALE", "needs YEAR --score PERCENTAGE"),
		Short: a.say("Dove sono i punti che mancano a un punteggio", "Where the points are that a score lacks"),
		Long: a.say(`Dice quanto manca al punteggio dell'ente per arrivare a una percentuale, dove sono
i punti (la quota di ciascun indicatore per ciò che manca al suo raggiungimento),
che cosa servirebbe, e che cosa basta: un indicatore solo, o altrimenti alcuni
insieme. Il codice d'uscita è 1 se la percentuale non si può raggiungere, o se non
si è trovato come.`,
			`Says how far the body's score is from a percentage, where the points are (each
indicator's share times what its achievement lacks), what it would take, and what
is enough: one indicator alone, or else some together. The exit code is 1 where the
percentage cannot be reached, or nothing was found that reaches it.`),
		Example: `  piao needs 2023 --score 95%
  piao needs 2024 --as-of 2024-06-30 --score 80%
  piao needs 2023 --score 95% --format csv`,
		Args: yearOf,
		RunE: a.reporting(func(args []string) (*document.Document, error) { return runNeeds(a, score, args[0]) }),
	}
	a.addReportFlags(cmd)
	a.addFigureFlags(cmd)
	cmd.Flags().StringVar(&score, "score", "", a.say("il punteggio dell'ente da raggiungere, una `percentuale`",
		"the body's score to reach, a `percentage`"))
	return cmd
}

func runNeeds(a *app, score, arg string) (*document.Document, error) {
	goal, err := a.least("score", score)
	switch {
	case err != nil:
		return nil, err
	case goal == nil:
		return nil, usageError(lang.Say("needs vuole il punteggio da raggiungere: --score 95%%",
			"needs takes the score to reach: --score 95%%"))
	case goal.Sign() == 0:
		return nil, usageError(lang.Say("--score è sopra 0 %%, non %s", "--score is above 0 %%, not %s", score))
	}
	r, err := a.evaluateYear(arg)
	if err != nil {
		return nil, err
	}
	needs := ahead.NeedsOf(r, goal)
	return outlook.Needs(r, needs), judgeNeeds(needs)
}

// judgeNeeds is the verdict on whether a score can be reached.
func judgeNeeds(needs *ahead.Needs) error {
	if needs.Reachable() {
		return nil
	}
	if needs.Utmost != nil && needs.Utmost.Cmp(needs.Goal) >= 0 {
		return verdict(lang.Say("non si è trovato come arrivare a %s",
			"nothing was found that reaches %s", report.Score(needs.Goal)))
	}
	return verdict(lang.Say("%s non si può raggiungere: il massimo è %s", "%s cannot be reached: the most is %s",
		report.Score(needs.Goal), report.ScoreBeside(needs.Utmost, needs.Goal)))
}
