package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// family is elements whose weights share one whole, and what they are called.
type family struct {
	name     lang.Message
	siblings []sibling
	holds    []plan.ElementKind // what may be a member
	doubtful bool               // some member is not known, so a wrong sum would only echo that

	of     *plan.Weight    // that of what they stand under; nil for those of the body
	points bool            // they weigh in points
	whole  decimal.Decimal // what they sum to, 100 or the points of the body; 0 for any sum
}

// sibling is one element of a family.
type sibling struct {
	kind   plan.ElementKind
	code   source.Text
	weight *plan.Weight
}

var (
	areas          = []plan.ElementKind{plan.AreaElement}
	objectives     = []plan.ElementKind{plan.ObjectiveElement}
	underObjective = []plan.ElementKind{plan.IndicatorElement, plan.ObjectiveElement}
)

// families lists every group of siblings of a plan: the areas and the top objectives of
// each, or else the top objectives of the plan; and what stands under each objective.
func families(p *plan.Plan) []family {
	all := []family{{name: lang.Say("degli obiettivi del piano", "of the plan's objectives"),
		holds: objectives, doubtful: p.Doubtful.Objectives}}
	if p.HasAreas() {
		all[0] = family{name: lang.Say("delle aree", "of the areas"), holds: areas, doubtful: p.Doubtful.Areas}
	} else {
		all[0].addObjectives(p.Top())
	}
	for _, a := range p.Areas {
		all[0].siblings = append(all[0].siblings, sibling{plan.AreaElement, a.Code, &a.Weight})
		f := family{name: lang.Say("degli obiettivi dell'area %s", "of the objectives of area %s", a.Code.Value),
			holds: objectives, doubtful: p.Doubtful.Objectives, of: &a.Weight}
		f.addObjectives(a.Objectives)
		all = append(all, f)
	}
	levels := slices.ContainsFunc(p.Objectives, func(o *plan.Objective) bool { return o.ParentCode.Given() })
	for _, o := range p.Objectives {
		f := family{name: under(o), holds: underObjective, doubtful: o.Doubtful || levels && p.Doubtful.Objectives,
			of: &o.Weight}
		for _, i := range o.Indicators {
			f.siblings = append(f.siblings, sibling{plan.IndicatorElement, i.Code, &i.Weight})
		}
		f.addObjectives(o.Objectives)
		all = append(all, f)
	}
	for k := range all {
		all[k].weigh(p)
	}
	return all
}

// answering lists the offices of each objective and indicator that gives them parts,
// which are in per cent however the plan weighs.
func answering(p *plan.Plan) (all []family) {
	add := func(of source.Text, a *plan.Answering) {
		f := family{name: lang.Say("degli uffici di %s", "of the offices of %s", of.Value), whole: decimal.New(100, 0),
			doubtful: a.Doubtful}
		for k, x := range a.Parts {
			f.siblings = append(f.siblings, sibling{plan.OfficeElement, x.Code, &a.Parts[k].Weight})
		}
		if a.ByMap && len(f.siblings) > 0 && f.isProvable() {
			all = append(all, f)
		}
	}
	for _, o := range p.Objectives {
		add(o.Code, &o.Office)
		for _, i := range o.Indicators {
			add(i.Code, &i.Office)
		}
	}
	return all
}

// weigh says what the weights are, and what they sum to.
func (f *family) weigh(p *plan.Plan) {
	switch f.points = p.Weighing.Points; {
	case !f.points:
		f.whole = decimal.New(100, 0)
	case f.of == nil && p.Weighing.Total.OK:
		f.name, f.whole = lang.Say("dell'ente", "of the body"), p.Weighing.Total.Decimal
		f.holds = nil // small numbers are alike by chance
	}
}

func (f *family) addObjectives(all []*plan.Objective) {
	for _, o := range all {
		f.siblings = append(f.siblings, sibling{plan.ObjectiveElement, o.Code, &o.Weight})
	}
}

// under names what stands under an objective.
func under(o *plan.Objective) lang.Message {
	switch code := o.Code.Value; {
	case len(o.Objectives) == 0:
		return lang.Say("degli indicatori di %s", "of the indicators of %s", code)
	case len(o.Indicators) == 0:
		return lang.Say("degli obiettivi sotto %s", "of the objectives under %s", code)
	default:
		return lang.Say("degli indicatori e degli obiettivi sotto %s", "of the indicators and objectives under %s", code)
	}
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
