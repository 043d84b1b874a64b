package main

import (
	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/contents"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// showFlags are the flags of `show` alone.
type showFlags struct {
	year    int
	forDiff bool
}

func newShow(a *app) *cobra.Command {
	var f showFlags
	cmd := &cobra.Command{
		Use: a.say("show [CODICE …]", "show [CODE …]"),
		Short: a.say("Il piano, o un suo elemento con tutto ciò che lo nomina",
			"The plan, or one element of it with all that names it"),
		Long: a.say(`Mostra il piano, oppure gli elementi che hanno uno dei codici dati: obiettivi,
indicatori, misure, aree, missioni, programmi (011/005) e uffici. Con --for-diff,
un file come testo da confrontare riga per riga, per git: vedi docs/git.md.`,
			`Shows the plan, or the elements that have one of the given codes: objectives,
indicators, measures, areas, missions, programmes (011/005) and offices. With
--for-diff, a file as text to compare line by line, for git: see docs/git-en.md.`),
		Example: `  piao show
  piao show OS_1.1CapUmano
  piao show "DFP 1.3" --year 2024
  piao show N_ImprAtt 011/005 metrico`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.forDiff {
				return a.showForDiff(args)
			}
			return a.reporting(func(codes []string) (*document.Document, error) {
				return runShow(a, codes, f.year)
			})(cmd, args)
		},
	}
	a.addReportFlags(cmd)
	cmd.Flags().BoolVar(&f.forDiff, "for-diff", false,
		a.say("un file del piano o delle misurazioni, un fatto per riga: CODICE è il file",
			"a file of a plan or of measurements, a fact a line: CODE is the file"))
	cmd.Flags().IntVar(&f.year, "year", 0, a.say("solo un `anno`: i suoi target, pesi e quote",
		"one `year` only: its targets, weights and shares"))
	return cmd
}

// runShow reports the whole plan, or the elements with some codes.
func runShow(a *app, codes []string, year int) (*document.Document, error) {
	p, err := a.loadPlanOf(year)
	if err != nil {
		return nil, err
	}
	if len(codes) == 0 {
		return contents.Plan(p, year), nil
	}
	var elements []plan.Element
	for _, code := range codes {
		found := p.WithCode(source.Canonical(code))
		if found == nil {
			return nil, usageError(lang.Say("il piano non ha il codice «%s»",
				"the plan does not have the code “%s”", code),
				source.Suggest(code, p.Codes()))
		}
		elements = append(elements, found...)
	}
	return contents.Elements(p, elements, year), nil
}
