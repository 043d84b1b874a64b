package evaluate_test

import (
	"math/big"
	"testing"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
)

// An indicator and an objective under one objective are siblings; what is missing two
// levels down opens the bounds of all above it.
func TestLevels(t *testing.T) {
	parse := func(text string) source.Node {
		root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
		if len(found) > 0 {
			t.Fatal(found[0].Message)
		}
		return root
	}
	p, found := plan.Read(parse(`format: piao-plan/1
entity: {code: e, name: Ente}
title: Piano
years: [2023]
measures: {A: {name: a, unit: N.}, B: {name: b, unit: N.}}
objectives:
  O3:
    title: Terzo
    parent: O2
    resources: {2023: {total: 5}}
    indicators:
      I3: {name: i, unit: N., formula: A, targets: {2023: ">= 100"}}
      I4: {name: i, unit: N., formula: B, targets: {2023: ">= 100"}}
  O2: {title: Secondo, parent: O1, weight: 40 %, resources: {2023: {total: 20}}}
  O1:
    title: Primo
    indicators:
      I1: {name: i, unit: N., weight: 60 %, formula: A * 2, targets: {2023: ">= 100"}}
`))
	if len(found) > 0 {
		t.Fatal(found[0].Message)
	}
	m, found := evaluate.Read(parse("format: piao-measurements/1\nentity: e\nyear: 2023\nvalues: {A: 50}\nspending: {O2: 10}\n"), p)
	if len(found) > 0 {
		t.Fatal(found[0].Message)
	}
	r := evaluate.Plan(p, 2023, []*evaluate.Measurements{m})
	o1, o2 := r.Of(p.Objective("O1")), r.Of(p.Objective("O2"))
	points := new(big.Rat)
	for _, i := range r.Indicators() {
		if i.Node.Points != nil {
			points.Add(points, i.Node.Points)
		}
	}
	for _, c := range []struct {
		name string
		got  *big.Rat
		want string
	}{
		{"score", r.Score, "0.80"}, {"worst", r.Worst, "0.70"}, {"best", r.Best, "0.90"}, {"coverage", r.Coverage, "0.80"},
		{"score of O2", o2.Score, "0.50"}, {"worst of O2", o2.Worst, "0.25"}, {"share of O2", o2.Share, "0.40"},
		{"share of O3", o2.Children[0].Share, "1.00"}, {"all points", points, "0.80"},
		{"resources of O1", o1.Total, "25.00"}, {"own of O2", o2.Own.Total, "20.00"}, {"below O2", o2.Below.Total, "5.00"},
		{"spent of the body", r.Resources().Spent, "10.00"}, {"total of the body", r.Resources().Total, "25.00"},
	} {
		if got := c.got.FloatString(2); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	if o1.Own.Total != nil {
		t.Error("O1 states resources of its own")
	}
}
