package advice

import (
	"testing"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/rules"
	"piao/plan/source"
	"piao/testdata"
)

// FuzzPlan: whatever stands in a plan, nothing panics, and what is found is in words and in its place.
func FuzzPlan(f *testing.F) {
	for _, text := range testdata.Seeds(f, ".yaml", "") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		testdata.Found(t, func() (diag.List, []*diag.File) {
			file := &diag.File{Name: "plan.yaml", Bytes: []byte(text)}
			return checked(file), []*diag.File{file}
		})
	})
}

// checked is all that check finds in a plan.
func checked(file *diag.File) diag.List {
	root, found := source.Parse(file)
	if len(found) > 0 {
		return found
	}
	p, found := plan.Read(root)
	found = append(append(found, rules.Verify(p)...), evaluate.Verify(p)...)
	if !found.Failed() {
		found = append(found, Plan(p)...)
	}
	return found
}
