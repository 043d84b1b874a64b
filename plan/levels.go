package plan

import (
	"slices"

	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
)

// Top lists the objectives that stand under no other one, in the order of the file.
func (p *Plan) Top() []*Objective {
	var top []*Objective
	for _, o := range p.Objectives {
		if o.Parent == nil {
			top = append(top, o)
		}
	}
	return top
}

// HasAreas reports whether the plan groups its objectives by area.
func (p *Plan) HasAreas() bool { return len(p.Areas) > 0 || p.Doubtful.Areas }

// Within lists objectives and all that stand under them, each before those under it.
func Within(objectives ...*Objective) (all []*Objective) {
	var add func([]*Objective)
	add = func(objectives []*Objective) {
		for _, o := range objectives {
			all = append(all, o)
			add(o.Objectives)
		}
	}
	add(objectives)
	return all
}

// AllIndicators lists the objective's indicators and those of the objectives under it.
func (o *Objective) AllIndicators() []*Indicator {
	var all []*Indicator
	for _, x := range Within(o) {
		all = append(all, x.Indicators...)
	}
	return all
}

// Due reports whether anything under an objective counts in a year if nothing excludes it.
func (o *Objective) Due(year int) bool {
	return slices.ContainsFunc(o.AllIndicators(), func(i *Indicator) bool { return i.Due(year) })
}

// Siblings are the weights that an objective's own shares one whole with, its own
// included.
func (p *Plan) Siblings(o *Objective) []*Weight {
	if o.Parent != nil {
		return o.Parent.Under()
	}
	beside := p.Top()
	if o.Area != nil {
		beside = o.Area.Objectives
	}
	var all []*Weight
	for _, s := range beside {
		all = append(all, &s.Weight)
	}
	return all
}

// Under are the weights of the indicators and then of the objectives under one.
func (o *Objective) Under() []*Weight {
	var all []*Weight
	for _, i := range o.Indicators {
		all = append(all, &i.Weight)
	}
	for _, c := range o.Objectives {
		all = append(all, &c.Weight)
	}
	return all
}

// linkObjectives puts each objective under its parent or its area. An objective under
// another one takes its area and, unless it names one itself, its programme.
func (p *Plan) linkObjectives(r *source.Reader) {
	for _, o := range p.Objectives {
		p.linkObjective(r, o)
	}
	p.cutCircles(r)
	for _, o := range p.Objectives {
		switch {
		case o.Parent != nil:
			o.Parent.Objectives = append(o.Parent.Objectives, o)
		case o.Area != nil:
			o.Area.Objectives = append(o.Area.Objectives, o)
		}
		lost := o.Parent == nil && (o.ParentCode.Given() || o.Area == nil && p.HasAreas())
		p.Doubtful.Objectives = p.Doubtful.Objectives || lost
	}
	for _, o := range Within(p.Top()...) {
		if o.Parent == nil {
			continue
		}
		if o.Area = o.Parent.Area; !o.ProgrammeRef.Given() {
			o.Programme = o.Parent.Programme
		}
	}
	for _, o := range p.Objectives {
		if o.Programme != nil {
			o.Programme.Objectives = append(o.Programme.Objectives, o)
		}
		p.requireOf(r, o)
	}
}

func (p *Plan) linkObjective(r *source.Reader, o *Objective) {
	p.linkOffices(r, &o.Office)
	o.Programme = resolve[Programme](p, r, o.ProgrammeRef, ProgrammeElement)
	o.Parent = p.Objective(o.ParentCode.Value)
	if t := o.ParentCode; o.Parent == nil && t.Value != "" {
		d := p.unknownCode(t.Span(), ObjectiveElement, t.Value, t.Meant)
		d.Lookup.Known = func() []string { // never the objective itself
			return slices.DeleteFunc(p.Codes(ObjectiveElement), func(code string) bool { return code == o.Code.Value })
		}
		r.Report(d)
	}
	switch {
	case o.ParentCode.Given() && o.AreaCode.Given():
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: o.AreaCode.Span(),
			Message: lang.Say("%s ha sia «area» sia «parent»: un obiettivo sotto un altro sta nell'area di quello",
				"%s has both “area” and “parent”: an objective under another one is in that one's area", o.Code.Value),
			Hints: []lang.Message{lang.Say("togliere «area», oppure «parent» se sta da solo nell'area",
				"remove “area”, or “parent” if it stands in the area by itself")},
			Related: []diag.Related{{Span: o.ParentCode.Span(),
				Message: lang.Say("sta sotto questo", "it stands under this one")}}})
	case len(p.Areas) > 0 || !p.Doubtful.Areas:
		o.Area = resolve[Area](p, r, o.AreaCode, AreaElement)
	}
}

// requireOf reports the keys that an objective must have because of where it stands.
func (p *Plan) requireOf(r *source.Reader, o *Objective) {
	if !o.readable {
		return
	}
	if len(p.Areas) > 0 && !o.AreaCode.Given() && !o.ParentCode.Given() {
		r.Missing(source.Node{}, o.Code, "area", areaDoc)
	}
	if o.Indicators == nil && len(o.Objectives) == 0 && !p.Doubtful.Objectives {
		r.Missing(source.Node{}, o.Code, "indicators", indicatorsDoc)
	}
}

// cutCircles reports objectives that stand under themselves, and leaves them without a
// parent.
func (p *Plan) cutCircles(r *source.Reader) {
	passed := map[*Objective]*Objective{} // each with the one from which it was reached
	for _, first := range p.Objectives {
		o := first
		for ; o != nil && passed[o] == nil; o = o.Parent {
			passed[o] = first
		}
		if o != nil && passed[o] == first {
			r.Report(cutCircle(o))
		}
	}
}

// cutCircle tells of a circle from the objective that stands first in the file.
func cutCircle(o *Objective) diag.Diagnostic {
	first := o
	for next := o.Parent; next != o; next = next.Parent {
		if next.Code.Pos().Line < first.Code.Pos().Line {
			first = next
		}
	}
	d := diag.Diagnostic{Rule: RuleParentCycle, Span: first.ParentCode.Span()}
	path := first.Code.Value
	for o, next := first, first.Parent; o.Parent != nil; o, next = next, next.Parent {
		o.Parent = nil
		if path += " → " + next.Code.Value; next != first {
			also := diag.Related{Span: next.ParentCode.Span(), Message: lang.Say("e questo", "and this one")}
			d.Related = append(d.Related, also)
		}
	}
	d.Message = lang.Say("gli obiettivi stanno l'uno sotto l'altro in circolo: %s",
		"the objectives stand under one another in a circle: %s", path)
	return d
}

// RuleParentCycle finds circles of objectives.
var RuleParentCycle = &diag.Rule{
	Code: "parent-cycle",
	Text: lang.Both("obiettivi che stanno l'uno sotto l'altro in circolo",
		"objectives that stand under one another in a circle"),
	Why: lang.Both(
		`Un obiettivo con «parent» porta il suo punteggio all'obiettivo sopra di sé, e così via fino all'area o
all'ente. In un circolo nessuno arriva in cima: tutto ciò che vi sta sotto non conterebbe nulla.`,
		`An objective with “parent” brings its score to the objective above it, and so on up to the area or the body.
In a circle none gets to the top: all that stands under it would count for nothing.`),
	Example: `objectives:
  OS_1:
    title: Servire meglio le imprese
-    parent: OS_2
+    area: "1"
  OS_2:
    title: Vigilare sul mercato
    parent: OS_1
    indicators:
      B1_01: {name: Verifiche metriche, unit: N., formula: N_Verif, targets: {2023: ">= 500"}}
`,
}

// Rules are the rules that reading a plan applies, in the order in which they are
// listed. Package rules has the other rules of plans, source those of form.
var Rules = []*diag.Rule{source.RuleUnknownCode, source.RuleDuplicateCode, RuleParentCycle, formula.Rule, target.Rule, scoring.Rule}
