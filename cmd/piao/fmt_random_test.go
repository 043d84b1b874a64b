package main

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"gopkg.in/yaml.v3"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// spoken writes all that a plan says: every value, no place.
type spoken struct {
	strings.Builder
	seen map[any]int
}

// says is all that a plan, or measurements, say.
func says(what any) string {
	s := spoken{seen: map[any]int{}}
	s.say(reflect.ValueOf(what))
	return s.String()
}

func (s *spoken) say(v reflect.Value) {
	if v.CanInterface() {
		switch x := v.Interface().(type) {
		case source.Text:
			fmt.Fprintf(s, "%q/%t ", x.Value, x.Given())
			return
		case decimal.Decimal, *big.Rat, time.Time:
			fmt.Fprintf(s, "%v ", x)
			return
		case formula.Expr:
			if x != nil {
				fmt.Fprintf(s, "%s ", x)
			}
			return
		case *diag.File, []diag.Fix:
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		s.pointer(v)
	case reflect.Slice:
		fmt.Fprintf(s, "%d[", v.Len())
		for k := range v.Len() {
			s.say(v.Index(k))
		}
		s.WriteString("] ")
	case reflect.Struct:
		for k := range v.NumField() {
			if v.Type().Field(k).IsExported() {
				s.say(v.Field(k))
			}
		}
		s.WriteByte('\n')
	case reflect.Interface:
		if !v.IsNil() {
			s.say(v.Elem())
		}
	default:
		fmt.Fprintf(s, "%v ", v)
	}
}

func (s *spoken) pointer(v reflect.Value) {
	if v.IsNil() {
		s.WriteString("nil ")
		return
	}
	n, again := s.seen[v.Interface()]
	if !again {
		n = len(s.seen)
		s.seen[v.Interface()] = n
	}
	fmt.Fprintf(s, "#%d ", n)
	if !again {
		s.say(v.Elem())
	}
}

// verdictOn is what a plan says, and what is found in it: errors, warnings and
// advice, less what its comments silence, and what these are worth.
func verdictOn(t *testing.T, text []byte) (said string, found []string) {
	t.Helper()
	file := &diag.File{Name: "plan.yaml", Bytes: text}
	p, list := verifiedPlan(file)
	if p == nil || list.Failed() {
		t.Fatalf("not sound: %v\n%s", list, text)
	}
	list = append(list, plan.Advise(p)...)
	list, silenced := diag.Silenced(list, diag.Silences(file), evaluate.Rules(), func(*diag.Rule) bool { return true }, time.Now())
	for _, d := range list {
		found = append(found, d.Rule.Code+" "+d.Message.In(lang.EN))
	}
	slices.Sort(found)
	return says(p), append(found, fmt.Sprint(silenced))
}

// checkFormatting holds what must hold of any text: it is refused, or its
// canonical text says the same, with the same comments and the same findings, and
// is its own canonical text.
func checkFormatting(t *testing.T, name string, text []byte, comments []string) (formatted bool) {
	t.Helper()
	file := &diag.File{Name: "plan.yaml", Bytes: text}
	got, found, err := newTestFormatter().formatted(file)
	if err != nil || found.Failed() {
		return false
	}
	p, list := verifiedPlan(file)
	if p == nil || list.Failed() {
		t.Fatalf("%s: a text with errors was formatted: %v\n%s", name, list, text)
	}
	said, findings := verdictOn(t, diag.Fixed(file, p.Respelt))
	saidNow, findingsNow := verdictOn(t, got)
	if said != saidNow {
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
	again, _, err := newTestFormatter().formatted(&diag.File{Name: "plan.yaml", Bytes: got})
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

// What slips leave sound is formatted whole; everything else is left alone.
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

// So it is with measurements.
func TestFormattingMutilatedMeasurements(t *testing.T) {
	of := newTestFormatter()
	text := readTestFile(t, "../../plans/cciaa-tno/measurements/2023.yaml")
	formatted, tries := 0, rounds(100, 1_000)
	for seed := range uint64(tries) {
		file := &diag.File{Name: text.Name, Bytes: mutilate(rand.New(rand.NewPCG(seed, 4)), text.Bytes)}
		got, found, err := of.formatted(file)
		if err != nil || found.Failed() || formatOfText(file.Bytes) == "" {
			continue
		}
		formatted++
		once := &diag.File{Name: file.Name, Bytes: got}
		if before, after := measurementsSay(t, of, file), measurementsSay(t, of, once); before != after {
			t.Fatalf("%d: the figures changed\n%s", seed, unifiedDiff(file, got))
		}
		if again, _, err := of.formatted(once); err != nil || string(again) != string(got) {
			t.Fatalf("%d: formatted twice it differs: %v\n%s", seed, err, unifiedDiff(once, again))
		}
	}
	if formatted < tries/10 {
		t.Errorf("only %d texts are sound: the slips are too rude", formatted)
	}
}

// measurementsSay is what measurements say, in their canonical spelling.
func measurementsSay(t *testing.T, of *formatter, file *diag.File) string {
	t.Helper()
	sound, found, err := of.readSound(file)
	if err != nil || found.Failed() {
		t.Fatal(found, err)
	}
	root, _ := source.Parse(&diag.File{Name: file.Name, Bytes: diag.Fixed(file, sound.respelt)})
	m, _ := evaluate.Read(root, sound.of)
	return says(m)
}

// scrambled writes a tree of values anew: keys of elements in any order, any
// indents and quotes, with comments and empty lines.
type scrambled struct {
	*rand.Rand
	strings.Builder
	comments []string
	below    int // the indent that a comment must stay below not to be text
}

func (s *scrambled) comment() string {
	text := fmt.Sprintf("# comment %d.", len(s.comments))
	s.comments = append(s.comments, text)
	return text
}

func (s *scrambled) between(indent int) {
	for s.IntN(4) == 0 {
		if s.IntN(2) == 0 {
			s.WriteString("\n")
			continue
		}
		s.WriteString(strings.Repeat(" ", min(max(0, indent+s.IntN(5)-1), s.below-1)) + s.comment() + "\n")
	}
}

func (s *scrambled) lineEnd() {
	if s.IntN(8) == 0 {
		s.WriteString(strings.Repeat(" ", 1+s.IntN(3)) + s.comment())
	}
	s.WriteString("\n")
}

// byName says that a map's keys are those of an element, so that their order is
// nobody's.
func byName(n *yaml.Node) bool {
	for k := 0; k < len(n.Content); k += 2 {
		if !slices.Contains([]string{"format", "entity", "title", "language", "years", "revision", "scoring", "areas", "missions", "offices", "measures", "objectives", "other_resources",
			"totals", "code", "name", "number", "date", "note", "method", "cap", "missing", "bands", "from", "colour", "description", "weight", "programmes", "unit", "source", "is", "measure", "year",
			"area", "programme", "resources", "indicators", "office", "type", "formula", "targets", "total", "interventions", "baseline", "steps", "zero_denominator", "when", "score", "division", "group", "amounts"}, n.Content[k].Value) {
			return false
		}
	}
	return true
}

func (s *scrambled) order(n *yaml.Node) []int {
	order := s.Perm(len(n.Content) / 2)
	if !byName(n) {
		slices.Sort(order)
	}
	return order
}

// scalar writes a text in one of the ways that hold for it.
func (s *scrambled) scalar(n *yaml.Node) string {
	quoted := "'" + strings.ReplaceAll(n.Value, "'", "''") + "'"
	switch {
	case strings.Contains(n.Value, "\n"):
		return fmt.Sprintf("%q", n.Value)
	case n.Style == 0 && s.IntN(3) > 0 && !strings.ContainsAny(n.Value, ",[]{}:#"):
		return n.Value
	case s.IntN(2) == 0 && !strings.ContainsAny(n.Value, `"\`):
		return `"` + n.Value + `"`
	}
	return quoted
}

func (s *scrambled) flow(n *yaml.Node) string {
	var parts []string
	switch n.Kind {
	case yaml.MappingNode:
		for _, k := range s.order(n) {
			parts = append(parts, s.scalar(n.Content[2*k])+": "+s.flow(n.Content[2*k+1]))
		}
		return "{" + strings.Join(parts, []string{", ", ",", " ,  "}[s.IntN(3)]) + "}"
	case yaml.SequenceNode:
		for _, item := range n.Content {
			parts = append(parts, s.flow(item))
		}
		return "[ " + strings.Join(parts, ", ") + "]"
	}
	return s.scalar(n)
}

// value writes a value behind its key or dash; a block stands at an indent.
func (s *scrambled) value(n *yaml.Node, indent int) {
	s.below = 99
	switch {
	case n.Kind == yaml.ScalarNode && s.IntN(4) == 0 && strings.Count(n.Value, " ") > 3 && !strings.Contains(n.Value, "\n"):
		s.below = indent
		s.WriteString(" >-\n")
		for chunk := range slices.Chunk(strings.Split(n.Value, " "), 1+s.IntN(30)) {
			s.WriteString(strings.Repeat(" ", indent) + strings.Join(chunk, " ") + "\n")
		}
	case n.Kind == yaml.ScalarNode || len(n.Content) == 0 || n.Style&yaml.FlowStyle != 0 && s.IntN(3) > 0:
		text := s.flow(n)
		s.WriteString(" " + text)
		if strings.ContainsAny(text, "/*+") {
			s.WriteString("\n") // behind a formula a comment might be meant to be a part of it
			return
		}
		s.lineEnd()
	default:
		s.lineEnd()
		s.block(n, indent)
	}
}

func (s *scrambled) block(n *yaml.Node, indent int) {
	if n.Kind == yaml.SequenceNode {
		for _, item := range n.Content {
			s.between(indent)
			s.WriteString(strings.Repeat(" ", indent) + "-")
			if item.Kind != yaml.MappingNode || item.Style&yaml.FlowStyle != 0 {
				s.value(item, indent+2+s.IntN(3))
				continue
			}
			s.WriteString(" ")
			s.entries(item, indent+2, true)
		}
		return
	}
	s.entries(n, indent, false)
}

func (s *scrambled) entries(n *yaml.Node, indent int, inLine bool) {
	for i, k := range s.order(n) {
		if i > 0 || !inLine {
			s.between(indent)
			s.WriteString(strings.Repeat(" ", indent))
		}
		s.WriteString(s.scalar(n.Content[2*k]) + ":")
		s.value(n.Content[2*k+1], indent+1+s.IntN(5))
	}
}

// unalias puts what aliases stand for in their place.
func unalias(n *yaml.Node) {
	for k, child := range n.Content {
		if child.Kind == yaml.AliasNode {
			n.Content[k] = child.Alias
		}
		unalias(n.Content[k])
	}
}

// However a plan is written, its canonical text says the same; and keys stand in
// one order.
func TestFormattingScrambledPlans(t *testing.T) {
	texts := soundPlans(t)
	for at, name := range sortedNames(texts) {
		var document yaml.Node
		if err := yaml.Unmarshal(texts[name], &document); err != nil {
			t.Fatal(err)
		}
		unalias(document.Content[0])
		tries := rounds(3, 20)
		if len(texts[name]) > 20_000 {
			tries = rounds(1, 3)
		}
		for seed := range tries {
			s := &scrambled{Rand: rand.New(rand.NewPCG(uint64(seed), uint64(at))), below: 99}
			s.entries(document.Content[0], 0, false)
			text := []byte(s.String())
			if p, list := verifiedPlan(&diag.File{Name: "plan.yaml", Bytes: text}); p == nil || list.Failed() {
				t.Fatalf("%s (%d): the scrambler writes what is not sound: %v\n%s", name, seed, list, text)
			}
			if !checkFormatting(t, fmt.Sprintf("%s (%d)", name, seed), text, s.comments) {
				t.Fatalf("%s (%d): refused\n%s", name, seed, text)
			}
		}
	}
}

// rounds is how often a random test tries: many times where PIAO_LONG=1 asks for it.
func rounds(usual, long int) int {
	if os.Getenv("PIAO_LONG") == "1" {
		return long
	}
	return usual
}
