package main

import (
	"bytes"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"piao/plan/formula"
)

// What `explain` shows is a calculation that a reader can do again. This test does it again, from the page
// alone, for every method, form of target and side on which a value can lie.

func TestExplanationsAddUp(t *testing.T) {
	cases := explainedCases()
	if os.Getenv("PIAO_LONG") != "1" {
		rand.New(rand.NewPCG(11, 11)).Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
		cases = cases[:400]
	}
	dir := t.TempDir()
	writeCases(t, dir, cases)
	var out, errs bytes.Buffer
	args := []string{"explain", "O", "--year", "2023", "--lang", "en", "--plan", filepath.Join(dir, "plan.yaml")}
	if code := run(args, nil, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	pages := regexp.MustCompile(`(?m)^I\d+  Case\n═+\n`).Split(out.String(), -1)[1:]
	if len(pages) != len(cases) {
		t.Fatalf("%d pages for %d indicators", len(pages), len(cases))
	}
	for k, page := range pages {
		if fault := recomputed(page); fault != "" {
			t.Errorf("%+v: %s\n%s", cases[k], fault, page)
			return
		}
	}
}

// An explained case is an indicator and its figures.
type explainedCase struct{ unit, target, scoring, formula, a string }

func explainedCases() []explainedCase {
	var cases []explainedCase
	scorings := func(op string, value int) []string {
		worse := map[string]int{">": value - 20, "<": value + 20, "=": value + 20}[op[:1]]
		all := []string{"method: proportional", "method: inverse", "method: on_off"}
		if op != ".." {
			all = append(all, fmt.Sprintf("method: linear, baseline: %d", worse))
		}
		return append(all, "method: steps, steps: "+stepsFor(op, value))
	}
	for _, op := range []string{">=", ">", "<=", "<", "=", "=±", ".."} {
		for _, value := range []int{10, 0, -10, 7} {
			target := fmt.Sprintf("%s %d", op, value)
			switch op {
			case "=±":
				target = fmt.Sprintf("= %d ± 1", value)
			case "..":
				target = fmt.Sprintf("%d .. %d", value, value+4)
			}
			for _, scoring := range scorings(op, value) {
				for _, cap := range []string{"100 %", "150 %"} {
					for _, a := range []string{"-25", "-10", "-9.5", "-3", "0", "3", "6.99", "7", "9.5", "9.9996", "10", "12", "30"} {
						with := "{" + scoring + ", cap: " + cap + "}"
						cases = append(cases, explainedCase{"N.", target, with, "A", a},
							explainedCase{"%", percentTarget(target), percentScoring(with), "A / 100", a},
							explainedCase{"gg", target, with, "(A - B) * 3 / B", a})
					}
				}
			}
		}
	}
	for _, judged := range []string{"0 %", "45.5 %", "100 %", "130 %"} {
		cases = append(cases, explainedCase{"gg", ">= 10", "{method: judged}", "", judged},
			explainedCase{"gg", ">= 10", "{method: judged, cap: 120 %}", "", judged})
	}
	return cases
}

func stepsFor(op string, value int) string {
	first, second := fmt.Sprintf("%s %d", op, value), fmt.Sprintf("%s %d", op, value+5)
	switch op {
	case ">=", ">":
		second = fmt.Sprintf("%s %d", op, value-5)
	case "=", "=±":
		first, second = fmt.Sprintf("= %d ± 1", value), fmt.Sprintf("= %d ± 5", value)
	case "..":
		first, second = fmt.Sprintf("%d .. %d", value, value+4), fmt.Sprintf("%d .. %d", value-5, value+9)
	}
	return fmt.Sprintf("[{when: %q, score: 110 %%}, {when: %q, score: 60 %%}]", first, second)
}

// percentTarget is a target with the sign %.
func percentTarget(target string) string { return target + " %" }

// percentScoring has the sign % on the baseline and in the steps.
func percentScoring(scoring string) string {
	scoring = regexp.MustCompile(`baseline: (-?\d+)`).ReplaceAllString(scoring, "baseline: $1 %")
	return regexp.MustCompile(`when: "([^"]*)"`).ReplaceAllString(scoring, `when: "$1 %"`)
}

func writeCases(t *testing.T, dir string, cases []explainedCase) {
	t.Helper()
	var plan, values, judged strings.Builder
	plan.WriteString("format: piao-plan/1\nentity: {code: e, name: E}\ntitle: T\nyears: [2023]\n" +
		"areas: {\"1\": {name: Area}}\nmeasures:\n  B: {name: B}\n")
	values.WriteString("format: piao-measurements/1\nentity: e\nyear: 2023\nvalues:\n  B: 7\n")
	for k, c := range cases {
		fmt.Fprintf(&plan, "  A%d: {name: A}\n", k)
		if c.formula == "" {
			fmt.Fprintf(&judged, "  I%d: {judged: %s}\n", k, c.a)
			continue
		}
		fmt.Fprintf(&values, "  A%d: %s\n", k, c.a)
	}
	plan.WriteString("objectives:\n  O:\n    title: O\n    area: \"1\"\n    indicators:\n")
	for k, c := range cases {
		formula := ""
		if c.formula != "" {
			formula = "formula: " + strings.ReplaceAll(c.formula, "A", fmt.Sprint("A", k)) + ", "
		}
		fmt.Fprintf(&plan, "      I%d: {name: Case, unit: %q, %stargets: {2023: %q}, scoring: %s}\n",
			k, c.unit, formula, c.target, c.scoring)
	}
	text := values.String()
	if judged.Len() > 0 {
		text += "indicators:\n" + judged.String()
	}
	for name, text := range map[string]string{"plan.yaml": plan.String(), "measurements/2023.yaml": text} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// recomputed does the calculation of a page again; it says what does not add up.
func recomputed(page string) string {
	r := &rereading{page: page, names: map[string]*big.Rat{}}
	if m := r.find(`The exact value is (\S+), which prints as`); m != nil {
		r.names["value"] = r.number(m[1])
		r.chapter("The formula", r.names["value"])
	}
	if m := r.find(`The baseline is (-?[\d.,]+(?: %)?)(?: gg)?\.\n`); m != nil {
		r.names["baseline"] = r.number(m[1])
	}
	r.target()
	r.achieved()
	r.points()
	return r.fault
}

// A rereading is a page that is being computed again.
type rereading struct {
	page, fault string
	names       map[string]*big.Rat // value, target, baseline
	met         bool
	is          *big.Rat // the achievement that the page says, to two decimals
}

func (r *rereading) find(pattern string) []string {
	return regexp.MustCompile(pattern).FindStringSubmatch(r.page)
}

func (r *rereading) want(ok bool, format string, args ...any) {
	if !ok && r.fault == "" {
		r.fault = fmt.Sprintf(format, args...)
	}
}

// chapter works out each line of a calculation, which must come to one number.
func (r *rereading) chapter(title string, want *big.Rat) (last *big.Rat) {
	_, rest, _ := strings.Cut(r.page, "\n"+title+"\n")
	lines := regexp.MustCompile(`(?m)^([=≈]) (.*)$`)
	rest, _, _ = strings.Cut(rest, "\nThe ")
	for _, line := range lines.FindAllStringSubmatch(rest, -1) {
		got := r.number(line[2])
		r.want(got != nil && near(got, want, line[1] == "≈"), "%s is not %v", line[0], want)
		last = got
	}
	return last
}

// target reads the target, and whether the page says that it is met.
func (r *rereading) target() {
	m := r.find(`The target\n(=|>=|>|<=|<|) ?(-?[\d.]+)(?: (?:±|\.\.) (-?[\d.]+))?( %)?(?:: (.*))?\n`)
	if m == nil || r.names["value"] == nil {
		return
	}
	low, high := r.number(m[2]+m[4]), r.number(m[2]+m[4])
	switch {
	case m[1] == "":
		high = r.number(m[3] + m[4])
	case m[3] != "":
		low, high = new(big.Rat).Sub(low, r.number(m[3]+m[4])), new(big.Rat).Add(low, r.number(m[3]+m[4]))
	}
	v := r.names["value"]
	r.met = map[string]bool{">=": v.Cmp(low) >= 0, ">": v.Cmp(low) > 0, "<=": v.Cmp(low) <= 0, "<": v.Cmp(low) < 0,
		"=": v.Cmp(low) >= 0 && v.Cmp(high) <= 0, "": v.Cmp(low) >= 0 && v.Cmp(high) <= 0}[m[1]]
	r.want(strings.HasSuffix(m[5], "meets it.") == r.met, "met is %v", r.met)
	r.names["target"] = r.number(m[2] + m[4])
	if m[1] == "" && v.Cmp(high) > 0 {
		r.names["target"] = high
	}
	if away := r.find(`the distance is ([\d.,]*\d)( percentage points)?`); away != nil {
		said := r.number(away[1] + strings.ReplaceAll(away[2], " percentage points", "%"))
		apart := new(big.Rat).Sub(v, r.names["target"])
		off := new(big.Rat).Sub(said, apart.Abs(apart))
		r.want(said.Sign() > 0 && off.Abs(off).Cmp(big.NewRat(1, 200)) <= 0, "%s", away[0])
	}
}

// achieved works out the ratio from its words, and compares it with the achievement.
func (r *rereading) achieved() {
	said := r.find(`the achievement is ([\d.]+ %)|The achievement is ([\d.]+ %)`)
	cap := r.find(`cap is (\d+ %)`)
	r.want(said != nil, "no achievement")
	if said == nil {
		return
	}
	r.is = r.number(said[1] + said[2])
	words := r.find(`The achievement\n.*\n\n((?:value|target|1 -|\(value).*)\n`)
	limit := func(x *big.Rat) *big.Rat { // what the cap leaves
		if cap != nil && x.Cmp(r.number(cap[1])) > 0 {
			return r.number(cap[1])
		}
		return x
	}
	zero, whole := new(big.Rat), big.NewRat(1, 1)
	want := zero
	switch step := r.find(`holds, which is worth ([\d.]+ %)\.`); {
	case words != nil:
		want = r.number(words[1])
		if r.want(want != nil, "%s is no formula", words[1]); want == nil {
			return
		}
		r.want(r.chapter("The achievement", want) != nil, "the ratio is not worked out")
		want = r.limited(want)
	case step != nil:
		want = limit(r.number(step[1]))
	case r.find(`No step holds\.`) != nil:
	case r.find(`The judgement is`) != nil:
		want = limit(r.number(r.find(`The judgement is ([\d.]+ %)`)[1]))
	case r.find(`A value not above 0 is worth the cap\.`) != nil:
		want = r.number(cap[1])
	case r.find(`Within the range it is 100 %\.|met is worth 100 %, else 0\.`) != nil:
		if r.met {
			want = whole
		}
	default:
		r.want(false, "it is not said how the achievement comes about")
	}
	r.want(near(r.is, want, true), "the achievement is %v, want %v", r.is, want)
}

// limited is what the page says of a ratio that is too low or too high.
func (r *rereading) limited(ratio *big.Rat) *big.Rat {
	whole := big.NewRat(1, 1)
	switch cap := r.find(`The cap is (\d+ %): `); {
	case cap != nil:
		r.want(r.met && ratio.Cmp(r.number(cap[1])) > 0, "the cap does not cut %v", ratio)
		return r.number(cap[1])
	case strings.Contains(r.page, "It does not fall below 0: "):
		r.want(!r.met && ratio.Sign() < 0, "%v is not below 0", ratio)
		return new(big.Rat)
	case strings.Contains(r.page, "worth 100 % at least: "):
		r.want(r.met && ratio.Cmp(whole) < 0, "%v is not raised to 100 %%", ratio)
		return whole
	case strings.Contains(r.page, "does not rise above 100 % here: "):
		r.want(ratio.Cmp(whole) > 0, "%v is not above 100 %%", ratio)
		return whole
	}
	return ratio
}

// points: the shares and the achievement make the points.
func (r *rereading) points() {
	m := r.find(`\n(.* × .*) ([=≈]) ([\d.]+) points of the body's`)
	r.want(m != nil && strings.HasSuffix(m[1], " %"), "no product")
	if m != nil {
		got := r.number(strings.ReplaceAll(m[1], "×", "*"))
		r.want(near(got, r.number(m[3]+" %"), m[2] == "≈"), "%s", m[0])
		of := strings.Split(m[1], " × ")
		r.want(near(r.number(of[len(of)-1]), r.is, false), "the achievement is not %s", of[len(of)-1])
	}
}

// near reports whether two numbers are the same, or at least as printed.
func near(a, b *big.Rat, roughly bool) bool {
	if a == nil || b == nil {
		return false
	}
	apart := new(big.Rat).Sub(a, b)
	if apart.Abs(apart); !roughly {
		return apart.Sign() == 0
	}
	return apart.Cmp(big.NewRat(1, 10_000)) <= 0
}

// number works out what the page shows, as a formula over the names; nil if it is none,
// or the names have no number.
func (r *rereading) number(text string) *big.Rat {
	e, wrong := formula.Parse(strings.ReplaceAll(text, ",", ""), nil, nil)
	if wrong != nil || slices.ContainsFunc(formula.Measures(e), func(m *formula.Measure) bool { return r.names[m.Code] == nil }) {
		return nil
	}
	v, _ := formula.Eval(e, func(m *formula.Measure) *big.Rat { return r.names[m.Code] })
	return v
}
