package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/target"
)

// targetOperator finds years whose target uses another operator than the others.
var targetOperator = Check{
	Rule: &diag.Rule{Code: "target-operator", Severity: diag.Warning,
		Text: lang.Both("un target con un operatore diverso da quello degli altri anni",
			"a target with another operator than the other years'"),
		Why: lang.Text{
			IT: "Un «=» tra due «>=» è quasi sempre una svista, e cambia il punteggio: chi fa meglio " +
				"del target non lo raggiunge.",
			EN: "A “=” between two “>=” is nearly always a slip, and it changes the score: who does " +
				"better than the target does not meet it."},
		Example: `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase ogni cento presentate
        type: volume
        unit: N.
        formula: N_Evase + N_Pratiche
-        targets: {2023: ">= 80", 2024: "= 82"}
+        targets: {2023: ">= 80", 2024: ">= 82"}
`},
	Run: eachIndicator(checkTargetOperator),
}

func checkTargetOperator(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	usual := usualOp(i.ByYear())
	odd := oddOps(i.ByYear(), usual)
	if len(odd) == 0 {
		return
	}
	others := targetsWhere(i, func(t *plan.Target) bool { return t.Op == usual })
	d := onTargets(odd, lang.Say("%s: nel %s il target è con %s, nel %s con %s",
		"%s: in %s the target has %s, in %s %s",
		i.Code.Value, yearsOf(odd), opsOf(odd), yearsOf(others), opsOf(others)),
		operatorHint(odd[0], usual), IfMeant("target-operator"))
	d.Related = append(d.Related, atTargets(others)...)
	report(d)
}

// usualOp is the most frequent operator of the targets; of equals, the earliest.
func usualOp(targets []*plan.Target) target.Op {
	var count [target.Between + 1]int
	for _, t := range targets {
		count[t.Op]++
	}
	var usual target.Op
	for _, t := range slices.Backward(targets) {
		if count[t.Op] >= count[usual] {
			usual = t.Op
		}
	}
	return usual
}

// oddOps lists the targets whose operator is neither the usual one nor that of a
// neighbouring year. An operator that changes once and for all is intended.
func oddOps(targets []*plan.Target, usual target.Op) []*plan.Target {
	var odd []*plan.Target
	for k, t := range targets {
		alike := k > 0 && targets[k-1].Op == t.Op || k+1 < len(targets) && targets[k+1].Op == t.Op
		if t.Op != usual && !alike {
			odd = append(odd, t)
		}
	}
	return odd
}

// opsOf lists the operators of targets, each once.
func opsOf(targets []*plan.Target) lang.List {
	var ops lang.List
	for k, t := range targets {
		switch {
		case k > 0 && t.Op == targets[k-1].Op:
		case t.Op == target.Between:
			ops.Items = append(ops.Items, lang.Text{IT: "un intervallo", EN: "a range"})
		default:
			ops.Items = append(ops.Items, lang.Say("«%s»", "“%s”", t.Op))
		}
	}
	return ops
}

func operatorHint(t *plan.Target, usual target.Op) lang.Message {
	if t.Op == target.Between || usual == target.Between {
		return lang.Say("scriverlo come quello degli altri anni", "write it as that of the other years")
	}
	return lang.Say("se è una svista: %d: \"%s\"", "if it is a slip: %d: \"%s\"",
		t.Year, with(t.Condition, usual).String())
}

// with is a condition with another operator, as files write it.
func with(c target.Condition, o target.Op) target.Condition {
	c.Op, c.Tolerance = o, decimal.Decimal{}
	return c
}

// targetRegresses finds targets that ask less than an earlier one.
var targetRegresses = Check{
	Rule: &diag.Rule{Code: "target-regresses", Severity: diag.Warning,
		Text: lang.Both("un target più facile di quello di un anno prima", "a target easier than an earlier year's"),
		Why: lang.Text{
			IT: "Un piano di solito chiede di più ogni anno, o altrettanto. Un target che arretra alza " +
				"il punteggio senza che nulla migliori. Di una scadenza conta il giorno dell'anno.",
			EN: "A plan usually asks for more every year, or for as much. A target that goes back " +
				"raises the score while nothing improves. Of a deadline, the day of the year counts."},
		Example: OnTimeShare + `-        targets: {2023: ">= 82 %", 2024: ">= 80 %"}
+        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: eachIndicator(checkTargetRegresses),
}

func checkTargetRegresses(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	easier, than := regress(i)
	if len(easier) == 0 {
		return
	}
	var steps lang.List
	for k, t := range easier {
		steps.Items = append(steps.Items, lang.Say("«%s» nel %d dopo «%s» del %d", "“%s” in %d after “%s” of %d",
			t.Condition, t.Year, than[k].Condition, than[k].Year))
	}
	d := onTargets(easier,
		lang.Say("%s: il target diventa più facile: %s", "%s: the target becomes easier: %s", i.Code.Value, steps),
		lang.Say("correggere l'anno sbagliato", "correct the year that is wrong"), IfMeant("target-regresses"))
	d.Related = append(d.Related, atTargets(slices.Compact(than))...)
	report(d)
}

// regress lists the targets that are easier than the hardest before them, and for
// each of them that hardest one.
func regress(i *plan.Indicator) (easier, than []*plan.Target) {
	var hardest *plan.Target
	for _, t := range i.ByYear() {
		if hardest != nil && easierThan(t, hardest) {
			easier, than = append(easier, t), append(than, hardest)
			continue
		}
		hardest = t
	}
	return easier, than
}

// easierThan reports whether a target of an indicator asks less than an earlier one.
// Targets that differ in operator or unit, or in how late their deadlines fall,
// prove nothing.
func easierThan(t, earlier *plan.Target) bool {
	if t.Op != earlier.Op || !target.SameScale(t.Unit, earlier.Unit) || yearsLate(t) != yearsLate(earlier) {
		return false
	}
	switch t.Op {
	case target.AtLeast, target.Above:
		return height(t, t.Bound()).LessThan(height(earlier, earlier.Bound()))
	case target.AtMost, target.Below:
		return height(t, t.Bound()).GreaterThan(height(earlier, earlier.Bound()))
	}
	low, high := ends(t)
	from, to := ends(earlier)
	return !low.GreaterThan(from) && !high.LessThan(to) && !(low.Equal(from) && high.Equal(to))
}

// ends are the least and the greatest number that meet a target which wants neither more
// nor less.
func ends(t *plan.Target) (low, high decimal.Decimal) {
	low, high = t.Ends()
	return height(t, low), height(t, high)
}

// yearsLate is how many years after its target's year a deadline falls.
func yearsLate(t *plan.Target) int {
	if t.Kind != target.DateKind {
		return 0
	}
	return target.DateOfDays(t.Bound().IntPart()).Year() - t.Year
}

// height is a number of a target. For a deadline it is the day in the year; the last
// day of February is always the same one.
func height(t *plan.Target, number decimal.Decimal) decimal.Decimal {
	if t.Kind != target.DateKind {
		return number
	}
	_, month, day := target.DateOfDays(number.IntPart()).Date()
	if month == 2 && day == 29 {
		day = 28
	}
	return decimal.New(int64(month)*100+int64(day), 0)
}

// constantTargets finds targets that never change.
var constantTargets = Check{
	Rule: &diag.Rule{Code: "constant-targets", Severity: diag.Info,
		Text: lang.Text{IT: "lo stesso target in tutti gli anni", EN: "the same target in all years"},
		Many: lang.Both("indicatori con lo stesso target in tutti gli anni",
			"indicators with the same target in all years"),
		Why: lang.Both(
			`Un piano su più anni serve a dire dove si vuole arrivare. Un target che non cambia chiede di restare dove
si è: può essere giusto, purché qualcuno l'abbia deciso. Sì/no e scadenze non si contano.`,
			`A plan over several years is there to say where one wants to get. A target that does not change asks to
stay where one is: that may be right, as long as somebody decided it. Yes/no and deadlines are passed over.`),
		Example: OnTimeShare + `-        targets: {2023: ">= 80 %", 2024: ">= 80 %"}
+        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: eachIndicator(checkConstantTargets),
}

func checkConstantTargets(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	targets := i.ByYear()
	changed := func(t *plan.Target) bool { return !alike(t, targets[0]) }
	if i.Kind == target.NumberKind && len(targets) > 1 && !slices.ContainsFunc(targets, changed) {
		report(onTargets(targets, lang.Say("%s: il target è «%s» in tutti gli anni, %s",
			"%s: the target is “%s” in all years, %s", i.Code.Value, targets[0].Condition, yearsOf(targets))))
	}
}

// alike reports whether two targets of an indicator ask the same.
func alike(t, o *plan.Target) bool {
	return t.Op == o.Op && target.SameScale(t.Unit, o.Unit) && t.Value.Equal(o.Value) &&
		t.Low.Equal(o.Low) && t.High.Equal(o.High) && t.Tolerance.Equal(o.Tolerance)
}
