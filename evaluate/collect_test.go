package evaluate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
)

const collectedPlan = `format: piao-plan/1
entity: {code: x, name: X}
title: T
years: [2023, 2024]
areas:
  "1": {name: A}
offices:
  b: {name: B}
  a: {name: A}
  idle: {name: Idle}
measures:
  M: {name: m, unit: N.}
  N: {name: n, unit: N.}
  S: {name: s, unit: N.}
  Before: {name: of the year before, unit: N., is: {measure: S, year: -1}}
  Sum: {name: summed, unit: N.}
  Last: {name: compared, unit: N.}
  Later: {name: from 2024 on, unit: N.}
objectives:
  O1:
    title: one
    area: "1"
    indicators:
      I1: {name: i, office: a, formula: M / N, targets: {2023: ">= 1", 2024: ">= 1"}}
      I2: {name: i, formula: N / S, targets: {2023: ">= 1", 2024: ">= 1"}}
      I3: {name: i, office: b, formula: "N / M[n-1]", targets: {2023: ">= 1"}}
  O2:
    title: two
    area: "1"
    indicators:
      I4: {name: i, office: a, formula: S / Before, targets: {2023: ">= 1", 2024: ">= 1"}}
      I5: {name: i, office: b, formula: cumulative(Sum), targets: {2024: ">= 1"}}
      I6: {name: i, office: b, formula: Last, targets: {2024: ">= 1"}, scoring: {method: linear, baseline: previous}}
      I7: {name: i, office: b, formula: Later, targets: {2024: ">= 1"}}
`

func figuresOf(year int, values string) string {
	return fmt.Sprintf("format: piao-measurements/1\nentity: x\nyear: %d\nvalues: {%s}\n", year, values)
}

func TestCollect(t *testing.T) {
	p, found := parsePlan([]byte(collectedPlan))
	if found.Failed() {
		t.Fatal(found)
	}
	for _, c := range []struct {
		name  string
		year  int
		files map[int]string
		want  string
	}{
		{"of the first year, nothing measured", 2023, nil,
			"b: N[O1 I1 I2 I3] Sum[O2 I5] Last[O2 I6]\n" +
				"a: M[O1 I1] S[O2 I2 I4] Before[O2 I4], see N\n" +
				"-: , see N S\n" +
				"M 2022\n"},
		{"what an earlier file mentions is not asked again", 2023, map[int]string{2022: "S: 5, M: {missing: lost}"},
			"b: N[O1 I1 I2 I3] Sum[O2 I5] Last[O2 I6]\n" +
				"a: M[O1 I1] S[O2 I2 I4]<5, see N\n" +
				"-: , see N S<5\n"},
		{"what is measured is kept", 2023, map[int]string{2022: "S: 5", 2023: "N: 7, Before: 6"},
			"b: N[O1 I1 I2 I3]=7 Sum[O2 I5] Last[O2 I6]\n" +
				"a: M[O1 I1] S[O2 I2 I4]<5 Before[O2 I4]=6, see N=7\n" +
				"-: , see N=7 S<5\n" +
				"M 2022\n"},
		{"of the second year, a sum and last year's value", 2024, map[int]string{2023: "N: 7, S: 5"},
			"b: Sum[O2 I5] Last[O2 I6] Later[O2 I7]\n" +
				"a: M[O1 I1] N[O1 I1 I2]<7 S[O2 I2 I4]<5\n" +
				"-: , see N<7 S<5\n" +
				"Sum 2023\nLast 2023\n"},
		{"of the year before the plan", 2022, nil, "b: M[O1 I3]\n" +
			"a: S[O2 I4]\n"},
		{"of a year that nobody asks for", 2021, nil, ""},
	} {
		var files []*evaluate.Measurements
		for year, values := range c.files {
			m, found := parseFigures(p, []byte(figuresOf(year, values)))
			if found.Failed() {
				t.Fatal(found)
			}
			files = append(files, m)
		}
		if got := collectionText(ahead.Collect(p, c.year, files)); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// collectionText is a collection in a line for each office, then the figures of earlier
// years.
func collectionText(c *ahead.Collection) string {
	var s strings.Builder
	for _, r := range c.Requests {
		office := "-"
		if r.Office != nil {
			office = r.Office.Code.Value
		}
		s.WriteString(office + ":")
		for _, w := range r.Wanted {
			s.WriteString(" " + w.Measure.Code.Value + "[" + w.Objective.Code.Value)
			for _, i := range w.UsedBy {
				s.WriteString(" " + i.Code.Value)
			}
			s.WriteString("]" + figuresKnown(w))
		}
		if len(r.Wanted) == 0 {
			s.WriteString(" ")
		}
		for k, w := range r.Elsewhere {
			if k == 0 {
				s.WriteString(", see")
			}
			s.WriteString(" " + w.Measure.Code.Value + figuresKnown(w))
		}
		s.WriteString("\n")
	}
	for _, in := range c.Earlier {
		fmt.Fprintf(&s, "%s %d\n", in.Of.Code.Value, in.FromYear)
	}
	return s.String()
}

func figuresKnown(w *ahead.Wanted) (s string) {
	if w.Value != nil {
		s = "=" + w.Value.Text.Value
	}
	if w.Last != nil {
		s += "<" + w.Last.Text.Value
	}
	return s
}

// Every figure that an evaluation lacks and no file mentions is asked for, once.
func TestCollectLacksNothing(t *testing.T) {
	lacking := 0
	for seed := range uint64(100) {
		m := newPlan(rand.New(rand.NewPCG(planSeed, seed)))
		p := readPlan(t, m)
		for _, year := range m.years {
			all := readFigures(t, m, p, year)
			for drop := range len(all) + 1 {
				files := slices.Clone(all)
				if drop < len(all) {
					files = slices.Delete(files, drop, drop+1)
				}
				lacking += checkCollected(t, fmt.Sprintf("seed %d, %d, without %d", seed, year, drop), p, year, files)
			}
		}
	}
	if lacking < 1000 {
		t.Errorf("only %d figures were lacking: this test no longer sees much", lacking)
	}
}

func checkCollected(t *testing.T, name string, p *plan.Plan, year int, files []*evaluate.Measurements) (lacking int) {
	t.Helper()
	c := ahead.Collect(p, year, files)
	asked := map[*plan.Measure]int{}
	for _, r := range c.Requests {
		for _, w := range r.Wanted {
			asked[w.Measure]++
		}
	}
	for m, times := range asked {
		if times != 1 {
			t.Errorf("%s: %s is asked %d times", name, m.Code.Value, times)
		}
	}
	for _, i := range evaluate.Plan(p, year, files).Indicators() {
		for _, in := range i.Inputs {
			if in.From != nil || i.Target == nil {
				continue
			}
			lacking++
			if !owed(c, in) && !askedFrom(asked, in, year) {
				t.Errorf("%s: %s lacks %s of %d, which nobody is asked for",
					name, i.Code.Value, in.Measure.Code.Value, in.Year)
			}
		}
	}
	return lacking
}

func owed(c *ahead.Collection, in evaluate.Input) bool {
	return slices.ContainsFunc(c.Earlier, func(e evaluate.Input) bool { return e.Origin() == in.Origin() })
}

// askedFrom says that an input may come from one of the measures asked of a year.
func askedFrom(asked map[*plan.Measure]int, in evaluate.Input, year int) bool {
	for at, y := in.Measure, in.Year; ; {
		if y == year && asked[at] > 0 {
			return true
		}
		if at.Is == nil {
			return false
		}
		at, y = at.Is.Measure, y-at.Is.Years
	}
}
