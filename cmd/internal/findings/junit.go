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
)

// The findings as a JUnit report: a suite for each file, a case for each finding,
// of which errors fail. It keeps to what Jenkins' xUnit plugin accepts, which
// refuses a whole report for one attribute too many (a case's file, say), and to
// what GitLab shows, which drops all but the first of cases with the same name.

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

func writeJUnit(w io.Writer, list Checked, out document.Output) error {
	j := junit{out: document.Output{Lang: out.Lang}, sources: map[*diag.File]*listing{}}
	doc := junitSuites{Name: "piao check"}
	names, found := byFile(list)
	for _, name := range names {
		s := j.suite(name, found[name])
		doc.Suites = append(doc.Suites, s)
		doc.Tests += s.Tests
		doc.Failures += s.Failures
	}
	return writeXML(w, doc)
}

// writeXML leaves line breaks as they are, for people; there are none in names.
func writeXML(w io.Writer, doc any) error {
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	text = bytes.ReplaceAll(text, []byte("&#xA;"), []byte("\n"))
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}

// byFile names every file once, those that were checked first, and what was
// found in each.
func byFile(list Checked) (names []string, found map[string]diag.List) {
	found = map[string]diag.List{}
	file := func(name string) string {
		if _, known := found[name]; !known {
			names, found[name] = append(names, name), nil
		}
		return name
	}
	for _, name := range list.Files {
		file(relative(name))
	}
	for _, d := range list.Findings {
		name := file(relative(locate(d.Span).File))
		found[name] = append(found[name], d)
	}
	return names, found
}

// junit makes the suites; sources are read once for all.
type junit struct {
	out     document.Output
	sources map[*diag.File]*listing
}

func (j junit) suite(file string, list diag.List) junitSuite {
	file = document.CleanLine(file)
	s := junitSuite{Name: file, File: file, Tests: max(len(list), 1)}
	if len(list) == 0 {
		s.Cases = []junitCase{{Name: "piao check", Class: file}}
	}
	times := map[string]int{}
	for _, d := range list {
		c := j.testcase(d)
		c.Class = file
		if times[c.Name]++; times[c.Name] > 1 {
			c.Name += fmt.Sprintf(" (%d)", times[c.Name])
		}
		if c.Failure != nil {
			s.Failures++
		}
		s.Cases = append(s.Cases, c)
	}
	return s
}

// testcase is named without its line, so that it is the same one from run to run.
func (j junit) testcase(d diag.Diagnostic) junitCase {
	message := document.CleanLine(saidOf(d.Message, j.out.Lang))
	c := junitCase{Name: message + " [" + d.Rule.Code + "]"}
	if d.Rule.Severity == diag.Error {
		c.Failure = &junitFailure{Message: message, Type: d.Rule.Code, junitText: junitText{j.page(d)}}
	} else {
		c.Output = &junitText{j.page(d)}
	}
	return c
}

// page is the finding as people read it.
func (j junit) page(d diag.Diagnostic) string {
	var b strings.Builder
	f := &textPage{Writer: bufio.NewWriter(&b), out: j.out, sources: j.sources}
	f.finding(d)
	f.Flush()
	return b.String()
}
