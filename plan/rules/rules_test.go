package rules

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan"
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

// sound is a plan with no mistake.
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
      I1: {name: i, unit: "%", type: volume, formula: A / B + A, targets: {2023: ">= 20 %", 2024: "<= 5 %"}}
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

// found is all that is wrong with a plan.
func found(t *testing.T, text string) diag.List {
	t.Helper()
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatal(found[0].Message.In(lang.EN))
	}
	p, found := plan.Read(root)
	found = append(found, Verify(p)...)
	found.Sort()
	return found
}

// findingsIn is all that is wrong with a plan, one to a line: place, rule, message,
// hints, related places.
func findingsIn(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, d := range found(t, text) {
		fmt.Fprintf(&b, "%d:%d %s %s", d.Pos.Line, d.Pos.Col, d.Rule.Code, d.Message.In(lang.EN))
		for _, h := range d.Hints {
			b.WriteString("; " + h.In(lang.EN))
		}
		for _, rel := range d.Related {
			fmt.Fprintf(&b, " [%d:%d %s]", rel.Pos.Line, rel.Pos.Col, rel.Message.In(lang.EN))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// in is the sound plan with a part in the place of another.
func in(old, new string) string { return strings.Replace(sound, old, new, 1) }

func TestVerify(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"sound", sound, ""},
		{"measures in no circle",
			in("B: {name: b, unit: N.}", "B: {name: b, unit: N., is: {measure: C, year: -2}}"), ""},
		{"resources of another year", in("2024: {total: 200}", "2025: {total: 200}"),
			"21:59 bad-value 2025 is not a year of the plan (2023 and 2024)\n"},
		{"totals that are right", sound + "totals: {2023: 1101.01, 2024: 200.02}\n", ""},
		{"a total too much", sound + "totals: {2023: 2101.02}\n",
			"34:16 totals the declared total of 2023 is 2,101.02, the sum is 1,101.01 (1,000.01 too much); " +
				"if the items are right: 1101.01\n"},
		{"no sum to compare with", in("100.10", "-100") + "totals: {2023: 1}\n",
			"21:31 bad-value an amount is not negative, but here is -100\n"},
		{"no sum in one year", in("total: 200", "total: 2.001") + "totals: {2023: 1101.01, 2024: 1}\n",
			"21:73 bad-value an amount has at most two decimals, “2.001” has 3; " +
				"if the point parts thousands: 2001\n"},
	} {
		if got := findingsIn(t, c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// The place of each number is found in one reading of its formula: a reading for each
// number would take minutes.
func TestNumbersOfLongFormulas(t *testing.T) {
	var more strings.Builder
	for k := range 100 {
		fmt.Fprintf(&more, "      L%d: {name: i, unit: N., type: volume, formula: \"%sA\", targets: {2023: \">= 2\"}}\n",
			k, strings.Repeat("1.000+", 1600))
	}
	root, _ := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(in("      I2:", more.String()+"      I2:"))})
	p, _ := plan.Read(root)
	of := 0
	for _, d := range Apply(Advice, p) {
		if d.Rule == RuleThousandsPoint {
			of += 1 + len(d.Related)
		}
	}
	if of != 100*1600 {
		t.Errorf("got %d numbers", of)
	}
}
