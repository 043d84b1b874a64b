package diff

import (
	"strconv"
	"strings"
	"testing"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula/compare"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/testdata"
)

// changeText writes a change on one line.
func changeText(c Change) string {
	s := string(c.Kind) + " " + c.Element.Code
	if c.Path != nil {
		s += " " + strings.Join(c.Path, "/")
	}
	if c.Field.Name != "" {
		s += " " + c.Field.Name
	}
	if c.Year != 0 {
		s += " " + strconv.Itoa(c.Year)
	}
	for _, v := range []source.Content{c.Old, c.New} {
		if v == nil {
			s += " [-]"
			continue
		}
		s += " [" + v.String() + "]"
	}
	if c.Effect != "" {
		s += " " + string(c.Effect)
	}
	return s
}

const compared = `format: piao-plan/1
entity: {code: e, name: Ente}
title: Piano
years: [2023, 2024]
areas:
  "1": {name: Prima, weight: 50 %}
  "2": {name: Seconda, weight: 50 %}
missions:
  "011": {name: Competitività, programmes: {"005": {name: Sviluppo}, "006": {name: Altro}}}
offices:
  metrico: {name: Ufficio Metrico}
measures:
  A: {name: a, unit: N.}
  B: {name: b, unit: N.}
objectives:
  O1:
    title: Primo
    area: "1"
    programme: 011/005
    weight: 60 %
    resources: {2023: {total: 100.10, interventions: 50}}
    indicators:
      I1: {name: i, office: metrico, unit: "%", type: volume, weight: 16.60 %, formula: A / B + A, targets: {2023: ">= 20 %", 2024: "<= 5 %"}}
      I2: {name: j, unit: N., type: volume, weight: 83.40 %, formula: A, targets: {2023: "= 3 ± 1"}}
  O2:
    title: Secondo
    area: "1"
    weight: 40 %
    indicators:
      I3: {name: k, unit: gg, formula: B, targets: {2023: "<= 3 gg"}, scoring: {cap: 120 %}}
`

// Diff says what a text edit means, and of a mere respelling nothing.
func TestPlans(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string // old, new, old, new …
		want  []string
	}{
		{"nothing", nil, nil},
		{"weights respelt", []string{"16.60 %", `"16.6%"`}, nil},
		{"targets respelt", []string{">= 20 %", "≥20.0%"}, nil},
		{"formulas respelt", []string{"A / B + A", "\"(A/B)+[A]\""}, nil},
		{"formulas in another order", []string{"A / B + A", "A + A / B"}, nil},
		{"measures in another order", []string{"  A: {name: a, unit: N.}\n", "", "  B: {name: b, unit: N.}\n", "  B: {name: b, unit: N.}\n  # comment\n  A: {unit: N., name: a}\n"}, nil},
		{"a default written out", []string{"areas:", "scoring: {method: proportional, missing: open, cap: 100 %}\nareas:"}, nil},
		{"title of the plan", []string{"title: Piano", "title: Nuovo"}, []string{"changed plan title [Piano] [Nuovo]"}},
		{"the body", []string{"name: Ente", "name: Ente nuovo"}, []string{"changed plan entity_name [Ente] [Ente nuovo]"}},
		{"scoring of the plan", []string{"areas:", "scoring: {method: on_off, missing: zero}\nareas:"}, []string{"changed plan method [proportional] [on_off]", "changed plan missing [open] [zero]"}},
		{"a harder target", []string{">= 20 %", ">= 22 %"}, []string{"changed indicator O1/I1 target 2023 [>= 20 %] [>= 22 %] harder"}},
		{"an easier target", []string{"<= 5 %", "<= 5.5 %"}, []string{"changed indicator O1/I1 target 2024 [<= 5 %] [<= 5.5 %] easier"}},
		{"a target of another kind", []string{"<= 5 %", ">= 5 %"}, []string{"changed indicator O1/I1 target 2024 [<= 5 %] [>= 5 %]"}},
		{"a target that went", []string{`, 2024: "<= 5 %"`, ""}, []string{"changed indicator O1/I1 target 2024 [<= 5 %] [-]"}},
		{"a target over another formula", []string{"A / B + A", "A / B", ">= 20 %", ">= 22 %"}, []string{
			"changed indicator O1/I1 formula [A / B + A] [A / B]", "changed indicator O1/I1 target 2023 [>= 20 %] [>= 22 %]"}},
		{"a target over a formula in another order", []string{"A / B + A", "A + A / B", ">= 20 %", ">= 22 %"}, []string{"changed indicator O1/I1 target 2023 [>= 20 %] [>= 22 %] harder"}},
		{"weights", []string{"16.60 %", "20 %", "83.40 %", "80 %"}, []string{
			"changed indicator O1/I1 weight [16.6 %] [20 %]", "changed indicator O1/I2 weight [83.4 %] [80 %]"}},
		{"a weight of one year", []string{"weight: 60 %", "weight: {2023: 60 %, 2024: 70 %}"}, []string{"changed objective O1 weight 2024 [60 %] [70 %]"}},
		{"resources", []string{"total: 100.10", "total: 1200"}, []string{"changed objective O1 resources 2023 [100.1] [1200]"}},
		{"resources that went", []string{"    resources: {2023: {total: 100.10, interventions: 50}}\n", ""}, []string{
			"changed objective O1 resources 2023 [100.1] [-]", "changed objective O1 interventions 2023 [50] [-]"}},
		{"another programme", []string{"011/005", "011/006"}, []string{"moved objective O1 programme [011/005] [011/006]"}},
		{"an office renamed", []string{"metrico", "metro"}, []string{"renamed office metro [metrico] [metro]"}},
		{"a measure renamed, with its formulas", []string{"  A: {", "  AA: {", "A / B + A", "AA / B + AA", "formula: A,", "formula: AA,"}, []string{"renamed measure AA [A] [AA]"}},
		{"an indicator renamed", []string{"I3:", "I9:"}, []string{"renamed indicator O2/I9 [I3] [I9]"}},
		{"an indicator renamed, and its name reworded", []string{"I3: {name: k", "I9: {name: l"}, []string{
			"renamed indicator O2/I9 [I3] [I9]", "changed indicator O2/I9 name [k] [l]"}},
		{"an indicator renamed, and its formula changed", []string{"I3:", "I9:", "formula: B", "formula: A / B"}, []string{
			"renamed indicator O2/I9 [I3] [I9]", "changed indicator O2/I9 formula [B] [A / B]"}},
		{"an indicator for another", []string{"I3: {name: k, unit: gg, formula: B", "I9: {name: other, unit: gg, formula: A"}, []string{
			"added indicator O2/I9 [-] [I9]", "removed indicator O2/I3 [I3] [-]"}},
		{"scoring of an indicator", []string{"{cap: 120 %}", "{method: linear, baseline: 9}"}, []string{
			"changed indicator O2/I3 method [-] [linear]", "changed indicator O2/I3 baseline [-] [9]", "changed indicator O2/I3 cap [120 %] [-]"}},
		{"the language, with the names of the default legend", []string{"title: Piano", "title: Piano\nlanguage: en"}, []string{"changed plan language [it] [en]"}},
		{"the default legend written out", []string{"areas:", "scoring: {bands: [{from: 100 %, name: raggiunto, colour: green}, {from: 75 %, name: parzialmente raggiunto, colour: yellow}, {from: 0 %, name: non raggiunto, colour: red}]}\nareas:"}, nil},
		{"years", []string{"[2023, 2024]", "[2023, 2024, 2025]"}, []string{"changed plan years [2023-2024] [2023-2025]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := planOf(t, compared)
			new := planOf(t, strings.NewReplacer(c.edits...).Replace(compared))
			var got []string
			for _, change := range Plans(old, new) {
				got = append(got, changeText(change))
			}
			if got, want := strings.Join(got, "\n"), strings.Join(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Of two measures alike that both have another code, which is which is not known.
func TestDiffAlike(t *testing.T) {
	old := strings.Replace(compared, "{name: b,", "{name: a,", 1)
	new := strings.NewReplacer("  A: {", "  C: {", "  B: {", "  D: {", "A / B + A", "D / C + D", "formula: A,", "formula: D,", "formula: B,", "formula: C,").Replace(old)
	for _, c := range Plans(planOf(t, old), planOf(t, new)) {
		if c.Kind == Renamed {
			t.Errorf("got %s", changeText(c))
		}
	}
}

// An indicator in another objective is moved, and an objective that comes brings
// its indicators.
func TestDiffMovesIndicators(t *testing.T) {
	old := planOf(t, compared)
	lone := strings.Index(compared, "      I2:")
	line := compared[lone : lone+strings.Index(compared[lone:], "\n")+1]
	new := planOf(t, strings.Replace(compared, line, "", 1)+line)
	got := Plans(old, new)
	if len(got) != 1 || changeText(got[0]) != "moved indicator O2/I2 objective [O1] [O2]" {
		t.Errorf("got %v", got)
	}
}

// A measure that repeats a renamed one is no change; one that repeats it of
// another year is.
func TestDiffRepeated(t *testing.T) {
	const repeats = "  C: {name: c, unit: N., is: {measure: A, year: -1}}\nobjectives:"
	with := strings.Replace(compared, "objectives:", repeats, 1)
	rename := []string{"  A: {", "  AA: {", "A / B + A", "AA / B + AA", "formula: A,", "formula: AA,", "measure: A,", "measure: AA,"}
	for year, want := range map[string]string{"-1": "", "-2": "\nchanged measure C is [A[n-1]] [AA[n-2]]"} {
		old := planOf(t, with)
		new := planOf(t, strings.NewReplacer(append(rename, "year: -1", "year: "+year)...).Replace(with))
		var got []string
		for _, c := range Plans(old, new) {
			got = append(got, changeText(c))
		}
		if got, want := strings.Join(got, "\n"), "renamed measure AA [A] [AA]"+want; got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", year, got, want)
		}
	}
}

// A change of a text has its words, one of a formula its differences.
func TestDiffInside(t *testing.T) {
	old := planOf(t, compared)
	new := planOf(t, strings.NewReplacer("title: Secondo", "title: Secondo e terzo", "name: k, unit: gg, formula: B", "name: k, unit: gg, formula: B / A").Replace(compared))
	got := Plans(old, new)
	if len(got) != 2 || runsText(got[0].Words) != "Secondo {+e terzo+}" || len(got[0].Formula) > 0 {
		t.Errorf("got %v", got)
	}
	if f := got[1].Formula; len(f) != 1 || f[0].Role != compare.Divisor || f[0].New.String() != "A" || len(got[1].Words) > 0 {
		t.Errorf("got %v", f)
	}
}

// What weight some gain, what resources some gain and lose, and what targets ask.
func TestSummarise(t *testing.T) {
	old := planOf(t, compared)
	new := planOf(t, strings.NewReplacer("16.60 %", "20 %", "83.40 %", "80 %", "100.10", "150.10", ">= 20 %", ">= 22 %", "<= 5 %", "<= 6 %").Replace(compared))
	s := Summarise(Plans(old, new))
	if len(s.Kinds) != 1 || s.Kinds[Changed] != 5 || s.Effects[Harder] != 1 || s.Effects[Easier] != 1 {
		t.Errorf("got %+v", s)
	}
	if len(s.Weights) != 1 || s.Weights[0].Element != plan.IndicatorElement || s.Weights[0].By.String() != "0.034" {
		t.Errorf("got weights %v, want indicators 0.034", s.Weights)
	}
	if len(s.Resources) != 1 || s.Resources[0].Year != 2023 || s.Resources[0].More.String() != "50" || !s.Resources[0].Less.IsZero() {
		t.Errorf("got resources %v, want 2023: 50 more", s.Resources)
	}
}

// An objective that comes whole moves weight among objectives, not among indicators.
func TestSummariseWholeObjective(t *testing.T) {
	old := planOf(t, compared)
	new := planOf(t, strings.Replace(compared, "weight: 40 %", "weight: 30 %", 1)+"  O3:\n    title: Terzo\n    area: \"1\"\n    weight: 10 %\n    indicators:\n      I4: {name: l, formula: A, weight: 100 %, targets: {2023: \">= 1\"}}\n")
	got := Summarise(Plans(old, new)).Weights
	if len(got) != 1 || got[0].Element != plan.ObjectiveElement || got[0].By.String() != "0.1" {
		t.Errorf("got %v, want objectives 0.1", got)
	}
}

// A plan and itself have no difference, whatever the plan; nor have two readings of one file, or two plans the
// other way round.
func FuzzDiff(f *testing.F) {
	last := ""
	for _, text := range testdata.Seeds(f, "../..", ".yaml", "piao-plan/1") {
		f.Add(last, text)
		last = text
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		a, b := anyPlan(first), anyPlan(second)
		if got := append(Plans(b, b), Plans(b, anyPlan(second))...); len(got) > 0 {
			t.Errorf("%d changes, such as %s", len(got), changeText(got[0]))
		}
		changes, back := Plans(a, b), Plans(b, a)
		if (len(changes) == 0) != (len(back) == 0) {
			t.Errorf("%d changes, but %d the other way round", len(changes), len(back))
		}
		for _, c := range changes {
			changeText(c)
		}
		Summarise(changes)
	})
}

// anyPlan reads a plan, with whatever mistakes; nil where it is no YAML.
func anyPlan(text string) *plan.Plan {
	root, found := source.Parse(&diag.File{Bytes: []byte(text)})
	if len(found) > 0 {
		return nil
	}
	p, _ := plan.Read(root)
	return p
}

// planOf reads a plan whose text is YAML.
func planOf(t *testing.T, text string) *plan.Plan {
	t.Helper()
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatal(found[0].Message.In(lang.EN))
	}
	p, _ := plan.Read(root)
	return p
}
