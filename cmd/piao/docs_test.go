package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"piao/plan/diag"
	"piao/plan/lang"
)

// The manual has every bound on what people hand to piao, in both languages.
func TestBoundsDocs(t *testing.T) {
	for l, name := range map[lang.Lang]string{lang.IT: "formato.md", lang.EN: "format.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range diag.Bounds {
			row := "| " + b.Of.In(l) + " | " + lang.Count(b.Most).In(l) + " |\n"
			if !strings.Contains(string(text), row) {
				t.Errorf("%s lacks %s", name, row)
			}
		}
	}
}

// The examples of the manual are run as they stand. In a document, a block
//
//	```yaml plan.yaml
//
// writes that file, as one of csv does, and a block
//
//	```console
//	$ piao evaluate 2023
//
// runs what stands after each `$ ` and expects the lines below it. Files stay
// until the end of the document; plans/ is the checkout's; the page is 90 columns
// wide. In a repository that the document makes with `$ git init`, a block of
// gitattributes is put into .gitattributes, one of gitconfig is added to the
// repository's settings, one of diff is applied. `go test ./cmd/piao -run Docs
// -update` rewrites what is expected. The manuals of the rules are made by another
// test and run by the rules' own.
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

// Each promise names tests that exist, the same in both languages.
func TestPromises(t *testing.T) {
	var named [2][]string
	for k, name := range []string{"sicurezza.md", "security.md"} {
		text, err := os.ReadFile(filepath.Join("../../docs", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range regexp.MustCompile("(?m)^[|].*[|] *(.*) [|]$").FindAllSubmatch(text, -1) {
			for _, test := range regexp.MustCompile("`(\\w+)`").FindAllSubmatch(row[1], -1) {
				named[k] = append(named[k], string(test[1]))
			}
		}
	}
	if !slices.Equal(named[0], named[1]) || len(named[0]) == 0 {
		t.Errorf("the pages name different tests:\n%v\n%v", named[0], named[1])
	}
	var tests bytes.Buffer
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, "_test.go") {
			text, _ := os.ReadFile(name)
			tests.Write(text)
		}
		return err
	})
	for _, test := range named[0] {
		script := exists(filepath.Join("../../testdata/script", test+".txtar"))
		if err != nil || !script && !bytes.Contains(tests.Bytes(), []byte("func "+test+"(")) {
			t.Errorf("there is no test %s (%v)", test, err)
		}
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
	settleGit(t)
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
	case kind == "yaml" || kind == "csv" && file != "":
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	case kind == "gitattributes":
		appendTo(t, ".gitattributes", body)
	case kind == "gitconfig":
		if !exists(".git") {
			asGit(t, "", "init", "-q", "-b", "main")
		}
		appendTo(t, ".git/config", body)
	case kind == "diff":
		asGit(t, body, "apply", "--whitespace=nowarn", "-")
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
		if words[0] == "git" {
			out.WriteString(asGit(t, "", words[1:]...))
			continue
		}
		if words[0] != "piao" {
			t.Errorf("the manual's tests run piao and git, not %q", words[0])
			continue
		}
		var stdout, stderr bytes.Buffer
		run(words[1:], strings.NewReader(""), &stdout, &stderr)
		out.Write(stdout.Bytes())
		out.Write(stderr.Bytes())
	}
	return out.String()
}

var (
	shellPiece = regexp.MustCompile(`(?:"[^"]*"|'[^']*'|[^ '"])+`)
	quoted     = regexp.MustCompile(`"([^"]*)"|'([^']*)'`)
)

// shellWords splits a command at blanks outside quotes.
func shellWords(s string) []string {
	words := shellPiece.FindAllString(s, -1)
	for k, word := range words {
		words[k] = quoted.ReplaceAllString(word, "$1$2")
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

// settleGit makes git the same on all machines: what it prints has hashes in it.
func settleGit(t *testing.T) {
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+who+"_NAME", "Anna Rossi")
		t.Setenv("GIT_"+who+"_EMAIL", "anna@example.org")
	}
}

// asGit is what git prints, errors too. Each commit is made ten days after the one
// before.
func asGit(t *testing.T, input string, args ...string) string {
	if args[0] == "commit" {
		commits, _ := exec.Command("git", "rev-list", "--count", "--all").Output()
		n, _ := strconv.Atoi(strings.TrimSpace(string(commits)))
		day := time.Date(2025, 1, 10+10*n, 9, 0, 0, 0, time.UTC).Format(time.RFC3339)
		t.Setenv("GIT_AUTHOR_DATE", day)
		t.Setenv("GIT_COMMITTER_DATE", day)
	}
	cmd := exec.Command("git", args...)
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	if args[0] == "init" {
		appendTo(t, ".git/info/exclude", "/plans\n") // a link, to where the checkout happens to lie
	}
	return string(out)
}

func appendTo(t *testing.T, name, text string) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
}
