package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The examples of the manual are run as they stand. In a document, a block
//
//	```yaml plan.yaml
//
// writes that file, and a block
//
//	```console
//	$ piao evaluate 2023
//
// runs what stands after each `$ ` and expects the lines below it. Files stay
// until the end of the document; plans/ is the checkout's; the page is 90 columns
// wide. `go test ./cmd/piao -run Docs -update` rewrites what is expected. The
// manuals of the rules are made by another test and run by the rules' own.
func TestDocs(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	documents, _ := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	documents = append(documents, filepath.Join(root, "README.md"))
	for _, name := range documents {
		if isRulesManual(filepath.Base(name)) {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) { runDocument(t, root, name) })
	}
}

var block = regexp.MustCompile("(?ms)^```([a-z]+)(?: ([^\n]+))?\n(.*?)^```$")

func runDocument(t *testing.T, root, name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, variable := range []string{"LC_ALL", "LANG", "NO_COLOR", "CLICOLOR_FORCE", "PIAO_PLAN"} {
		t.Setenv(variable, "")
	}
	t.Setenv("COLUMNS", "90")
	if err := os.Symlink(filepath.Join(root, "plans"), "plans"); err != nil {
		t.Fatal(err)
	}
	got := block.ReplaceAllStringFunc(string(text), func(b string) string { return runBlock(t, b) })
	if got == string(text) {
		return
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is not what piao does; the first difference:\n%s", filepath.Base(name), firstDifference(got, string(text)))
}

func runBlock(t *testing.T, b string) string {
	m := block.FindStringSubmatch(b)
	kind, file, body := m[1], m[2], m[3]
	switch {
	case kind == "yaml" && file == "":
		t.Errorf("a yaml block without a file name is not run:\n%s", body)
	case kind == "yaml":
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	case kind == "console":
		return "```console\n" + runConsole(t, body) + "```"
	}
	return b
}

func runConsole(t *testing.T, body string) string {
	var out strings.Builder
	for line := range strings.Lines(body) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		out.WriteString(line)
		words := shellWords(strings.TrimSpace(command))
		if words[0] != "piao" {
			t.Errorf("the manual's tests run piao, not %q", words[0])
			continue
		}
		var stdout, stderr bytes.Buffer
		run(words[1:], strings.NewReader(""), &stdout, &stderr)
		out.Write(stdout.Bytes())
		out.Write(stderr.Bytes())
	}
	return out.String()
}

// shellWords splits a command at blanks outside quotes.
func shellWords(s string) []string {
	var words []string
	var word strings.Builder
	quote, inside := rune(0), false
	for _, r := range s {
		switch {
		case quote == 0 && (r == '\'' || r == '"'):
			quote, inside = r, true
		case r == quote && quote != 0:
			quote = 0
		case quote == 0 && r == ' ':
			if inside {
				words = append(words, word.String())
			}
			word.Reset()
			inside = false
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	if inside {
		words = append(words, word.String())
	}
	return words
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is longer than the other"
}
