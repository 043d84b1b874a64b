package main

import (
	"path/filepath"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Each file of testdata/broken/advice holds one thing that a rule of advice is
// about, and the .want beside it says where: `LINE:COL RULE`, counted by eye. It
// has no other warning, and of its rule no other finding. Those in measurements
// are read with the plan and the earlier years that lie beside them.
const adviceDir = "../../testdata/broken/advice"

func TestAdvice(t *testing.T) {
	for _, dir := range []string{adviceDir, filepath.Join(adviceDir, "measurements")} {
		t.Run(filepath.Base(dir), func(t *testing.T) { checkCorpus(t, dir, 6, warningsAnd) })
	}
}

// warningsAnd is what a rule of advice finds in a file, and every warning.
func warningsAnd(t *testing.T, name, rule string) (found diag.List) {
	for _, d := range adviceOn(t, name) {
		if d.Rule.Code == rule || d.Rule.Severity == diag.Warning {
			found.Add(d)
		}
	}
	return found
}

// adviceOn is the advice on a file of the corpus, which is without errors.
func adviceOn(t *testing.T, name string) diag.List {
	t.Helper()
	if filepath.Base(filepath.Dir(name)) != "measurements" {
		return sorted(advice.Plan(soundPlan(t, readTest(t, name))))
	}
	p := soundPlan(t, readTest(t, filepath.Join(filepath.Dir(name), "plan.yaml")))
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(name), "20??.yaml"))
	var all []*evaluate.Measurements
	for _, file := range append(files, name) {
		all = append(all, soundMeasurements(t, readTest(t, file), p))
	}
	return sorted(advice.Measurements(p, all))
}

func sorted(found diag.List) diag.List {
	found.Sort()
	return found
}

func readTest(t *testing.T, name string) *diag.File {
	t.Helper()
	file := readTestFile(t, name)
	file.Name = filepath.Base(name)
	return file
}

// soundPlan reads a plan that must be without errors.
func soundPlan(t *testing.T, file *diag.File) *plan.Plan {
	t.Helper()
	p, found := verifiedPlan(file)
	noErrors(t, file, found)
	return p
}

func soundMeasurements(t *testing.T, file *diag.File, p *plan.Plan) *evaluate.Measurements {
	t.Helper()
	m, found := verifiedMeasurements(file, p)
	noErrors(t, file, found)
	return m
}

func noErrors(t *testing.T, file *diag.File, found diag.List) {
	t.Helper()
	for _, d := range found {
		t.Fatalf("%s:%d:%d: %s\n%s", file.Name, d.Pos.Line, d.Pos.Col, d.Message.In(lang.EN), file.Bytes)
	}
}

// Rules do not report what is nearly their mistake but right: the files of
// clean-advice have no warning, and no finding of the rule in their name, as in
// RULE.yaml or RULE-more.yaml.
func TestCleanAdvice(t *testing.T) {
	var names []string
	for _, pattern := range []string{"*.yaml", "measurements/*-*.yaml"} {
		more, _ := filepath.Glob(filepath.Join("../../testdata/broken/clean-advice", pattern))
		names = append(names, more...)
	}
	if len(names) < 12 {
		t.Fatalf("only %d clean files", len(names))
	}
	for _, name := range names {
		for _, d := range adviceOn(t, name) {
			if d.Rule.Severity == diag.Warning || strings.HasPrefix(filepath.Base(name), d.Rule.Code) {
				t.Errorf("%s: %d:%d: %s [%s]",
					filepath.Base(name), d.Pos.Line, d.Pos.Col, d.Message.In(lang.EN), d.Rule.Code)
			}
		}
	}
}

// Every rule of advice has a file that it finds something in.
func TestEveryAdviceHasACase(t *testing.T) {
	shown := map[string]bool{}
	for _, pattern := range []string{"*.want", "measurements/*.want"} {
		names, _ := filepath.Glob(filepath.Join(adviceDir, pattern))
		for _, name := range names {
			_, rule, _ := strings.Cut(wanted(t, name), " ")
			shown[rule] = true
		}
	}
	for _, rule := range advice.Rules() {
		if rule.Severity != diag.Error && rule != diag.RuleIgnore && !shown[rule.Code] {
			t.Errorf("%s has no file in %s", rule.Code, adviceDir)
		}
	}
}
