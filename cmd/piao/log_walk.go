package main

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"slices"

	"piao/cmd/internal/git"
	"piao/cmd/internal/report/contents"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// walk follows a code from the working tree back through the commits of a file. It
// compares a commit with its parents, not with the commit listed below it, which may
// be on another branch.
type walk struct {
	pastPlans
	past    *git.History
	code    string
	trails  map[string]diff.Trail // by blob: what the code was called in it
	newest  *plan.Plan            // the newest plan that can be read
	met     bool                  // a plan had the code
	later   string                // what the code was changed to
	history *contents.History
}

// startNow puts the changes since the last commit before the commits.
func (w *walk) startNow(name string) error {
	text, err := readBytes(name)
	gone := errors.Is(err, fs.ErrNotExist)
	if err != nil && !gone {
		return cannotRead(name, err)
	}
	head, lacking := w.blobs.Read(w.past.Head)
	if gone == (lacking != nil) && bytes.Equal(text, head) {
		w.trails[w.past.Head] = diff.NewTrail(w.code)
		return nil
	}
	now := git.Revision{Before: []string{w.past.Head}}
	if !gone {
		w.now, now.Blob = text, nowBlob
	}
	w.trails[now.Blob] = diff.NewTrail(w.code)
	w.past.Revisions = append([]git.Revision{now}, w.past.Revisions...)
	return nil
}

// follow goes back until it finds as many revisions as wanted.
func (w *walk) follow(wanted *logFlags) {
	for _, r := range w.past.Revisions {
		changed, ok := w.visit(r)
		if ok && wanted.wants(r) {
			w.history.Revisions = append(w.history.Revisions, changed)
			if len(w.history.Revisions) == wanted.most {
				return
			}
		}
		w.keep(r.Before)
	}
}

// visit finds what a revision changed; ok is false if it changed nothing.
func (w *walk) visit(r git.Revision) (contents.Revision, bool) {
	changed := contents.Revision{Commit: r.Commit, Short: r.Short, Date: r.Date, Author: r.Author, Subject: r.Subject}
	trail, ok := w.trails[r.Blob]
	switch {
	case !ok && w.past.Renamed:
		return changed, false // of another file
	case !ok:
		trail = diff.NewTrail(w.code)
	}
	past := w.of(r.Blob)
	new := past.plan
	if new == nil {
		w.history.Skipped = append(w.history.Skipped, contents.Skipped{Short: r.Short, Reason: past.wrong})
		for _, b := range r.Before {
			w.trail(b, trail)
		}
		return changed, false
	}
	w.meet(new)
	if r.Cut {
		w.history.Cut = r.Short
		return changed, false
	}
	changed.Changes, changed.With = w.changes(r, new, trail)
	return changed, len(changed.Changes) > 0
}

// changes lists the changes that are new compared with every parent, and the
// unreadable commits on the way to the parents.
func (w *walk) changes(r git.Revision, new *plan.Plan, trail diff.Trail) (own []diff.Change, with []string) {
	for k, before := range r.Before {
		blob, passed, known := w.readable(before)
		if !known {
			return nil, nil
		}
		with = append(with, passed...)
		old := w.of(blob).plan
		w.meet(old)
		all := diff.Plans(old, new)
		for _, c := range all {
			if c.Kind == diff.Renamed && trail[c.Element] == c.Old.String() {
				w.later = cmp.Or(w.later, c.Code())
			}
		}
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

// trail records what the code is called in a blob, as the newest revision found it.
// A missing file is not followed.
func (w *walk) trail(blob string, t diff.Trail) {
	if _, ok := w.trails[blob]; !ok && blob != "" {
		w.trails[blob] = t
	}
}

// readable is the nearest readable plan at or before a blob, and the commits left
// out on the way; ok is false if the clone does not reach that far.
func (w *walk) readable(blob string) (found string, passed []string, known bool) {
	for w.of(blob).plan == nil {
		k := slices.IndexFunc(w.past.Revisions, func(r git.Revision) bool {
			return r.Blob == blob && r.Before[0] != blob
		})
		if k < 0 || w.past.Revisions[k].Cut || len(passed) == len(w.past.Revisions) {
			return "", nil, false
		}
		passed = append(passed, w.past.Revisions[k].Short)
		blob = w.past.Revisions[k].Before[0]
	}
	return blob, passed, true
}

// meet records a plan that was read.
func (w *walk) meet(p *plan.Plan) {
	if p.File == nil {
		return
	}
	if w.newest == nil {
		w.newest = p
	}
	w.met = w.met || len(p.WithCode(w.code)) > 0
}

// unknown is an error if no plan had the code.
func (w *walk) unknown(name string) error {
	switch {
	case w.met:
		return nil
	case w.newest != nil:
		return usageError(lang.Say("il piano non ha il codice «%s», e non l'ha mai avuto",
			"the plan does not have the code “%s”, and never had it", w.code), source.Suggest(w.code, w.newest.Codes()))
	}
	f := usageError(lang.Say("nessuna revisione di %s si legge come piano",
		"no revision of %s can be read as a plan", name))
	if len(w.history.Skipped) > 0 {
		f.hints = append(f.hints, w.history.Skipped[0].Reason)
	}
	return f
}
