package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/lang"
)

// sums are weighted figures added up over some elements: the weights are shares
// of the whole body, so that every view adds up to the body's own.
type sums struct {
	share, score                 *big.Rat // of what counts
	potential, worst, best, know *big.Rat // of all that could count
}

// wholeBody is what every view adds up to.
func wholeBody(t *Tally) sums {
	s := sums{zero, zero, zero, zero, zero, zero}
	if t.Score != nil {
		s.share, s.score = one, t.Score
	}
	if t.Coverage != nil {
		s.potential, s.worst, s.best, s.know = one, t.Worst, t.Best, t.Coverage
	}
	return s
}

// tally is the weighted means of the sums.
func (s sums) tally() (t Tally) {
	if s.share.Sign() > 0 {
		t.Score = quo(s.score, s.share)
	}
	switch {
	case s.potential.Sign() == 0:
	case s.sure():
		t.Worst, t.Best, t.Coverage = t.Score, t.Score, one
	default:
		t.Worst, t.Best, t.Coverage = quo(s.worst, s.potential), quo(s.best, s.potential), quo(s.know, s.potential)
	}
	return t
}

// sure says that nothing is missing, so that there is one score and no bounds.
func (s sums) sure() bool {
	return s.share.Cmp(s.potential) == 0 && s.share.Cmp(s.know) == 0 && s.score.Cmp(s.worst) == 0 && s.score.Cmp(s.best) == 0
}

// figures gives the sums' figures one by one.
func (s *sums) figures() [6]**big.Rat {
	return [6]**big.Rat{&s.share, &s.score, &s.potential, &s.worst, &s.best, &s.know}
}

// combine applies an operation to the figures of two sums.
func combine(a, b sums, operation func(x, y *big.Rat) *big.Rat) (c sums) {
	x, y, z := a.figures(), b.figures(), c.figures()
	for k := range z {
		*z[k] = operation(*x[k], *y[k])
	}
	return c
}

// member is an objective or an indicator in a view.
type member struct {
	share, potential         *big.Rat
	score, worst, best, know *big.Rat
}

// addUp sums members. Where nothing of any is missing, what is known, the worst
// and the best are the score itself.
func addUp(members []member) sums {
	s := sums{share: total(members, func(m member) (*big.Rat, *big.Rat) { return m.share, one }),
		score: total(members, func(m member) (*big.Rat, *big.Rat) { return m.share, m.score })}
	if allSure(members) {
		s.potential, s.worst, s.best, s.know = s.share, s.score, s.score, s.share
		return s
	}
	s.potential = total(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, one })
	s.worst = total(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, m.worst })
	s.best = total(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, m.best })
	s.know = total(members, func(m member) (*big.Rat, *big.Rat) { return m.potential, m.know })
	return s
}

func allSure(members []member) bool {
	for _, m := range members {
		if m.share != m.potential && m.share.Cmp(m.potential) != 0 || m.worst != m.best {
			return false
		}
	}
	return true
}

// total is the sum of weight × figure over the members with a weight.
func total(members []member, pick func(member) (weight, figure *big.Rat)) *big.Rat {
	terms := make([]*big.Rat, 0, len(members))
	for _, m := range members {
		if weight, figure := pick(m); weight.Sign() > 0 {
			terms = append(terms, mul(weight, figure))
		}
	}
	return sum(terms)
}

// addUpAll sums each set of members. All of them together are the body, so that
// the largest, which would cost the most, is what the others leave of it.
func addUpAll(body sums, sets [][]member) []sums {
	all := make([]sums, len(sets))
	largest := 0
	for k, members := range sets {
		if len(members) > len(sets[largest]) {
			largest = k
		}
	}
	rest := body
	for k, members := range sets {
		if k != largest {
			all[k] = addUp(members)
			rest = combine(rest, all[k], sub)
		}
	}
	if len(sets) > 0 {
		all[largest] = rest
	}
	return all
}

// view is a way to part the whole body: the sets of members that belong
// together, in the order in which they are first met.
type view[K comparable] struct {
	at   map[K]int
	sets [][]member
}

func (v *view[K]) add(key K, m member) {
	if v.at == nil {
		v.at = map[K]int{}
	}
	k, met := v.at[key]
	if !met {
		k = len(v.sets)
		v.at[key] = k
		v.sets = append(v.sets, nil)
	}
	v.sets[k] = append(v.sets[k], m)
}

// summed are the sums of a view, by what its sets have in common.
func (v *view[K]) summed(body sums) map[K]sums {
	all := addUpAll(body, v.sets)
	byKey := make(map[K]sums, len(v.at))
	for key, k := range v.at {
		byKey[key] = all[k]
	}
	return byKey
}

var (
	noProgramme = lang.Text{IT: "senza programma", EN: "no programme"}
	noOffice    = lang.Text{IT: "senza ufficio", EN: "no office"}
	noType      = lang.Text{IT: "senza tipologia", EN: "no type"}
)

// across computes what the areas do not show: the scores by programme, office and
// type, and the resources.
func (e *evaluation) across(r *Result) {
	body := wholeBody(&r.Tally)
	var programmes view[*plan.Programme]
	for _, o := range r.Objectives() {
		programmes.add(o.Programme, member{o.abs, o.potential, o.Score, o.Worst, o.Best, o.Coverage})
	}
	e.missions(r, programmes.summed(body))
	var offices view[*plan.Office]
	var types view[string]
	for _, i := range r.Indicators() {
		offices.add(i.Office, i.member())
		types.add(i.Type.Value, i.member())
	}
	e.offices(r, offices.summed(body))
	e.types(r, types.summed(body))
	r.Resources = e.resources(r.Objectives())
}

// missions adds up the programmes of each mission.
func (e *evaluation) missions(r *Result, programmes map[*plan.Programme]sums) {
	for _, m := range e.plan.Missions {
		mission := &Mission{}
		total := wholeBody(&Tally{})
		for k, p := range m.Programmes {
			s, ok := programmes[p]
			if !ok {
				s = wholeBody(&Tally{})
			}
			mission.Programmes = append(mission.Programmes, s.group(p.Ref, lang.Same(p.Name.Value)))
			if k == 0 {
				total = s
			} else {
				total = combine(total, s, add)
			}
		}
		mission.Group = *total.group(m.Code.Value, lang.Same(m.Name.Value))
		r.Missions = append(r.Missions, mission)
	}
	if none, ok := programmes[nil]; ok {
		r.Missions = append(r.Missions, &Mission{Group: *none.group("", noProgramme)})
	}
}

func (e *evaluation) offices(r *Result, byOffice map[*plan.Office]sums) {
	for _, o := range e.plan.Offices {
		if s, ok := byOffice[o]; ok {
			r.Offices = append(r.Offices, s.group(o.Code.Value, lang.Same(o.Name.Value)))
		}
	}
	if none, ok := byOffice[nil]; ok {
		r.Offices = append(r.Offices, none.group("", noOffice))
	}
}

func (e *evaluation) types(r *Result, byType map[string]sums) {
	for _, t := range plan.Types {
		if s, ok := byType[t.Code]; ok {
			r.Types = append(r.Types, s.group(t.Code, t.Name))
		}
	}
	if none, ok := byType[""]; ok {
		r.Types = append(r.Types, none.group("", noType))
	}
}

// member is an indicator in a view.
func (i *Indicator) member() member {
	m := member{i.abs, i.potential, i.Achievement, i.Achievement, i.Achievement, one}
	if i.Status == Missing || i.Status == Undefined {
		m.score, m.worst, m.best, m.know = zero, zero, i.best, zero
	}
	return m
}

func (s sums) group(code string, name lang.Text) *Group {
	return &Group{Code: code, Name: name, Share: s.share, Tally: s.tally()}
}
