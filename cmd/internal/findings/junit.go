package findings

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// The findings as a JUnit report: a suite for each file and a case for each finding;
// errors fail. The report keeps to what Jenkins' xUnit plugin accepts: one unknown
// attribute, such as a case's file, makes it refuse the whole report. It also keeps
// to what GitLab shows: of cases with the same name, only the first.

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
	names, found := byFile(c)
	for _, name := range names {
		s := newSuite(name, found[name], out.Lang)
		doc.Suites = append(doc.Suites, s)
		doc.Tests += s.Tests
		doc.Failures += s.Failures
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

// byFile lists every file once, those that were checked first, and the findings in
// each.
func byFile(c Checked) (names []string, found map[string]diag.List) {
	found = map[string]diag.List{}
	add := func(file string, list ...diag.Diagnostic) {
		name := relative(file)
		if _, known := found[name]; !known {
			names = append(names, name)
		}
		found[name] = append(found[name], list...)
	}
	for _, name := range c.Files {
		add(name)
	}
	for d := range c.all() {
		add(locate(d.Span).File, d)
	}
	return names, found
}

func newSuite(file string, list diag.List, l lang.Lang) junitSuite {
	file = document.CleanLine(file)
	s := junitSuite{Name: file, File: file}
	if len(list) == 0 {
		s.Cases = []junitCase{{Name: "piao check", Class: file}}
	}
	times := map[string]int{}
	for _, d := range list {
		c := newCase(d, l)
		c.Class = file
		if times[c.Name]++; times[c.Name] > 1 {
			c.Name += fmt.Sprintf(" (%d)", times[c.Name])
		}
		if c.Failure != nil {
			s.Failures++
		}
		s.Cases = append(s.Cases, c)
	}
	s.Tests = len(s.Cases)
	return s
}

// newCase names a finding without its line, so that it is the same case in every
// run. Its text is the finding as people read it.
func newCase(d diag.Diagnostic, l lang.Lang) junitCase {
	message := document.CleanLine(said(d.Message, l))
	var b strings.Builder
	p := &page{Writer: bufio.NewWriter(&b), out: document.Output{Lang: l}}
	p.finding(d)
	p.Flush()
	c := junitCase{Name: message + " [" + d.Rule.Code + "]"}
	if d.Rule.Severity == diag.Error {
		c.Failure = &junitFailure{message, d.Rule.Code, junitText{b.String()}}
	} else {
		c.Output = &junitText{b.String()}
	}
	return c
}
