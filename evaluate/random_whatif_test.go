package evaluate_test

import (
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
)

// What if, against files that say so.

// checkSupposed: under a random supposition, every figure is that of the plan and the measurements
// rewritten so; as the model has it, and as piao reads it from these files.
func checkSupposed(t *testing.T, name string, m *model, r *evaluate.Result, random *rand.Rand, seen map[string]int) {
	t.Helper()
	x := &supposer{&maker{Rand: random, model: m}, r, m.copied(), ahead.Supposition{}, true}
	x.suppose()
	name += ", supposing" + x.said()
	got := sheetOf(ahead.WhatIf(r, x.Supposition))
	compare(t, name, got, x.other.sheet(r.Year))
	if x.ends {
		seen["supposition read again"]++
		p := readPlan(t, x.other)
		compare(t, name+", read again", got, sheetOf(evaluate.Plan(p, r.Year, readFigures(t, x.other, p, r.Year))))
	}
}

// A supposer makes a supposition, and rewrites a model so.
type supposer struct {
	*maker
	real  *evaluate.Result
	other *model
	ahead.Supposition
	ends bool // all that is supposed can be written with a few decimals
}

func (s *supposer) suppose() {
	for range s.IntN(4) {
		s.figure()
	}
	if s.chance(0.4) {
		name := pick(s.maker, planWide...)
		s.Method, s.other.method = evaluate.MethodNamed(name), name
		s.other.tops = underAll(s.other.tops, name)
	}
	if s.chance(0.4) {
		s.Missing = pick(s.maker, "open", "zero")
		s.other.missing = s.Missing
	}
	s.other.objectives, s.other.total = goalsBelow(s.other.tops), ""
	parents := append(slices.Clone(s.other.objectives), &element{children: s.other.tops})
	if s.other.tops[0].isArea {
		parents = append(parents, s.other.tops...)
	}
	for _, e := range parents {
		if s.chance(0.3) {
			s.weights(e.children)
		}
	}
}

// said names what is supposed.
func (s *supposer) said() string {
	var text strings.Builder
	for _, x := range s.Figures {
		text.WriteString(" " + x.Measure.Code.Value + "=" + exact(x.Figure))
	}
	for _, w := range s.Weights {
		text.WriteString(" " + w.Objective.Code.Value + "=" + exact(w.Weight))
	}
	if s.Method != nil {
		text.WriteString(" " + s.Method.Name)
	}
	return text.String() + " " + s.Missing
}

// figure supposes a figure of a year that the evaluation asks for: any, or a change of today's.
func (s *supposer) figure() {
	x, year := pick(s.maker, s.measures...), pick(s.maker, evaluate.Years(s.real.Plan, s.real.Year)...)
	o := evaluate.Origin{Measure: s.real.Plan.Measure(x.code), Year: year}
	if slices.ContainsFunc(s.Figures, func(f ahead.Supposed) bool { return f.Origin == o }) {
		return
	}
	is := s.figureIn(x.unit, year)
	if was := s.reading(x, year); was != nil && x.unit != "sì/no" && s.chance(0.5) {
		is = s.changed(x, o.Measure, was)
	}
	s.Figures = append(s.Figures, ahead.Supposed{Origin: o, Figure: is.value})
	f := &file{values: map[*measure]reading{}}
	if old := s.other.files[year]; old != nil {
		f.records, f.asOf = old.records, old.asOf
		maps.Copy(f.values, old.values)
	}
	f.values[x] = reading{figure: is}
	s.other.files[year] = f
}

// changed is a figure that is so much, or so much per cent, more or less than today's.
func (s *supposer) changed(x *measure, m *plan.Measure, was *big.Rat) figure {
	amount := big.NewRat(int64(s.IntN(41)-20), 1)
	if x.unit == "data" {
		change := ahead.Change{Amount: amount}
		day := change.Of(m, was)
		return figure{time.Unix(day.Num().Int64()*86400, 0).UTC().Format(time.DateOnly), add(was, amount)}
	}
	change := ahead.Change{Amount: amount, Percent: s.chance(0.5)}
	want := add(was, amount)
	if change.Percent {
		want = add(was, over(times(was, amount), big.NewRat(100, 1)))
		if x.unit == "N." && was.IsInt() {
			want.SetString(want.FloatString(0))
		}
	}
	if got := change.Of(m, was); got.Cmp(want) != 0 {
		panic("changed by " + exact(amount) + ": " + exact(got) + ", want " + exact(want))
	}
	return written(want, x.unit == "%")
}

// weights supposes weights of some or all objectives among siblings; the other siblings share what is left.
func (s *supposer) weights(siblings []*element) {
	var known []*element
	was := map[*element]*big.Rat{}
	for _, e := range siblings {
		was[e] = s.other.weight(e, siblings, s.real.Year)
		goal := !e.isArea && e.indicator == nil && (!s.points || s.other.stated(e, s.real.Year) != nil)
		if goal && (len(known) == 0 || s.chance(0.5)) {
			known = append(known, e)
		}
	}
	if s.points {
		for _, e := range known {
			s.weigh(e, number(pick(s.maker, "0.5", "7", "30", "41.25")))
		}
		return
	}
	if len(known) == 0 {
		return
	}
	parts := s.parts(min(len(known)+1, len(siblings)))
	left, others := one(), zero()
	for k, e := range known {
		s.weigh(e, parts[k])
		left = sub(left, parts[k].value)
	}
	rest := slices.DeleteFunc(slices.Clone(siblings), func(e *element) bool { return slices.Contains(known, e) })
	for _, e := range rest {
		others = add(others, was[e])
	}
	for _, e := range rest {
		exactly := over(times(was[e], left), others)
		w := written(exactly, true)
		s.ends = s.ends && w.value.Cmp(exactly) == 0
		w.value = exactly
		e.weights = s.always(w)
	}
}

// weigh supposes the weight of an objective.
func (s *supposer) weigh(o *element, w figure) {
	s.Weights = append(s.Weights, ahead.SupposedWeight{Objective: s.real.Plan.Objective(o.code), Weight: w.value})
	o.weights = s.always(w)
}

// always is a weight in every year.
func (k *maker) always(w figure) map[int]figure {
	all := map[int]figure{}
	for _, y := range k.years {
		all[y] = w
	}
	return all
}

// copied is a model whose elements, files and settings can change without the first one's.
func (m *model) copied() *model {
	other := *m
	other.tops, other.files = copiedAll(m.tops), maps.Clone(m.files)
	return &other
}

func copiedAll(elements []*element) []*element {
	list := make([]*element, len(elements))
	for k, e := range elements {
		changed := *e
		changed.children = copiedAll(e.children)
		list[k] = &changed
	}
	return list
}
