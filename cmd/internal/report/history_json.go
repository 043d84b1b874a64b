package report

import "time"

// LogFormat names the format of a history as JSON.
const LogFormat = "piao-log/1"

type jsonHistory struct {
	Format    string         `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Plan      string         `json:"plan" it:"il file del piano" en:"the plan's file"`
	Code      string         `json:"code" it:"il codice di cui è la storia" en:"the code whose history it is"`
	Cut       *string        `json:"shallow_at" it:"il commit dove la storia del clone finisce" en:"the commit where the clone's history ends"`
	Revisions []jsonRevision `json:"revisions" it:"le revisioni che lo cambiano, dalla più recente" en:"the revisions that change it, newest first"`
	Skipped   []jsonSkipped  `json:"skipped" it:"le revisioni che non si possono leggere" en:"the revisions that cannot be read"`
}

type jsonRevision struct {
	Commit  *string      `json:"commit" it:"il commit, null per ciò che non è registrato" en:"the commit, null for what is not committed"`
	Date    *string      `json:"date" it:"la data" en:"the date"`
	Author  *string      `json:"author" it:"chi" en:"who"`
	Subject *string      `json:"subject" it:"il messaggio del commit" en:"the commit's message"`
	Path    string       `json:"path" it:"dov'era il file" en:"where the file was"`
	With    []string     `json:"with_skipped" it:"i commit prima di questo che non si possono leggere" en:"the commits before this one that cannot be read"`
	Changes []jsonChange `json:"changes" it:"che cosa cambia" en:"what changes"`
}

type jsonSkipped struct {
	Commit *string `json:"commit" it:"il commit, null per ciò che non è registrato" en:"the commit, null for what is not committed"`
	Rule   *string `json:"rule" it:"la regola che non rispetta" en:"the rule that it breaks"`
	Line   *int    `json:"line" it:"la riga" en:"the line"`
}

func historyJSON(h *History) jsonHistory {
	doc := jsonHistory{Format: LogFormat, Plan: h.Plan, Code: h.Code, Revisions: []jsonRevision{}, Skipped: []jsonSkipped{}}
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
