package main

import (
	"os/exec"
	"slices"
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

// No package of ours uses the network, and of the modules only those that the manual
// names: one for flags that are addresses, one to tell the kind of a file.
func TestNetwork(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f",
		`{{if not .Standard}}{{$p := .}}{{range .Imports}}{{$p.ImportPath}} {{.}}{{"\n"}}{{end}}{{end}}`, ".")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if len(words) == 2 && slices.Contains([]string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls"}, words[1]) {
			got = append(got, strings.Join(words, " "))
		}
	}
	slices.Sort(got)
	if want := []string{"github.com/spf13/pflag net", "github.com/xuri/excelize/v2 net/http"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
