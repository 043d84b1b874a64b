package plan

import (
	"piao/plan/lang"
	"piao/plan/source"
)

// Objective is what the body wants to reach, measured by its indicators and by the
// objectives under it, which are all siblings.
type Objective struct {
	Code, Title, Description           source.Text
	AreaCode, ParentCode, ProgrammeRef source.Text
	Office                             Answering // for all under it that says nothing else
	Weight                             Weight
	Resources                          []*Resources // its own, without those of the objectives under it
	Indicators                         []*Indicator // nil if the key is not written

	Parent     *Objective   // nil for one that stands in its area, or directly under the body
	Objectives []*Objective // those that stand under it, in the order of the plan
	Area       *Area        // that of the one on top; nil if it is not known or the plan has none
	Programme  *Programme   // its own, or else the nearest one above; nil if there is none
	Doubtful   bool         // an indicator was repeated, so its indicators' weights prove nothing
	readable   bool         // it is a map of keys, so what it lacks can be told
}

var (
	areaDoc = lang.Both("il codice dell'area; o parent, se sta sotto un altro obiettivo",
		"the area's code; or parent, if it stands under another objective")
	indicatorsDoc = lang.Both("gli indicatori dell'obiettivo, se non gli stanno sotto altri obiettivi",
		"the objective's indicators, unless other objectives stand under it")
)

var objectiveKeys = source.Keys[Objective]{
	{Name: "title", Required: true, Doc: lang.Both("il titolo dell'obiettivo", "the objective's title"),
		Label: lang.Both("titolo", "title"),
		Read:  source.LineAt(func(o *Objective) *source.Text { return &o.Title })},
	{Name: "description", Doc: lang.Both("che cosa si vuole ottenere", "what is to be reached"),
		Label: descriptionLabel,
		Read:  source.LineAt(func(o *Objective) *source.Text { return &o.Description })},
	{Name: "area", Doc: areaDoc, Label: lang.Both("area", "area"),
		Read: refAt(AreaElement, func(o *Objective) *source.Text { return &o.AreaCode })},
	{Name: "parent", Doc: lang.Both("l'obiettivo sotto cui sta, al posto dell'area",
		"the objective under which it stands, in place of the area"),
		Label: lang.Both("sotto l'obiettivo", "under the objective"),
		Read:  refAt(ObjectiveElement, func(o *Objective) *source.Text { return &o.ParentCode })},
	{Name: "programme", Doc: lang.Both("missione/programma, come 011/005", "mission/programme, as 011/005"),
		Label: lang.Both("programma", "programme"),
		Read:  refAt(ProgrammeElement, func(o *Objective) *source.Text { return &o.ProgrammeRef })},
	{Name: "office", Rare: true, Doc: officeDoc, Label: OfficeElement.Name,
		Read: officeAt(func(o *Objective) *Answering { return &o.Office })},
	{Name: "weight", Doc: lang.Both("il peso tra quelli che stanno con lui", "its weight among those that stand beside it"),
		Default: sumOrEqual,
		Label:   weightLabel,
		Read:    weightAt(func(o *Objective) *Weight { return &o.Weight })},
	{Name: "resources", Doc: lang.Both("le risorse, per anno", "the resources, by year"),
		Read: source.FieldAs(source.ByYear{Of: resourcesShape()}, readResources,
			func(o *Objective) *[]*Resources { return &o.Resources }).
			SayingAll((*Objective).resources, resourceKeys.Terms()...)},
	{Name: "indicators", Doc: indicatorsDoc,
		Read: source.As(source.ByCode{Of: indicatorShape()},
			func(r *source.Reader, n source.Node, o *Objective) { o.readIndicators(r, n) })},
}

func (p *Plan) readObjectives(r *source.Reader, n source.Node) {
	r.Each(n, func(code source.Text, value source.Node) {
		r.CheckCode(code)
		o := &Objective{Code: code, readable: value.IsMap() && !value.Merges()}
		objectiveKeys.Read(r, value, code, o)
		p.Objectives = append(p.Objectives, o)
	})
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
	o.Indicators = []*Indicator{}
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
