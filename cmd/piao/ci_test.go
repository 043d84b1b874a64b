package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The scripts that run piao in CI, run as there. Both find what is wrong in a plan
// that is named last, and in the measurements of a plan that is named alone.
func TestCIScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	action := scriptIn(t, root, ".github/actions/check/action.yml", "        run: |\n((?:          .*\n|        +.*\n)+)\\z")
	hook := scriptIn(t, root, ".pre-commit-hooks.yaml", "  entry: (.*)")
	gitlab := scriptIn(t, root, "docs/ci/gitlab.yml", "  script:\n    - (.*)")
	bin := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "piao")); err != nil {
		t.Fatal(err)
	}
	figures := exampleFiles(t)["error/2023.yaml"]
	plan := exampleFiles(t)["error/plan.yaml"]
	for _, c := range []struct{ script, path, broken, want string }{
		{action, "plans/a\nplans/b\n", "plans/b/plan.yaml", "::error file=plans/b/plan.yaml,"},
		{action, "plans/a plans/b", "plans/b/plan.yaml", "::error file=plans/b/plan.yaml,"},
		{action, "plans/a/plan.yaml\nplans/b/plan.yaml", "plans/b/measurements/2023.yaml",
			"::error file=plans/b/measurements/2023.yaml,"},
		{action, "", "plans/a/plan.yaml", "::error file=plans/a/plan.yaml,"},
		{action, "plans/a\nplans/b", "", ""},
		{hook + " plans/a/plan.yaml", "", "plans/a/measurements/2023.yaml", "plans/a/measurements/2023.yaml:1:10: error"},
		{gitlab, "", "plans/b/plan.yaml", "plans/b/plan.yaml:1:10: error"},
	} {
		dir := t.TempDir()
		for _, body := range []string{"plans/a", "plans/b"} {
			write(t, filepath.Join(dir, body, "plan.yaml"), plan)
			write(t, filepath.Join(dir, body, "measurements/2023.yaml"), figures)
		}
		if c.broken != "" {
			write(t, filepath.Join(dir, c.broken), "formato: [\n")
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", c.script)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "RUNNER_TEMP="+bin, "PATH="+bin+":"+os.Getenv("PATH"), "PIAO_PATH="+c.path,
			"PIAO_STRICT=false", "PIAO_SARIF=piao.sarif", "GITHUB_WORKSPACE="+dir, "PIAO_PLAN=", "GITHUB_STEP_SUMMARY=")
		out, err := cmd.CombinedOutput()
		if (err != nil) != (c.broken != "") || !strings.Contains(string(out), c.want) {
			t.Errorf("%s\nwith %q: %v, got\n%s", c.script, c.path, err, out)
		}
	}
}

// scriptIn is the script that stands in a file.
func scriptIn(t *testing.T, root, name, where string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(where).FindSubmatch(text)
	if m == nil {
		t.Fatalf("%s has no script", name)
	}
	return string(m[1])
}
