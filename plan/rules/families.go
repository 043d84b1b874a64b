package rules

import (
	"slices"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// family is elements whose weights share one whole, and what they are called.
type family struct {
	name     lang.Message
	siblings []sibling
	doubtful bool // some member is not known, so a wrong sum would only echo that
}

// sibling is one element of a family.
type sibling struct {
	code   source.Text
	weight *plan.Weight
}

// families lists every group of siblings of a plan: the areas, the objectives of
// each area, the indicators of each objective.
func families(p *plan.Plan) []family {
	areas := family{name: lang.Say("delle aree", "of the areas"), doubtful: p.Doubtful.Areas}
	homeless := p.Doubtful.Objectives
	for _, o := range p.Objectives {
		homeless = homeless || o.Area == nil
	}
	var all []family
	for _, a := range p.Areas {
		areas.siblings = append(areas.siblings, sibling{a.Code, &a.Weight})
		name := lang.Say("degli obiettivi dell'area %s", "of the objectives of area %s", a.Code.Value)
		f := family{name: name, doubtful: homeless}
		for _, o := range a.Objectives {
			f.siblings = append(f.siblings, sibling{o.Code, &o.Weight})
		}
		all = append(all, f)
	}
	for _, o := range p.Objectives {
		name := lang.Say("degli indicatori di %s", "of the indicators of %s", o.Code.Value)
		f := family{name: name, doubtful: o.Doubtful}
		for _, i := range o.Indicators {
			f.siblings = append(f.siblings, sibling{i.Code, &i.Weight})
		}
		all = append(all, f)
	}
	return append(all, areas)
}

// provable lists the families whose weights can be judged: no member was refused,
// left out, or belongs to an unknown area.
func provable(p *plan.Plan) []family {
	var all []family
	for _, f := range families(p) {
		if len(f.siblings) > 0 && f.isProvable() {
			all = append(all, f)
		}
	}
	return all
}

func (f family) isProvable() bool {
	refused := func(s sibling) bool { return s.weight.Given && !s.weight.IsSound() }
	return !f.doubtful && !slices.ContainsFunc(f.siblings, refused)
}

// weighted separates the siblings with a weight from those without.
func (f family) weighted() (with, without []sibling) {
	for _, s := range f.siblings {
		if s.weight.Given {
			with = append(with, s)
		} else {
			without = append(without, s)
		}
	}
	return with, without
}

// where is the place of a sibling's weight in a year.
func (s sibling) where(year int) diag.Span {
	if d, _ := s.weight.In(year); d.Text.Given() {
		return d.Text.Span()
	}
	return s.code.Span()
}

// onWeights is one finding about all weights of a family. It is placed at the first;
// the others are related.
func (f family) onWeights(year int, message lang.Message, hints ...lang.Message) diag.Diagnostic {
	first := f.siblings[0]
	d := diag.Diagnostic{Span: first.where(year), Label: first.code.Value, Message: message, Hints: hints}
	for _, s := range f.siblings[1:] {
		d.Related = append(d.Related, part(s.where(year), s.code.Value))
	}
	return d
}
