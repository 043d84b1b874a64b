package plan

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// head is the beginning of the plans of these tests.
const head = `format: piao-plan/1
entity: {code: e, name: Ente}
title: Piano
years: [2023, 2024]
`

// sound is a plan with no mistake, and some of everything that links.
const sound = head + `areas:
  "1": {name: Prima}
  "2": {name: Seconda}
missions:
  "011": {name: Competitività, programmes: {"005": {name: Sviluppo}, "006": {name: Altro}}}
offices:
  metrico: {name: Ufficio Metrico}
measures:
  A: {name: a, unit: N.}
  B: {name: b, unit: N.}
  C: {name: c, unit: N., is: {measure: A, year: -1}}
objectives:
  O1:
    title: Primo
    area: "1"
    programme: 011/005
    resources: {2023: {total: 100.10, interventions: 50}, 2024: {total: 200}}
    indicators:
      I1: {name: i, office: metrico, unit: "%", type: volume, formula: A / B + A, targets: {2023: ">= 20 %", 2024: "<= 5 %"}}
      I2: {name: j, unit: N., type: volume, formula: A, targets: {2023: "= 3"}}
  O2:
    title: Secondo
    area: "1"
    resources: {2023: {total: 0.90}}
    indicators:
      I3: {name: k, unit: N., type: volume, formula: C, targets: {2023: "1 .. 2"}}
other_resources:
  - {name: Terzi, amounts: {2023: 1000}}
  - {name: Partite, amounts: {2023: 0.01, 2024: 0.02}}
`

// planOf reads a plan, as far as its text is YAML.
func planOf(t *testing.T, text string) (*Plan, diag.List) {
	t.Helper()
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatal(findings(found, lang.EN))
	}
	p, found := Read(root)
	found.Sort()
	return p, found
}

// findings are one to a line: place, rule, message, hints, related places.
func findings(found diag.List, l lang.Lang) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%d:%d %s %s", d.Pos.Line, d.Pos.Col, d.Rule.Code, d.Message.In(l))
		for _, h := range d.Hints {
			b.WriteString("; " + h.In(l))
		}
		for _, rel := range d.Related {
			fmt.Fprintf(&b, " [%d:%d %s]", rel.Pos.Line, rel.Pos.Col, rel.Message.In(l))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestSoundPlan(t *testing.T) {
	if _, found := planOf(t, sound); len(found) > 0 {
		t.Error(findings(found, lang.EN))
	}
}
