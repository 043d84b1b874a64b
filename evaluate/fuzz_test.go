package evaluate_test

import (
	"math/rand/v2"
	"os"
	"testing"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/rules"
	"piao/plan/source"
	"piao/testdata"
)

// FuzzMeasurements: whatever stands in the files, nothing panics; what has no errors is evaluated, and
// its figures obey the laws.
func FuzzMeasurements(f *testing.F) {
	for seed := range uint64(12) {
		m := newPlan(rand.New(rand.NewPCG(planSeed, seed)))
		year := m.years[1]
		f.Add([]byte(m.text()), []byte(m.files[year-1].text(m, year-1)), []byte(m.files[year].text(m, year)))
	}
	shipped := read(f, "../plans/cciaa-tno/plan.yaml")
	f.Add(shipped, read(f, "../plans/cciaa-tno/measurements/2022.yaml"), read(f, "../plans/cciaa-tno/measurements/2023.yaml"))
	small, last := read(f, "../testdata/broken/measurements/plan.yaml"), ""
	for _, text := range testdata.Seeds(f, ".yaml", "piao-measurements") {
		f.Add(small, []byte(last), []byte(text))
		last = text
	}
	f.Fuzz(func(t *testing.T, planText, before, now []byte) {
		planFile := &diag.File{Name: "plan.yaml", Bytes: planText}
		p, found := parsePlan(planFile)
		if p == nil {
			return
		}
		testdata.Found(t, func() (diag.List, []*diag.File) {
			file := &diag.File{Name: "now.yaml", Bytes: now}
			_, found := parseFigures(p, file)
			return found, []*diag.File{file, planFile}
		})
		earlier, wrong := parseFigures(p, &diag.File{Name: "before.yaml", Bytes: before})
		figures, alsoWrong := parseFigures(p, &diag.File{Name: "now.yaml", Bytes: now})
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

func read(f *testing.F, name string) []byte {
	f.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// parsePlan reads and checks a plan; nil where the text is not YAML.
func parsePlan(file *diag.File) (*plan.Plan, diag.List) {
	root, found := source.Parse(file)
	if found.Failed() {
		return nil, found
	}
	p, found := plan.Read(root)
	found = append(found, rules.Verify(p)...)
	return p, append(found, evaluate.Verify(p)...)
}

// parseFigures reads measurements; nil where the text is not YAML.
func parseFigures(p *plan.Plan, file *diag.File) (*evaluate.Measurements, diag.List) {
	root, found := source.Parse(file)
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
