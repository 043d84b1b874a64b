package rules

import (
	"slices"
	"strconv"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
	"piao/plan/yearly"
)

// RuleThousandsPoint finds counts and sums of money with three decimals. It is a rule
// of plans and of measurements.
var RuleThousandsPoint = &diag.Rule{Code: "thousands-point", Severity: diag.Warning, Measurements: true,
	Text: lang.Both("un conteggio o un importo con tre decimali: forse il punto divide le migliaia",
		"a count or an amount with three decimals: perhaps the point parts thousands"),
	Why: lang.Both(
		`Nei file il punto è sempre il decimale: 1.412 è uno e rotti. In Italia però si scrive così anche
millequattrocentododici, e di ciò che si conta, o di euro, quasi sempre si intende questo. Vale per le
misurazioni, e nel piano per target, valori di partenza, gradini e numeri delle formule.`,
		`In files the point is always the decimal mark: 1.412 is one and a bit. But in Italy one writes one
thousand four hundred and twelve so, and of what is counted, or of euro, that is nearly always what is
meant. It holds for measurements, and in a plan for targets, baselines, steps and the numbers of formulas.`),
	Example: `values:
-  N_Evase: 1.412
+  N_Evase: 1412
  N_Pratiche: 1500
  P_Soddisfatti: 78.5 %
`}

// checkThousands makes one finding of all of an indicator's figures, which one habit
// wrote.
func checkThousands(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	var found diag.List
	look := func(span diag.Span, shown, text string) {
		if d, ok := PointOfThousands(i.Code.Value, shown, text); ok {
			d.Span = span
			found.Add(d)
		}
	}
	condition := func(t source.Text, c target.Condition) {
		if c.Unit != "" && target.IsCounted(c.Unit) || c.Unit == "" && counts(i) {
			look(t.Span(), t.Value, strconv.Quote(t.Value))
		}
	}
	for _, t := range i.ByYear() {
		condition(t.Text, t.Condition)
	}
	for _, s := range i.Scoring.Steps.All() {
		condition(s.Text, s.When)
	}
	all := yearly.InYear{Value: i.Scoring.Baseline.All}
	for _, y := range append(yearly.Figures{all}, i.Scoring.Baseline.ByYear...) {
		if t := y.Value.Text; y.Value.OK && counts(i) {
			look(t.Span(), t.Value, t.Value)
		}
	}
	places := i.Formula.Places()                // read once for all
	for _, n := range formula.Numbers(i.Expr) { // of which nobody knows the unit
		if !n.Percent {
			look(places(n.Start, n.End), n.Text, n.Text)
		}
	}
	for k, d := range found {
		if k > 0 {
			found[0].Related = append(found[0].Related, diag.Related{Span: d.Span, Message: d.Hints[0]})
		}
	}
	if len(found) > 0 {
		report(found[0])
	}
}

// counts reports whether an indicator's figures are counts or money.
func counts(i *plan.Indicator) bool {
	unit := i.Unit.Value
	if _, alone := i.Expr.(*formula.Measure); unit == "" && alone {
		unit = i.Measures[0].Unit.Value
	}
	return !i.Percent && target.IsCounted(unit)
}

// PointOfThousands is a finding without a place about a text, shown so, in which a
// point may part thousands. Its hints are the two readings.
func PointOfThousands(code, shown, text string) (d diag.Diagnostic, ok bool) {
	whole, plain := target.Thousands(text)
	d = diag.Diagnostic{Rule: RuleThousandsPoint,
		Message: lang.Say("%s: «%s» ha tre decimali: forse il punto divide le migliaia",
			"%s: “%s” has three decimals: perhaps the point parts thousands", code, shown),
		Hints: []lang.Message{lang.Say("se sono migliaia: %s", "if these are thousands: %s", whole),
			lang.Say("se sono decimali: %s", "if these are decimals: %s", plain)}}
	if plain == text {
		d.Hints[1] = IfMeant(RuleThousandsPoint.Code)
	}
	return d, whole != text
}

// RulePercentFormula finds values that are a hundred times what is meant. It is a rule
// of plans and of measurements.
var RulePercentFormula = &diag.Rule{Code: "percent-formula", Severity: diag.Warning,
	Text: lang.Both("un indicatore in % la cui formula dà il centuplo",
		"an indicator in % whose formula gives a hundred times as much"),
	Why: lang.Both(
		`Il segno % divide già per cento: 0,8 è 80 %. Una formula che moltiplica per 100 dà 8000 %, e quasi ogni target
è raggiunto. Lo stesso sospetto viene da un valore sopra 100 % e almeno venti volte il target.`,
		`The sign % divides by one hundred already: 0.8 is 80 %. A formula that multiplies by 100 gives 8000 %, and
nearly every target is met. A value above 100 % and at least twenty times its target gives the same suspicion.`),
	Example: indicatorOnTime + `        type: qualità
        unit: "%"
-        formula: N_Evase * 100 / N_Pratiche
+        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`}

func checkPercentFormula(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	if !MultipliesPercent(i) {
		return
	}
	numbers := formula.Numbers(i.Expr)
	first := numbers[slices.IndexFunc(numbers, func(n *formula.Number) bool { return formula.Hundreds(n) != 0 })]
	report(diag.Diagnostic{Span: i.Formula.Within(first.Start, first.End),
		Message: lang.Say("%s: l'unità è %% e la formula moltiplica per 100: i valori vengono cento volte tanto",
			"%s: the unit is %% and the formula multiplies by 100: values come out a hundred times as much", i.Code.Value),
		Hints: []lang.Message{lang.Say("togliere il 100, o scrivere 1 al suo posto: il segno %% conta già i centesimi",
			"remove the 100, or write 1 in its place: the sign %% counts hundredths already"),
			IfMeant(RulePercentFormula.Code)}})
}

// MultipliesPercent reports whether an indicator's values are percentages and its
// formula multiplies by one hundred.
func MultipliesPercent(i *plan.Indicator) bool {
	percent := i.Unit.Value == "%" || !i.Unit.Given() && unitOfTargets(i) == "%"
	return percent && i.Expr != nil && formula.Hundreds(i.Expr) > 0
}
