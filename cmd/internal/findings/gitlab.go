package findings

import (
	"io"

	"piao/cmd/internal/document"
	"piao/plan/diag"
)

// The findings as GitLab's Code Quality reads them.

type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int32 `json:"begin"`
}

func writeGitLab(w io.Writer, c Checked, out document.Output) error {
	issues := []gitlabIssue{}
	prints := c.fingerprints()
	for _, d := range c.All() {
		at := locate(d.Span)
		issues = append(issues, gitlabIssue{
			Description: said(d.Message, out.Lang),
			Check:       d.Rule.Code,
			Fingerprint: prints[len(issues)],
			Severity:    [...]string{diag.Error: "major", diag.Warning: "minor", diag.Info: "info"}[d.Rule.Severity],
			Location:    gitlabLocation{c.path(at.File), gitlabLines{at.Line}},
		})
	}
	return document.MarshalTo(w, issues)
}
