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

	Area      *Area      // nil where the area is not known
	Programme *Programme // nil where there is none
	doubtful  bool       // an indicator stood twice: their weights prove nothing
}

func newObjective(code source.Text) *Objective { return &Objective{Code: code} }

var objectiveKeys = source.Keys[Objective]{
	{Name: "title", Required: true, Doc: lang.Text{IT: "il titolo dell'obiettivo", EN: "the objective's title"},
		Read: func(r *source.Reader, n source.Node, o *Objective) { o.Title = r.Line(n) }},
	{Name: "description", Doc: lang.Text{IT: "che cosa si vuole ottenere", EN: "what is to be reached"},
		Read: func(r *source.Reader, n source.Node, o *Objective) { o.Description = r.Line(n) }},
	{Name: "area", Required: true, Doc: lang.Text{IT: "il codice dell'area", EN: "the area's code"},
		Read: func(r *source.Reader, n source.Node, o *Objective) { o.AreaCode = r.Code(n) }},
	{Name: "programme", Doc: lang.Text{IT: "missione/programma, come 011/005", EN: "mission/programme, as 011/005"},
		Read: func(r *source.Reader, n source.Node, o *Objective) { o.ProgrammeRef = r.Code(n) }},
	{Name: "weight", Doc: lang.Text{IT: "il peso nell'area", EN: "its weight in the area"},
		Read: func(r *source.Reader, n source.Node, o *Objective) { o.Weight = readWeight(r, n) }},
	{Name: "resources", Doc: lang.Text{IT: "le risorse in euro, per anno", EN: "the resources in euro, by year"},
		Read: func(r *source.Reader, n source.Node, o *Objective) { o.Resources = readResources(r, n) }},
	{Name: "indicators", Required: true, Doc: lang.Text{IT: "gli indicatori dell'obiettivo", EN: "the objective's indicators"},
		Read: func(r *source.Reader, n source.Node, o *Objective) {
			o.readIndicators(r, n)
		}},
}

// ResourcesOf are the objective's resources in one year; nil where none are stated.
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
	o.doubtful = r.Duplicates > duplicates
}
