package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/lang"
)

// Group is the indicators with the same office, type, programme or mission. Share is
// their part of the body's score.
type Group struct {
	Code  string // empty for the group of what belongs to none
	Name  lang.Text
	Share *big.Rat
	Tally
	Amounts          // set for a programme and a mission
	Parts   []*Group // the programmes of a mission
}

// newGroup weighs each indicator by its share of the body, or by a part of it, so that
// the groups of a view add up to the body's score.
func newGroup(code string, name lang.Text, indicators []*Node, part figure) *Group {
	g := &Group{Code: code, Name: name}
	of := func(f figure) figure { return func(n *Node) *big.Rat { return mul(f(n), part(n)) } }
	g.Tally, g.Share = tally(indicators, of(ofBody), of(ofAll))
	return g
}

func wholly(*Node) *big.Rat   { return one }
func ofBody(n *Node) *big.Rat { return n.OfBody }
func ofAll(n *Node) *big.Rat  { return n.OfAll }

// by groups the indicators by what they have in common.
func by[K comparable](r *Result, common func(*Indicator) K) map[K][]*Node {
	parts := map[K][]*Node{}
	for _, i := range r.Indicators() {
		parts[common(i)] = append(parts[common(i)], i.Node)
	}
	return parts
}

var (
	noProgramme = lang.Both("senza programma", "no programme")
	noOffice    = lang.Both("senza ufficio", "no office")
	noType      = lang.Both("senza tipologia", "no type")
)

// Missions lists the missions of the budget with their programmes; last, what
// belongs to none.
func (r *Result) Missions() []*Group {
	indicators := by(r, func(i *Indicator) *plan.Programme { return i.Objective.Programme })
	amounts := map[*plan.Programme]Amounts{}
	for _, o := range r.Objectives() {
		sum := amounts[o.Objective.Programme]
		sum.add(o.Own)
		amounts[o.Objective.Programme] = sum
	}
	var missions []*Group
	for _, m := range r.Plan.Missions {
		var all []*Node
		var sum Amounts
		var parts []*Group
		for _, p := range m.Programmes {
			part := newGroup(p.Ref, lang.Same(p.Name.Value), indicators[p], wholly)
			part.Amounts = amounts[p]
			parts, all = append(parts, part), append(all, indicators[p]...)
			sum.add(part.Amounts)
		}
		mission := newGroup(m.Code.Value, lang.Same(m.Name.Value), all, wholly)
		mission.Parts, mission.Amounts = parts, sum
		missions = append(missions, mission)
	}
	if rest, ok := amounts[nil]; ok {
		none := newGroup("", noProgramme, indicators[nil], wholly)
		none.Amounts = rest
		missions = append(missions, none)
	}
	return missions
}

// Offices lists the offices that are responsible for indicators; last, the
// indicators of none.
func (r *Result) Offices() []*Group {
	indicators := map[*plan.Office][]*Node{}
	for _, i := range r.Indicators() {
		parts := i.Answering()
		for _, part := range parts {
			indicators[part.Office] = append(indicators[part.Office], i.Node)
		}
		if len(parts) == 0 {
			indicators[nil] = append(indicators[nil], i.Node)
		}
	}
	var offices []*Group
	for _, o := range r.Plan.Offices {
		if indicators[o] != nil {
			offices = append(offices, newGroup(o.Code.Value, lang.Same(o.Name.Value), indicators[o], partOf(o)))
		}
	}
	if indicators[nil] != nil {
		offices = append(offices, newGroup("", noOffice, indicators[nil], wholly))
	}
	return offices
}

// partOf is the part of an indicator that an office answers for.
func partOf(o *plan.Office) figure {
	return func(n *Node) *big.Rat { return n.Indicator.Answering().Of(o) }
}

// Types lists the types of indicators; last, the indicators of none.
func (r *Result) Types() []*Group {
	indicators := by(r, func(i *Indicator) string { return i.TypeCode() })
	var types []*Group
	for _, t := range plan.Types {
		if indicators[t.Code] != nil {
			types = append(types, newGroup(t.Code, t.Name, indicators[t.Code], wholly))
		}
	}
	for _, t := range r.Plan.OwnTypes {
		if of := indicators[t.Code.Value]; of != nil {
			types = append(types, newGroup(t.Code.Value, lang.Same(t.Name.Value), of, wholly))
		}
	}
	if indicators[""] != nil {
		types = append(types, newGroup("", noType, indicators[""], wholly))
	}
	return types
}
