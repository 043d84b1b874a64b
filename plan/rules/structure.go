package rules

import (
	"slices"
	"strconv"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// unusedMeasure finds measures that no formula uses.
var unusedMeasure = Check{
	Rule: &diag.Rule{Code: "unused-measure", Severity: diag.Warning,
		Text: lang.Text{IT: "una misura che nessuna formula usa", EN: "a measure that no formula uses"},
		Why: lang.Both(
			`Ogni anno qualcuno deve procurarsi il dato, che non cambia nessun punteggio; e spesso la misura c'è perché
una formula avrebbe dovuto citarla. Una misura che un'altra ripete con «is» è usata.`,
			`Every year somebody must find the figure, which changes no score; and often the measure is there because a
formula should have named it. A measure that another one repeats with “is” is used.`),
		Example: `measures:
  N_Evase: {name: Pratiche evase entro cinque giorni, unit: N., source: gestionale}
  N_Pratiche: {name: Pratiche presentate, unit: N., source: protocollo}
-  N_Ricorsi: {name: Ricorsi ricevuti, unit: N., source: protocollo}
`},
	Run: checkUnusedMeasure,
}

func checkUnusedMeasure(p *plan.Plan, report diag.Report) {
	repeated := map[*plan.Measure]bool{}
	for _, m := range p.Measures {
		if m.Is != nil {
			repeated[m.Is.Measure] = true
		}
	}
	forgotten := withoutFormula(p)
	for _, m := range p.Measures {
		if len(m.UsedBy)+len(m.Agreements) == 0 && !repeated[m] {
			d := missing(m.Code,
				lang.Say("nessuna formula usa la misura %s", "no formula uses the measure %s", m.Code.Value),
				lang.Say("citarla nella formula che la aspetta, oppure toglierla",
					"name it in the formula that lacks it, or remove it"))
			d.Hints = append(d.Hints, forgotten...)
			report(d)
		}
	}
}

// withoutFormula names the indicators that are their own measures, of one of which the
// formula may be forgotten.
func withoutFormula(p *plan.Plan) []lang.Message {
	var codes []string
	for _, m := range p.AllMeasures()[len(p.Measures):] {
		codes = append(codes, m.Code.Value)
	}
	switch n := len(codes) - 5; {
	case codes == nil:
		return nil
	case n > 1:
		codes = append(codes[:5], "… +"+strconv.Itoa(n))
	}
	return []lang.Message{lang.Say("senza formula: %s; forse a uno manca",
		"without a formula: %s; perhaps one lacks it", lang.Words(codes))}
}

// noIndicators finds objectives without indicators.
var noIndicators = Check{
	Rule: &diag.Rule{Code: "no-indicators", Severity: diag.Warning,
		Text: lang.Text{IT: "un obiettivo senza indicatori", EN: "an objective without indicators"},
		Why: lang.Both(
			`Il DPCM 18/9/2012, art. 3 comma 2 lettera c, chiede per ciascun obiettivo un numero di indicatori che
consenta di misurarlo. Un obiettivo senza indicatori non ha punteggio, e il suo peso va agli altri obiettivi
dell'area.`,
			`DPCM 18/9/2012, art. 3 par. 2 c, asks for as many indicators as it takes to measure each objective. An
objective without indicators has no score, and its weight goes to the other objectives of the area.`),
		Example: OnTimeShare + `        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
-  OS_2:
-    title: Rinnovare la carta dei servizi
-    area: "1"
-    indicators: {}
`},
	Run: checkNoIndicators,
}

func checkNoIndicators(p *plan.Plan, report diag.Report) {
	for _, o := range p.Objectives {
		if len(o.Indicators) == 0 && len(o.Objectives) == 0 {
			report(missing(o.Code, lang.Say("%s non ha indicatori: nulla lo misura, e non avrà punteggio",
				"%s has no indicators: nothing measures it, and it will have no score", o.Code.Value),
				lang.Say("dargli almeno un indicatore, oppure toglierlo",
					"give it at least one indicator, or remove it")))
		}
	}
}

// below counts the indicators of an objective and of those under it.
type below struct{ indicators, financial int }

// highest lists the objectives of which something is true, but not of their parents.
func highest(p *plan.Plan, is func(below) bool) (all []*plan.Objective) {
	counts := map[*plan.Objective]below{}
	for _, o := range slices.Backward(plan.Within(p.Top()...)) {
		b := below{indicators: len(o.Indicators)}
		for _, i := range o.Indicators {
			if i.TypeCode() == financial {
				b.financial++
			}
		}
		for _, c := range o.Objectives {
			b.indicators += counts[c].indicators
			b.financial += counts[c].financial
		}
		counts[o] = b
	}
	for _, o := range p.Objectives {
		if is(counts[o]) && (o.Parent == nil || !is(counts[o.Parent])) {
			all = append(all, o)
		}
	}
	return all
}

// oneIndicator finds objectives that a single figure decides.
var oneIndicator = Check{
	Rule: &diag.Rule{Code: "one-indicator", Severity: diag.Info,
		Text: lang.Text{IT: "un obiettivo con un solo indicatore", EN: "an objective with a single indicator"},
		Many: lang.Both("obiettivi con un solo indicatore", "objectives with a single indicator"),
		Why: lang.Both(
			`Il DPCM 18/9/2012, art. 3 comma 2 lettera c, chiede un numero di indicatori correlato alla complessità di
ciò che si programma. Con uno solo, un dato che manca o un anno strano decide da sé tutto l'obiettivo.`,
			`DPCM 18/9/2012, art. 3 par. 2 c, asks for a number of indicators that matches the complexity of what is
planned. With a single one, a missing figure or a strange year decides the whole objective.`),
		Example: OnTimeShare + `        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
+      A_2:
+        name: Pratiche presentate
+        type: volume
+        unit: N.
+        formula: N_Pratiche
+        targets: {2023: ">= 500", 2024: ">= 520"}
`},
	Run: checkOneIndicator,
}

func checkOneIndicator(p *plan.Plan, report diag.Report) {
	for _, o := range highest(p, func(b below) bool { return b.indicators == 1 }) {
		only := o.AllIndicators()[0].Code
		report(diag.Diagnostic{Span: o.Code.Span(),
			Message: lang.Say("%s ha un solo indicatore, %s, che decide tutto il suo punteggio",
				"%s has a single indicator, %s, which decides its whole score", o.Code.Value, only.Value),
			Related: []diag.Related{{Span: only.Span(), Message: lang.Say("il solo", "the only one")}}})
	}
}

// financial is the type of indicators about money.
const financial = "salute economica"

// financialOnly finds objectives whose indicators are all about money.
var financialOnly = Check{
	Rule: &diag.Rule{Code: "financial-only", Severity: diag.Info,
		Text: lang.Both("un obiettivo misurato solo dalla salute economica",
			"an objective measured by economic health alone"),
		Many: lang.Both("obiettivi misurati solo dalla salute economica",
			"objectives measured by economic health alone"),
		Why: lang.Both(
			`Per il DPCM 18/9/2012, art. 6 comma 1 lettera d, gli indicatori finanziari si usano in combinazione con
indicatori di altro tipo: dicono quanto si spende o si incassa, non che cosa ne viene a chi usa i servizi.`,
			`By DPCM 18/9/2012, art. 6 par. 1 d, financial indicators are used together with indicators of other kinds:
they say how much is spent or received, not what those who use the services gain by it.`),
		Example: `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      EC_1:
        name: Spesa media per pratica evasa
        type: salute economica
        unit: €
        formula: N_Evase / N_Pratiche
        targets: {2023: "<= 30", 2024: "<= 28"}
+      A_2:
+        name: Pratiche presentate
+        type: volume
+        unit: N.
+        formula: N_Pratiche
+        targets: {2023: ">= 500", 2024: ">= 520"}
`},
	Run: checkFinancialOnly,
}

func checkFinancialOnly(p *plan.Plan, report diag.Report) {
	for _, o := range highest(p, func(b below) bool { return b.indicators > 0 && b.indicators == b.financial }) {
		d := missing(o.Code, lang.Say("%s è misurato solo da indicatori di salute economica",
			"%s is measured by indicators of economic health alone", o.Code.Value),
			lang.Say("aggiungere un indicatore di un'altra tipologia", "add an indicator of another type"))
		for _, i := range o.AllIndicators() {
			d.Related = append(d.Related, part(i.Type.Span(), i.Code.Value))
		}
		report(d)
	}
}
