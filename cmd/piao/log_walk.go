package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"

	"piao/cmd/internal/git"
	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// walk follows a code from the working tree back through the commits of a file.
// A commit is compared with what its parents had, not with the one listed below
// it, which may be of another branch.
type walk struct {
	pastPlans
	past      *git.History
	code      string
	wanted    *logFlags
	revisions []git.Revision
	trails    map[string]diff.Trail // by blob: what the code was called there
	newest    *plan.Plan            // the newest that can be read
	met       bool                  // some plan had the code
	size      int                   // of the file now, or in the last commit
	history   *report.History
}

// startNow puts before the commits what changed since the last one.
func (w *walk) startNow(name string) error {
	text, err := os.ReadFile(name)
	gone := errors.Is(err, fs.ErrNotExist)
	if err != nil && !gone {
		return cannotRead(name, err)
	}
	w.trails = map[string]diff.Trail{w.past.Head: diff.NewTrail(w.code)}
	w.revisions = w.past.Revisions
	head, _ := w.blobs.Read(w.past.Head)
	w.size = max(len(text), len(head))
	if gone && w.past.Head == "" || !gone && w.past.Head != "" && bytes.Equal(text, head) {
		return nil
	}
	now := git.Revision{Path: w.history.Plan, Before: []string{w.past.Head}}
	if !gone {
		w.now, now.Blob = text, nowBlob
	}
	w.trails = map[string]diff.Trail{now.Blob: diff.NewTrail(w.code)}
	w.revisions = append([]git.Revision{now}, w.revisions...)
	return nil
}

// Revisions are read side by side, as many as these bytes hold: a tree takes many
// times the space of its text.
const (
	mostTogether = 32
	bytesAtOnce  = 4 << 20
)

// follow goes back until as many revisions are found as wanted.
func (w *walk) follow() {
	together := min(mostTogether, max(1, bytesAtOnce/(w.size+1)))
	for part := range slices.Chunk(w.revisions, together) {
		var blobs []string
		for _, r := range part {
			blobs = append(append(blobs, r.Blob), r.Before...)
		}
		w.prepare(blobs)
		for _, r := range part {
			w.visit(r)
			if len(w.history.Revisions) == w.wanted.most && w.wanted.most > 0 {
				return
			}
		}
	}
}

// visit finds what a revision changed.
func (w *walk) visit(r git.Revision) {
	trail, ok := w.trails[r.Blob]
	switch {
	case !ok && w.past.Renamed:
		return // of another file
	case !ok:
		trail = diff.NewTrail(w.code)
	}
	new := w.plan(r.Blob)
	if new == nil {
		w.history.Skipped = append(w.history.Skipped, w.skipped(r))
		for _, b := range r.Before {
			w.trail(b, trail)
		}
		return
	}
	w.meet(new)
	if r.Cut {
		w.history.Cut = &report.Skipped{Commit: r.Commit, Short: r.Short}
		return
	}
	if changes, with := w.changes(r, new, trail); len(changes) > 0 && w.wanted.wants(r) {
		w.history.Revisions = append(w.history.Revisions, report.Revision{Commit: r.Commit, Short: r.Short, Path: r.Path,
			Date: r.Date, Author: r.Author, Subject: r.Subject, Changes: changes, With: with})
	}
}

// changes are those that no parent had, with the commits on the way to the
// parents that cannot be read.
func (w *walk) changes(r git.Revision, new *plan.Plan, trail diff.Trail) ([]diff.Change, []report.Skipped) {
	var own []diff.Change
	var with []report.Skipped
	for k, before := range r.Before {
		blob, passed, known := w.readable(before)
		if !known {
			return nil, nil
		}
		with = append(with, passed...)
		old := w.plan(blob)
		w.meet(old)
		all := diff.Plans(old, new)
		w.trail(before, trail.Before(all))
		w.trail(blob, trail.Before(all))
		if changes := trail.Pick(all); k == 0 {
			own = changes
		} else {
			own = diff.Shared(own, changes)
		}
	}
	return own, with
}

// trail keeps what the code is called in a blob, as the newest revision found it.
// No file is no one's blob.
func (w *walk) trail(blob string, t diff.Trail) {
	if _, ok := w.trails[blob]; !ok && blob != "" {
		w.trails[blob] = t
	}
}

// readable is the nearest plan at or before a blob, and the commits that it
// passed over; false where the clone does not reach so far.
func (w *walk) readable(blob string) (found string, passed []report.Skipped, known bool) {
	for w.plan(blob) == nil {
		k := slices.IndexFunc(w.revisions, func(r git.Revision) bool { return r.Blob == blob && r.Before[0] != blob })
		if k < 0 || w.revisions[k].Cut || len(passed) == len(w.revisions) {
			return "", nil, false
		}
		passed = append(passed, w.skipped(w.revisions[k]))
		blob = w.revisions[k].Before[0]
	}
	return blob, passed, true
}

// meet takes note of a plan that was read.
func (w *walk) meet(p *plan.Plan) {
	if p.File == nil {
		return
	}
	if w.newest == nil {
		w.newest = p
	}
	w.met = w.met || report.Has(p, w.code)
}

// unknown says that no plan had the code, if so.
func (w *walk) unknown() error {
	switch {
	case w.met:
		return nil
	case w.newest == nil:
		f := usageError(lang.Say("nessuna revisione di %s si legge come piano", "no revision of %s can be read as a plan", w.history.Plan))
		for _, s := range w.history.Skipped[:min(1, len(w.history.Skipped))] {
			f.hints = append(f.hints, lang.Say("%s", "%s", s.Reason))
		}
		return f
	}
	return usageError(lang.Say("il piano non ha il codice «%s», e non l'ha mai avuto", "the plan does not have the code “%s”, and never had it", w.code), source.Suggest(w.code, report.Shown(w.newest)))
}
