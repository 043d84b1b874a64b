package main

import (
	"os/exec"
	"strings"
	"testing"
)

// The manual names every module in the binary, with its version.
func TestDependenciesOfTheManual(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Version}}{{end}}", ".")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range glob(t, "docs/dipendenze.md", "docs/dependencies.md") {
		text := string(readTestFile(t, page).Bytes)
		for line := range strings.Lines(string(out)) {
			module := strings.Fields(line)
			if len(module) == 2 && !strings.Contains(text, "| `"+module[0]+"` | "+module[1]+" |") {
				t.Errorf("%s lacks %s", page, module)
			}
		}
	}
}
