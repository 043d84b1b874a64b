package evaluate_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/rules"
	"piao/plan/source"
)

// FuzzMeasurements: whatever stands in the files, nothing panics; what has no errors is evaluated, and
// its figures obey the laws.
func FuzzMeasurements(f *testing.F) {
	for seed := range uint64(12) {
		m := newPlan(rand.New(rand.NewPCG(planSeed, seed)))
		year := m.years[1]
		f.Add([]byte(m.text()), []byte(m.files[year-1].text(m, year-1)), []byte(m.files[year].text(m, year)))
	}
	addFiles(f, "../plans/cciaa-tno/plan.yaml", "../plans/cciaa-tno/measurements/*.yaml")
	addFiles(f, "../testdata/broken/measurements/plan.yaml", "../testdata/broken/measurements/*.yaml")
	f.Fuzz(func(t *testing.T, planText, before, now []byte) {
		p, found := parsePlan(planText)
		if p == nil {
			return
		}
		earlier, wrong := parseFigures(p, before)
		figures, alsoWrong := parseFigures(p, now)
		if found.Failed() || alsoWrong.Failed() || figures == nil || !p.HasYear(figures.Year) {
			return
		}
		list := []*evaluate.Measurements{figures}
		if !wrong.Failed() && earlier != nil && earlier.Year < figures.Year {
			list = append(list, earlier)
		}
		checkLaws(t, p, figures.Year, list)
	})
}

// addFiles adds a plan of the repository with each of some measurements.
func addFiles(f *testing.F, planName, pattern string) {
	f.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		f.Fatalf("no files %s: %v", pattern, err)
	}
	for k, name := range names {
		f.Add(read(f, planName), read(f, names[max(k-1, 0)]), read(f, name))
	}
}

func read(f *testing.F, name string) []byte {
	f.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// parsePlan reads and checks a plan; nil where the text is not YAML.
func parsePlan(text []byte) (*plan.Plan, diag.List) {
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: text})
	if found.Failed() {
		return nil, found
	}
	p, found := plan.Read(root)
	found = append(found, rules.Verify(p)...)
	return p, append(found, evaluate.Verify(p)...)
}

// parseFigures reads measurements; nil where the text is not YAML.
func parseFigures(p *plan.Plan, text []byte) (*evaluate.Measurements, diag.List) {
	root, found := source.Parse(&diag.File{Name: "now.yaml", Bytes: text})
	if found.Failed() {
		return nil, found
	}
	return evaluate.Read(root, p)
}

func checkLaws(t *testing.T, p *plan.Plan, year int, list []*evaluate.Measurements) {
	t.Helper()
	evaluate.Years(p, year)
	r := evaluate.Plan(p, year, list)
	for _, r := range append(ahead.SideBySide(r, ahead.Supposition{}, planWideMethods()), r) {
		checkPointsSum(t, "fuzz", r)
		checkViews(t, "fuzz", r)
		checkBounds(t, "fuzz", r)
		r.NotFinal()
	}
}
