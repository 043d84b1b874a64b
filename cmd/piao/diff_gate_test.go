package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

const gated = `format: piao-plan/1
entity: {code: e, name: Ente}
title: Piano
language: en
years: [2023, 2024]
scoring:
  method: proportional
  cap: 120 %
  missing: open
  bands: [{from: 100 %, name: top, colour: green}, {from: 0 %, name: no, colour: red}]
areas: {"1": {name: Prima}, "2": {name: Seconda}}
measures:
  A: {name: a, unit: N.}
  B: {name: b, unit: N.}
  C: {name: c, unit: N., is: {measure: A, year: -1}}
objectives:
  O1:
    title: Primo
    area: "1"
    weight: 50 %
    indicators:
      I1: {name: i, unit: "%", weight: 20 %, formula: A / B, targets: {2023: ">= 20 %", 2024: "= 5 % ± 1 %"}}
      I2: {name: j, unit: N., weight: 80 %, formula: A + C, targets: {2023: ">= 13", 2024: ">= 13"}, scoring: {method: linear, baseline: {2023: 12, 2024: 12}}}
  O2:
    title: Secondo
    area: "1"
    weight: 50 %
    indicators:
      I3: {name: k, unit: gg, formula: B, targets: {2023: "<= 3 gg"}, scoring: {cap: 110 %, zero_denominator: met}}
      I4: {name: l, unit: sì/no, targets: {2023: sì}, scoring: {method: judged}}
  O3:
    title: Terzo
    area: "2"
    indicators:
      I5: {name: m, unit: gg, formula: B + 1, targets: {2023: "<= 5"}, scoring: {method: steps, steps: [{when: "<= 5", score: 100 %}, {when: "<= 8", score: 60 %}]}}
`

// Each edit is easier or not, or moves shares of the body or not.
func TestFailOn(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("old.yaml", gated)
	for _, c := range []struct {
		edit []string
		gate string
		want string // what a line of the verdict says; empty for none
	}{
		{[]string{"method: proportional", "method: inverse"}, "easier", "plan: method from proportional to inverse"},
		{[]string{"cap: 120 %", "cap: 130 %"}, "easier", "plan: cap from 120 % to 130 %"},
		{[]string{"cap: 120 %", "cap: 100 %"}, "easier", ""},
		{[]string{"missing: open", "missing: zero"}, "easier", "plan: missing values from open to zero"},
		{[]string{"name: top", "name: best"}, "easier", "plan: legend of scores from"},
		{[]string{"year: -1", "year: -2"}, "easier", "C: measure to repeat from A[n-1] to A[n-2]"},
		{[]string{"A + C", "C + A"}, "easier", ""},
		{[]string{"A + C", "A + C + B"}, "easier", "O1 / I2: formula: B is added"},
		{[]string{`, 2024: "= 5 % ± 1 %"`, ""}, "easier", "O1 / I1: target 2024 removed"},
		{[]string{"± 1 %", "± 2 %"}, "easier", "O1 / I1: target 2024 from = 5 ± 1 % to = 5 ± 2 %"},
		{[]string{"= 5 % ± 1 %", ">= 4.5 %"}, "easier", "O1 / I1: target 2024 from = 5 ± 1 % to >= 4.5 %"},
		{[]string{">= 20 %", "> 20 %"}, "easier", ""},
		{[]string{">= 20 %", "20 .. 90 %"}, "easier", ""},
		{[]string{"2024: 12}", "2024: 11}"}, "easier", "O1 / I2: baseline 2024 from 12 to 11"},
		{[]string{"2024: 12}", "2024: 12.5}"}, "easier", "O1 / I2: baseline 2024 from 12 to 12.5"}, // 13.1 is worth 120 %, not 110 %
		{[]string{"2024: 12}", "2024: 12.5}", "cap: 120 %", "cap: 100 %"}, "easier", ""},
		{[]string{"{2023: 12, 2024: 12}", "12.0"}, "easier", ""},
		{[]string{"{2023: 12, 2024: 12}", "previous"}, "easier", "O1 / I2: baseline added: the year before's value"},
		{[]string{"cap: 110 %, ", ""}, "easier", "O2 / I3: cap removed, was 110 %"},
		{[]string{"cap: 110 %, ", "", "cap: 120 %", "cap: 110 %"}, "easier", ""},
		{[]string{", zero_denominator: met", ""}, "easier", "O2 / I3: on dividing by zero removed"},
		{[]string{"{2023: sì}", "{2023: no}"}, "easier", "O2 / I4: target 2023 from yes to no"},
		{[]string{`when: "<= 8"`, `when: "<= 7"`}, "easier", ""},
		{[]string{`when: "<= 8"`, `when: "<= 8.5"`}, "easier", "O3 / I5: steps from"},
		{[]string{"I5:", "I5bis:", "2023: \"<= 5\"", "2023: \"<= 6\""}, "easier", "O3 / I5bis: target 2023 from <= 5 to <= 6"},
		{[]string{"20 %, formula", "30 %, formula", "weight: 80 %", "weight: 70 %"}, "weights", "O1 / I1: share of the body in 2023 from 5 % to 7.5 %"},
		{[]string{"O3:", "O3bis:", "I5:", "I5bis:"}, "weights", ""},
		{[]string{"20 %, formula", "20.0 %, formula"}, "weights", ""},
		{[]string{`, 2024: "= 5 % ± 1 %"`, ""}, "weights", "O1 / I1: share of the body in 2024 from"},
		{[]string{"[2023, 2024]", "[2023, 2024, 2025]"}, "weights", ""},
		{[]string{`areas: {"1": {name: Prima}, "2": {name: Seconda}}`, `areas: {"1": {name: Prima, weight: 60 %}, "2": {name: Seconda, weight: 40 %}}`}, "weights", "O3 / I5: share of the body in 2023 from 50 % to 40 %"},
	} {
		write("new.yaml", strings.NewReplacer(c.edit...).Replace(gated))
		var stdout, stderr bytes.Buffer
		code := run([]string{"diff", "old.yaml", "new.yaml", "--fail-on", c.gate}, strings.NewReader(""), &stdout, &stderr)
		wantCode := exitDone
		if c.want != "" {
			wantCode = exitFailing
		}
		if code != wantCode || !strings.Contains(stderr.String(), "  "+c.want) && c.want != "" {
			t.Errorf("%q: exit %d, want %d and “%s”\n%s%s", c.edit, code, wantCode, c.want, stdout.String(), stderr.String())
		}
	}
}
