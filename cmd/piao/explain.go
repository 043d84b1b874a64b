package main

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/explanation"
	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

func newExplain(a *app) *cobra.Command {
	var year string
	cmd := &cobra.Command{
		Use: a.say("explain [REGOLA …] | CODICE … --year ANNO", "explain [RULE …] | CODE … --year YEAR"),
		Short: a.say("Una cifra passo per passo, o una regola dei controlli",
			"A figure step by step, or a rule of the checks"),
		Long: a.say(`Con --year spiega la cifra di un indicatore, passo per passo e in parole: le
misure con il file e la riga, la formula con i numeri, il target, il metodo, il
tetto, le quote, fino ai punti che porta all'ente; di un valore mancante, che cosa
serve e da chi; di un target mancato, quanto servirebbe di ogni misura. Il codice
di un obiettivo spiega i suoi indicatori.

Senza --year elenca le regole dei controlli, oppure spiega quelle date: che cosa
trovano e perché, con la norma dove ce n'è una, un esempio sbagliato e uno giusto,
e come metterle a tacere.`,
			`With --year it explains the figure of an indicator, step by step and in words:
the measures with file and line, the formula with the numbers in it, the target,
the method, the cap, the shares, down to the points that it brings to the body;
for a missing value, what is needed and from whom; for a target that is not met,
how much of each measure it would take. An objective's code explains its
indicators.

Without --year it lists the rules of the checks, or explains the given ones: what
they find and why, with the law where there is one, a wrong and a right example,
and how to silence them.`),
		Example: `  piao explain EC27 --year 2023
  piao explain OS_1.1CapUmano --year 2024 --as-of 2024-06-30
  piao explain
  piao explain weights-sum
  piao explain formula target-value --format markdown`,
		RunE: a.reporting(func(codes []string) (*document.Document, error) {
			if year != "" || a.asOfFlag != "" {
				return explainFigures(a, year, codes)
			}
			return explainRules(a, codes)
		}),
	}
	a.addReportFlags(cmd)
	a.addFigureFlags(cmd)
	cmd.Flags().StringVar(&year, "year", "", a.say("spiega cifre, dell'`anno`", "explain figures, of the `year`"))
	return cmd
}

// explainFigures explains indicators. A code that is also a rule's means the
// indicator here.
func explainFigures(a *app, year string, codes []string) (*document.Document, error) {
	if len(codes) == 0 {
		return nil, usageError(lang.Say("explain --year vuole il codice di un indicatore o di un obiettivo",
			"explain --year takes the code of an indicator or of an objective"),
			lang.Say("per esempio: piao explain A3.1_02 --year 2023", "for example: piao explain A3.1_02 --year 2023"))
	}
	r, err := a.evaluateYear(year)
	if err != nil {
		return nil, err
	}
	var chosen []*evaluate.Indicator
	for _, code := range codes {
		some, err := explained(r, source.Canonical(code))
		if err != nil {
			return nil, err
		}
		for _, i := range some {
			if !slices.Contains(chosen, i) {
				chosen = append(chosen, i)
			}
		}
	}
	return explanation.Explanation(r, chosen), nil
}

// explained lists the indicators that a code stands for: one, or those of an
// objective.
func explained(r *evaluate.Result, code string) ([]*evaluate.Indicator, error) {
	p := r.Plan
	if o := p.Objective(code); o != nil {
		return r.Of(o).Indicators(), nil
	}
	for _, i := range r.Indicators() {
		if i.Code.Value == code {
			return []*evaluate.Indicator{i}, nil
		}
	}
	known := append(p.Codes(plan.IndicatorElement), p.Codes(plan.ObjectiveElement)...)
	f := usageError(lang.Say("il piano non ha un indicatore né un obiettivo «%s»",
		"the plan has neither an indicator nor an objective “%s”", code), source.Suggest(code, known))
	switch m := p.Measure(code); {
	case m != nil:
		f.hints = []lang.Message{lang.Say("è una misura: piao show %s dice chi la usa",
			"it is a measure: piao show %s says who uses it", shellWord(code))}
	case slices.Contains(ruleCodes(), code):
		f.hints = []lang.Message{lang.Say("è una regola, e le regole si spiegano senza --year: piao explain %s",
			"it is a rule, and rules are explained without --year: piao explain %s", code)}
	}
	return nil, f
}

// addFigureFlags adds the flags that say which figures a year is evaluated with.
func (a *app) addFigureFlags(cmd *cobra.Command) {
	a.addAsOfFlag(cmd)
	cmd.Flags().StringArrayVar(&a.measureFlags, "measurements", nil, a.say(
		"il `file` delle misurazioni, ripetibile: ciascuno vale per il suo anno",
		"the measurements' `file`, repeatable: each serves its own year"))
}

// evaluateYear reads what a year's evaluation needs, and evaluates it.
func (a *app) evaluateYear(arg string) (*evaluate.Result, error) {
	if a.asOfFlag != "" && len(a.measureFlags) > 0 {
		return nil, twoSources()
	}
	year, stem, err := a.whichYear(arg)
	if err != nil {
		return nil, err
	}
	p, year, measurements, err := a.loadYear(year, stem)
	if err != nil {
		return nil, err
	}
	a.noteDisagreements(p, measurements)
	return evaluate.Plan(p, year, measurements), nil
}

// noteDisagreements says which checks of the plan the figures of some files break.
func (a *app) noteDisagreements(p *plan.Plan, measurements []*evaluate.Measurements) {
	for _, d := range advice.AllDisagreements(p, measurements) {
		a.note(d.Line())
	}
}

func twoSources() *failure {
	return usageError(lang.Say("--as-of cerca il file del giorno, --measurements ne dice un altro: tenerne uno",
		"--as-of looks for the day's file, --measurements names one: keep one of them"))
}

func explainRules(a *app, codes []string) (*document.Document, error) {
	for _, name := range []string{"plan", "measurements"} {
		if a.given(name) {
			return nil, usageError(lang.Say("--%s serve a spiegare una cifra: dire di che anno, con --year",
				"--%s is for explaining a figure: say of which year, with --year", name))
		}
	}
	all, known := advice.Rules(), ruleCodes()
	if len(codes) == 0 {
		return explanation.Rules(all), nil
	}
	var rules []*diag.Rule
	for _, code := range codes {
		at := slices.Index(known, code)
		if at < 0 {
			return nil, a.noRule(code, known)
		}
		rules = append(rules, all[at])
	}
	return explanation.Explained(rules), nil
}

// noRule says that a code is not a rule's. If it is the code of an indicator or
// objective of the plan, only the year is missing.
func (a *app) noRule(code string, known []string) *failure {
	p := a.planAtHand()
	figure := source.Canonical(code)
	if p != nil && (p.Indicator(figure) != nil || p.Objective(figure) != nil) {
		f := usageError(lang.Say("«%s» si spiega in un anno: aggiungere --year",
			"“%s” is explained in a year: add --year", code))
		for _, y := range p.Years {
			f.hints = append(f.hints, lang.Say("piao explain %s --year %s",
				"piao explain %s --year %s", shellWord(code), strconv.Itoa(y.Value)))
		}
		return f
	}
	f := usageError(lang.Say("la regola «%s» non esiste", "there is no rule “%s”", code), perhaps(code, known, "")...)
	f.hints = append(f.hints, lang.Say("tutte le regole: piao explain", "all rules: piao explain"),
		lang.Say("la cifra di un indicatore: piao explain CODICE --year ANNO",
			"an indicator's figure: piao explain CODE --year YEAR"))
	return f
}

// shellWord is a word as people type it: in quotes if it has characters other than
// letters, digits and those common in codes.
func shellWord(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_.:/-", r)
	}) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
