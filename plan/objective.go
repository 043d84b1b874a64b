package plan

import (
	"piao/plan/lang"
	"piao/plan/source"
)

// Objective is what the body wants to reach, measured by its indicators.
type Objective struct {
	Code, Title, Description source.Text
	AreaCode, ProgrammeRef   source.Text
	Weight                   Weight
	Resources                []*Resources
	Indicators               []*Indicator

	Area      *Area      // nil if the area is not known
	Programme *Programme // nil if there is none
	Doubtful  bool       // an indicator was repeated, so its indicators' weights prove nothing
}

func newObjective(code source.Text) *Objective { return &Objective{Code: code} }

var objectiveKeys = source.Keys[Objective]{
	{Name: "title", Required: true, Doc: lang.Both("il titolo dell'obiettivo", "the objective's title"),
		Label: lang.Both("titolo", "title"),
		Read:  source.LineAt(func(o *Objective) *source.Text { return &o.Title })},
	{Name: "description", Doc: lang.Both("che cosa si vuole ottenere", "what is to be reached"),
		Label: descriptionLabel,
		Read:  source.LineAt(func(o *Objective) *source.Text { return &o.Description })},
	{Name: "area", Required: true, Doc: lang.Both("il codice dell'area", "the area's code"),
		Label: lang.Both("area", "area"),
		Read:  refAt(AreaElement, func(o *Objective) *source.Text { return &o.AreaCode })},
	{Name: "programme", Doc: lang.Both("missione/programma, come 011/005", "mission/programme, as 011/005"),
		Label: lang.Both("programma", "programme"),
		Read:  refAt(ProgrammeElement, func(o *Objective) *source.Text { return &o.ProgrammeRef })},
	{Name: "weight", Doc: lang.Both("il peso nell'area", "its weight in the area"), Default: equalParts,
		Label: weightLabel,
		Read:  weightAt(func(o *Objective) *Weight { return &o.Weight })},
	{Name: "resources", Doc: lang.Both("le risorse in euro, per anno", "the resources in euro, by year"),
		Read: source.FieldAs(source.ByYear{Of: resourceKeys.Shape()}, readResources,
			func(o *Objective) *[]*Resources { return &o.Resources }).
			SayingAll((*Objective).resources, resourceKeys.Terms()...)},
	{Name: "indicators", Required: true, Doc: lang.Both("gli indicatori dell'obiettivo", "the objective's indicators"),
		Read: source.As(source.ByCode{Of: indicatorShape()},
			func(r *source.Reader, n source.Node, o *Objective) { o.readIndicators(r, n) })},
}

func (o *Objective) resources() []source.Fact {
	var all []source.Fact
	for _, x := range o.Resources {
		for _, f := range resourceKeys.Facts(x) {
			f.Year = x.Year
			all = append(all, f)
		}
	}
	return all
}

// ResourcesOf is the objective's resources in one year; nil if none are stated.
func (o *Objective) ResourcesOf(year int) *Resources {
	for _, r := range o.Resources {
		if r.Year == year {
			return r
		}
	}
	return nil
}

func (o *Objective) readIndicators(r *source.Reader, n source.Node) {
	duplicates := r.Duplicates
	r.Each(n, func(code source.Text, value source.Node) {
		r.CheckCode(code)
		i := &Indicator{Code: code, Objective: o}
		indicatorKeys.Read(r, value, code, i)
		if value.IsMap() {
			i.require(r, value)
		}
		o.Indicators = append(o.Indicators, i)
	})
	o.Doubtful = r.Duplicates > duplicates
}
