package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
)

// lawFile is a file that the law for repairs is about: a plan, or measurements of one.
type lawFile struct {
	name, text string
	of         *plan.Plan // of measurements
}

// find is all that is found in the file, and the figures that can be read in it.
func (l lawFile) find(text string) (diag.List, map[string]string) {
	file := &diag.File{Name: l.name, Bytes: []byte(text)}
	figures := map[string]string{}
	if l.of != nil {
		m, found := verifiedMeasurements(file, l.of)
		if m != nil {
			for _, v := range m.Values {
				if v.Figure != nil {
					figures[v.Code.Value] = v.Figure.RatString()
				}
			}
			if !found.Failed() {
				found = append(found, advice.Measurements(l.of, []*evaluate.Measurements{m})...)
			}
		}
		return found, figures
	}
	p, found := verifiedPlan(file)
	if p == nil {
		return found, figures
	}
	for _, e := range p.Coded() {
		for _, f := range e.Facts() {
			switch f.Value.(type) {
			case target.Condition, formula.Expr, source.Share, source.Money, scoring.Figure:
				figures[fmt.Sprint(e.Kind.Code, e.Code, f.Term.Name, f.Year)] += f.Value.String()
			}
		}
	}
	if !found.Failed() {
		found = append(found, advice.Plan(p)...)
	}
	return found, figures
}

// choices are the repairs of a finding, each of which is made as a whole.
func choices(d diag.Diagnostic) (all [][]diag.Fix) {
	for _, fix := range d.Fixes {
		if fix.Kind == diag.Weights {
			return [][]diag.Fix{d.Fixes}
		}
		all = append(all, []diag.Fix{fix})
	}
	return all
}

// keeps fails where a remedy that shows a spelling is not one: put in its place it
// does not take the finding away, cannot be read, or changes a figure.
func (l lawFile) keeps(t *testing.T) (remedies int) {
	t.Helper()
	found, figures := l.find(l.text)
	for _, d := range found {
		showsItsRepairs(t, l, d)
		for _, fixes := range choices(d) {
			remedies++
			fixed := string(diag.Fixed(d.Pos.File, fixes))
			again, after := l.find(fixed)
			fail := func(what string) {
				t.Errorf("%s: %s [%s] %d:%d: %q %s\n%s", l.name, d.Message.In(lang.EN), d.Rule.Code, d.Pos.Line, d.Pos.Col,
					fixes[0].Text, what, d.Pos.File.Line(int(d.Pos.Line)))
			}
			for _, other := range again {
				same := other.Rule == d.Rule && other.Pos.Line == d.Pos.Line && other.Pos.Col == d.Pos.Col
				if same && other.Message.In(lang.IT) == d.Message.In(lang.IT) {
					fail("does not take it away")
				}
				if other.Rule.Code == "syntax" && (d.Rule != other.Rule || other.Pos.Line <= d.Pos.Line && !slices.ContainsFunc(found,
					func(d diag.Diagnostic) bool { return d.Pos.Line == other.Pos.Line })) {
					fail("cannot be read")
				}
			}
			for what, was := range figures {
				if is := after[what]; is != was && fixes[0].Kind == diag.Safe {
					fail("changes " + what + " from " + was + " to " + is)
				}
			}
		}
	}
	return remedies
}

var shownSpelling = regexp.MustCompile(`^(?:scrivere:?|oppure) (.*?)(?:, se .*)?$`)

// advisory are remedies that say how something is written, or that depend on what only
// a person knows.
var advisory = regexp.MustCompile(`^scrivere (il valore|sì oppure|status:|unit:|type:|description:|source:|baseline:|method:|` +
	`format:|per esteso|i valori|uno spazio|il target|\w+\()|^oppure (una direzione|raddoppiare)`)

// showsItsRepairs fails where a hint shows a spelling that is no repair, or a repair
// is not shown.
func showsItsRepairs(t *testing.T, l lawFile, d diag.Diagnostic) {
	t.Helper()
	plain := strings.NewReplacer(`"`, "", `'`, "", `\`, "")
	for _, hint := range d.Hints {
		m := shownSpelling.FindStringSubmatch(hint.In(lang.IT))
		if m == nil || advisory.MatchString(hint.In(lang.IT)) {
			continue
		}
		shown := strings.TrimSpace(plain.Replace(m[1]))
		if !slices.ContainsFunc(d.Fixes, func(f diag.Fix) bool {
			text := strings.TrimSpace(plain.Replace(f.Text))
			return strings.Contains(shown, text) || strings.Contains(text, shown)
		}) && d.Span.Pos.Line == d.Span.End.Line {
			t.Errorf("%s:%d:%d: %q shows a spelling, but is no repair", l.name, d.Pos.Line, d.Pos.Col, hint.In(lang.IT))
		}
	}
	if len(d.Fixes) > 0 && len(d.Hints) == 0 && d.Fixes[0].Kind != diag.Weights {
		t.Errorf("%s:%d:%d: a repair that is not shown: %q", l.name, d.Pos.Line, d.Pos.Col, d.Fixes[0].Text)
	}
}

// Each remedy that shows a spelling is one, in every file that is known to be wrong.
func TestRemediesOfBrokenFiles(t *testing.T) {
	plans := map[string]*plan.Plan{}
	names, _ := filepath.Glob("../../testdata/broken/*/*.yaml")
	cases, _ := filepath.Glob("../../../shared/cases/syntax/*.yaml")
	if len(cases) == 0 {
		t.Log("the cases of others are not here")
	}
	remedies := 0
	for _, name := range append(names, cases...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		l := lawFile{name: name, text: string(text)}
		if dir := filepath.Dir(name); filepath.Base(dir) == "measurements" {
			if plans[dir] == nil {
				plans[dir], _, _ = (&app{env: func(string) string { return "" }}).readPlan(filepath.Join(dir, "plan.yaml"))
			}
			l.of = plans[dir]
		}
		remedies += l.keeps(t)
	}
	for _, r := range advice.Rules() {
		for _, d := range exampleFindings(t, r, r.Wrong()) {
			showsItsRepairs(t, lawFile{name: r.Code}, d)
		}
	}
	if remedies < 120 {
		t.Errorf("only %d remedies", remedies)
	}
}

// shippedParts makes plans of the shipped one, each with a single objective and the
// measures of its formulas, and a part of its measurements.
func shippedParts(t *testing.T) (parts []lawFile) {
	t.Helper()
	text, err := os.ReadFile("../../plans/cciaa-tno/plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	whole, found := verifiedPlan(&diag.File{Name: "plan.yaml", Bytes: text})
	if found.Failed() {
		t.Fatal("the shipped plan is wrong")
	}
	head, rest, _ := strings.Cut(string(text), "\nmeasures:\n")
	measures, objectives, _ := strings.Cut(rest, "\nobjectives:\n")
	objectives, tail, _ := strings.Cut(objectives, "\nother_resources:\n")
	tail, _, _ = strings.Cut(tail, "\ntotals:")
	entries := func(block string) []string {
		return regexp.MustCompile(`(?m)^  [^ #].*\n(?:(?:    .*)?\n)*`).FindAllString(block+"\n", -1)
	}
	for _, objective := range entries(objectives) {
		part := head + "\nmeasures:\n"
		for k, m := range whole.Measures {
			named := func(i *plan.Indicator) bool { return strings.Contains(objective, "  "+i.Code.Value+":") }
			if slices.ContainsFunc(m.UsedBy, named) || strings.Contains(objective, m.Code.Value) {
				part += strings.ReplaceAll(entries(measures)[k], "is: {", "# is: {")
			}
		}
		parts = append(parts, lawFile{name: "plan", text: part + "objectives:\n" +
			regexp.MustCompile(`(?m)^    weight: .*`).ReplaceAllString(objective, "    weight: 100 %") + "other_resources:\n" + tail})
	}
	figures, err := os.ReadFile("../../plans/cciaa-tno/measurements/2023.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return append(parts, lawFile{name: "2023", text: string(figures), of: whole})
}

// lapses are what people do to a line; a lapse of the notation alone keeps its meaning.
var lapses = []struct {
	notation bool
	what     *regexp.Regexp
	with     string
}{
	{true, regexp.MustCompile(`"(>=|<=|=|>|<) ([^"]*)"`), "$1 $2"},
	{true, regexp.MustCompile(`"(>=|<=) ([^"]*)"`), `"$1$2"`},
	{true, regexp.MustCompile(`">= ([^"]*)"`), `"almeno $1"`},
	{true, regexp.MustCompile(`">= ([^"]*)"`), `non meno di $1`},
	{true, regexp.MustCompile(`"<= ([^"]*)"`), `"at most $1"`},
	{true, regexp.MustCompile(`"<= ([^"]*)"`), `al massimo $1`},
	{true, regexp.MustCompile(`">= ([^"]*)"`), `"=> $1"`},
	{true, regexp.MustCompile(`">= ([^"]*)"`), `"> = $1"`},
	{true, regexp.MustCompile(`"([^"]*)"`), "“$1”"},
	{true, regexp.MustCompile(`unit: "%"`), "unit: %"},
	{true, regexp.MustCompile(`formula: ([A-Za-z][\w.]*) `), "formula: [$1] "},
	{true, regexp.MustCompile(` \* `), " × "},
	{true, regexp.MustCompile(` / `), " : "},
	{true, regexp.MustCompile(`type: (.)`), "type: $1"},
	{true, regexp.MustCompile(`(name|title|description): ([A-Z]\w+) (\w)`), "$1: $2: $3"},
	{true, regexp.MustCompile(`([0-9])\.([0-9])\b`), "$1,$2"},
	{true, regexp.MustCompile(`\b([0-9]{1,3})([0-9]{3})\.([0-9]{2})\b`), "$1.$2,$3"},
	{true, regexp.MustCompile(`\b([0-9]{1,3})([0-9]{3})([,} ]|$)`), "$1 $2$3"},
	{true, regexp.MustCompile(`\b([0-9]{2,3}) %`), "$1"},
	{true, regexp.MustCompile(`\b([0-9]+) %`), "$1%%"},
	{true, regexp.MustCompile(`\b([0-9]+) %`), "% $1"},
	{true, regexp.MustCompile(`\b([0-9]+) %`), "$1 per cento"},
	{true, regexp.MustCompile(`(20[0-9][0-9])-(12)-(31)`), "$3/$2/$1"},
	{true, regexp.MustCompile(`(20[0-9][0-9])-(12)-(31)`), "$3 dicembre $1"},
	{true, regexp.MustCompile(`: ([0-9]+)$`), ": +$1"},
	{true, regexp.MustCompile(`\bweight:`), "peso:"},
	{true, regexp.MustCompile(`\btargets:`), "target:"},
	{false, regexp.MustCompile(`: `), ":"},
	{false, regexp.MustCompile(`: `), " "},
	{false, regexp.MustCompile(`: `), " = "},
	{false, regexp.MustCompile(`"`), ""},
	{false, regexp.MustCompile(`'`), ""},
	{false, regexp.MustCompile(`[\[\]{}]`), ""},
	{false, regexp.MustCompile(`, `), " "},
	{false, regexp.MustCompile(`\.`), ","},
	{false, regexp.MustCompile(`  `), " "},
	{false, regexp.MustCompile(`^ `), "  "},
	{false, regexp.MustCompile(`^  `), "\t"},
	{false, regexp.MustCompile(`([a-z])([a-z])`), "$2$1"},
	{false, regexp.MustCompile(`[A-Za-z_]`), ""},
	{false, regexp.MustCompile(`[A-Za-z]`), "\u200b$0"},
	{false, regexp.MustCompile(`[0-9]`), ""},
	{false, regexp.MustCompile(`([0-9])`), "$1,$1"},
	{false, regexp.MustCompile(` %`), " ‰"},
	{false, regexp.MustCompile(`[0-9]+`), "½"},
}

// lapsed is a text after a lapse in one of its lines; meant reports whether only the
// notation changed.
func lapsed(random *rand.Rand, text string) (hurt string, notation bool) {
	lines := strings.SplitAfter(text, "\n")
	for {
		k, lapse := random.IntN(len(lines)), lapses[random.IntN(len(lapses))]
		places := lapse.what.FindAllStringSubmatchIndex(strings.TrimSuffix(lines[k], "\n"), -1)
		if len(places) == 0 || strings.HasPrefix(strings.TrimSpace(lines[k]), "#") || strings.HasPrefix(lines[k], "format") {
			continue
		}
		at := places[random.IntN(len(places))]
		with := lapse.what.ExpandString(nil, lapse.with, lines[k], at)
		lines[k] = lines[k][:at[0]] + string(with) + lines[k][at[1]:]
		return strings.Join(lines, ""), lapse.notation
	}
}

// Each remedy of a lapse is one, and --fix makes no other figure of it: what it leaves
// without an error says what the file said before.
func TestRemediesOfLapses(t *testing.T) {
	tries := rounds(700, 40000)
	parts := shippedParts(t)
	var whole []map[string]string
	for _, l := range parts {
		found, figures := l.find(l.text)
		for _, d := range found {
			if d.Rule.Severity == diag.Error {
				t.Fatalf("%s: %s\n%s", l.name, d.Message.In(lang.EN), l.text)
			}
		}
		whole = append(whole, figures)
	}
	random := rand.New(rand.NewPCG(11, 0))
	remedies, made := 0, 0
	for range tries {
		k := random.IntN(len(parts))
		l := parts[k]
		text, notation := lapsed(random, l.text)
		before := l.text
		l.text = text
		remedies += l.keeps(t)
		read := func(f *diag.File) (list diag.List, respelt []diag.Fix) {
			if l.of != nil {
				return against(l.of)(f)
			}
			p, list := verifiedPlan(f)
			if p != nil {
				respelt = p.Respelt
			}
			return list, respelt
		}
		fixed, left := repaired(&diag.File{Name: l.name, Bytes: []byte(text)}, false, read)
		if string(fixed) == text {
			continue
		}
		if again, _ := repaired(&diag.File{Name: l.name, Bytes: fixed}, false, read); string(again) != string(fixed) {
			t.Errorf("repaired twice:\n%s\n%s", fixed, again)
		}
		if left.Failed() || !notation {
			continue
		}
		made++
		_, figures := l.find(string(fixed))
		for what, was := range whole[k] {
			if is := figures[what]; is != was {
				t.Errorf("%s was %s and is %s after\n%s", what, was, is, unifiedDiff(&diag.File{Name: l.name, Bytes: []byte(before)}, fixed))
			}
		}
	}
	t.Logf("%d remedies, %d files repaired", remedies, made)
	if remedies < tries/3 || made < tries/15 {
		t.Errorf("only %d remedies, %d files repaired", remedies, made)
	}
}
