package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"piao/evaluate/advice"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// A rule finds something in its wrong example, advice exactly one thing, and nothing
// in its right one. Neither has an error that only echoes it, or another warning.
func TestRulesExamples(t *testing.T) {
	for _, r := range advice.Rules() {
		if r.Example == "" && r != syntax.RuleEncoding && r != syntax.RuleUnreadable && r != diag.RuleIgnore {
			t.Errorf("%s has no example", r.Code)
		}
		for example, wrong := range map[string]bool{r.Wrong(): true, r.Right(): false} {
			times := 0
			for _, d := range exampleFindings(t, r, example) {
				if d.Rule == r {
					times++
					if !r.Many.IsZero() && len(d.Message.Args) == 0 {
						t.Errorf("%s: its message does not say first what it is about", r.Code)
					}
				} else if d.Rule.Severity <= min(r.Severity, diag.Warning) {
					t.Errorf("%s, wrong %t: %s [%s]", r.Code, wrong, d.Message.In(lang.EN), d.Rule.Code)
				}
			}
			if wrong != (times > 0) && r.Example != "" || times > 1 && r.Severity != diag.Error {
				t.Errorf("%s, wrong %t: found %d times in\n%s", r.Code, wrong, times, example)
			}
		}
	}
}

// The files that the examples change have neither errors nor advice.
func TestRulesExamplesFiles(t *testing.T) {
	for _, r := range []*diag.Rule{
		{Severity: diag.Error}, {Severity: diag.Info}, {Severity: diag.Info, Measurements: true},
	} {
		for _, d := range exampleFindings(t, r, "") {
			t.Errorf("%s:%d: %s [%s]", d.Pos.File.Name, d.Pos.Line, d.Message.In(lang.EN), d.Rule.Code)
		}
	}
}

// exampleFindings is all that check finds in the files that an example of a rule
// changes, once it stands in them.
func exampleFindings(t *testing.T, r *diag.Rule, example string) diag.List {
	t.Helper()
	base := exampleFiles(t)
	plan, figures, earlier := base["advice/plan.yaml"], "", ""
	switch {
	case r.Severity == diag.Error:
		plan, figures = base["error/plan.yaml"], base["error/2023.yaml"]
	case r.Measurements:
		plan = withKeys(plan, base["measured/keys.yaml"])
		figures, earlier = base["measured/2023.yaml"], base["measured/2022.yaml"]
	}
	if r.Measurements {
		figures = withKeys(figures, example)
	} else {
		plan = withKeys(plan, example)
	}
	dir := t.TempDir()
	c := &checkedPlan{name: filepath.Join(dir, "plan.yaml"), asked: true}
	write(t, c.name, plan)
	for _, f := range [][2]string{{"2022.yaml", earlier}, {"2023.yaml", figures}} {
		if f[1] != "" {
			name := filepath.Join(dir, "measurements", f[0])
			write(t, name, f[1])
			c.measurements = append(c.measurements, name)
		}
	}
	return new(checkFlags).findIn(c).list
}

// exampleFiles are the files that the examples change a few keys of.
func exampleFiles(t *testing.T) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/examples.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

var topLevel = regexp.MustCompile(`(?m)^[a-z_]+:`)

// withKeys puts the keys of a fragment in the place of a file's own, or at its
// end.
func withKeys(base, fragment string) string {
	parts := map[string]string{}
	order := []string{}
	for _, text := range []string{base, fragment} {
		starts := topLevel.FindAllStringIndex(text, -1)
		for k, at := range starts {
			end := len(text)
			if k+1 < len(starts) {
				end = starts[k+1][0]
			}
			key := text[at[0]:at[1]]
			if _, known := parts[key]; !known {
				order = append(order, key)
			}
			parts[key] = text[at[0]:end]
		}
	}
	var whole strings.Builder
	for _, key := range order {
		whole.WriteString(parts[key])
	}
	return whole.String()
}
