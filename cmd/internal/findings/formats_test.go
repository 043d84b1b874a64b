package findings

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// in is findings in one format; all formats hold what none may lack.
func in(t testing.TB, format string, list Checked, out document.Output) string {
	t.Helper()
	write := GitHubSummary
	for _, f := range Formats {
		if f.Name == format {
			write = f.Write
		}
	}
	var b bytes.Buffer
	if err := write(&b, list, out); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	misleads := func(r rune) bool { return r != '\n' && document.Misleads(r) }
	if i := strings.IndexFunc(got, misleads); i >= 0 || !utf8.ValidString(got) {
		t.Errorf("%s: raw at byte %d: %.20q", format, i, got[max(i, 0):])
	}
	if got != "" && !strings.HasSuffix(got, "\n") || format == "text" && blankEnd.MatchString(got) {
		t.Errorf("%s: no end of line, or blanks before one: %q", format, got)
	}
	return got
}

var blankEnd = regexp.MustCompile(`(?m)[\pZ\t]$`)

func decode[T any](t testing.TB, text string) (doc T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return doc
}

var update = flag.Bool("update", false, "write golden files")

var endings = map[string]string{
	"text": "txt", "concise": "concise.txt", "json": "json", "sarif": "sarif",
	"github": "github.txt", "gitlab": "gitlab.json", "junit": "xml", "summary": "md",
}

func TestFormats(t *testing.T) {
	for _, f := range Formats {
		if endings[f.Name] == "" {
			t.Errorf("%s: no golden file", f.Name)
		}
	}
	for name, ending := range endings {
		for _, l := range lang.All {
			golden(t, "findings_"+l.String()+"."+ending, in(t, name, checked(), document.Output{Lang: l}))
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s (%v)", path, got, want, err)
	}
}

// Whatever files and messages say, each format reads back as what it means.
func FuzzFormats(f *testing.F) {
	f.Add("a.yaml", "x", "peso: 1", int32(1), int32(1), int32(1), int32(4))
	f.Add("../a b/\xff\x9b%é:,.yaml", "\x00\u009b\ufffe\U000e0001{0}[a](b)\r\n\x1b", "\xff\t日\r\n",
		int32(2), int32(9), int32(1), int32(0))
	f.Add("", "", "", int32(-1), int32(-1), int32(3), int32(-2))
	f.Fuzz(func(t *testing.T, name, text, source string, line, col, toLine, toCol int32) {
		file := &diag.File{Name: name, Bytes: []byte(source)}
		span := diag.Span{
			Pos: diag.Pos{File: file, Line: line, Col: col},
			End: diag.Pos{File: file, Line: toLine, Col: toCol},
		}
		m := lang.Say("%s", "%s", text)
		d := diag.Diagnostic{
			Rule:    &diag.Rule{Code: "x", Severity: diag.Severity(len(text) % 3), Text: lang.Same(text)},
			Span:    span,
			Label:   text,
			Message: m,
			Hints:   []lang.Message{m},
			Related: []diag.Related{{Span: span, Message: m}},
		}
		checkFormats(t, Checked{Findings: []diag.List{{d, d}}, Files: [][]string{{"other.yaml", name}},
			Rules: []*diag.Rule{d.Rule}, Version: text})
	})
}

func TestFormatsHold(t *testing.T) {
	none := Checked{Findings: make([]diag.List, 1), Files: [][]string{{"a.yaml", "b.yaml"}}}
	for _, list := range []Checked{checked(), {}, none, many(1), many(10), many(11), many(300)} {
		checkFormats(t, list)
	}
}

func checkFormats(t *testing.T, list Checked) {
	t.Helper()
	for _, l := range lang.All {
		out := document.Output{Lang: l}
		in(t, "text", list, out)
		if lines := strings.Count(in(t, "concise", list, out), "\n"); lines != len(list.All()) {
			t.Errorf("concise: %d lines for %d findings", lines, len(list.All()))
		}
		in(t, "summary", list, out)
		checkJSON(t, in(t, "json", list, out), list)
		checkSARIF(t, in(t, "sarif", list, out), list)
		checkGithub(t, in(t, "github", list, out), list, l)
		checkGitlab(t, in(t, "gitlab", list, out), list)
		checkJUnit(t, in(t, "junit", list, out), list)
	}
}

func checkJSON(t *testing.T, text string, list Checked) {
	t.Helper()
	doc := decode[JSON](t, text)
	c, n := doc.Counts, len(list.All())
	if len(doc.Findings) != n || c.Error+c.Warning+c.Info != n || len(doc.Files) != len(slices.Concat(list.Files...)) {
		t.Errorf("got\n%s", text)
	}
	for _, d := range doc.Findings {
		checkRegion(t, d.location)
		if d.Hints == nil || d.Related == nil {
			t.Errorf("null for an empty list: %+v", d)
		}
	}
}

func checkRegion(t *testing.T, l location) {
	t.Helper()
	short := l.EndLine < l.Line || l.EndLine == l.Line && l.EndColumn <= l.Column
	if short || l.Line < 1 || l.Column < 1 || l.EndColumn < 1 {
		t.Errorf("no stretch of text: %+v", l)
	}
}

func checkGitlab(t *testing.T, text string, list Checked) {
	t.Helper()
	issues := decode[[]gitlabIssue](t, text)
	prints := map[string]bool{}
	for _, issue := range issues {
		prints[issue.Fingerprint] = true
		severity := slices.Contains([]string{"major", "minor", "info"}, issue.Severity)
		if issue.Location.Lines.Begin < 1 || strings.HasPrefix(issue.Location.Path, "./") || !severity {
			t.Errorf("got %+v", issue)
		}
	}
	if len(issues) != len(list.All()) || len(prints) != len(issues) {
		t.Errorf("%d issues, %d fingerprints for %d findings", len(issues), len(prints), len(list.All()))
	}
}

func TestCounts(t *testing.T) {
	for _, c := range []struct {
		list   Checked
		it, en string
	}{
		{many(2), "1 errore, 1 avviso in 1 file", "1 error, 1 warning in 1 file"},
		{many(6), "2 errori, 2 avvisi, 2 note in 1 file", "2 errors, 2 warnings, 2 notes in 1 file"},
		{many(3600),
			"1.200 errori, 1.200 avvisi, 1.200 note in 1 file", "1,200 errors, 1,200 warnings, 1,200 notes in 1 file"},
		{Checked{Files: [][]string{{"a", "b"}}}, "nessun problema in 2 file", "no problems in 2 files"},
		{Checked{Files: [][]string{{"a"}}, Silenced: 1, Known: 2},
			"nessun problema in 1 file (1 silenziato, 2 già noti)", "no problems in 1 file (1 silenced, 2 known)"},
		{Checked{Silenced: 3}, "nessun problema in 0 file (3 silenziati)", "no problems in 0 files (3 silenced)"},
	} {
		if got := c.list.counts(lang.IT); got != c.it {
			t.Errorf("got %s, want %s", got, c.it)
		}
		if got := c.list.counts(lang.EN); got != c.en {
			t.Errorf("got %s, want %s", got, c.en)
		}
	}
}
