package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"piao/evaluate/advice"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// verdictOn is what is found in a plan: errors, warnings and advice, less what its
// comments silence, and how many these are.
func verdictOn(t *testing.T, text []byte) (found []string) {
	t.Helper()
	file := &diag.File{Name: "plan.yaml", Bytes: text}
	p, list := verifiedPlan(file)
	if p == nil || list.Failed() {
		t.Fatalf("not sound: %v\n%s", list, text)
	}
	list = append(list, advice.Plan(p)...)
	list, silenced := diag.Silenced(list, diag.Silences(file), advice.Rules(), func(*diag.Rule) bool { return true }, time.Now())
	for _, d := range list {
		found = append(found, d.Rule.Code+" "+d.Message.In(lang.EN))
	}
	slices.Sort(found)
	return append(found, fmt.Sprint(silenced))
}

// sameValues says that two texts hold the same values.
func sameValues(t *testing.T, a, b []byte) bool {
	t.Helper()
	one, found := source.Parse(&diag.File{Bytes: a})
	two, more := source.Parse(&diag.File{Bytes: b})
	return len(found)+len(more) == 0 && source.SameValue(one, two)
}

// checkFormatting holds what must hold of any text: it is refused, or its
// canonical text says the same, with the same comments and the same findings, and
// is its own canonical text.
func checkFormatting(t *testing.T, name string, text []byte, comments []string) (formatted bool) {
	t.Helper()
	file := &diag.File{Name: "plan.yaml", Bytes: text}
	got, found, err := new(app).formatted(file)
	if err != nil || found.Failed() {
		return false
	}
	p, list := verifiedPlan(file)
	if p == nil || list.Failed() {
		t.Fatalf("%s: a text with errors was formatted: %v\n%s", name, list, text)
	}
	respelt := diag.Fixed(file, p.Respelt)
	findings, findingsNow := verdictOn(t, respelt), verdictOn(t, got)
	if !sameValues(t, respelt, got) {
		t.Fatalf("%s: the plan changed\n%s\n---\n%s", name, text, unifiedDiff(file, got))
	}
	if !slices.Equal(findings, findingsNow) {
		t.Fatalf("%s: findings were\n%s\nare\n%s\n%s", name, strings.Join(findings, "\n"), strings.Join(findingsNow, "\n"), unifiedDiff(file, got))
	}
	for _, comment := range comments {
		if n, want := strings.Count(string(got), comment), strings.Count(string(text), comment); n != want {
			t.Fatalf("%s: %q stood %d times, stands %d times\n%s", name, comment, want, n, unifiedDiff(file, got))
		}
	}
	again, _, err := new(app).formatted(&diag.File{Name: "plan.yaml", Bytes: got})
	if err != nil || string(again) != string(got) {
		t.Fatalf("%s: formatted twice it differs: %v\n%s\n---\n%s", name, err, text, unifiedDiff(&diag.File{Name: "once", Bytes: got}, again))
	}
	return true
}

// soundPlans are the texts that plans are made of and mutilated from.
func soundPlans(t *testing.T) map[string][]byte {
	texts := map[string][]byte{}
	for _, name := range glob(t, "testdata/broken/clean/*.yaml", "testdata/broken/clean-advice/*.yaml", "plans/*/plan.yaml") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if formatOfText(text) == "piao-plan" {
			texts[filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name)] = text
		}
	}
	return texts
}

func sortedNames(texts map[string][]byte) []string {
	var names []string
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// mutilate changes a text a little, in places picked at random, as a slip of the
// hand would.
func mutilate(r *rand.Rand, text []byte) []byte {
	lines := strings.Split(string(text), "\n")
	for range 1 + r.IntN(4) {
		k := r.IntN(len(lines))
		lines = slips[r.IntN(len(slips))](r, lines, k)
	}
	return []byte(strings.Join(lines, "\n"))
}

func silence(r *rand.Rand) string {
	rules := []string{"constant-targets", "equal-weights", "missing-description", "missing-source", "one-indicator", "target-operator"}
	return "# piao:ignore " + rules[r.IntN(len(rules))] + " -- prova"
}

// slips are the ways of changing a text at a line.
var slips = []func(r *rand.Rand, lines []string, k int) []string{
	func(_ *rand.Rand, lines []string, k int) []string {
		return slices.Delete(lines, k, min(k+1, len(lines)-1))
	},
	func(_ *rand.Rand, lines []string, k int) []string { return slices.Insert(lines, k, lines[k]) },
	func(r *rand.Rand, lines []string, k int) []string {
		j := min(k+1+r.IntN(3), len(lines)-1)
		lines[k], lines[j] = lines[j], lines[k]
		return lines
	},
	func(r *rand.Rand, lines []string, k int) []string {
		lines[k] = strings.Repeat(" ", 1+r.IntN(4)) + lines[k]
		return lines
	},
	func(_ *rand.Rand, lines []string, k int) []string {
		lines[k] = strings.TrimPrefix(lines[k], " ")
		return lines
	},
	func(r *rand.Rand, lines []string, k int) []string {
		at := r.IntN(len(lines[k]) + 1)
		sign := []string{`"`, "'", "#", " # ", ":", ": ", "-", "{", "}", "[", ",", " ", "  ", ">-", "|", "\t", "*a", "&a ", "%", "\\", "é"}[r.IntN(21)]
		lines[k] = lines[k][:at] + sign + lines[k][at:]
		return lines
	},
	func(r *rand.Rand, lines []string, k int) []string {
		return slices.Insert(lines, k, strings.Repeat(" ", r.IntN(14))+fmt.Sprintf("# slip %d", r.IntN(1e6)))
	},
	func(r *rand.Rand, lines []string, k int) []string {
		return slices.Insert(lines, k, strings.Repeat(" ", r.IntN(14))+silence(r))
	},
	func(r *rand.Rand, lines []string, k int) []string {
		lines[k] += "  " + silence(r)
		return lines
	},
	func(_ *rand.Rand, lines []string, k int) []string { return slices.Insert(lines, k, "") },
	func(r *rand.Rand, lines []string, k int) []string {
		lines[k] += strings.Repeat(" ", 1+r.IntN(5)) + fmt.Sprintf("# slip %d", r.IntN(1e6))
		return lines
	},
	func(_ *rand.Rand, lines []string, k int) []string {
		if key, value, ok := strings.Cut(lines[k], ": "); ok && !strings.ContainsAny(value, "\"'#{[|>") {
			lines[k] = key + ": '" + value + "'"
		}
		return lines
	},
}

// Sound plans are formatted without loss.
func TestFormattingSoundPlans(t *testing.T) {
	for name, text := range soundPlans(t) {
		if !checkFormatting(t, name, text, nil) {
			t.Errorf("%s: refused", name)
		}
	}
}

// A changed plan that is still sound is formatted; any other is left alone.
func TestFormattingMutilatedPlans(t *testing.T) {
	texts := soundPlans(t)
	names := sortedNames(texts)
	formatted, tries := 0, rounds(200, 2_000)
	for seed := range uint64(tries) {
		r := rand.New(rand.NewPCG(seed, 3))
		name := names[r.IntN(len(names))]
		if len(texts[name]) > 20_000 && seed%20 != 0 {
			continue // the large ones take long
		}
		text := mutilate(r, texts[name])
		var comments []string
		for line := range strings.Lines(string(text)) {
			if at := strings.Index(line, "# slip"); at >= 0 {
				comments = append(comments, strings.TrimRight(line[at:], "\r\n"))
			}
		}
		if checkFormatting(t, fmt.Sprintf("%s (%d)", name, seed), text, comments) {
			formatted++
		}
	}
	if formatted < tries/10 {
		t.Errorf("of %d texts only %d are sound: the slips are too rude", tries, formatted)
	}
}

// The same holds for measurements.
func TestFormattingMutilatedMeasurements(t *testing.T) {
	of := new(app)
	text := readTestFile(t, "../../plans/cciaa-tno/measurements/2023.yaml")
	formatted, tries := 0, rounds(100, 1_000)
	for seed := range uint64(tries) {
		file := &diag.File{Name: text.Name, Bytes: mutilate(rand.New(rand.NewPCG(seed, 4)), text.Bytes)}
		got, found, err := of.formatted(file)
		if err != nil || found.Failed() || formatOfText(file.Bytes) == "" {
			continue
		}
		formatted++
		root, _ := source.Parse(file)
		respelt, _ := respellings(root)
		if !sameValues(t, diag.Fixed(file, respelt), got) {
			t.Fatalf("%d: the figures changed\n%s", seed, unifiedDiff(file, got))
		}
		once := &diag.File{Name: file.Name, Bytes: got}
		if again, _, err := of.formatted(once); err != nil || string(again) != string(got) {
			t.Fatalf("%d: formatted twice it differs: %v\n%s", seed, err, unifiedDiff(once, again))
		}
	}
	if formatted < tries/10 {
		t.Errorf("only %d texts are sound: the slips are too rude", formatted)
	}
}

// rounds is the number of rounds of a random test, which is large with PIAO_LONG=1.
func rounds(usual, long int) int {
	if os.Getenv("PIAO_LONG") == "1" {
		return long
	}
	return usual
}
