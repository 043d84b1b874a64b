package findings

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// The findings as a JUnit report: a suite for each file and a case for each rule, so
// that a rule's history can be followed. The report keeps to what Jenkins' xUnit
// plugin accepts: one unknown attribute, such as a case's file, makes it refuse the
// whole report. It also keeps to what GitLab shows: of cases with the same name, only
// the first.

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	File     string      `xml:"file,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Skipped *struct{}     `xml:"skipped"`
	Failure *junitFailure `xml:"failure"`
	Output  *junitText    `xml:"system-out"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	junitText
}

type junitText struct {
	Text string `xml:",chardata"`
}

func writeJUnit(w io.Writer, c Checked, out document.Output) error {
	doc := junitSuites{Name: "piao check"}
	for k, list := range c.Findings {
		for _, name := range c.filesOf(k) {
			s := c.newSuite(name, list, out.Lang)
			doc.Suites = append(doc.Suites, s)
			doc.Tests += s.Tests
			doc.Failures += s.Failures
		}
	}
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	// Line breaks stay as they are, for people; there are none in names.
	text = bytes.ReplaceAll(text, []byte("&#xA;"), []byte("\n"))
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}

// filesOf lists the files of a plan that were checked, then others in which
// something was found.
func (c Checked) filesOf(plan int) []string {
	var names []string
	if plan < len(c.Files) {
		names = slices.Clone(c.Files[plan])
	}
	for _, d := range c.Findings[plan] {
		if name := locate(d.Span).File; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// newSuite is the cases of a file: one for each rule that was looked for. The others
// are skipped: all where a rule hides them, and advice where there are errors.
func (c Checked) newSuite(file string, list diag.List, l lang.Lang) junitSuite {
	s := junitSuite{Name: document.CleanLine(c.path(file))}
	s.File = s.Name
	hidden, here := false, map[string]diag.List{}
	for _, d := range list {
		if locate(d.Span).File == file {
			hidden = hidden || d.Rule.Hides
			here[d.Rule.Code] = append(here[d.Rule.Code], d)
		}
	}
	for _, r := range c.Rules {
		test := junitCase{Name: r.Code, Class: s.Name}
		var text strings.Builder
		found := here[r.Code]
		Text(&text, found, document.Output{Lang: l})
		switch {
		case len(found) > 0 && r.Severity <= c.Failing:
			test.Failure = &junitFailure{document.CleanLine(said(found[0].Message, l)), r.Code, junitText{text.String()}}
			s.Failures++
		case len(found) > 0:
			test.Output = &junitText{text.String()}
		case hidden, list.Failed() && r.Severity != diag.Error:
			test.Skipped = &struct{}{}
			s.Skipped++
		}
		s.Cases = append(s.Cases, test)
	}
	s.Tests = len(s.Cases)
	return s
}
