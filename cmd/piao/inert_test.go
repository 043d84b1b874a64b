package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"gopkg.in/yaml.v3"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/source"
)

// hostile is what a stranger might write in a text or an argument: what controls a
// terminal, what reverses the direction of reading, what has no width, what notifies
// people, and a line that a job obeys.
const hostile = "\x1b[31m\x07\x7f\u0085\u009b1m\u202e\u2066\u200b\u200d\u2028\ufeff\u3164 @anna #1\n::error::x"

// hostilePlan and hostileFigures have a text under every key that takes one.
const hostilePlan = `format: piao-plan/1
entity: {code: e, name: TEXT}
title: TEXT
language: en
years: [2023, 2024]
revision: {number: 1, date: 2022-12-20, note: TEXT}
scoring:
  bands: [{name: TEXT, from: 90 %, colour: green}, {name: TEXT, from: 0 %, colour: red}]
areas:
  CODE1: {name: TEXT, description: TEXT}
missions:
  "011": {name: TEXT, programmes: {"005": {name: TEXT}}}
offices:
  CODE2: {name: TEXT}
  CODE9: {name: TEXT}
types:
  CODE8: {name: TEXT}
measures:
  N: {name: TEXT, description: TEXT, unit: TEXT, source: TEXT}
  CODE6: {name: TEXT, unit: N., source: TEXT}
objectives:
  CODE3:
    title: TEXT
    description: TEXT
    area: CODE1
    programme: 011/005
    resources: {2023: {total: 5}}
    indicators:
      CODE4: {name: TEXT, description: TEXT, office: CODE2, type: efficacia, unit: TEXT, formula: N, targets: {2023: ">= 5"}}
      CODE5: {name: TEXT, office: [CODE2, CODE9], type: CODE8, unit: N., formula: FORMULA6, targets: {2023: ">= 5"}}
      CODE7: {name: TEXT, unit: N., source: TEXT, targets: {2023: ">= 5"}}
      J1: {name: TEXT, formula: N, targets: {2023: ">= 5"}}
      J2: {name: TEXT, unit: "%", scoring: {method: judged}, targets: {2023: ">= 50 %"}}
      J3: {name: TEXT, unit: "%", scoring: {method: judged}, targets: {2023: ">= 50 %"}}
other_resources:
  - {name: TEXT, programme: TEXT, division: TEXT, group: TEXT, amounts: {2023: 4}}
`

const hostileFigures = `format: piao-measurements/1
entity: e
year: 2023
as_of: 2023-12-31
status: provisional
values:
  N: {value: 3, source: TEXT, note: TEXT}
  CODE6: {missing: TEXT}
indicators:
  CODE4: {cause: TEXT, reachable: yes, note: TEXT}
  J1: {excluded: TEXT, act: TEXT}
  J2: {judged: 80 %, by: TEXT}
  J3: {missing: TEXT}
`

// armed makes the texts and codes of a file hostile, with a number in each text.
func armed(text string, n *int) string {
	text = strings.ReplaceAll(text, "FORMULA6", `"[C6 \u202e\u200b @anna #1]"`)
	text = regexp.MustCompile(`CODE(\d)`).ReplaceAllString(text, `"C$1 \u202e\u200b @anna #1"`)
	return regexp.MustCompile(`\bTEXT\b`).ReplaceAllStringFunc(text, func(string) string {
		*n++
		return fmt.Sprintf("%+q", fmt.Sprintf("T%d,%s", *n, hostile))
	})
}

// textKeys adds the keys that take a text, each with whether the value has it.
func textKeys(shape source.Shape, n *yaml.Node, path string, has map[string]bool) {
	under := func(s source.Shape, key string, inner *yaml.Node) { textKeys(s, inner, path+"/"+key, has) }
	switch s := shape.(type) {
	case source.Scalar:
		if s.Name.EN == source.LineShape.Name.EN {
			has[path] = has[path] || n != nil && n.Value == "TEXT"
		}
	case source.Map:
		for _, k := range s.Keys {
			under(k.Shape, k.Name, valueUnder(n, k.Name))
		}
	case source.ByCode:
		for k := 1; n != nil && k < len(n.Content); k += 2 {
			under(s.Of, "*", n.Content[k])
		}
	case source.List:
		for k := 0; n != nil && k < len(n.Content); k++ {
			under(s.Of, "-", n.Content[k])
		}
	case source.Either:
		for _, one := range s {
			textKeys(one, n, path, has)
		}
	}
}

func valueUnder(n *yaml.Node, key string) *yaml.Node {
	for k := 0; n != nil && n.Kind == yaml.MappingNode && k < len(n.Content); k += 2 {
		if n.Content[k].Value == key {
			return n.Content[k+1]
		}
	}
	return nil
}

// The hostile files have a text under every key of the key tables that takes one.
func TestHostileFilesHaveEveryText(t *testing.T) {
	has := map[string]bool{}
	for _, file := range []struct {
		text  string
		shape source.Shape
	}{{hostilePlan, plan.Shape()}, {hostileFigures, evaluate.Shape()}} {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(file.text), &doc); err != nil {
			t.Fatal(err)
		}
		textKeys(file.shape, doc.Content[0], "", has)
	}
	for path, there := range has {
		if !there {
			t.Errorf("no text under %s", path)
		}
	}
	if len(has) < 30 {
		t.Errorf("only %d texts", len(has))
	}
}

var fenced = regexp.MustCompile("(?s)\n(````*)yaml\n.*?\n````*\n")

// checkInert checks that an output obeys nobody: errs that no line of it is a command.
func checkInert(t *testing.T, args []string, output string, errs bool) {
	t.Helper()
	for k, r := range output {
		if !strings.ContainsRune("\n\t", r) && document.Misleads(r) && !(r == '\r' && strings.HasPrefix(output[k:], "\r\n")) &&
			!(k == 0 && r == '\ufeff') {
			t.Fatalf("%q: raw: %q", args, output[max(0, k-30):min(len(output), k+30)])
		}
	}
	if slices.Contains(args, "markdown") {
		if visible := fenced.ReplaceAllString(output, "\n"); strings.Contains(visible, "@anna") || strings.Contains(visible, "#1") {
			t.Fatalf("%q: people are notified: %s", args, visible)
		}
	}
	for line := range strings.Lines(output) {
		if errs && strings.HasPrefix(strings.TrimSpace(line), "::error::x") {
			t.Fatalf("%q: a command: %s", args, output)
		}
	}
}

// ranInert runs a command and checks both of its outputs, of which it returns the first.
func ranInert(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if run(args, strings.NewReader(""), &stdout, &stderr) == exitDefect {
		t.Fatalf("%q: %s", args, &stderr)
	}
	isCheck := args[0] == "check"
	checkInert(t, args, stdout.String(), isCheck)
	checkInert(t, nil, stderr.String(), true)
	return stdout.String() + stderr.String()
}

// Nothing that files say, or their names, or commits, is printed so that a terminal, a
// browser or a job obeys it: every text, every command, every format.
func TestFilesAreInert(t *testing.T) {
	folder := filepath.Join(t.TempDir(), strings.ReplaceAll("cartella"+hostile, "\n::error::", ""))
	n := 0
	write(t, filepath.Join(folder, "plan.yaml"), armed(hostilePlan, &n))
	write(t, filepath.Join(folder, "measurements/2023.yaml"), armed(hostileFigures, &n))
	t.Chdir(folder)
	broken := "broken" + strings.ReplaceAll(hostile, "\n::error::", "") + ".yaml"
	git := func(args ...string) {
		for _, who := range []string{"AUTHOR", "COMMITTER"} {
			t.Setenv("GIT_"+who+"_NAME", "C1,"+hostile)
			t.Setenv("GIT_"+who+"_EMAIL", "someone@example.org")
		}
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	git("init", "-q")
	git("add", "-A")
	git("commit", "-q", "-m", "C2,"+hostile)
	other := 0
	write(t, "other.yaml", strings.NewReplacer(">= 5", ">= 6", "T1", "U1", "011", "012").Replace(armed(hostilePlan, &other)))
	write(t, "figures.csv", "code;value;note\nN;5;"+strings.ReplaceAll(hostile, "\n", " ")+"\nX"+hostile[:20]+";7;\nZ;"+hostile[:9]+";\n")
	write(t, broken, strings.ReplaceAll(armed(hostilePlan, &other), "formula: N", "formula: N + \"\\e\u202e\""))

	var codes []string
	for _, k := range []string{"1", "2", "3", "4", "5", "6"} {
		codes = append(codes, "C"+k+" \u202e\u200b @anna #1")
	}
	var seen strings.Builder
	commands := [][]string{
		{"evaluate", "2023"}, {"evaluate", "2023", "--objective", codes[2]}, {"show"}, {"show", "--year", "2023"},
		append([]string{"show", "N", "J1", "J2", "J3", "e", "011", "011/005"}, codes...),
		{"trend"}, {"trend", "N", codes[3], codes[5]}, {"explain", codes[3], codes[4], "J1", "J2", "J3", codes[2], "--year", "2023"},
		{"explain"}, {"explain", "formula"}, {"whatif", "2023", "--set", "N=4", "--set", codes[5] + "=5"}, {"needs", "2023", "--score", "90%"},
		{"diff", "plan.yaml", "other.yaml"}, {"diff", "other.yaml", "plan.yaml", "--year", "2023"}, {"diff", "HEAD", "other.yaml"},
		{"diff", "--git-external", "a" + codes[1], "plan.yaml", "0", "1", "other.yaml", "0", "1"},
		{"log", codes[3]}, {"log", "N"}, {"import", "figures.csv", "--year", "2023", "--dry-run"},
		{"show", "--plan", broken}, {"import", broken, "--year", "2023", "--dry-run"},
	}
	for _, by := range []string{"area", "programme", "office", "type"} {
		commands = append(commands, []string{"evaluate", "2023", "--by", by})
	}
	for k, command := range commands {
		for _, f := range document.Formats() {
			l := []string{"it", "en"}[k%2]
			seen.WriteString(ranInert(t, append(command, "--format", f.Name, "--lang", l)...))
		}
		seen.WriteString(ranInert(t, append(command, "--width", "40")...))
		ranInert(t, append(command, "--format", "csv", "--dialect", "excel-it")...)
	}
	for _, f := range findings.Formats {
		for _, file := range []string{"plan.yaml", broken, "."} {
			seen.WriteString(ranInert(t, "check", file, "--format", f.Name))
		}
	}
	t.Setenv("GITHUB_STEP_SUMMARY", "summary.md")
	for _, command := range [][]string{
		{"check", broken, "--format", "github"}, {"check", "--fix", broken}, {"fmt", "-d", broken, "other.yaml"},
		{"fmt", "--check"}, {"show", "--for-diff", "plan.yaml"}, {"show", "--for-diff", "measurements/2023.yaml"},
		{"template", "2023"}, {"template", "2023", "--format", "csv"}, {"template", "2023", "--format", "csv", "--dialect", "excel-it"},
		{"__complete", "show", ""}, {"__complete", "evaluate", "2023", "--office", ""}, {"__complete", "whatif", "2023", "--weight", ""},
		{"diff", "--git-external", "a" + codes[1], "plan.yaml", "0", "1", "figures.csv", "0", "1", "b" + codes[0], "rename from x"},
		{"init", "."}, {"merge-driver", "plan.yaml", "other.yaml", broken, "7", "plan" + hostile, "S" + hostile, "X" + hostile, "Y" + hostile},
	} {
		seen.WriteString(ranInert(t, command...))
	}
	summary, err := os.ReadFile("summary.md")
	if err != nil {
		t.Fatal(err)
	}
	checkInert(t, []string{"markdown"}, string(summary), true)
	for k := range n {
		if !strings.Contains(seen.String(), fmt.Sprintf(`T%d,\x1b`, k+1)) {
			t.Errorf("no command shows text %d", k+1)
		}
	}
	for _, said := range []string{`C1,\x1b`, `C2,\x1b`} {
		if !strings.Contains(seen.String(), said) {
			t.Errorf("no command shows %s", said)
		}
	}
}

// What is wrong in a file is inert wherever a stranger puts it, in every format.
func TestFindingsAreInert(t *testing.T) {
	t.Chdir(t.TempDir())
	n := 0
	places := regexp.MustCompile(`[^\s{}:,"\[\]]+`)
	for turn, at := range places.FindAllStringIndex(hostilePlan, -1) {
		text := hostilePlan[:at[0]] + fmt.Sprintf("%+q", "T"+hostile) + hostilePlan[at[1]:]
		if turn%4 == 0 { // as it is, without escapes
			text = hostilePlan[:at[0]] + "T\u202e\u200b" + hostile[turn%9:turn%9+9] + hostilePlan[at[1]:]
		}
		write(t, "plan.yaml", strings.NewReplacer("TEXT", "t").Replace(armed(text, &n)))
		for k, f := range findings.Formats {
			if turn%len(findings.Formats) == k || os.Getenv("PIAO_LONG") != "" {
				ranInert(t, "check", "--format", f.Name, "--lang", []string{"it", "en"}[turn%2])
			}
		}
		ranInert(t, "evaluate", "2023", "--lang", "en")
	}
}

// What arguments say is inert, for every command and every flag.
func TestArgumentsAreInert(t *testing.T) {
	t.Chdir(t.TempDir())
	n := 0
	write(t, "plan.yaml", armed(hostilePlan, &n))
	write(t, "measurements/2023.yaml", armed(hostileFigures, &n))
	root := newRoot(&app{stdout: io.Discard, stderr: io.Discard, env: os.Getenv})
	ranInert(t, "x"+hostile)
	ranInert(t, "--x"+hostile)
	for _, cmd := range append(root.Commands(), &cobra.Command{Use: "help"}) {
		for _, args := range [][]string{{"x" + hostile}, {"--x" + hostile}, {"2023", "x" + hostile}, {"N", "x" + hostile, "y"}, {"-x" + hostile}} {
			ranInert(t, append([]string{cmd.Name()}, args...)...)
		}
		try := func(f *pflag.Flag) {
			ranInert(t, cmd.Name(), "2023", "--"+f.Name+"=x"+hostile)
			ranInert(t, cmd.Name(), "N", "--plan", "plan.yaml", "--"+f.Name, "x"+hostile)
			ranInert(t, cmd.Name(), "plan.yaml", "plan.yaml", "--"+f.Name+"=N=x"+hostile)
		}
		cmd.Flags().VisitAll(try)
		root.PersistentFlags().VisitAll(try)
	}
}
