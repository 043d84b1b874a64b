package evaluate_test

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/rules"
	"piao/plan/scoring"
	"piao/plan/source"
)

// Reading.

func readPlan(t *testing.T, m *model) *plan.Plan {
	t.Helper()
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(m.text())})
	refuse(t, m, found)
	p, found := plan.Read(root)
	refuse(t, m, found)
	refuse(t, m, rules.Verify(p))
	refuse(t, m, evaluate.Verify(p))
	return p
}

// readFigures reads the measurements of a year and of those before it, the latest first.
func readFigures(t *testing.T, m *model, p *plan.Plan, year int) []*evaluate.Measurements {
	t.Helper()
	var list []*evaluate.Measurements
	for y := year; y > m.years[0]-20; y-- {
		f := m.files[y]
		if f == nil {
			continue
		}
		root, found := source.Parse(&diag.File{Name: fmt.Sprint(y, ".yaml"), Bytes: []byte(f.text(m, y))})
		refuse(t, m, found)
		figures, found := evaluate.Read(root, p)
		refuse(t, m, found)
		list = append(list, figures)
	}
	return list
}

// refuse ends the test on an error in a file that the generator means to be right.
func refuse(t *testing.T, m *model, found diag.List) {
	t.Helper()
	if !found.Failed() {
		return
	}
	for _, d := range found {
		t.Logf("%s:%d:%d: %s: %s", d.Pos.File.Name, d.Pos.Line, d.Pos.Col, d.Rule.Code, d.Message.EN)
	}
	for y, f := range m.files {
		t.Logf("%d\n%s", y, f.text(m, y))
	}
	t.Fatal(m.text())
}

// askedFor keeps the measurements of the years that the evaluation says it asks for.
func askedFor(p *plan.Plan, year int, all []*evaluate.Measurements) []*evaluate.Measurements {
	asked := evaluate.Years(p, year)
	return slices.DeleteFunc(slices.Clone(all), func(m *evaluate.Measurements) bool {
		return !slices.Contains(asked, m.Year)
	})
}

// A sheet is every figure of an evaluation by name, as exact text; "-" is "not known".
type sheet map[string]string

func (s sheet) put(name, figure string, value *big.Rat) { s[name+" "+figure] = exact(value) }

func exact(r *big.Rat) string {
	if r == nil {
		return "-"
	}
	return r.RatString()
}

func compare(t *testing.T, name string, got, want sheet) {
	t.Helper()
	names := maps.Clone(want)
	maps.Copy(names, got)
	for _, figure := range slices.Sorted(maps.Keys(names)) {
		if got[figure] != want[figure] {
			t.Errorf("%s: %s: got %q, want %q", name, figure, got[figure], want[figure])
		}
	}
}

// What piao says, as a sheet.

func sheetOf(r *evaluate.Result) sheet {
	s := sheet{}
	s.tally("body", r, r.Tally)
	s.put("body", "excluded as zero", r.ExcludedAsZero)
	s.put("body", "excluded weight", r.ExcludedWeight)
	s.put("body", "measured", r.Measured)
	for _, n := range r.All()[1:] {
		if n.Indicator != nil {
			s.indicator(n.Indicator)
			continue
		}
		name := "area " + n.Code()
		if n.Objective != nil {
			name = "objective " + n.Code()
		}
		s.tally(name, r, n.Tally)
		s.put(name, "weight", n.Weight)
		s.put(name, "share", n.Share)
	}
	for _, m := range r.Missions() {
		s.group("mission", m)
		for _, g := range m.Parts {
			s.group("programme "+m.Code, g)
		}
	}
	for _, g := range r.Offices() {
		s.group("office", g)
	}
	for _, g := range r.Types() {
		s.group("type", g)
	}
	return s
}

func (s sheet) tally(name string, r *evaluate.Result, t evaluate.Tally) {
	s.put(name, "score", t.Score)
	s.put(name, "worst", t.Worst)
	s.put(name, "best", t.Best)
	s.put(name, "coverage", t.Coverage)
	low, high := r.BandOf(t.Worst), r.BandOf(t.Best)
	if t.Score == nil {
		low, high = nil, nil
	}
	s[name+" bands"] = bandName(low) + " " + bandName(high)
	if (r.Band(&t) != nil) != (low != nil && low == high) {
		s[name+" bands"] += ", taken together: " + bandName(r.Band(&t))
	}
}

func (s sheet) group(view string, g *evaluate.Group) {
	name := view + " " + g.Code
	s.put(name, "share", g.Share)
	s.put(name, "score", g.Score)
	s.put(name, "worst", g.Worst)
	s.put(name, "best", g.Best)
	s.put(name, "coverage", g.Coverage)
}

func (s sheet) indicator(i *evaluate.Indicator) {
	name := "indicator " + i.Code.Value
	s.put(name, "weight", i.Node.Weight)
	s.put(name, "share", i.Node.Share)
	s.put(name, "value", i.Value)
	s.put(name, "ratio", i.Ratio)
	s.put(name, "achievement", i.Achievement)
	s.put(name, "points", i.Node.Points)
	s[name+" status"] = i.Status.Code()
	s[name+" band"] = bandName(i.Band)
}

func bandName(b *scoring.Band) string {
	if b == nil {
		return "-"
	}
	return b.Label.IT
}

// The model: a plan and its measurements as plain data, from which both the files and the figures are made.

type model struct {
	years      []int
	yearEnd    string // as 04-30; "" is 31 December
	points     bool   // weights are points
	total      string // of all the points, where it is declared
	method     string // "" is proportional
	cap        *figure
	missing    string     // "" is open
	bands      []band     // none: those of the manual
	tops       []*element // the areas; without any, the top objectives
	missions   []*mission
	offices    []string
	measures   []*measure
	objectives []*element // in the order of the plan's file
	files      map[int]*file
}
