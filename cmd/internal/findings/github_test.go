package findings

import (
	"slices"
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// checkGithub reads the commands as GitHub's runner does.
func checkGithub(t *testing.T, text string, list Checked, l lang.Lang) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		lines = nil
	}
	if want := min(len(list.All()), 11); len(lines) != want {
		t.Errorf("%d lines instead of %d:\n%s", len(lines), want, text)
	}
	if len(lines) == 11 && strings.HasPrefix(lines[10], "::") {
		t.Errorf("got %s", lines[10])
	}
	var want []string
	for _, d := range list.All() {
		want = append(want, d.Rule.Code+" "+document.Clean(Checked{}.path(locate(d.Span).File))+" "+advice(d, l))
	}
	for _, line := range lines[:min(len(lines), 10)] {
		properties, message, _ := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		_, properties, _ = strings.Cut(properties, " ")
		p := map[string]string{}
		for _, property := range strings.Split(properties, ",") {
			name, value, _ := strings.Cut(property, "=")
			p[name] = strings.NewReplacer("%3A", ":", "%2C", ",", "%25", "%", "%0A", "\n", "%0D", "\r").Replace(value)
		}
		message = strings.NewReplacer("%25", "%", "%0A", "\n", "%0D", "\r").Replace(message)
		if got := p["title"] + " " + p["file"] + " " + message; !slices.Contains(want, got) || p["line"] == "" {
			t.Errorf("%s: got %q, want one of %q", line, got, want)
		}
	}
}

// Errors come before warnings where not all have room.
func TestGithubWorst(t *testing.T) {
	lines := strings.SplitAfter(in(t, "github", many(30), document.Output{Lang: lang.EN}), "\n")
	want := "::error file=plan.yaml,line=28,col=11,endColumn=12,title=weights-sum::sum 13\n"
	if lines[9] != want || lines[10] != "20 more findings in the step summary\n" {
		t.Errorf("got %q", lines[9:])
	}
}

// A summary is never longer than GitHub takes, and says what it leaves out.
func TestGitHubSummary(t *testing.T) {
	got := in(t, "summary", many(30000), document.Output{Lang: lang.EN})
	rows, cut := strings.Count(got, "| plan.yaml:"), strings.HasSuffix(got, " more do not fit in the summary.\n")
	if len(got) > 1<<20 || len(got) < 1000<<10 || rows >= 30000 || !cut {
		t.Errorf("%d bytes, %d rows, ends with %q", len(got), rows, got[len(got)-60:])
	}
	if got := in(t, "summary", many(3000), document.Output{}); strings.Count(got, "| plan.yaml:") != 3000 {
		t.Errorf("rows are lost: %d", strings.Count(got, "| plan.yaml:"))
	}
}
