package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
)

// problem reports settings that a method cannot work with, at their place.
type problem func(at source.Text, message lang.Message, hints ...lang.Message)

// Verify finds scoring settings of a plan that cannot work, one at a place: what several
// years would repeat is one mistake.
func Verify(p *plan.Plan) diag.List {
	var found diag.List
	told := map[diag.Pos]bool{}
	report := func(at source.Text, message lang.Message, hints ...lang.Message) {
		if told[at.Pos()] {
			return
		}
		told[at.Pos()] = true
		found.Add(diag.Diagnostic{Rule: scoring.Rule, Span: at.Span(), Message: message, Hints: hints})
	}
	verifyPlanMethod(p.Scoring.Method, report)
	for _, i := range p.Indicators() {
		verifyIndicator(i, report)
	}
	return found
}

func verifyPlanMethod(name source.Text, report problem) {
	m := MethodNamed(name.Value)
	switch {
	case name.Value == "":
	case m == nil:
		reportUnknown(name, MethodNames(true), report)
	case !m.PlanWide:
		report(name,
			lang.Say("il metodo «%s» vale solo per un indicatore, non per tutto il piano",
				"the method “%s” is for one indicator, not for a whole plan", name.Value),
			lang.Say("scriverlo nello scoring dell'indicatore", "write it in the indicator's scoring"))
	}
}

func reportUnknown(name source.Text, known []string, report problem) {
	report(name, lang.Say("il metodo «%s» non esiste",
		"there is no method “%s”", name.Value), source.Suggest(name.Value, known))
}

func verifyIndicator(i *plan.Indicator, report problem) {
	s := &i.Scoring
	own := MethodNamed(s.Method.Value)
	if s.Method.Value != "" && own == nil {
		reportUnknown(s.Method, MethodNames(false), report)
		return
	}
	if s.Baseline.Given && (own == nil || own.Name != "linear") {
		report(s.Baseline.Key,
			lang.Say("un valore di partenza serve solo al metodo linear",
				"a baseline is of use to the method linear only"),
			lang.Say("scrivere method: linear, oppure togliere «baseline»",
				"write method: linear, or remove “baseline”"))
	}
	if s.Steps != nil && (own == nil || own.Name != "steps") {
		report(i.Code,
			lang.Say("i gradini servono solo al metodo steps", "steps are of use to the method steps only"),
			lang.Say("scrivere method: steps, oppure togliere «steps»", "write method: steps, or remove “steps”"))
	}
	if own != nil && own.Check != nil {
		own.Check(i, report)
	}
}

// checkLinear requires a number and, in every year with a target, a baseline on the
// unfavourable side of it.
func checkLinear(i *plan.Indicator, report problem) {
	b, method := &i.Scoring.Baseline, i.Scoring.Method
	switch {
	case i.Kind != target.NumberKind:
		report(method,
			lang.Say("il metodo linear misura numeri, ma l'indicatore è in «%s»",
				"the method linear measures numbers, but the indicator is in “%s”", i.Unit.Value),
			lang.Say("un sì/no o una scadenza vale tutto o niente: togliere «scoring», o usare method: steps",
				"a yes/no or a deadline is all or nothing: remove “scoring”, or use method: steps"))
		return
	case !b.Given:
		report(method,
			lang.Say("al metodo linear serve «baseline», il valore che vale 0",
				"the method linear needs “baseline”, the value worth 0"),
			lang.Say("scrivere baseline: un valore, uno per anno, oppure previous",
				"write baseline: a value, one by year, or previous"))
		return
	}
	targets := i.AllTargets()
	for _, t := range targets {
		if t.OK && t.Op == target.Between {
			report(method, lang.Say("il metodo linear non ha senso con un intervallo (%s)",
				"the method linear has no meaning with a range (%s)", t.Condition))
			return
		}
	}
	var lacking lang.List
	for _, t := range targets {
		figure, ok := b.In(t.Year)
		if t.OK && !ok && t.Day == "" && b.ByYear != nil && !figure.Text.Given() {
			lacking.Items = append(lacking.Items, lang.Same(t.Key.Value))
		} else if t.OK && ok {
			checkBaseline(figure, t, report)
		}
	}
	if lacking.Items != nil {
		report(b.Key, lang.Say("manca il valore di partenza del %s, per cui c'è un target",
			"the baseline of %s, for which there is a target, is missing", lacking))
	}
}

func checkBaseline(figure source.Decimal, t *plan.Target, report problem) {
	bar := lang.Spoken(lang.Same(t.Condition.String()))
	if t.Day != "" {
		bar = lang.Say("%s del %s", "%s of %s", bar, t.Day)
	}
	switch {
	case figure.Equal(t.Value):
		report(figure.Text, lang.Say("il valore di partenza è il target stesso (%s): tra i due non c'è strada",
			"the baseline is the target itself (%s): there is no way between them", bar))
	case !BarOf(t.Condition).Misses(figure.Rat()):
		report(figure.Text, lang.Say("il valore di partenza %s sta già dalla parte buona del target %s",
			"the baseline %s is already on the good side of the target %s", figure.Text.Value, bar))
	}
}

// checkSteps requires steps for every target, that every step can be reached, and that no
// better value scores lower.
func checkSteps(i *plan.Indicator, report problem) {
	if len(i.Scoring.Steps.All()) == 0 {
		report(i.Scoring.Method, lang.Say("al metodo steps servono i gradini, «steps»",
			"the method steps needs “steps”"))
		return
	}
	targets := i.AllTargets()
	for _, of := range i.Scoring.Steps {
		its := slices.DeleteFunc(slices.Clone(targets), func(t *plan.Target) bool {
			return of.Year != 0 && (t.Year != of.Year || t.Day != of.Day)
		})
		checkStepsOf(i, of.Steps, its, report)
	}
	for _, t := range targets {
		if t.OK && len(i.StepsFor(t)) == 0 {
			report(t.Key, lang.Say("a %s mancano i gradini per %s, che ha un target", "%s lacks steps for %s, which has a target",
				i.Code.Value, t.Key.Value), lang.Say("scriverli in «steps», sotto %s", "write them in “steps”, under %s", t.Key.Value))
		}
	}
}

// checkStepsOf looks at the steps for some targets.
func checkStepsOf(i *plan.Indicator, steps []*scoring.Step, targets []*plan.Target, report problem) {
	if len(steps) == 0 {
		return
	}
	for _, s := range steps {
		if !s.OK || !s.Score.OK {
			return
		}
		if s.Score.IsNegative() {
			report(s.Score.Text, lang.Say("il punteggio di un gradino non è negativo",
				"the score of a step is not negative"))
			return
		}
	}
	points := Samples((&Case{Steps: steps}).Edges(), i.Kind)
	if s := unreached(steps, points); s != nil {
		report(s.Text,
			lang.Say("il gradino «%s» non si raggiunge mai: vale già uno dei precedenti",
				"the step “%s” is never reached: one before it already holds", s.Text.Value),
			lang.Say("vale il primo gradino la cui condizione regge: metterli dal più difficile",
				"the first step whose condition holds counts: put the hardest first"))
		return
	}
	checkDirection(steps, targets, points, report)
}

// Samples lists values that tell apart all that edges can tell apart: every edge, a
// value between two of them, and values beyond the outermost ones.
func Samples(edges []*big.Rat, kind target.Kind) []*big.Rat {
	if kind == target.YesNoKind {
		return []*big.Rat{zero, one}
	}
	slices.SortFunc(edges, (*big.Rat).Cmp)
	points := []*big.Rat{sub(edges[0], one)}
	for k, e := range edges {
		if k > 0 {
			middle := quo(add(edges[k-1], e), big.NewRat(2, 1))
			if kind == target.DateKind {
				middle.SetInt(new(big.Int).Div(middle.Num(), middle.Denom()))
			}
			points = append(points, middle)
		}
		points = append(points, e)
	}
	return append(points, add(edges[len(edges)-1], one))
}

// firstHolding is the step that a value gets; nil if none.
func firstHolding(steps []*scoring.Step, v *big.Rat) *scoring.Step {
	for _, s := range steps {
		if BarOf(s.When).Holds(v) {
			return s
		}
	}
	return nil
}

// unreached is the first step that no value gets; nil if each is reached.
func unreached(steps []*scoring.Step, points []*big.Rat) *scoring.Step {
	reached := map[*scoring.Step]bool{}
	for _, v := range points {
		reached[firstHolding(steps, v)] = true
	}
	for _, s := range steps {
		if !reached[s] {
			return s
		}
	}
	return nil
}

// checkDirection reports steps under which a better value scores lower. The targets
// say which direction is better.
func checkDirection(steps []*scoring.Step, targets []*plan.Target, points []*big.Rat, report problem) {
	for _, t := range targets {
		if !t.OK {
			continue
		}
		if s := regress(steps, points, BarOf(t.Condition).WantsMore()); s != nil {
			report(s.Score.Text, lang.Say(
				"un valore migliore vale meno: il target è %s, ma oltre il gradino «%s» il punteggio scende",
				"a better value is worth less: the target is %s, but beyond the step “%s” the score falls",
				t.Condition, s.Text.Value))
			return
		}
	}
}

// regress is the step beyond which a better value scores lower; nil if none.
func regress(steps []*scoring.Step, points []*big.Rat, better int) *scoring.Step {
	if better == 0 {
		return nil
	}
	ordered := slices.Clone(points)
	if better < 0 {
		slices.Reverse(ordered)
	}
	var best *scoring.Step
	for _, v := range ordered {
		s := firstHolding(steps, v)
		if best != nil && (s == nil || s.Score.LessThan(best.Score.Decimal)) {
			return best
		}
		if s != nil {
			best = s
		}
	}
	return nil
}
