package findings

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// junitElements is what the schema of Jenkins' xUnit plugin (junit-10.xsd) lets
// stand in the elements that piao writes; attributes before the bar are required.
var junitElements = map[string]struct{ attributes, children string }{
	"":           {"|", "testsuites"},
	"testsuites": {"|name time tests failures errors", "testsuite"},
	"testsuite": {"name tests failures errors|group time skipped timestamp hostname id package file log url",
		"testsuite properties testcase system-out system-err"},
	"testcase": {"name|time classname group",
		"skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err"},
	"failure":    {"|type message", ""},
	"skipped":    {"|", ""},
	"system-out": {"|", ""},
}

func checkJUnit(t *testing.T, text string, list Checked) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(text))
	for stack := []string{""}; ; {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		switch e := token.(type) {
		case xml.StartElement:
			checkElement(t, stack[len(stack)-1], e)
			stack = append(stack, e.Name.Local)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
	var doc junitSuites
	if err := xml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	checkSuites(t, doc, list)
}

func checkElement(t *testing.T, parent string, e xml.StartElement) {
	t.Helper()
	if !slices.Contains(strings.Fields(junitElements[parent].children), e.Name.Local) {
		t.Errorf("<%s> in <%s>", e.Name.Local, parent)
	}
	required, optional, _ := strings.Cut(junitElements[e.Name.Local].attributes, "|")
	var names []string
	for _, a := range e.Attr {
		names = append(names, a.Name.Local)
		if !slices.Contains(strings.Fields(required+" "+optional), a.Name.Local) {
			t.Errorf("<%s %s=…>", e.Name.Local, a.Name.Local)
		}
	}
	for _, name := range strings.Fields(required) {
		if !slices.Contains(names, name) {
			t.Errorf("<%s> without %s", e.Name.Local, name)
		}
	}
}

// checkSuites: the counts are those of the cases, no two cases are the same, and
// every finding is in the case of its rule and file.
func checkSuites(t *testing.T, doc junitSuites, list Checked) {
	t.Helper()
	tests, failures := 0, 0
	seen := map[[2]string]string{}
	for _, s := range doc.Suites {
		failed, skipped := 0, 0
		for _, c := range s.Cases {
			at := [2]string{c.Class, c.Name}
			if _, twice := seen[at]; twice || c.Class != s.Name || c.Name == "" {
				t.Errorf("got %+v in %s", c, s.Name)
			}
			seen[at] = ""
			switch {
			case c.Failure != nil:
				failed++
				seen[at] = c.Failure.Text
			case c.Output != nil:
				seen[at] = c.Output.Text
			case c.Skipped != nil:
				skipped++
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failed || s.Errors != 0 || s.Skipped != skipped || s.File == "" {
			t.Errorf("got %+v", s)
		}
		tests, failures = tests+s.Tests, failures+failed
	}
	if doc.Tests != tests || doc.Failures != failures || (list.count(diag.Error) > 0) != (failures > 0) {
		t.Errorf("%d tests, %d failures: got %d, %d", tests, failures, doc.Tests, doc.Failures)
	}
	for _, d := range list.All() {
		class := document.CleanLine(list.path(locate(d.Span).File))
		text := document.CleanLine(d.Message.In(lang.EN))
		if got := seen[[2]string{class, d.Rule.Code}]; !strings.Contains(got, "["+d.Rule.Code+"]") {
			t.Errorf("%s, %s: %q does not say %q", class, d.Rule.Code, got, text)
		}
	}
}

// A case for each rule that was looked for and each file stays from run to run; what
// was not looked for is skipped. --strict makes warnings fail.
func TestJUnitCases(t *testing.T) {
	rule := func(code string, s diag.Severity) *diag.Rule { return &diag.Rule{Code: code, Severity: s} }
	syntax, sum, unit := rule("syntax", diag.Error), rule("weights-sum", diag.Error), rule("target-unit", diag.Warning)
	syntax.Hides = true
	in := func(name string, r *diag.Rule) diag.Diagnostic {
		return diag.Diagnostic{Rule: r, Span: diag.Span{Pos: diag.Pos{File: &diag.File{Name: name}}}}
	}
	for _, c := range []struct {
		findings diag.List
		failing  diag.Severity
		want     string
	}{
		{nil, diag.Error, "a: pass pass pass, b: pass pass pass"},
		{diag.List{in("a", unit)}, diag.Error, "a: pass pass said, b: pass pass pass"},
		{diag.List{in("a", unit)}, diag.Warning, "a: pass pass FAIL, b: pass pass pass"},
		{diag.List{in("b", sum)}, diag.Error, "a: pass pass skip, b: pass FAIL skip"},
		{diag.List{in("b", syntax)}, diag.Error, "a: pass pass skip, b: FAIL skip skip"},
	} {
		all := Checked{Findings: []diag.List{c.findings}, Files: [][]string{{"a", "b"}},
			Rules: []*diag.Rule{syntax, sum, unit}, Failing: c.failing}
		var got []string
		for _, name := range all.filesOf(0) {
			s := name + ":"
			for _, c := range all.newSuite(name, c.findings, lang.EN).Cases {
				switch {
				case c.Failure != nil:
					s += " FAIL"
				case c.Output != nil:
					s += " said"
				case c.Skipped != nil:
					s += " skip"
				default:
					s += " pass"
				}
			}
			got = append(got, s)
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
