package plan

import (
	"slices"

	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// Itself is what an indicator without a formula says instead of one: its value is its
// own figure, which stands under its code.
type Itself struct{ Figure *formula.Measure }

func (Itself) String() string { return "" } // files write nothing

// asMeasure is the measure that an indicator without a formula is.
func (i *Indicator) asMeasure() *Measure {
	return &Measure{Code: i.Code, Name: i.Name, Description: i.Description, Unit: i.Unit, Source: i.Source,
		AccruesText: i.AccruesText, Indicator: i}
}

// linkOwn makes measures of the indicators without a formula. Those that a person
// judges have no figure.
func (p *Plan) linkOwn(r *source.Reader) {
	measures := p.index[MeasureElement.Code]
	for _, e := range p.Elements(IndicatorElement) {
		i := e.Is.(*Indicator)
		if i.Formula.Given() || i.Judged() {
			i.checkNoMeasure(r)
			continue
		}
		i.Own = i.asMeasure()
		i.Expr, i.Measures = &formula.Measure{Code: i.Code.Value}, []*Measure{i.Own}
		switch first := measures[e.Code]; {
		case first == nil:
			measures[e.Code] = &Element{Kind: IndicatorElement, Code: e.Code, Name: e.Name, At: e.At, Is: i.Own}
		case first.Kind == MeasureElement:
			d := duplicateCode(e.At, first.At)
			d.Hints = []lang.Message{lang.Say(
				"un indicatore senza formula è misura di sé; se la cifra è quella: formula: %s",
				"an indicator without a formula is its own measure; if that is its figure: formula: %s",
				(&formula.Measure{Code: e.Code}).String())}
			r.Report(d)
		}
	}
}

// checkNoMeasure reports what only an indicator that is its own measure may say.
func (i *Indicator) checkNoMeasure(r *source.Reader) {
	for _, said := range []struct {
		key  string
		text source.Text
	}{{"source", i.Source}, {"accrues", i.AccruesText}} {
		switch {
		case !said.text.Given():
		case i.Judged() && !i.Formula.Given():
			r.Refuse(said.text, lang.Say("«%s» è delle cifre, e %s è a giudizio: non ne ha",
				"“%s” is for figures, and %s is judged: it has none", said.key, i.Code.Value))
		default:
			r.Refuse(said.text, lang.Say("%s ha una formula: «%s» sta sulle sue misure",
				"%s has a formula: “%s” stands on its measures", i.Code.Value, said.key))
		}
	}
}

// AllMeasures lists the measures of the plan, and then the indicators that are their
// own.
func (p *Plan) AllMeasures() []*Measure {
	all := slices.Clone(p.Measures)
	for _, i := range p.Indicators() {
		if i.Own != nil {
			all = append(all, i.Own)
		}
	}
	return all
}

// Called lists the elements that a code of a kind may mean, in the order of the file:
// of the measures, also the indicators that are their own.
func (p *Plan) Called(kind ElementKind) []Element {
	all := p.Elements(kind)
	if kind != MeasureElement {
		return all
	}
	for _, e := range p.Elements(IndicatorElement) {
		if e.Is.(*Indicator).Own != nil {
			all = append(all, e)
		}
	}
	return all
}

// namesItself says what to write instead of a formula that names its own indicator.
func (i *Indicator) namesItself() []lang.Message {
	if _, alone := i.Expr.(*formula.Measure); alone {
		return []lang.Message{lang.Say("se l'ente ne pubblica solo il valore, togliere «formula»: la cifra sta sotto %s",
			"if the body publishes its value alone, remove “formula”: the figure stands under %s", i.Code.Value)}
	}
	return []lang.Message{lang.Say("una formula non nomina il suo indicatore: dare alla cifra un codice tra le misure",
		"a formula does not name its own indicator: give the figure a code among the measures")}
}

// NoMeasure says what to name instead of an indicator that is no measure; empty for
// another code.
func (p *Plan) NoMeasure(code string) []lang.Message {
	i := p.Indicator(code)
	switch {
	case i == nil || i.Own != nil:
		return nil
	case i.Formula.Value == "":
		return []lang.Message{lang.Say(
			"%s è un indicatore a giudizio: non ha una cifra, ma un giudizio sotto «indicators» nelle misurazioni",
			"%s is a judged indicator: it has no figure, but a judgement under “indicators” in the measurements", code)}
	}
	return []lang.Message{lang.Say("%s è un indicatore con una formula: nominarne le misure (%s)",
		"%s is an indicator with a formula: name its measures (%s)", code, i.Formula.Value)}
}
