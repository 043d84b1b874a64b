package evaluate_test

import (
	"math/big"
	"slices"
	"strings"
)

// An accountant fills a sheet with the figures of one year.
type accountant struct {
	*model
	year                         int
	verdicts                     map[*indicator]verdict
	body                         *element
	scored, worst, best, covered *weighing
	sheet                        sheet
}

// sheet is every figure of a year, computed from the model.
func (m *model) sheet(year int) sheet {
	a := &accountant{model: m, year: year, verdicts: map[*indicator]verdict{}, sheet: sheet{}}
	a.body = &element{children: m.tops}
	a.body.walk(func(e *element) { a.verdicts[e.indicator] = m.judge(e.indicator, year) })
	a.scored = m.weigh(a.body, year, m.inScore(a.verdicts))
	a.worst = m.weigh(a.body, year, worstOf(a.verdicts))
	a.best = m.weigh(a.body, year, bestOf(a.verdicts))
	a.covered = m.weigh(a.body, year, coverageOf(a.verdicts))
	a.tally("body", a.body)
	a.excluded()
	a.below(a.body)
	a.views()
	return a.sheet
}

// below puts all that stands under an element.
func (a *accountant) below(e *element) {
	for _, c := range e.children {
		switch {
		case c.indicator != nil:
			a.indicator(c)
		case c.isArea:
			a.level("area "+c.code, c)
		default:
			a.level("objective "+c.code, c)
		}
		a.below(c)
	}
}

func (a *accountant) tally(name string, e *element) {
	a.sheet.put(name, "score", a.scored.score[e])
	a.sheet.put(name, "worst", a.worst.score[e])
	a.sheet.put(name, "best", a.best.score[e])
	a.sheet.put(name, "coverage", a.covered.score[e])
	a.sheet[name+" bands"] = "- -"
	if a.scored.score[e] != nil && a.day(a.year) == "" {
		a.sheet[name+" bands"] = a.band(a.worst.score[e], true) + " " + a.band(a.best.score[e], true)
	}
}

// excluded puts what the body would be if the excluded indicators kept their places: its score if they
// scored 0, the part of its weight that is measured, and the part that they weigh.
func (a *accountant) excluded() {
	put := func(figure string, excluded *big.Rat, other worth) {
		w := a.weigh(a.body, a.year, func(i *indicator) *big.Rat {
			if a.verdicts[i].due {
				return excluded
			}
			return other(i)
		})
		a.sheet.put("body", figure, w.score[a.body])
	}
	put("excluded as zero", zero(), a.inScore(a.verdicts))
	put("measured", zero(), coverageOf(a.verdicts))
	put("excluded weight", one(), bound(a.verdicts, func(verdict) *big.Rat { return zero() }).nought())
}

// nought is 0 wherever something is worth anything.
func (w worth) nought() worth {
	return func(i *indicator) *big.Rat {
		if w(i) == nil {
			return nil
		}
		return zero()
	}
}

// band is the first whose beginning a score reaches, highest first; a target that is not met takes none
// from 100 %.
func (m *model) band(score *big.Rat, met bool) string {
	if score == nil {
		return "-"
	}
	bands := m.bands
	if bands == nil {
		bands = manualBands
	}
	for _, b := range bands {
		if score.Cmp(b.from.value) >= 0 && (met || b.from.value.Cmp(one()) != 0) {
			return b.name
		}
	}
	return "no band"
}

func (a *accountant) level(name string, e *element) {
	a.tally(name, e)
	a.sheet.put(name, "weight", a.stated(e, a.year))
	a.sheet.put(name, "share", a.scored.share[e])
}

func (a *accountant) indicator(e *element) {
	name, v := "indicator "+e.code, a.verdicts[e.indicator]
	a.sheet.put(name, "weight", a.stated(e, a.year))
	a.sheet.put(name, "share", a.scored.share[e])
	a.sheet.put(name, "value", v.value)
	a.sheet.put(name, "ratio", v.ratio)
	a.sheet.put(name, "achievement", v.worth)
	a.sheet.put(name, "points", a.points(e))
	a.sheet[name+" status"] = v.status
	a.sheet[name+" band"] = "-"
	if a.day(a.year) == "" {
		a.sheet[name+" band"] = a.band(v.worth, v.status == "met")
	}
}

// points is the contribution of an indicator to the body's score; none where it does not count.
func (a *accountant) points(e *element) *big.Rat {
	score := a.scored.score[e]
	if score == nil {
		return nil
	}
	return times(a.scored.part[e], score)
}

// A member of a part of a view is an indicator, or so much of it.
type member struct {
	*element
	of *big.Rat
}

// views are the other classifications, from their indicators, each weighing its part of the body. An
// indicator's programme and offices are its own, or those of the nearest objective above that has any.
func (a *accountant) views() {
	programme := func(in func(string) bool) []member {
		return a.those(func(path []*element) *big.Rat {
			return whole(in(nearest(path, func(e *element) bool { return e.programme != "" }).programme))
		})
	}
	for _, ms := range a.missions {
		a.group("mission "+ms.code, programme(func(p string) bool { return strings.HasPrefix(p, ms.code+"/") }))
		for _, p := range ms.programmes {
			ref := ms.code + "/" + p
			a.group("programme "+ms.code+" "+ref, programme(func(p string) bool { return p == ref }))
		}
	}
	if slices.ContainsFunc(goalsBelow(a.tops), func(o *element) bool { return o.parent == "" && o.programme == "" }) {
		a.group("mission ", programme(func(p string) bool { return p == "" }))
	}
	for _, office := range slices.Concat(a.offices, []string{""}) {
		a.grouped("office "+office, func(path []*element) *big.Rat {
			return partOf(office, nearest(path, func(e *element) bool { return e.answers != nil }).answers)
		})
	}
	for _, kind := range kinds {
		a.grouped("type "+kind, func(path []*element) *big.Rat { return whole(path[len(path)-1].indicator.kind == kind) })
	}
}

// nearest is the last element of a path that has something; else the body.
func nearest(path []*element, has func(*element) bool) *element {
	for _, e := range slices.Backward(path) {
		if has(e) {
			return e
		}
	}
	return path[0]
}

func whole(in bool) *big.Rat {
	if in {
		return one()
	}
	return zero()
}

// partOf is the part that an office answers for; "" is none, where nobody answers.
func partOf(office string, answers []answer) *big.Rat {
	for _, x := range answers {
		if x.office == office {
			return x.part.value
		}
	}
	return whole(office == "" && answers == nil)
}

// those lists the indicators of which a part, by the path from the body down to each, belongs.
func (a *accountant) those(part func(path []*element) *big.Rat) (list []member) {
	var below func(path []*element)
	below = func(path []*element) {
		e := path[len(path)-1]
		if e.indicator != nil && part(path).Sign() > 0 {
			list = append(list, member{e, part(path)})
		}
		for _, c := range e.children {
			below(append(slices.Clone(path), c))
		}
	}
	below([]*element{a.body})
	return list
}

// grouped is group for a part that is not shown where nothing belongs to it.
func (a *accountant) grouped(name string, part func(path []*element) *big.Rat) {
	if members := a.those(part); len(members) > 0 {
		a.group(name, members)
	}
}

// group puts the figures of one part of a view.
func (a *accountant) group(name string, members []member) {
	share := zero()
	for _, e := range members {
		share = add(share, times(e.of, a.scored.part[e.element]))
	}
	worst, best := a.worst, a.best
	if covered := a.covered.mean(members); covered != nil && covered.Cmp(one()) == 0 {
		worst, best = a.scored, a.scored // nothing is missing
	}
	a.sheet.put(name, "share", share)
	a.sheet.put(name, "score", a.scored.mean(members))
	a.sheet.put(name, "worst", worst.mean(members))
	a.sheet.put(name, "best", best.mean(members))
	a.sheet.put(name, "coverage", a.covered.mean(members))
}

// mean is what indicators across the plan score together, each weighing its part of the body.
func (w *weighing) mean(members []member) *big.Rat {
	parts, sum := zero(), zero()
	for _, e := range members {
		if score := w.score[e.element]; score != nil {
			part := times(e.of, w.part[e.element])
			parts, sum = add(parts, part), add(sum, times(part, score))
		}
	}
	if parts.Sign() == 0 {
		return nil
	}
	return over(sum, parts)
}

// under is the model under another plan-wide method; linear, steps and judged keep their own.
func (m *model) under(method string) *model {
	other := *m
	other.method = method
	other.tops = underAll(m.tops, method)
	return &other
}

func underAll(elements []*element, method string) []*element {
	list := make([]*element, len(elements))
	for k, e := range elements {
		changed := *e
		changed.children = underAll(e.children, method)
		if e.indicator != nil && slices.Contains(planWide, e.indicator.method) {
			i := *e.indicator
			i.method = method
			changed.indicator = &i
		}
		list[k] = &changed
	}
	return list
}
