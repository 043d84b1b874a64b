package rules

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/target"
)

// targetsWhere lists the targets of an indicator that satisfy a condition, the
// earliest year first.
func targetsWhere(i *plan.Indicator, holds func(*plan.Target) bool) []*plan.Target {
	var some []*plan.Target
	for _, t := range i.ByYear() {
		if holds(t) {
			some = append(some, t)
		}
	}
	return some
}

// onTargets is one finding about several targets of an indicator. It is placed at
// the first; the others are related.
func onTargets(targets []*plan.Target, message lang.Message, hints ...lang.Message) diag.Diagnostic {
	first, others := targets[0], targets[1:]
	return diag.Diagnostic{Span: first.Text.Span(), Message: message, Hints: hints, Related: atTargets(others)}
}

func atTargets(targets []*plan.Target) []diag.Related {
	all := make([]diag.Related, len(targets))
	for k, t := range targets {
		all[k] = diag.Related{Span: t.Text.Span(), Message: lang.Message{Text: lang.Same(t.Key.Value)}}
	}
	return all
}

// yearsOf lists the years of targets.
func yearsOf(targets []*plan.Target) lang.List {
	years := make([]string, len(targets))
	for k, t := range targets {
		years[k] = t.Key.Value
	}
	return lang.Words(years)
}

// missingTarget finds years of the plan in which an indicator has no target and does
// not count.
var missingTarget = Check{
	Rule: &diag.Rule{Code: "missing-target", Severity: diag.Warning,
		Text: lang.Both("un indicatore senza target in qualche anno del piano",
			"an indicator without a target in some year of the plan"),
		Why: lang.Text{
			IT: "Il DPCM 18/9/2012, art. 3 comma 3 lettera e, vuole per ciascun indicatore il valore " +
				"obiettivo con i suoi tempi. In un anno senza target l'indicatore non conta, e il suo " +
				"peso va agli altri dell'obiettivo. Un indicatore a giudizio può farne a meno.",
			EN: "DPCM 18/9/2012, art. 3 par. 3 e, asks for the target of each indicator and its timing." +
				" In a year without a target the indicator does not count, and its weight goes to the " +
				"others of the objective. A judged indicator may do without."},
		Example: OnTimeShare + `-        targets: {2023: ">= 80 %"}
+        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: eachIndicator(checkMissingTarget),
}

func checkMissingTarget(p *plan.Plan, i *plan.Indicator, report diag.Report) {
	var years lang.List
	for _, y := range p.Years {
		if i.Target(y.Value) == nil {
			years.Items = append(years.Items, lang.Say("il %s", "%s", y.Text.Value))
		}
	}
	if len(years.Items) > 0 && !i.Judged() {
		report(missing(i.Code, lang.Say("%s non ha target per %s", "%s has no target for %s", i.Code.Value, years),
			lang.Say("aggiungerlo in targets: senza, quell'anno l'indicatore non conta e il suo peso va agli altri",
				"add it to targets: without it the indicator does not count that year, "+
					"and its weight goes to the others")))
	}
}

// targetUnit finds targets in another unit than their indicator's.
var targetUnit = Check{
	Rule: &diag.Rule{Code: "target-unit", Severity: diag.Warning,
		Text: lang.Both("un target in un'unità diversa da quella dell'indicatore",
			"a target in another unit than the indicator's"),
		Why: lang.Both(
			`Il segno % divide per cento: su un indicatore in N. il target 67 % è 0,67, e quasi ogni valore lo
raggiunge. Un'altra etichetta non cambia il numero, ma dice a chi legge un'altra cosa da quella che si misura.`,
			`The sign % divides by one hundred: on an indicator in N. the target 67 % is 0.67, which nearly every value
meets. Another label does not change the number, but tells the reader something else than what is measured.`),
		Example: indicatorOnTime + `        type: qualità
-        unit: N.
+        unit: "%"
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: eachIndicator(checkTargetUnit),
}

func checkTargetUnit(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	strange := targetsWhere(i, func(t *plan.Target) bool {
		return t.Unit != "" && !target.SameUnit(t.Unit, i.Unit.Value)
	})
	if len(strange) == 0 || !i.Unit.Given() {
		return
	}
	d := onTargets(strange, lang.Say("%s: l'unità è «%s», ma il target del %s è in %s",
		"%s: the unit is “%s”, but the target of %s is in %s",
		i.Code.Value, i.Unit.Value, yearsOf(strange), unitsOf(strange)), unitHints(i, strange[0])...)
	d.Related = append(d.Related,
		diag.Related{Span: i.Unit.Span(), Message: lang.Say("l'unità dell'indicatore", "the indicator's unit")})
	report(d)
}

// unitsOf lists the units of targets, each once.
func unitsOf(targets []*plan.Target) lang.List {
	var units []string
	for k, t := range targets {
		if k == 0 || t.Unit != targets[k-1].Unit {
			units = append(units, t.Unit)
		}
	}
	return lang.Words(units)
}

func unitHints(i *plan.Indicator, t *plan.Target) []lang.Message {
	if t.Unit != "%" {
		return []lang.Message{lang.Say("scrivere il target in «%s», oppure unit: %s",
			"write the target in “%s”, or unit: %s", i.Unit.Value, t.Unit)}
	}
	bare := t.Condition
	bare.Unit = ""
	return []lang.Message{
		lang.Say("se i valori sono percentuali: unit: \"%%\"", "if the values are percentages: unit: \"%%\""),
		lang.Say("se sono in «%s», togliere il segno: «%s» vale %s",
			"if they are in “%s”, remove the sign: “%s” means %s", i.Unit.Value, t.Text.Value, bare),
	}
}
