package evaluate_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/source"
	"piao/testdata"
)

// FuzzPlan: whatever stands in a plan, nothing panics, and what is found is in words and in its place.
func FuzzPlan(f *testing.F) {
	for _, text := range testdata.Seeds(f, "..", ".yaml", "") {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		checkFindings(t, func() (diag.List, []*diag.File) {
			file := &diag.File{Name: "plan.yaml", Bytes: text}
			p, found := parsePlan(file)
			if p != nil && !found.Failed() {
				found = append(found, advice.Plan(p)...)
			}
			return found, []*diag.File{file}
		})
	})
}

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
	for _, text := range testdata.Seeds(f, "..", ".yaml", "piao-measurements") {
		f.Add(small, []byte(last), []byte(text))
		last = text
	}
	f.Fuzz(func(t *testing.T, planText, before, now []byte) {
		planFile := &diag.File{Name: "plan.yaml", Bytes: planText}
		p, found := parsePlan(planFile)
		if p == nil {
			return
		}
		checkFindings(t, func() (diag.List, []*diag.File) {
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

// checkFindings holds of all findings in some files: each is in words, in both languages, and at a place in one of
// the files; and whoever looks again finds the same.
func checkFindings(t *testing.T, find func() (diag.List, []*diag.File)) {
	t.Helper()
	list, files := find()
	for _, d := range list {
		spans, words := []diag.Span{d.Span}, append([]lang.Message{d.Message}, d.Hints...)
		for _, r := range d.Related {
			spans, words = append(spans, r.Span), append(words, r.Message)
		}
		for _, f := range d.Fixes {
			spans = append(spans, f.Span)
		}
		for _, s := range spans {
			checkInside(t, files, s)
		}
		for _, m := range words {
			said := m.In(lang.IT) + m.In(lang.EN)
			if said == "" || strings.Contains(said, "%!") && !strings.Contains(string(files[0].Bytes), "%!") {
				t.Errorf("%s says %q", d.Rule.Code, said)
			}
		}
	}
	if again, _ := find(); spelled(again) != spelled(list) {
		t.Errorf("first\n%s\nthen\n%s", spelled(list), spelled(again))
	}
}

// checkInside fails if a span is not in one of some files. The end may be just past the last character of its line,
// or of an empty one.
func checkInside(t *testing.T, files []*diag.File, s diag.Span) {
	t.Helper()
	for _, p := range []diag.Pos{s.Pos, s.End} {
		past := int32(1)
		if p == s.End {
			past = 2
		}
		if !slices.Contains(files, p.File) || p.Line < 1 || int(p.Line) > p.File.LineCount() || p.Col < 1 ||
			p.Col > int32(utf8.RuneCount(p.File.Line(int(p.Line))))+past {
			t.Errorf("no place in the file: %d:%d", p.Line, p.Col)
		}
	}
	if cmp.Or(s.End.Line-s.Pos.Line, s.End.Col-s.Pos.Col) < 0 {
		t.Errorf("ends before it begins: %d:%d-%d:%d", s.Pos.Line, s.Pos.Col, s.End.Line, s.End.Col)
	}
}

// spelled is findings as text, with all that they say.
func spelled(list diag.List) string {
	var b strings.Builder
	at := func(s diag.Span) string {
		return fmt.Sprintf(" %d:%d-%d:%d", s.Pos.Line, s.Pos.Col, s.End.Line, s.End.Col)
	}
	for _, d := range list {
		b.WriteString(d.Rule.Code + at(d.Span) + " " + d.Message.In(lang.IT))
		for _, h := range d.Hints {
			b.WriteString("; " + h.In(lang.IT))
		}
		for _, r := range d.Related {
			b.WriteString("; " + at(r.Span) + r.Message.In(lang.IT))
		}
		for _, f := range d.Fixes {
			b.WriteString("; " + at(f.Span) + f.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}
