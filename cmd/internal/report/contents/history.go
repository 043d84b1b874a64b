package contents

import (
	"time"

	"piao/cmd/internal/document"
	"piao/plan/diff"
	"piao/plan/lang"
)

// History is the revisions of a plan's file that changed what one code names, the
// newest first.
type History struct {
	Code      string
	Revisions []Revision
	Skipped   []Skipped
	Cut       string // the commit at which a shallow clone begins, if the history reached it
}

// Revision is a commit and what it changed. It has no hash if the changes are not
// yet committed. With lists the commits before it that could not be read as a plan:
// their changes are included here.
type Revision struct {
	Commit, Short   string
	Date            time.Time
	Author, Subject string
	Changes         []diff.Change
	With            []string
}

// Skipped is a revision that could not be read as a plan, and why. Short is empty
// for the file as it is now.
type Skipped struct {
	Short  string
	Reason lang.Message
}

// Changed is the report of a history.
func Changed(h *History) *document.Document {
	return &document.Document{
		Name:   "log",
		Blocks: func() []document.Block { return h.blocks() },
		Data:   func() *document.Table { return h.data() },
	}
}

func (h *History) blocks() []document.Block {
	var doc document.Body
	for _, r := range h.Revisions {
		doc.Add(document.Chapter(r.title()))
		doc.Add(changeItems(r.Changes, codeSentence)...)
		if len(r.With) > 0 {
			with := lang.Say("con i cambiamenti saltati in %s",
				"with the changes passed over in %s", lang.Words(r.With))
			doc.Add(document.Paragraph{Text: with, Style: document.Dim, Tight: true, Item: true})
		}
	}
	if len(h.Revisions) == 0 {
		doc.Add(document.Paragraph{Text: lang.Say("Qui non risulta nessun cambiamento di %s.",
			"No change of %s is to be found here.", h.Code)})
	}
	doc.Add(h.notes()...)
	return doc
}

// codeSentence is a change in a history, in which no title names the objective.
func codeSentence(c diff.Change, years lang.List) lang.Spoken {
	return lang.Say("%s: %s", "%s: %s", c.Code(), what(c, years))
}

func (r *Revision) title() lang.Spoken {
	if r.Commit == "" {
		return lang.Both("Non ancora registrato in git", "Not committed yet")
	}
	return lang.Say("%s %s %s: %s", "%s %s %s: %s", r.Short, lang.Date(r.Date), r.Author, r.Subject)
}

// notes says what the history lacks.
func (h *History) notes() []document.Block {
	var notes []document.Block
	if h.Cut != "" {
		cut := lang.Say(
			"Il clone è superficiale: la storia prima di %s non è qui. Per averla tutta: git fetch --unshallow",
			"The clone is shallow: the history before %s is not here. To have all of it: git fetch --unshallow", h.Cut)
		notes = append(notes, document.Paragraph{Text: cut, Style: document.Yellow})
	}
	for k, s := range h.Skipped {
		notes = append(notes, document.Paragraph{Text: s.note(), Style: document.Yellow, Tight: k > 0})
	}
	return notes
}

func (s *Skipped) note() lang.Spoken {
	if s.Short == "" {
		return lang.Say("Saltato il file com'è adesso, che non si legge come piano: %s",
			"Passed over the file as it is now, which cannot be read as a plan: %s", s.Reason)
	}
	return lang.Say("Saltata la revisione %s, che non si legge come piano: %s",
		"Passed over the revision %s, which cannot be read as a plan: %s", s.Short, s.Reason)
}

// data has the columns of the commit followed by those of a diff.
func (h *History) data() *document.Table {
	t := &document.Table{Columns: append([]document.Column{
		{Name: "commit"},
		{Name: "date"},
		{Name: "author"},
		{Name: "subject"},
	}, changesData(nil).Columns...)}
	for _, r := range h.Revisions {
		for _, row := range changesData(r.Changes).Rows {
			t.Rows = append(t.Rows, document.Row{Cells: append([]document.Cell{
				document.Text(r.Commit),
				document.Text(r.day()),
				document.Text(r.Author),
				document.Text(r.Subject),
			}, row.Cells...)})
		}
	}
	return t
}

// day is the day for programs; empty for what is not yet committed.
func (r *Revision) day() string {
	if r.Commit == "" {
		return ""
	}
	return r.Date.Format(time.DateOnly)
}
