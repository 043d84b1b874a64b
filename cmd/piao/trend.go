package main

import (
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/outlook"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

func newTrend(a *app) *cobra.Command {
	var year int
	cmd := &cobra.Command{
		Use: a.say("trend [CODICE …]", "trend [CODE …]"),
		Short: a.say("Gli anni del piano e i monitoraggi, uno accanto all'altro",
			"The plan's years and monitorings, side by side"),
		Long: a.say(`Mette uno accanto all'altro gli anni del piano e, dentro ogni anno, i
monitoraggi: punteggi e raggiungimenti; di un codice (area, obiettivo,
indicatore, misura) anche target, valori, cause e se il target è ancora
raggiungibile. Le cifre vengono dalla cartella measurements accanto al piano.
Di un monitoraggio dice il valore atteso a quel giorno, target × parte d'anno
trascorsa, se la misura è dichiarata «accrues: true»; non è mai un punteggio.`,
			`Puts the plan's years side by side and, within each year, its monitorings:
scores and achievements; of a code (area, objective, indicator, measure) also
targets, values, causes and whether the target can still be reached. The
figures come from the folder measurements beside the plan. Of a monitoring it
says what is expected by its day, target × elapsed part of the year, where the
measure is declared “accrues: true”; it is never a score.`),
		Example: `  piao trend
  piao trend OS_1.1CapUmano
  piao trend "DFP 1.3" N_ImprAtt --year 2024
  piao trend --format csv -o trend.csv`,
		RunE: a.reporting(func(codes []string) (*document.Document, error) { return runTrend(a, codes, year) }),
	}
	a.addReportFlags(cmd)
	cmd.Flags().IntVar(&year, "year", 0, a.say("solo un `anno`, con i suoi monitoraggi",
		"one `year` only, with its monitorings"))
	return cmd
}

func runTrend(a *app, codes []string, year int) (*document.Document, error) {
	p, err := a.loadPlanOf(year)
	if err != nil {
		return nil, err
	}
	if codes, err = trendCodes(p, codes); err != nil {
		return nil, err
	}
	states, err := allStates(p)
	if err != nil {
		return nil, err
	}
	a.noteDisagreements(p, states)
	points := ahead.Trend(p, states)
	if year != 0 {
		points = slices.DeleteFunc(points, func(x *ahead.Point) bool { return x.Year != year })
	}
	if len(points) == 0 {
		first := max(year, p.Years[0].Value)
		stem := strconv.Itoa(first)
		return nil, a.noMeasurements(p, first, stem, measurementsName(p.File.Name, stem))
	}
	return outlook.Trend(p, points, codes), nil
}

// trendCodes are codes in canonical form, each of an element that has a trend.
func trendCodes(p *plan.Plan, codes []string) ([]string, error) {
	known := p.Codes(plan.AreaElement, plan.ObjectiveElement, plan.IndicatorElement, plan.MeasureElement)
	canonical := make([]string, len(codes))
	for k, code := range codes {
		canonical[k] = source.Canonical(code)
		if !slices.Contains(known, canonical[k]) {
			return nil, usageError(lang.Say("il piano non ha un'area, un obiettivo, un indicatore o una misura «%s»",
				"the plan has no area, objective, indicator or measure “%s”", code), source.Suggest(code, known))
		}
	}
	return canonical, nil
}

// allStates reads all measurements beside a plan: of its years, of their monitorings
// and of earlier years.
func allStates(p *plan.Plan) ([]*evaluate.Measurements, error) {
	names := slices.DeleteFunc(measurementsLike(p.File.Name, "*"), func(name string) bool { return stemOf(name) == "" })
	var states []*evaluate.Measurements
	var found diag.List
	for _, name := range names {
		m, list, err := readBeside(&location{file: name}, p)
		if err != nil {
			return nil, err
		}
		found = append(found, list...)
		if m != nil {
			states = append(states, m)
		}
	}
	if found.Failed() {
		return nil, invalid(found)
	}
	return states, nil
}
