package plan

import (
	"slices"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Codes stand in the order of the file.
func TestCodes(t *testing.T) {
	p, _ := planOf(t, sound)
	for _, c := range []struct {
		name, want string
		got        []string
	}{
		{"areas", "1 2", p.Codes(AreaElement)},
		{"offices", "metrico", p.Codes(OfficeElement)},
		{"measures", "A B C", p.Codes(MeasureElement)},
		{"objectives", "O1 O2", p.Codes(ObjectiveElement)},
		{"indicators", "I1 I2 I3", p.Codes(IndicatorElement)},
		{"programmes", "011/005 011/006", p.Codes(ProgrammeElement)},
	} {
		if want := strings.Fields(c.want); !slices.Equal(c.got, want) {
			t.Errorf("%s: got %q, want %q", c.name, c.got, want)
		}
	}
}

// Whatever names an element is tied to it, and the element to whatever names it.
func TestLinks(t *testing.T) {
	p, _ := planOf(t, sound)
	for _, c := range []struct {
		name, want string
		got        []string
	}{
		{"objectives of an area", "O1 O2", codesIn(p.Areas[0].Objectives)},
		{"objectives of another area", "", codesIn(p.Areas[1].Objectives)},
		{"objectives of a programme", "O1", codesIn(p.Programmes()[0].Objectives)},
		{"area of an objective", "1", []string{p.Objective("O2").Area.Code.Value}},
		{"programme of an objective", "Sviluppo", []string{p.Objective("O1").Programme.Name.Value}},
		{"mission of a programme", "011", []string{p.Objective("O1").Programme.Mission.Code.Value}},
		{"indicators of an office", "I1", codesIn(p.Offices[0].Indicators)},
		{"office of an indicator", "metrico", []string{p.Indicator("I1").Answering().String()}},
		{"objective of an indicator", "O2", []string{p.Indicator("I3").Objective.Code.Value}},
		{"measures of an indicator, each once", "A B", codesIn(p.Indicator("I1").Measures)},
		{"indicators of a measure", "I1 I2", codesIn(p.Measure("A").UsedBy)},
		{"measure of a measure", "A", []string{p.Measure("C").Is.Measure.Code.Value}},
	} {
		if want := strings.Fields(c.want); !slices.Equal(c.got, want) {
			t.Errorf("%s: got %q, want %q", c.name, c.got, want)
		}
	}
	if p.Objective("O2").Programme != nil || p.Indicator("I2").Answering() != nil || p.Measure("A").Is != nil {
		t.Error("something is tied to what it does not name")
	}
	if p.Measure("I1") != nil || p.Objective("A") != nil || p.Indicator("O1") != nil || p.Indicator("") != nil {
		t.Error("something is found by a code of another kind")
	}
}

// A code is the same whichever way its accents are written, in a formula too.
func TestDecomposedCodes(t *testing.T) {
	const composed, decomposed = "Et\u00e0", "Eta\u0300"
	for _, c := range []struct{ key, formula string }{{composed, decomposed}, {decomposed, composed}, {decomposed, decomposed}} {
		p, found := planOf(t, `format: piao-plan/1
entity: {code: e, name: E}
title: T
years: [2023]
areas: {"1": {name: A}}
measures: {"`+c.key+`": {name: M, unit: N.}}
objectives:
  O: {title: T, area: "1", indicators: {I: {name: I, unit: N., formula: "[`+c.formula+`] + 1", targets: {2023: ">= 1"}}}}
`)
		if i := p.Indicator("I"); found.Failed() || len(i.Measures) != 1 || i.Measures[0].Code.Value != composed {
			t.Errorf("%q in a formula for %q: %v", c.formula, c.key, found)
		}
	}
}

func codesIn[T interface{ element() Element }](all []T) []string {
	var codes []string
	for _, e := range elements(new(Plan), all) {
		codes = append(codes, e.Code)
	}
	return codes
}

// A formula at its bound is read, one past it is refused.
func TestFormulaBound(t *testing.T) {
	for _, more := range []int{0, 1} {
		formula := "A / B +" + strings.Repeat(" ", diag.Formula.Most+more-8) + "A"
		_, found := planOf(t, strings.Replace(sound, "formula: A / B + A", "formula: "+formula, 1))
		if past := len(found) > 0 && found[0].Message.In(lang.EN) == diag.Formula.Error(); past != (more > 0) {
			t.Errorf("%d more: got %v", more, found)
		}
	}
}
