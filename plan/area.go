package plan

import (
	"piao/plan/lang"
	"piao/plan/source"
)

// Area is a strategic area: objectives with a weight of their own.
type Area struct {
	Code, Name, Description source.Text
	Weight                  Weight
	Objectives              []*Objective // in the order of the plan
}

func newArea(code source.Text) *Area { return &Area{Code: code} }

var areaKeys = source.Keys[Area]{
	{Name: "name", Required: true, Doc: lang.Both("il nome dell'area", "the area's name"),
		Label: nameLabel,
		Read:  source.LineAt(func(a *Area) *source.Text { return &a.Name })},
	{Name: "description", Doc: lang.Both("di che si occupa", "what it is about"),
		Label: descriptionLabel,
		Read:  source.LineAt(func(a *Area) *source.Text { return &a.Description })},
	{Name: "weight", Doc: lang.Both("il peso tra le aree", "its weight among the areas"), Default: sumOrEqual,
		Label: weightLabel,
		Read:  weightAt(func(a *Area) *Weight { return &a.Weight })},
}

// Mission is a mission of the budget, with its programmes.
type Mission struct {
	Code, Name source.Text
	Programmes []*Programme
}

// Programme is a programme of a mission. Objectives name it by Ref: the code of the
// mission, a slash and its own code, as in 011/005.
type Programme struct {
	Code, Name source.Text
	Ref        string
	Mission    *Mission
	Objectives []*Objective // in the order of the plan
}

func newMission(code source.Text) *Mission { return &Mission{Code: code} }

var missionKeys = source.Keys[Mission]{
	{Name: "name", Required: true, Doc: lang.Both("il nome della missione", "the mission's name"),
		Label: nameLabel,
		Read:  source.LineAt(func(m *Mission) *source.Text { return &m.Name })},
	{Name: "programmes", Doc: lang.Both("i programmi della missione", "the mission's programmes"),
		Read: source.As(byCode(programmeKeys), func(r *source.Reader, n source.Node, m *Mission) {
			m.Programmes = readEach(r, n, programmeKeys, func(code source.Text) *Programme {
				return &Programme{Code: code, Ref: m.Code.Value + "/" + code.Value, Mission: m}
			})
		})},
}

var programmeKeys = source.Keys[Programme]{
	{Name: "name", Required: true, Doc: lang.Both("il nome del programma", "the programme's name"),
		Label: nameLabel,
		Read:  source.LineAt(func(p *Programme) *source.Text { return &p.Name })},
}
