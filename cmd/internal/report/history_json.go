package report

import "time"

type jsonHistory struct {
	Format    string         `json:"format"`
	Plan      string         `json:"plan"`
	Code      string         `json:"code"`
	Cut       *string        `json:"shallow_at"`
	Revisions []jsonRevision `json:"revisions"`
	Skipped   []jsonSkipped  `json:"skipped"`
}

type jsonRevision struct {
	Commit  *string      `json:"commit"`
	Date    *string      `json:"date"`
	Author  *string      `json:"author"`
	Subject *string      `json:"subject"`
	Path    string       `json:"path"`
	With    []string     `json:"with_skipped"`
	Changes []jsonChange `json:"changes"`
}

type jsonSkipped struct {
	Commit *string `json:"commit"`
	Rule   *string `json:"rule"`
	Line   *int    `json:"line"`
}

func historyJSON(h *History) jsonHistory {
	doc := jsonHistory{Format: "piao-log/1", Plan: h.Plan, Code: h.Code, Revisions: []jsonRevision{}, Skipped: []jsonSkipped{}}
	if h.Cut != nil {
		doc.Cut = &h.Cut.Commit
	}
	for _, r := range h.Revisions {
		doc.Revisions = append(doc.Revisions, r.json())
	}
	for _, s := range h.Skipped {
		x := jsonSkipped{Commit: orNull(s.Commit), Rule: orNull(s.Rule)}
		if s.Line > 0 {
			x.Line = &s.Line
		}
		doc.Skipped = append(doc.Skipped, x)
	}
	return doc
}

func (r *Revision) json() jsonRevision {
	x := jsonRevision{Commit: orNull(r.Commit), Author: orNull(r.Author), Subject: orNull(r.Subject), Path: r.Path, With: []string{}, Changes: []jsonChange{}}
	if r.Commit != "" {
		x.Date = orNull(r.Date.Format(time.RFC3339))
	}
	for _, w := range r.With {
		x.With = append(x.With, w.Commit)
	}
	for _, c := range r.Changes {
		x.Changes = append(x.Changes, changeJSON(c))
	}
	return x
}
