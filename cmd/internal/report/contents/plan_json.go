package contents

import (
	"piao/cmd/internal/document"
	"piao/cmd/internal/report/data"
	"piao/plan"
	"piao/plan/formula"
	"piao/plan/source"
	"piao/plan/target"
)

// planJSON is a plan with what it says under every key. With a year, it has only
// what holds in that year.
func planJSON(p *plan.Plan, year int) any {
	indicators := map[string][]any{}
	for _, e := range p.Elements(plan.IndicatorElement) {
		o := e.Is.(*plan.Indicator).Objective.Code.Value
		indicators[o] = append(indicators[o], elementJSON(e, year))
	}
	objectives, measures := []any{}, []any{}
	for _, e := range p.Elements(plan.ObjectiveElement) {
		own := append([]any{}, indicators[e.Code]...)
		objectives = append(objectives, append(elementJSON(e, year), document.Member{Name: "indicators", Value: own}))
	}
	for _, e := range p.Elements(plan.MeasureElement) {
		measures = append(measures, elementJSON(e, year))
	}
	doc := document.Object{
		{Name: "format", Value: "piao-show/1"},
		{Name: "plan", Value: p.File.Name},
		{Name: "entity", Value: data.EntityOf(p)},
		{Name: "title", Value: p.Title.Value},
		{Name: "years", Value: years(p, year)},
		{Name: "weights", Value: p.Weighing.Code()},
		{Name: "objectives", Value: objectives},
		{Name: "measures", Value: measures},
	}
	var checks []any
	for _, e := range p.Elements(plan.AgreementElement) {
		checks = append(checks, elementJSON(e, year))
	}
	if checks != nil { // few plans have any
		doc = append(doc, document.Member{Name: "checks", Value: checks})
	}
	return doc
}

// elementJSON is an element: its code, then each of its keys, null if the key says
// nothing. An indicator's objective is not repeated, because the indicator is inside
// it.
func elementJSON(e plan.Element, year int) document.Object {
	o := document.Object{{Name: "code", Value: e.Code}}
	facts := e.Facts()
	for _, key := range e.Terms() {
		switch said := underKey(facts, key.Name, year); {
		case key == plan.ObjectiveTerm, key.Rare && said == nil:
		case key.Name == "target":
			o = append(o, document.Member{Name: "targets", Value: byYearJSON(key, said)})
		case key.Name == "office":
			alone, all := data.OfficesOf(answering(e))
			o = append(o, document.Member{Name: key.Name, Value: alone}, document.Member{Name: "offices", Value: all})
		case len(said) == 0:
			o = append(o, document.Member{Name: key.Name})
		case said[0].Year == 0:
			o = append(o, document.Member{Name: key.Name, Value: factJSON(key, said[0])})
		default:
			o = append(o, document.Member{Name: key.Name, Value: byYearJSON(key, said)})
		}
	}
	return o
}

// answering is who answers for an indicator or, as it is written, for an objective.
func answering(e plan.Element) plan.Parts {
	if i, ok := e.Is.(*plan.Indicator); ok {
		return i.Answering()
	}
	return e.Is.(*plan.Objective).Office.Parts
}

func byYearJSON(key source.Term, facts []source.Fact) map[string]any {
	values := map[string]any{}
	for _, f := range facts {
		values[f.When()] = factJSON(key, f)
	}
	return values
}

type jsonLag struct {
	Measure string `json:"measure"`
	Year    int    `json:"year"`
}

func factJSON(key source.Term, f source.Fact) any {
	switch v := f.Value.(type) {
	case source.Share:
		return data.Number(v.Fraction.Rat())
	case source.Money:
		return data.Number(v.Amount.Rat())
	case plan.Points:
		return data.Number(v.Rat())
	case plan.People:
		return data.Number(v.Rat())
	case target.Condition:
		return data.ConditionOf(v, f.Day)
	case *formula.Measure:
		if key.Name == "is" {
			return jsonLag{v.Code, -v.Back}
		}
	}
	return data.OrNull(f.Value.String())
}
