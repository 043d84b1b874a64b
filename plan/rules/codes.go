package rules

import (
	"slices"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// checkLookAlikes finds two codes of one kind that look the same on screen.
func checkLookAlikes(p *plan.Plan, report diag.Report) {
	for _, kind := range []plan.ElementKind{
		plan.AreaElement, plan.OfficeElement, plan.MeasureElement, plan.ObjectiveElement, plan.IndicatorElement,
	} {
		lookAlikes(p.Called(kind), report)
	}
}

func lookAlikes(elements []plan.Element, report diag.Report) {
	for _, e := range elements {
		strange := diag.Strange(e.Code)
		if len(strange.Items) == 0 {
			continue
		}
		at := slices.IndexFunc(elements, func(o plan.Element) bool { return diag.LookAlike(e.Code, o.Code) })
		if at < 0 {
			continue
		}
		like := elements[at].At
		report(diag.Diagnostic{Span: e.At.Span(),
			Message: lang.Say("«%s» sembra il codice della riga %d ma contiene %s",
				"“%s” looks like the code of line %d but holds %s", e.Code, like.Pos().Line, strange),
			Related: []diag.Related{{Span: like.Span(), Message: lang.Say("somiglia a questo", "it looks like this one")}}})
	}
}

var measureCycle = Check{
	Rule: &diag.Rule{Code: "measure-cycle",
		Text: lang.Text{IT: "misure che ripetono l'una l'altra", EN: "measures that repeat one another"},
		Why: lang.Both(
			`Una misura con «is» prende il valore che un'altra aveva anni prima. Se quell'altra lo prende a sua volta
dalla prima, nessuna delle due ha un valore suo: in fondo alla catena ci vuole una cifra che qualcuno misura.`,
			`A measure with “is” takes the value that another one had some years before. If that one in turn takes its
own from the first, neither has a value of its own: at the end of the chain there must be a figure that somebody
measures.`),
		Example: `measures:
  N_ImprAtt: {name: Imprese attive al 31/12, unit: N.}
  N_ImprRagg: {name: Imprese raggiunte nell'anno, unit: N.}
-  N_Verif: {name: Verifiche nell'anno, unit: N., is: {measure: N_VerifPrec, year: -1}}
+  N_Verif: {name: Verifiche nell'anno, unit: N.}
  N_VerifPrec: {name: Verifiche nell'anno precedente, unit: N., is: {measure: N_Verif, year: -1}}
`},
	Run: checkMeasureCycle,
}

// checkMeasureCycle finds measures that repeat themselves through `is:`.
func checkMeasureCycle(p *plan.Plan, report diag.Report) {
	state := make(map[*plan.Measure]int) // 1 while being visited, 2 when done
	for _, m := range p.Measures {
		for at := m; at != nil && at.Is != nil && state[at] == 0; at = at.Is.Measure {
			state[at] = 1
			if next := at.Is.Measure; next != nil && state[next] == 1 {
				report(cycle(next))
			}
		}
		for at := m; at != nil && at.Is != nil && state[at] == 1; at = at.Is.Measure {
			state[at] = 2
		}
	}
}

func cycle(m *plan.Measure) diag.Diagnostic {
	path := m.Code.Value
	var related []diag.Related
	for at := m.Is.Measure; ; at = at.Is.Measure {
		path += " → " + at.Code.Value
		if at == m {
			break
		}
		related = append(related, diag.Related{Span: at.Is.Code.Span(), Message: lang.Say("e questa", "and this one")})
	}
	return diag.Diagnostic{Span: m.Is.Code.Span(), Related: related,
		Message: lang.Say("le misure ripetono l'una l'altra e nessuna ha un valore suo: %s",
			"the measures repeat one another and none has a value of its own: %s", path)}
}
