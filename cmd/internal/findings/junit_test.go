package findings

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"piao/plan/diag"
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

// checkSuites: the counts are those of the cases, and no two cases are the same.
func checkSuites(t *testing.T, doc junitSuites, list Checked) {
	t.Helper()
	tests, failures, passing := 0, 0, 0
	seen := map[[2]string]bool{}
	for _, s := range doc.Suites {
		failed := 0
		for _, c := range s.Cases {
			seen[[2]string{c.Class, c.Name}] = true
			if c.Failure != nil {
				failed++
			} else if c.Output == nil {
				passing++
			}
			if c.Class != s.Name || c.Name == "" {
				t.Errorf("got %+v in %s", c, s.Name)
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failed || s.Errors+s.Skipped != 0 || s.File == "" {
			t.Errorf("got %+v", s)
		}
		tests, failures = tests+s.Tests, failures+failed
	}
	got := [...]int{doc.Tests, doc.Failures, failures, tests - passing, len(seen)}
	if want := [...]int{tests, failures, list.count(diag.Error), len(flat(list)), tests}; got != want {
		t.Errorf("tests, failures, errors, findings, different cases: got %v, want %v", got, want)
	}
}
