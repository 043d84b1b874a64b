package plan

import (
	"slices"

	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// Element is something of a plan that has a code, or the plan itself.
type Element struct {
	Kind       ElementKind
	Code, Name string      // a programme's code begins with its mission's; the plan has none
	At         source.Text // the code as the file writes it
	Is         any         // *Plan, *Area, *Objective and so on
	Terms      func() []source.Term
	Facts      func() []source.Fact
}

// ElementKind is a kind of thing in a plan that has a code.
type ElementKind struct {
	Code string
	Name lang.Text
}

// The kinds of element.
var (
	PlanElement      = ElementKind{"plan", lang.Both("piano", "plan")}
	AreaElement      = ElementKind{"area", lang.Both("area", "area")}
	MissionElement   = ElementKind{"mission", lang.Both("missione", "mission")}
	ProgrammeElement = ElementKind{"programme", lang.Both("programma", "programme")}
	OfficeElement    = ElementKind{"office", lang.Both("ufficio", "office")}
	TypeElement      = ElementKind{"type", lang.Both("tipologia", "type")}
	MeasureElement   = ElementKind{"measure", lang.Both("misura", "measure")}
	ObjectiveElement = ElementKind{"objective", lang.Both("obiettivo", "objective")}
	IndicatorElement = ElementKind{"indicator", lang.Both("indicatore", "indicator")}
)

// ElementKinds lists the kinds of element. A kind comes before those that name it.
var ElementKinds = []ElementKind{
	PlanElement, AreaElement, MissionElement, ProgrammeElement,
	OfficeElement, TypeElement, MeasureElement, AgreementElement, ObjectiveElement, IndicatorElement,
}

// Elements lists the elements of a kind, in the order of the file.
func (p *Plan) Elements(kind ElementKind) []Element {
	switch kind {
	case AreaElement:
		return elements(p, p.Areas)
	case MissionElement:
		return elements(p, p.Missions)
	case ProgrammeElement:
		return elements(p, p.Programmes())
	case OfficeElement:
		return elements(p, p.Offices)
	case TypeElement:
		return elements(p, p.OwnTypes)
	case MeasureElement:
		return elements(p, p.Measures)
	case ObjectiveElement:
		return elements(p, p.Objectives)
	case IndicatorElement:
		return elements(p, p.Indicators())
	case AgreementElement:
		return elements(p, p.Agreements)
	}
	whole := elementOf(PlanElement, planKeys, p, source.Text{}, source.Text{})
	whole.Facts = p.priced(whole.Facts)
	return []Element{whole}
}

func elements[T interface{ element() Element }](p *Plan, all []T) []Element {
	list := make([]Element, len(all))
	for k, one := range all {
		list[k] = one.element()
		list[k].Facts = p.priced(list[k].Facts)
	}
	return list
}

func elementOf[T any](kind ElementKind, keys source.Keys[T], is *T, code, name source.Text) Element {
	return Element{kind, code.Value, name.Value, code, is, keys.Terms, func() []source.Fact { return keys.Facts(is) }}
}

func (a *Area) element() Element    { return elementOf(AreaElement, areaKeys, a, a.Code, a.Name) }
func (m *Mission) element() Element { return elementOf(MissionElement, missionKeys, m, m.Code, m.Name) }
func (o *Office) element() Element  { return elementOf(OfficeElement, officeKeys, o, o.Code, o.Name) }
func (t *Type) element() Element    { return elementOf(TypeElement, typeKeys, t, t.Code, t.Name) }
func (m *Measure) element() Element { return elementOf(MeasureElement, measureKeys, m, m.Code, m.Name) }

func (g *Programme) element() Element {
	e := elementOf(ProgrammeElement, programmeKeys, g, g.Code, g.Name)
	e.Code = g.Ref
	return e
}

func (o *Objective) element() Element {
	return elementOf(ObjectiveElement, objectiveKeys, o, o.Code, o.Title)
}

func (i *Indicator) element() Element {
	e := elementOf(IndicatorElement, indicatorKeys, i, i.Code, i.Name)
	e.Terms, e.Facts = IndicatorTerms, i.facts
	return e
}

// facts are the indicator's facts and its objective, for which there is no key.
func (i *Indicator) facts() []source.Fact {
	objective := source.Fact{Term: ObjectiveTerm, Value: Ref{ObjectiveElement, i.Objective.Code.Value}}
	return slices.Concat(indicatorKeys[:2].Facts(i), []source.Fact{objective}, indicatorKeys[2:].Facts(i))
}

// IndicatorTerms are the terms of an indicator in the order of its facts: name and
// description come first.
func IndicatorTerms() []source.Term {
	return slices.Concat(indicatorKeys[:2].Terms(), []source.Term{ObjectiveTerm}, indicatorKeys[2:].Terms())
}

// ObjectiveTerm names the objective that an indicator stands under in the file.
var ObjectiveTerm = source.Term{Name: "objective", Label: ObjectiveElement.Name}

// Ref is the code of another element.
type Ref struct {
	Kind ElementKind
	Code string
}

func (r Ref) String() string { return r.Code }

// refAt reads the code of another element.
func refAt[T any](kind ElementKind, field func(*T) *source.Text) source.Reading[T] {
	return source.CodeAt(field).Saying(func(of *T) source.Content {
		if field(of).Value == "" {
			return nil
		}
		return Ref{kind, field(of).Value}
	})
}

// Named is the element that a reference names. It has no name if there is none.
func (p *Plan) Named(r Ref) Element {
	if e := p.index[r.Kind.Code][r.Code]; e != nil {
		return *e
	}
	return Element{}
}

// codedKinds lists the kinds of element with a code: first those that a plan is
// about, then those that these name.
var codedKinds = []ElementKind{
	AreaElement, ObjectiveElement, IndicatorElement, MeasureElement,
	MissionElement, ProgrammeElement, OfficeElement, TypeElement,
}

// Coded lists the elements that have a code, which is all except the plan itself.
func (p *Plan) Coded() []Element {
	var all []Element
	for _, kind := range codedKinds {
		all = append(all, p.Elements(kind)...)
	}
	return all
}

// Codes lists the codes of the elements of the given kinds, or of all kinds.
func (p *Plan) Codes(kinds ...ElementKind) []string {
	var codes []string
	for _, kind := range codedKinds {
		if len(kinds) > 0 && !slices.Contains(kinds, kind) {
			continue
		}
		all := p.Elements(kind)
		if len(kinds) == 1 {
			all = p.Called(kind)
		}
		for _, e := range all {
			codes = append(codes, e.Code)
		}
	}
	return codes
}

// Known defers Codes for findings that rarely need them.
func (p *Plan) Known(kind ElementKind) func() []string {
	return func() []string { return p.Codes(kind) }
}

// WithCode lists the elements with a code, at most one of each kind.
func (p *Plan) WithCode(code string) []Element {
	var found []Element
	for _, kind := range codedKinds {
		if e, ok := p.index[kind.Code][code]; ok && e.Kind == kind {
			found = append(found, *e)
		}
	}
	return found
}

// Naming lists the elements that name an element or belong to it.
func (p *Plan) Naming(e Element) []Element {
	var all []Element
	for _, other := range p.Coded() {
		if slices.ContainsFunc(other.Facts(), func(f source.Fact) bool { return e.namedIn(f.Value) }) {
			all = append(all, other)
		}
	}
	return all
}

func (e Element) namedIn(v source.Content) bool {
	switch v := v.(type) {
	case Ref:
		return v.Kind == e.Kind && v.Code == e.Code
	case Parts:
		return slices.Contains(v.Refs(), Ref{e.Kind, e.Code})
	case formula.Expr:
		named := func(m *formula.Measure) bool { return m.Code == e.Code }
		i, is := e.Is.(*Indicator)
		return (e.Kind == MeasureElement || is && i.Own != nil) && slices.ContainsFunc(formula.Measures(v), named)
	}
	return false
}

// OtherResources lists what a plan has outside its objectives. Their names serve as
// codes.
func (p *Plan) OtherResources() []Element { return elements(p, p.OtherResource) }

func (o *OtherResource) element() Element {
	kind := ElementKind{"other_resource", lang.Both("altra risorsa", "other resource")}
	return elementOf(kind, otherResourceKeys[1:], o, o.Name, o.Name) // all keys but the name
}
