package findings

import (
	"cmp"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// The findings as SARIF 2.1.0, with only those parts that code scanning reads.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	Language   string        `json:"language"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name        string      `json:"name"`
	Version     string      `json:"version"`
	Information string      `json:"informationUri"`
	Language    string      `json:"language"`
	Rules       []sarifRule `json:"rules"`
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
	// This is not primaryLocationLineHash, which GitHub computes itself: its upload
	// action warns of every other value.
	sarifFingerprint = "piaoLineHash/v1"
	sarifInformation = "urn:piao" // the schemas are under the same name
)

var sarifLevels = [...]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "note"}

func writeSARIF(w io.Writer, c Checked, out document.Output) error {
	run := sarifRun{Language: out.Lang.String(), ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	index := map[string]int{}
	for i, r := range c.Rules {
		index[r.Code] = i
	}
	prints := c.fingerprints()
	for _, d := range c.All() {
		r := c.newResult(d, out.Lang)
		r.RuleIndex, r.Fingerprints = index[d.Rule.Code], map[string]string{sarifFingerprint: prints[len(run.Results)]}
		run.Results = append(run.Results, r)
	}
	// A version begins with a number, as readers compare it; a build without one is before all others.
	version := cmp.Or(strings.TrimLeftFunc(c.Version, func(r rune) bool { return !unicode.IsDigit(r) }), "0")
	run.Tool.Driver = sarifDriver{"piao", version, sarifInformation, out.Lang.String(), sarifRules(c.Rules, out.Lang)}
	return document.MarshalTo(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func sarifRules(rules []*diag.Rule, l lang.Lang) []sarifRule {
	list := []sarifRule{}
	for _, r := range rules {
		text, why := r.Text.In(l), strings.Join(strings.Fields(r.Why.In(l)), " ") // its line breaks mean nothing
		list = append(list, sarifRule{
			ID:            r.Code,
			Short:         newMessage(cmp.Or(text, r.Code)),
			Full:          newMessage(cmp.Or(why, text, r.Code)),
			Help:          newMessage(strings.TrimSpace(text + "\n\n" + why + "\n\npiao explain " + r.Code)),
			Configuration: sarifLevel{sarifLevels[r.Severity]},
		})
	}
	return list
}

func (c Checked) newResult(d diag.Diagnostic, l lang.Lang) sarifResult {
	r := sarifResult{
		RuleID:    d.Rule.Code,
		Level:     sarifLevels[d.Rule.Severity],
		Message:   newMessage(cmp.Or(advice(d, l), d.Rule.Code)),
		Locations: []sarifLocation{c.newLocation(d.Span, d.Label)},
	}
	for i, other := range d.Related {
		at := c.newLocation(other.Span, other.Message.In(l))
		at.ID = i + 1
		r.Related = append(r.Related, at)
	}
	return r
}

func (c Checked) newLocation(s diag.Span, label string) sarifLocation {
	l := locate(s)
	region := sarifRegion{l.Line, l.Column, l.EndLine, l.EndColumn}
	at := sarifLocation{Physical: sarifPhysical{newArtifact(c.path(l.File)), region}}
	if m := newMessage(label); m.Text != "" {
		at.Message = &m
	}
	return at
}

// newArtifact is a file in the repository, or one with its full path anywhere else.
func newArtifact(name string) sarifArtifact {
	if filepath.IsAbs(name) {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: name}).String(), Base: "%SRCROOT%"}
}

// newMessage is a text in which braces and brackets are literal, not arguments or
// links.
func newMessage(text string) sarifMessage {
	plain := strings.NewReplacer("{", "{{", "}", "}}", "](", "] (")
	return sarifMessage{plain.Replace(document.TrimEnd(document.Clean(text)))}
}
