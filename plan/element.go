package plan

import "piao/plan/lang"

// ElementKind is a kind of thing that a plan has codes for.
type ElementKind struct {
	Code string
	Name lang.Text
}

// The kinds of element.
var (
	PlanElement      = ElementKind{"plan", lang.Text{IT: "piano", EN: "plan"}}
	AreaElement      = ElementKind{"area", lang.Text{IT: "area", EN: "area"}}
	MissionElement   = ElementKind{"mission", lang.Text{IT: "missione", EN: "mission"}}
	ProgrammeElement = ElementKind{"programme", lang.Text{IT: "programma", EN: "programme"}}
	OfficeElement    = ElementKind{"office", lang.Text{IT: "ufficio", EN: "office"}}
	MeasureElement   = ElementKind{"measure", lang.Text{IT: "misura", EN: "measure"}}
	ObjectiveElement = ElementKind{"objective", lang.Text{IT: "obiettivo", EN: "objective"}}
	IndicatorElement = ElementKind{"indicator", lang.Text{IT: "indicatore", EN: "indicator"}}
)

// ElementCodes lists the codes of the kinds of element.
func ElementCodes() []string {
	var codes []string
	for _, k := range []ElementKind{PlanElement, AreaElement, MissionElement, ProgrammeElement, OfficeElement, MeasureElement, ObjectiveElement, IndicatorElement} {
		codes = append(codes, k.Code)
	}
	return codes
}
