package findings

import (
	"io"
	"slices"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// JSONFormat names the format of the findings as JSON.
const JSONFormat = "piao-findings/1"

// JSON is the findings as JSON. Keys are only ever added.
type JSON struct {
	Format   string        `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Findings []jsonFinding `json:"findings" it:"i problemi, nell'ordine dei file" en:"the findings, in the order of the files"`
	Counts   jsonCounts    `json:"counts" it:"quanti sono" en:"how many they are"`
	Files    []string      `json:"files" it:"i file letti" en:"the files that were read"`
}

type jsonFinding struct {
	Rule     string       `json:"rule" it:"la regola, che piao explain spiega" en:"the rule, which piao explain explains"`
	Severity JSONSeverity `json:"severity" it:"la gravità" en:"the severity"`
	Message  string       `json:"message" it:"che cosa non va" en:"what is wrong"`
	location
	Label   string        `json:"label" it:"che cosa sta in quel punto, vuoto se è ovvio" en:"what stands in that place, empty where that is plain"`
	Hints   []string      `json:"hints" it:"i rimedi" en:"the remedies"`
	Related []jsonRelated `json:"related" it:"gli altri punti che c'entrano" en:"the other places that take part"`
}

// JSONSeverity is one of the severities.
type JSONSeverity string

type jsonRelated struct {
	Message string `json:"message" it:"che cosa c'è lì" en:"what is there"`
	location
}

// jsonCounts names the severities as the findings do.
type jsonCounts struct {
	Error    int `json:"error" it:"gli errori" en:"the errors"`
	Warning  int `json:"warning" it:"gli avvisi" en:"the warnings"`
	Info     int `json:"info" it:"le note" en:"the notes"`
	Silenced int `json:"silenced" it:"quelli messi a tacere" en:"those silenced"`
	Known    int `json:"known" it:"quelli già noti (--baseline)" en:"those known already (--baseline)"`
}

func writeJSON(w io.Writer, c Checked, out document.Output) error {
	doc := JSON{
		Format:   JSONFormat,
		Findings: []jsonFinding{},
		Counts:   jsonCounts{c.count(diag.Error), c.count(diag.Warning), c.count(diag.Info), c.Silenced, c.Known},
		Files:    append([]string{}, slices.Concat(c.Files...)...),
	}
	for _, d := range c.All() {
		doc.Findings = append(doc.Findings, newJSON(d, out.Lang))
	}
	return document.MarshalTo(w, doc)
}

func newJSON(d diag.Diagnostic, l lang.Lang) jsonFinding {
	f := jsonFinding{
		Rule:     d.Rule.Code,
		Severity: JSONSeverity(d.Rule.Severity.String()),
		Message:  said(d.Message, l),
		location: locate(d.Span),
		Label:    document.Clean(d.Label),
		Hints:    []string{},
		Related:  []jsonRelated{},
	}
	for _, hint := range d.Hints {
		f.Hints = append(f.Hints, said(hint, l))
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, jsonRelated{said(r.Message, l), locate(r.Span)})
	}
	return f
}
