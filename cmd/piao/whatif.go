package main

import (
	"math/big"
	"slices"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/report/outlook"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// whatIfFlags are the flags of `whatif` alone.
type whatIfFlags struct {
	missing                         string
	sets, changes, methods, weights []string
}

func newWhatIf(a *app) *cobra.Command {
	var f whatIfFlags
	cmd := &cobra.Command{
		Use:   a.say("whatif ANNO --set MISURA=VALORE …", "whatif YEAR --set MEASURE=VALUE …"),
		Short: a.say("I punteggi se alcune cifre fossero altre", "The scores if some figures were others"),
		Long: a.say(`Valuta un anno con alcune cifre cambiate e mostra, accanto alla valutazione vera,
che cosa si muove e di quanto. I file non cambiano.

--set MISURA=VALORE  un'altra cifra, scritta come nelle misurazioni
--change MISURA=+N   la cifra di oggi e N in più; -N in meno
--change MISURA=+P%  la cifra di oggi e il suo P % in più; -P% in meno; una misura
                     che conta cose si arrotonda all'intero
MISURA@ANNO          la misura in un altro anno che le formule chiedono

--weight dà a un obiettivo un altro peso nella sua area: gli altri si dividono il
resto in proporzione ai loro. --method vale per tutti gli indicatori che possono
averlo, anche per quelli che nel piano ne scelgono un altro fra questi; ripetuto,
mette i metodi uno accanto all'altro. In un piano in punti --weight prende punti, gli
altri tengono i loro, e le somme dei punti seguono.`,
			`Evaluates a year with some figures changed and shows, beside the real evaluation,
what moves and by how much. No file changes.

--set MEASURE=VALUE  another figure, written as in measurements
--change MEASURE=+N  today's figure and N more; -N less
--change MEASURE=+P% today's figure and P % of it more; -P% less; a measure that
                     counts things is rounded to a whole number
MEASURE@YEAR         the measure in another year that the formulas ask for

--weight gives an objective another weight in its area: the others share the rest
in proportion to theirs. --method holds for every indicator that can have it, those
that choose another one of these in the plan included; repeated, it puts the methods
side by side. In a plan in points --weight takes points, the others keep theirs, and
sums of points follow.`),
		Example: `  piao whatif 2023 --set M_TavoloInfra=1
  piao whatif 2023 --change N_ImprAtt=+5% --change N_Impr_A3.1.2=-1000
  piao whatif 2023 --method proportional --method on_off
  piao whatif 2023 --weight OS_2.1Infrastrutture=30%
  piao whatif 2024 --as-of 2024-06-30 --set MSN_03.02AttivRegMer@2023=700`,
		Args: yearOf,
		RunE: a.reporting(func(args []string) (*document.Document, error) { return runWhatIf(a, &f, args[0]) }),
	}
	a.addReportFlags(cmd)
	a.addFigureFlags(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.sets, "set", nil, a.say("un'altra cifra, ripetibile: `MISURA=VALORE`",
		"another figure, repeatable: `MEASURE=VALUE`"))
	flags.StringArrayVar(&f.changes, "change", nil, a.say("tanto in più o in meno, ripetibile: `MISURA=±N`, MISURA=±P%",
		"so much more or less, repeatable: `MEASURE=±N`, MEASURE=±P%"))
	flags.StringArrayVar(&f.methods, "method", nil,
		a.say("un altro metodo per tutto il piano, ripetibile: `proportional|inverse|on_off`",
			"another method for the whole plan, repeatable: `proportional|inverse|on_off`"))
	flags.StringArrayVar(&f.weights, "weight", nil, a.say("un altro peso nell'area, ripetibile: `OBIETTIVO=P%`",
		"another weight in the area, repeatable: `OBJECTIVE=P%`"))
	flags.StringVar(&f.missing, "missing", "",
		a.say("che cosa vale un valore mancante: `open|zero`", "what a missing value is worth: `open|zero`"))
	return cmd
}

// yearOf requires a year as the only argument of a command.
func yearOf(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return usageError(lang.Say("%[1]s vuole un anno, e uno solo: piao %[1]s 2023",
		"%[1]s takes one year: piao %[1]s 2023", cmd.Name()))
}

func runWhatIf(a *app, f *whatIfFlags, arg string) (*document.Document, error) {
	if len(f.sets)+len(f.changes)+len(f.weights)+len(f.methods) == 0 && f.missing == "" {
		return nil, usageError(lang.Say(
			"whatif vuole almeno una supposizione: --set, --change, --weight, --method o --missing",
			"whatif takes at least one supposition: --set, --change, --weight, --method or --missing"),
			lang.Say("per esempio: piao whatif %s --change MISURA=+10%%",
				"for example: piao whatif %s --change MEASURE=+10%%", arg))
	}
	if known := []string{"open", "zero"}; f.missing != "" && !slices.Contains(known, f.missing) {
		return nil, noSuchValue("missing", f.missing, known)
	}
	methods, err := f.planWide()
	if err != nil {
		return nil, err
	}
	r, err := a.evaluateYear(arg)
	if err != nil {
		return nil, err
	}
	s := ahead.Supposition{Missing: f.missing}
	if s.Figures, err = a.supposedFigures(r, f.sets, f.changes); err != nil {
		return nil, err
	}
	if s.Weights, err = supposedWeights(r.Plan, f.weights); err != nil {
		return nil, err
	}
	if len(methods) > 1 {
		return outlook.Methods(r, s, methods, ahead.SideBySide(r, s, methods)), nil
	}
	if len(methods) == 1 {
		s.Method = methods[0]
	}
	return outlook.WhatIf(evaluate.Compare(r, ahead.WhatIf(r, s), nil), s), nil
}

// planWide lists the methods that --method names, each once.
func (f *whatIfFlags) planWide() ([]*evaluate.Method, error) {
	var methods []*evaluate.Method
	names := evaluate.MethodNames(true)
	for _, name := range f.methods {
		if !slices.Contains(names, name) {
			f := noSuchValue("method", name, names)
			f.hints = perhaps(name, names, "")
			return nil, f
		}
		if m := evaluate.MethodNamed(name); !slices.Contains(methods, m) {
			methods = append(methods, m)
		}
	}
	return methods, nil
}

// supposedWeights reads --weight OBJECTIVE=P%. It refuses weights that leave nothing
// to the other objectives of an area, and weights other than 100 % if there are no
// others.
func supposedWeights(p *plan.Plan, flags []string) ([]ahead.SupposedWeight, error) {
	var all []ahead.SupposedWeight
	for _, flag := range flags {
		code, text, ok := cutLast(flag)
		if !ok {
			return nil, usageError(lang.Say("--weight «%s»: si scrive OBIETTIVO=P%%",
				"--weight “%s”: it is written OBJECTIVE=P%%", flag))
		}
		o, err := objectiveNamed(p, "weight", code)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(w ahead.SupposedWeight) bool { return w.Objective == o }) {
			return nil, usageError(lang.Say("--weight dice due pesi di %s", "--weight gives two weights of %s", code))
		}
		parse := source.ParsePercent
		if p.Weighing.Points {
			parse = plan.ParsePoints
		}
		d, problem := parse(text)
		if !problem.IsZero() {
			return nil, badValue("weight "+code, problem)
		}
		all = append(all, ahead.SupposedWeight{Objective: o, Weight: d.Rat()})
	}
	return all, checkWeights(p, all)
}

func checkWeights(p *plan.Plan, all []ahead.SupposedWeight) error {
	one := big.NewRat(1, 1)
	for _, among := range all {
		if p.Weighing.Points && among.Objective.Weight.Given {
			continue
		} else if p.Weighing.Points {
			return usageError(lang.Say("%s e ciò che gli sta accanto non hanno punti: pesano in parti uguali",
				"%s and what stands beside it have no points: they weigh equal shares", among.Objective.Code.Value))
		}
		if among.Weight.Sign() <= 0 {
			return usageError(lang.Say("un peso è sopra 0 %%: quello di %s è %s",
				"a weight is above 0 %%: that of %s is %s", among.Objective.Code.Value, report.Score(among.Weight)))
		}
		siblings := p.Siblings(among.Objective)
		total, others := new(big.Rat), len(siblings)
		for _, w := range all {
			if slices.Contains(siblings, &w.Objective.Weight) {
				total.Add(total, w.Weight)
				others--
			}
		}
		switch {
		case others > 0 && total.Cmp(one) >= 0:
			return usageError(lang.Say("i pesi supposti %s sommano a %s: agli altri (%d) non resta nulla",
				"the weights supposed %s sum to %s: nothing is left for the others (%d)",
				place(among.Objective), report.Score(total), others))
		case others == 0 && total.Cmp(one) != 0:
			return usageError(lang.Say("%s non c'è altro: i pesi sommano a %s, non a 100 %%",
				"there is nothing else %s: the weights sum to %s, not to 100 %%",
				place(among.Objective), report.Score(total)))
		}
	}
	return nil
}

// place says where an objective stands.
func place(o *plan.Objective) lang.Message {
	switch {
	case o.Parent != nil:
		return lang.Say("sotto %s", "under %s", o.Parent.Code.Value)
	case o.Area != nil:
		return lang.Say("nell'area %s", "in area %s", o.Area.Code.Value)
	}
	return lang.Say("nel piano", "in the plan")
}
