package findings

import (
	"cmp"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// The findings as SARIF 2.1.0, with no more of it than code scanning reads.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	Language   string        `json:"language"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name     string      `json:"name"`
	Version  string      `json:"version,omitempty"`
	Language string      `json:"language"`
	Rules    []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID            string       `json:"id"`
	Short         sarifMessage `json:"shortDescription"`
	Full          sarifMessage `json:"fullDescription"`
	Help          sarifMessage `json:"help"`
	Configuration sarifLevel   `json:"defaultConfiguration"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI  string `json:"uri"`
	Base string `json:"uriBaseId,omitempty"`
}

type sarifRegion struct {
	StartLine   int32 `json:"startLine"`
	StartColumn int32 `json:"startColumn"`
	EndLine     int32 `json:"endLine"`
	EndColumn   int32 `json:"endColumn"`
}

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// Not primaryLocationLineHash: GitHub computes that one itself, and its
	// upload action complains of every value that is not its own.
	sarifFingerprint = "piaoLineHash/v1"
)

func writeSARIF(w io.Writer, list Checked, out document.Output) error {
	rules := append([]*diag.Rule{}, list.Rules...)
	index := map[string]int{}
	for i, r := range rules {
		index[r.Code] = i
	}
	results := []sarifResult{}
	prints := Fingerprints(list.Findings)
	for i, d := range list.Findings {
		if _, known := index[d.Rule.Code]; !known {
			index[d.Rule.Code] = len(rules)
			rules = append(rules, d.Rule)
		}
		r := resultSARIF(d, out.Lang)
		r.RuleIndex, r.Fingerprints = index[d.Rule.Code], map[string]string{sarifFingerprint: prints[i]}
		results = append(results, r)
	}
	driver := sarifDriver{Name: "piao", Version: list.Version, Language: out.Lang.String(), Rules: rulesSARIF(rules, out.Lang)}
	return writeDocument(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{{
		Tool: sarifTool{driver}, Language: out.Lang.String(), ColumnKind: "unicodeCodePoints", Results: results}}})
}

func rulesSARIF(rules []*diag.Rule, l lang.Lang) []sarifRule {
	list := []sarifRule{}
	for _, r := range rules {
		text, why := r.Text.In(l), r.Why.In(l)
		list = append(list, sarifRule{ID: r.Code,
			Short: saysSARIF(cmp.Or(text, r.Code)), Full: saysSARIF(cmp.Or(why, text, r.Code)), Help: saysSARIF("piao explain " + r.Code),
			Configuration: sarifLevel{levelSARIF(r.Severity)}})
	}
	return list
}

func resultSARIF(d diag.Diagnostic, l lang.Lang) sarifResult {
	r := sarifResult{RuleID: d.Rule.Code, Level: levelSARIF(d.Rule.Severity), Message: saysSARIF(cmp.Or(advice(d, l), d.Rule.Code)),
		Locations: []sarifLocation{locationSARIF(d.Span, d.Label)}}
	for i, other := range d.Related {
		place := locationSARIF(other.Span, other.Message.In(l))
		place.ID = i + 1
		r.Related = append(r.Related, place)
	}
	return r
}

func levelSARIF(s diag.Severity) string {
	return [...]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "note"}[s]
}

func locationSARIF(s diag.Span, label string) sarifLocation {
	l := locate(s)
	place := sarifLocation{Physical: sarifPhysical{artifactSARIF(l.File), sarifRegion{l.Line, l.Column, l.EndLine, l.EndColumn}}}
	if m := saysSARIF(label); m.Text != "" {
		place.Message = &m
	}
	return place
}

// artifactSARIF is a file in the repository, or anywhere on the machine.
func artifactSARIF(name string) sarifArtifact {
	name = relative(name)
	if filepath.IsAbs(name) {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: name}).String(), Base: "%SRCROOT%"}
}

// saysSARIF is a text in which braces name no argument and brackets no link.
func saysSARIF(text string) sarifMessage {
	return sarifMessage{strings.NewReplacer("{", "{{", "}", "}}", "](", "] (").Replace(document.TrimEnd(document.Clean(text)))}
}
