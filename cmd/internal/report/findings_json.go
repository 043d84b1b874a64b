package report

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf16"

	"piao/plan/diag"
	"piao/plan/lang"
)

// The findings as JSON. Keys are only ever added.

type jsonFindings struct {
	Format   string        `json:"format"`
	Findings []jsonFinding `json:"findings"`
	Counts   jsonCounts    `json:"counts"`
	Files    []string      `json:"files"`
}

type jsonFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	location
	Label   string        `json:"label"`
	Hints   []string      `json:"hints"`
	Related []jsonRelated `json:"related"`
}

type jsonRelated struct {
	Message string `json:"message"`
	location
}

// jsonCounts names the severities as the findings do.
type jsonCounts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Silenced int `json:"silenced"`
	Known    int `json:"known"`
}

func writeFindingsJSON(w io.Writer, list Checked, out Output) error {
	doc := jsonFindings{
		Format: "piao-findings/1", Findings: []jsonFinding{}, Files: append([]string{}, list.Files...),
		Counts: jsonCounts{list.count(diag.Error), list.count(diag.Warning), list.count(diag.Info), list.Silenced, list.Known},
	}
	for _, d := range list.Findings {
		doc.Findings = append(doc.Findings, findingJSON(d, out.Lang))
	}
	return writeDocument(w, doc)
}

func findingJSON(d diag.Diagnostic, l lang.Lang) jsonFinding {
	f := jsonFinding{Rule: d.Rule.Code, Severity: d.Rule.Severity.String(), Message: saidOf(d.Message, l),
		location: locate(d.Span), Label: clean(d.Label), Hints: []string{}, Related: []jsonRelated{}}
	for _, hint := range d.Hints {
		f.Hints = append(f.Hints, saidOf(hint, l))
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, jsonRelated{saidOf(r.Message, l), locate(r.Span)})
	}
	return f
}

// writeDocument writes a value as JSON in which even what JSON allows raw is
// escaped, where a terminal would obey it. Names of files stay as they are.
func writeDocument(w io.Writer, doc any) error {
	var b bytes.Buffer
	if err := writeJSON(&b, &Report{JSON: ready(doc)}, Output{}); err != nil {
		return err
	}
	_, err := w.Write(escapeMisleading(b.Bytes()))
	return err
}

// escapeMisleading relies on JSON having characters past ASCII in strings only.
func escapeMisleading(json []byte) []byte {
	if bytes.IndexFunc(json, misleadsInJSON) < 0 {
		return json
	}
	var b bytes.Buffer
	for _, r := range string(json) {
		if !misleadsInJSON(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.Bytes()
}

func misleadsInJSON(r rune) bool { return r >= 0x7f && misleads(r) }
