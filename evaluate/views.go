package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/lang"
)

// member is an objective or an indicator in a view across the plan, with its
// shares of the whole body.
type member struct {
	share, potential         *big.Rat
	score, worst, best, know *big.Rat
}

// gather is the figures of a set of members: their weighted means, each weighing
// its share of the body.
func gather(members []member) (share *big.Rat, t Tally) {
	share, t.Score = weighedMean(members, func(m member) (*big.Rat, *big.Rat) { return m.share, m.score })
	_, t.Worst = weighedMean(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, m.worst })
	_, t.Best = weighedMean(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, m.best })
	_, t.Coverage = weighedMean(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, m.know })
	return share, t
}

// weighedMean is the sum of the weights and the mean; nil where no weight is
// above 0.
func weighedMean(members []member, pick func(member) (weight, figure *big.Rat)) (total, mean *big.Rat) {
	var weights, terms []*big.Rat
	for _, m := range members {
		if weight, figure := pick(m); weight.Sign() > 0 {
			weights = append(weights, weight)
			terms = append(terms, mul(weight, figure))
		}
	}
	if total = sum(weights); total.Sign() == 0 {
		return total, nil
	}
	return total, quo(sum(terms), total)
}

// views computes the scores across the plan: by programme, office and type.
func (e *evaluation) views(r *Result) {
	objectives := map[*plan.Programme][]member{}
	missions := map[*plan.Mission][]member{}
	for _, o := range r.Objectives() {
		m := member{o.abs, o.potential, o.Score, o.Worst, o.Best, o.Coverage}
		var mission *plan.Mission
		if o.Programme != nil {
			mission = o.Programme.Mission
		}
		objectives[o.Programme] = append(objectives[o.Programme], m)
		missions[mission] = append(missions[mission], m)
	}
	for _, m := range e.plan.Missions {
		mission := &Mission{Group: group(m.Code.Value, lang.Same(m.Name.Value), missions[m])}
		for _, p := range m.Programmes {
			g := group(p.Ref, lang.Same(p.Name.Value), objectives[p])
			mission.Programmes = append(mission.Programmes, &g)
		}
		r.Missions = append(r.Missions, mission)
	}
	if none := missions[nil]; none != nil {
		r.Missions = append(r.Missions, &Mission{Group: group("", noProgramme, none)})
	}
	e.indicatorViews(r)
}

var (
	noProgramme = lang.Text{IT: "senza programma", EN: "no programme"}
	noOffice    = lang.Text{IT: "senza ufficio", EN: "no office"}
	noType      = lang.Text{IT: "senza tipologia", EN: "no type"}
)

func (e *evaluation) indicatorViews(r *Result) {
	offices := map[*plan.Office][]member{}
	types := map[string][]member{}
	for _, i := range r.Indicators() {
		m := i.member()
		offices[i.Office] = append(offices[i.Office], m)
		types[i.Type.Value] = append(types[i.Type.Value], m)
	}
	for _, o := range e.plan.Offices {
		r.Offices = appendGroup(r.Offices, o.Code.Value, lang.Same(o.Name.Value), offices[o])
	}
	r.Offices = appendGroup(r.Offices, "", noOffice, offices[nil])
	for _, t := range plan.Types {
		r.Types = appendGroup(r.Types, t.Code, t.Name, types[t.Code])
	}
	r.Types = appendGroup(r.Types, "", noType, types[""])
}

// member is an indicator in a view.
func (i *Indicator) member() member {
	m := member{i.abs, i.potential, i.Achievement, i.Achievement, i.Achievement, one}
	if i.Status == Missing || i.Status == Undefined {
		m.score, m.worst, m.best, m.know = zero, zero, i.best, zero
	}
	return m
}

// appendGroup adds a group unless nothing belongs to it.
func appendGroup(groups []*Group, code string, name lang.Text, members []member) []*Group {
	if len(members) == 0 {
		return groups
	}
	g := group(code, name, members)
	return append(groups, &g)
}

func group(code string, name lang.Text, members []member) Group {
	g := Group{Code: code, Name: name}
	g.Share, g.Tally = gather(members)
	return g
}
