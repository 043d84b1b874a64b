package evaluate_test

import (
	"cmp"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"piao/evaluate"
)

// Laws of plans and figures that are alike but for one change.

// evaluated is a model as piao reads it from files.
func evaluated(t *testing.T, m *model, year int) *evaluate.Result {
	t.Helper()
	p := readPlan(t, m)
	return evaluate.Plan(p, year, readFigures(t, m, p, year))
}

// changed is a copy of a model in which every indicator is what change makes of it.
func (m *model) changed(change func(i indicator) *indicator) *model {
	other := m.copied()
	other.objectives = goalsBelow(other.tops)
	for _, a := range other.tops {
		a.walk(func(e *element) { e.indicator = change(*e.indicator) })
	}
	return other
}

// checkScaled: in another unit, with its targets, tolerances, baselines and steps in that unit too, an
// indicator has another value, and nothing else differs.
func checkScaled(t *testing.T, name string, m *model, year int, want sheet, r *rand.Rand, seen map[string]int) {
	t.Helper()
	by := number([]string{"1000", "0.25", "3", "0.01"}[r.IntN(4)])
	want = maps.Clone(want)
	other := m.changed(func(i indicator) *indicator {
		if i.formula == nil || i.unit == "data" || i.unit == "sì/no" {
			return &i
		}
		seen["scaled"]++
		i.formula = &node{op: "*", args: []*node{i.formula, {op: "number", number: by}}}
		i.own = false // its measure is declared now
		i.targets, i.baseline = mapped(i.targets, by.scale), mapped(i.baseline, by.figure)
		i.days, i.steps = mapped(i.days, by.scale), by.steps(i.steps)
		i.stepsOf = mapped(i.stepsOf, by.steps)
		if v, ok := new(big.Rat).SetString(want["indicator "+i.code+" value"]); ok {
			want.put("indicator "+i.code, "value", times(v, by.value))
		}
		return &i
	})
	compare(t, name+", times "+by.text, sheetOf(evaluated(t, other, year)), want)
}

func mapped[K comparable, T any](list map[K]T, change func(T) T) map[K]T {
	list = maps.Clone(list)
	for when, x := range list {
		list[when] = change(x)
	}
	return list
}

func (by figure) steps(list []step) []step {
	list = slices.Clone(list)
	for k, s := range list {
		list[k].when = by.scale(s.when)
	}
	return list
}

// figure is a figure so many times as great.
func (by figure) figure(f figure) figure {
	return written(times(f.value, by.value), strings.HasSuffix(f.text, "%"))
}

// scale is a condition on values so many times as great.
func (by figure) scale(c condition) condition {
	shares := strings.HasSuffix(c.text, "%")
	at := func(v *big.Rat) figure { return written(times(v, by.value), shares) }
	if c.op == ".." {
		return between(at(c.low), at(c.high))
	}
	return around(c.op, at(c.value), at(c.tolerance))
}

// checkBetter: with a better value of one indicator this year, all else equal, nothing scores less.
func checkBetter(t *testing.T, name string, m *model, year int, r *rand.Rand, seen map[string]int) {
	t.Helper()
	k := &maker{Rand: r, model: m}
	var all []*indicator
	m.eachIndicator(func(i *indicator) {
		if _, _, ok := m.target(i, year); ok {
			all = append(all, i)
		}
	})
	if len(all) == 0 {
		return
	}
	i := pick(k, all...)
	c, _, _ := m.target(i, year)
	worse, better := k.twoFigures(c, i.unit)
	last, _ := k.twoFigures(c, i.unit)
	if i.method == "judged" {
		worse, better = percent("45.5"), percent(pick(k, "60", "99.9", "100", "120"))
	}
	with := func(f figure) *evaluate.Result { return evaluated(t, m.with(i, f, last, year), year) }
	name += ": " + i.code + " from " + worse.text + " to " + better.text
	before, after := with(worse), with(better)
	nodes := after.All()
	for k, n := range before.All() {
		checkNoLess(t, name+": "+n.Code(), n.Tally, nodes[k].Tally)
	}
	groups := slices.Concat(after.Missions(), after.Offices(), after.Types())
	for k, g := range slices.Concat(before.Missions(), before.Offices(), before.Types()) {
		checkNoLess(t, name+": group "+g.Code, g.Tally, groups[k].Tally)
	}
	if before.Score != nil && before.Score.Cmp(after.Score) < 0 {
		seen["better and more"]++
	}
}

func (m *model) eachIndicator(visit func(*indicator)) {
	for _, a := range m.tops {
		a.walk(func(e *element) { visit(e.indicator) })
	}
}

// with is a model in which an indicator has values of its own, this year and last year.
func (m *model) with(i *indicator, f, last figure, year int) *model {
	own := &measure{code: "own", unit: i.unit}
	if c, _, _ := m.target(i, year); strings.HasSuffix(c.text, "%") {
		own.unit = "%"
	}
	other := m.changed(func(x indicator) *indicator {
		if x.code == i.code && i.method != "judged" {
			x.formula, x.own = &node{op: "measure", measure: own}, false
		}
		return &x
	})
	other.measures = append(slices.Clone(m.measures), own)
	for y, value := range map[int]figure{year: f, year - 1: last} {
		had := cmp.Or(m.files[y], &file{})
		now := &file{had.asOf, maps.Clone(had.values), maps.Clone(had.records)}
		if now.values == nil {
			now.values, now.records = map[*measure]reading{}, map[string]record{}
		}
		now.values[own] = reading{figure: value}
		if y == year && i.method == "judged" {
			now.records[i.code] = record{judged: &f}
		}
		other.files[y] = now
	}
	return other
}

// twoFigures are two values around a target, of which the second is not worse.
func (k *maker) twoFigures(c condition, unit string) (worse, better figure) {
	switch unit {
	case "sì/no":
		worse, better = figure{"no", zero()}, figure{"sì", one()}
	case "data":
		worse, better = k.date(k.years[0]+k.IntN(3)), k.date(k.years[0]+k.IntN(3))
	default:
		worse, better = k.about(c), k.about(c)
	}
	if c.distance(better.value).Cmp(c.distance(worse.value)) > 0 {
		worse, better = better, worse
	}
	return worse, better
}

// about is a value not far from a target; for a range, on the side of its low end.
func (k *maker) about(c condition) figure {
	shares := strings.HasSuffix(c.text, "%")
	to := c.value
	if c.op == ".." {
		to = c.low
	}
	off := times(k.above(shares), big.NewRat(int64(k.IntN(9)-6), 1))
	if c.op != ".." && k.chance(0.5) || off.Sign() == 0 {
		off = size(off)
	} else if c.op == ".." {
		off = sub(zero(), size(off))
	}
	return written(add(to, off), shares)
}

// distance is how far a value is on the worse side of what is asked for.
func (c condition) distance(v *big.Rat) *big.Rat {
	switch {
	case c.op == "..":
		return most(sub(c.low, v), sub(v, c.high))
	case c.up():
		return sub(c.value, v)
	case c.down():
		return sub(v, c.value)
	}
	return size(sub(v, c.value))
}

func checkNoLess(t *testing.T, name string, before, after evaluate.Tally) {
	t.Helper()
	for k, was := range []*big.Rat{before.Score, before.Worst, before.Best} {
		is := []*big.Rat{after.Score, after.Worst, after.Best}[k]
		if (was == nil) != (is == nil) || was != nil && is.Cmp(was) < 0 {
			t.Errorf("%s: %s was %s, is %s", name, []string{"score", "worst", "best"}[k], exact(was), exact(is))
		}
	}
}

// checkWithin: where no cap is above 100 % and whatever is missing might still score that, no score is above
// the best. Groups across the plan may lie outside: their weights move.
func checkWithin(t *testing.T, name string, m *model, r *evaluate.Result, seen map[string]int) {
	t.Helper()
	full := true
	m.eachIndicator(func(i *indicator) {
		v := m.judge(i, r.Year)
		full = full && m.capOf(i).Cmp(one()) <= 0 && (!v.incomplete || v.most.Cmp(one()) == 0)
	})
	if !full {
		return
	}
	for _, n := range r.All() {
		tally := n.Tally
		if tally.Score == nil {
			continue
		}
		if tally.Score.Cmp(tally.Best) > 0 || tally.Worst.Cmp(tally.Score) > 0 {
			t.Errorf("%s: worst %s, score %s, best %s", name, exact(tally.Worst), exact(tally.Score), exact(tally.Best))
		}
		if tally.Score.Cmp(tally.Best) < 0 {
			seen["score below the best"]++
		}
	}
}
