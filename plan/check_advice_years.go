package plan

import (
	"slices"

	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/lang"
)

// RuleTargetOperator is a year whose target compares in another way.
var RuleTargetOperator = &diag.Rule{Code: "target-operator", Severity: diag.Warning,
	Text: lang.Text{IT: "un target con un operatore diverso da quello degli altri anni", EN: "a target with another operator than the other years'"},
	Why: lang.Text{
		IT: "Un «=» tra due «>=» è quasi sempre una svista, e cambia il punteggio: chi fa meglio del target non lo raggiunge.",
		EN: "A “=” between two “>=” is nearly always a slip, and it changes the score: who does better than the target does not meet it."},
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
`}

func checkTargetOperator(p *Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		targets := i.ByYear()
		usual := usualOp(targets)
		odd := oddOps(targets, usual)
		if len(odd) == 0 {
			continue
		}
		others := i.targetsWhere(func(t *Target) bool { return t.Op == usual })
		d := onTargets(RuleTargetOperator, odd,
			lang.Say("%s: nel %s il target è con %s, nel %s con %s", "%s: in %s the target has %s, in %s %s", i.Code.Value, yearsOf(odd), opsOf(odd), yearsOf(others), opsOf(others)),
			operatorHint(odd[0], usual), ifMeant(RuleTargetOperator))
		d.Related = append(d.Related, atTargets(others)...)
		report(d)
	}
}

// usualOp is the operator of most targets, the earliest of equals.
func usualOp(targets []*Target) Op {
	var count [Between + 1]int
	for _, t := range targets {
		count[t.Op]++
	}
	var usual Op
	for k := len(targets) - 1; k >= 0; k-- {
		if op := targets[k].Op; count[op] >= count[usual] {
			usual = op
		}
	}
	return usual
}

// oddOps lists the targets whose operator is not the usual one, nor that of the
// years around them: one that changes once and for all was meant to.
func oddOps(targets []*Target, usual Op) []*Target {
	var odd []*Target
	for k, t := range targets {
		alike := k > 0 && targets[k-1].Op == t.Op || k+1 < len(targets) && targets[k+1].Op == t.Op
		if t.Op != usual && !alike {
			odd = append(odd, t)
		}
	}
	return odd
}

// opsOf names the operators of targets, each once.
func opsOf(targets []*Target) lang.List {
	var ops lang.List
	for k, t := range targets {
		switch {
		case k > 0 && t.Op == targets[k-1].Op:
		case t.Op == Between:
			ops.Items = append(ops.Items, lang.Text{IT: "un intervallo", EN: "a range"})
		default:
			ops.Items = append(ops.Items, lang.Say("«%s»", "“%s”", t.Op))
		}
	}
	return ops
}

func operatorHint(t *Target, usual Op) lang.Message {
	if t.Op == Between || usual == Between {
		return lang.Say("scriverlo come quello degli altri anni", "write it as that of the other years")
	}
	return lang.Say("se è una svista: %d: \"%s\"", "if it is a slip: %d: \"%s\"", t.Year, t.with(usual).String())
}

// RuleTargetRegresses is a target that asks less than it did.
var RuleTargetRegresses = &diag.Rule{Code: "target-regresses", Severity: diag.Warning,
	Text: lang.Text{IT: "un target più facile di quello di un anno prima", EN: "a target easier than an earlier year's"},
	Why: lang.Text{
		IT: "Un piano di solito chiede di più ogni anno, o altrettanto. Un target che arretra alza il punteggio senza che nulla migliori. Di una scadenza conta il giorno dell'anno.",
		EN: "A plan usually asks for more every year, or for as much. A target that goes back raises the score while nothing improves. Of a deadline, the day of the year counts."},
	Example: `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
-        targets: {2023: ">= 82 %", 2024: ">= 80 %"}
+        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`}

func checkTargetRegresses(p *Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		easier, than := i.regress()
		if len(easier) == 0 {
			continue
		}
		var steps lang.List
		for k, t := range easier {
			steps.Items = append(steps.Items, lang.Say("«%s» nel %d dopo «%s» del %d", "“%s” in %d after “%s” of %d", t.Condition, t.Year, than[k].Condition, than[k].Year))
		}
		d := onTargets(RuleTargetRegresses, easier,
			lang.Say("%s: il target diventa più facile: %s", "%s: the target becomes easier: %s", i.Code.Value, steps),
			lang.Say("correggere l'anno sbagliato", "correct the year that is wrong"), ifMeant(RuleTargetRegresses))
		d.Related = append(d.Related, atTargets(slices.Compact(than))...)
		report(d)
	}
}

// regress lists the targets that are easier than the hardest before them, and
// beside each that one.
func (i *Indicator) regress() (easier, than []*Target) {
	var hardest *Target
	for _, t := range i.ByYear() {
		if hardest != nil && t.easierThan(hardest) {
			easier, than = append(easier, t), append(than, hardest)
			continue
		}
		hardest = t
	}
	return easier, than
}

// easierThan says that a target of the same indicator asks less than an earlier
// one. Targets that compare in different ways, units or years prove nothing.
func (t *Target) easierThan(earlier *Target) bool {
	if t.Op != earlier.Op || !SameScale(t.Unit, earlier.Unit) || t.yearsLate() != earlier.yearsLate() {
		return false
	}
	switch t.Op {
	case AtLeast, Above:
		return t.height().LessThan(earlier.height())
	case AtMost, Below:
		return t.height().GreaterThan(earlier.height())
	case Between:
		return t.Low.LessThanOrEqual(earlier.Low) && t.High.GreaterThanOrEqual(earlier.High) && !t.alike(earlier)
	}
	return t.Value.Equal(earlier.Value) && t.Tolerance.GreaterThan(earlier.Tolerance)
}

// SameScale says that numbers in two units can be compared as they are. A label
// may be left out, the per cent sign may not.
func SameScale(a, b string) bool {
	return sameUnit(a, b) || a == "" && b != "%" || b == "" && a != "%"
}

// yearsLate is how many years after the year of its target a deadline falls.
func (t *Target) yearsLate() int {
	if t.Kind != DateKind {
		return 0
	}
	return DateOfDays(t.Value.IntPart()).Year() - t.Year
}

// height is the number to reach; of a deadline its day in the year, the last of
// February being one day.
func (t *Target) height() decimal.Decimal {
	if t.Kind != DateKind {
		return t.Value
	}
	_, month, day := DateOfDays(t.Value.IntPart()).Date()
	if month == 2 && day == 29 {
		day = 28
	}
	return decimal.New(int64(month)*100+int64(day), 0)
}

// RuleConstantTargets is targets that never change.
var RuleConstantTargets = &diag.Rule{Code: "constant-targets", Severity: diag.Info,
	Text: lang.Text{IT: "lo stesso target in tutti gli anni", EN: "the same target in all years"},
	Why: lang.Text{
		IT: "Un piano su più anni serve a dire dove si vuole arrivare. Un target che non cambia chiede di restare dove si è: può essere giusto, purché qualcuno l'abbia deciso. Sì/no e scadenze non si contano.",
		EN: "A plan over several years is there to say where one wants to get. A target that does not change asks to stay where one is: that may be right, as long as somebody decided it. Yes/no and deadlines are passed over."},
	Example: `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
-        targets: {2023: ">= 80 %", 2024: ">= 80 %"}
+        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`}

func checkConstantTargets(p *Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		if targets := i.ByYear(); i.Kind == NumberKind && len(targets) > 1 && constant(targets) {
			report(onTargets(RuleConstantTargets, targets,
				lang.Say("%s: il target è «%s» in tutti gli anni, %s", "%s: the target is “%s” in all years, %s", i.Code.Value, targets[0].Condition, yearsOf(targets))))
		}
	}
}

func constant(targets []*Target) bool {
	for _, t := range targets[1:] {
		if !t.alike(targets[0]) {
			return false
		}
	}
	return true
}

// alike says that two targets of an indicator ask the same.
func (t *Target) alike(o *Target) bool {
	return t.Op == o.Op && SameScale(t.Unit, o.Unit) && t.Value.Equal(o.Value) &&
		t.Low.Equal(o.Low) && t.High.Equal(o.High) && t.Tolerance.Equal(o.Tolerance)
}
