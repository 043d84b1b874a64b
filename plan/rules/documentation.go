package rules

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// missingUnit finds indicators whose figures nobody can read.
var missingUnit = Check{
	Rule: &diag.Rule{Code: "missing-unit", Severity: diag.Warning,
		Text: lang.Text{IT: "un indicatore senza unità di misura", EN: "an indicator without a unit"},
		Why: lang.Both(
			`Il DPCM 18/9/2012, art. 3 comma 3 lettera b, vuole per ciascun indicatore l'unità di misura. È anche
quello che dice a piao come leggere un target: con unit "%" il segno è obbligatorio, e 20 non passa per 2000 %.`,
			`DPCM 18/9/2012, art. 3 par. 3 b, asks for the unit of each indicator. It is also what tells piao how to
read a target: with unit "%" the sign is compulsory, and 20 does not pass for 2000 %.`),
		Example: indicatorOnTime + `        type: qualità
+        unit: "%"
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: eachIndicator(checkMissingUnit),
}

func checkMissingUnit(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	if !i.Unit.Given() {
		report(missing(i.Code, lang.Say("%s non ha l'unità di misura", "%s has no unit", i.Code.Value), unitHint(i)))
	}
}

// missing is the finding for something that an element does not say.
func missing(of source.Text, message, hint lang.Message) diag.Diagnostic {
	return diag.Diagnostic{Span: of.Span(), Message: message, Hints: []lang.Message{hint}}
}

// unitHint shows the unit of the indicator's targets, or else that of the measure
// that is its formula.
func unitHint(i *plan.Indicator) lang.Message {
	unit := unitOfTargets(i)
	if _, alone := i.Expr.(*formula.Measure); unit == "" && alone {
		unit = i.Measures[0].Unit.Value
	}
	switch unit {
	case "":
		return lang.Say("scrivere unit: quello che si conta (N., gg, €, \"%%\", sì/no, data)",
			"write unit: what is counted (N., gg, €, \"%%\", sì/no, data)")
	case "%":
		return lang.Say("scrivere unit: \"%%\"", "write unit: \"%%\"")
	}
	return lang.Say("scrivere unit: %s", "write unit: %s", unit)
}

// unitOfTargets is the unit of all targets; empty if they differ.
func unitOfTargets(i *plan.Indicator) string {
	unit := ""
	for k, t := range i.Targets {
		if k > 0 && t.Unit != unit {
			return ""
		}
		unit = t.Unit
	}
	return unit
}

// missingType finds indicators that do not say what kind they are.
var missingType = Check{
	Rule: &diag.Rule{Code: "missing-type", Severity: diag.Warning,
		Text: lang.Text{IT: "un indicatore senza tipologia", EN: "an indicator without a type"},
		Why: lang.Both(
			`Il DPCM 18/9/2012, art. 3 comma 3 lettera a, vuole per ciascun indicatore la tipologia. Senza, nella vista
per tipologia il suo punteggio resta in una riga senza nome.`,
			`DPCM 18/9/2012, art. 3 par. 3 a, asks for the type of each indicator. Without it, its score is in a row
without a name in the view by type.`),
		Example: indicatorOnTime + `+        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: eachIndicator(checkMissingType),
}

func checkMissingType(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	if !i.Type.Given() {
		report(missing(i.Code, lang.Say("%s non ha la tipologia", "%s has no type", i.Code.Value),
			lang.Say("scrivere type: %s", "write type: %s", typeList())))
	}
}

// typeList is the types that every plan may name.
func typeList() lang.List {
	list := lang.List{Or: true}
	for _, t := range plan.TypeSpellings() {
		list.Items = append(list.Items, t)
	}
	return list
}

// missingDescription finds objectives and indicators that have only a name.
var missingDescription = Check{
	Rule: &diag.Rule{Code: "missing-description", Severity: diag.Info,
		Text: lang.Both("un obiettivo o un indicatore senza descrizione",
			"an objective or indicator without a description"),
		Many: lang.Both("obiettivi e indicatori senza descrizione", "objectives and indicators without a description"),
		Why: lang.Both(
			`Il DPCM 18/9/2012, art. 3, vuole una descrizione sintetica degli obiettivi (comma 2 lettera a) e una
definizione di ciascun indicatore che dica che cosa misura (comma 3 lettera b).`,
			`DPCM 18/9/2012, art. 3, asks for a short description of the objectives (par. 2 a) and a definition of each
indicator that says what it measures (par. 3 b).`),
		Example: `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    description: Rispondere a tutti entro cinque giorni.
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
+        description: Quante pratiche, su quelle presentate, si chiudono entro cinque giorni lavorativi.
        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
`},
	Run: checkMissingDescription,
}

func checkMissingDescription(p *plan.Plan, report diag.Report) {
	for _, o := range p.Objectives {
		if !o.Description.Given() {
			report(missing(o.Code,
				lang.Say("l'obiettivo %s non ha una descrizione", "the objective %s has no description", o.Code.Value),
				lang.Say("scrivere description: che cosa si vuole ottenere, per chi e come",
					"write description: what is to be reached, for whom and how")))
		}
		for _, i := range o.Indicators {
			if !i.Description.Given() {
				report(missing(i.Code,
					lang.Say("l'indicatore %s non ha una descrizione",
						"the indicator %s has no description", i.Code.Value),
					lang.Say("scrivere description: che cosa misura", "write description: what it measures")))
			}
		}
	}
}

// missingSource finds measures that do not say where their figures come from.
var missingSource = Check{
	Rule: &diag.Rule{Code: "missing-source", Severity: diag.Info,
		Text: lang.Text{IT: "una misura senza la fonte del dato", EN: "a measure without the source of its figure"},
		Many: lang.Both("misure senza fonte", "measures without a source"),
		Why: lang.Both(
			`Il DPCM 18/9/2012, art. 3 comma 3 lettera c, vuole la fonte dei dati da cui si calcola ciascun indicatore,
che permette di verificarlo. Una misura che ne ripete un'altra con «is» ha la fonte di quella.`,
			`DPCM 18/9/2012, art. 3 par. 3 c, asks for the source of the figures that each indicator is computed from,
so that it can be verified. A measure that repeats another one with “is” has the source of that one.`),
		Example: `measures:
  N_Evase: {name: Pratiche evase entro cinque giorni, unit: N., source: gestionale}
-  N_Pratiche: {name: Pratiche presentate, unit: N.}
+  N_Pratiche: {name: Pratiche presentate, unit: N., source: protocollo}
`},
	Run: checkMissingSource,
}

func checkMissingSource(p *plan.Plan, report diag.Report) {
	for _, m := range p.AllMeasures() {
		if !m.Source.Given() && m.Is == nil {
			report(missing(m.Code, lang.Say("la misura %s non dice da dove viene il dato",
				"the measure %s does not say where its figure comes from", m.Code.Value),
				lang.Say("scrivere source: il registro, il programma o l'ufficio che lo dà",
					"write source: the register, the program or the office that gives it")))
		}
	}
}
