// Package merge joins two versions of a file that were made from the same base,
// element by element: changes of different entries never conflict.
package merge

import (
	"bytes"
	"strings"

	"piao/plan/diag"
	"piao/plan/source"
	"piao/plan/source/layout"
)

// Result is two versions joined into one. Where both changed the same entry, it
// holds both.
type Result struct {
	pieces []piece
	form   form
}

// piece is text of the result, or the texts of both versions where they are in
// conflict.
type piece struct {
	text    string
	of      versions[string] // the versions in conflict
	path    []string         // of a conflict
	wording bool             // the conflict is about comments or layout alone
}

func (p piece) isConflict() bool { return p.path != nil }

// Marks says how conflicts are marked.
type Marks struct {
	Size               int
	Ours, Base, Theirs string // what the versions are called
	WithBase           bool   // what both were made from stands there too
}

// Conflicts lists, for each entry in conflict, the keys that lead to it.
func (r *Result) Conflicts() (paths [][]string) {
	for _, p := range r.pieces {
		if p.isConflict() {
			paths = append(paths, p.path)
		}
	}
	return paths
}

// Text is the result, with both versions of each conflict between marks.
func (r *Result) Text(m Marks) []byte {
	return r.write(func(p piece) string {
		mark := func(c, label string) string {
			return strings.TrimRight(strings.Repeat(c, m.Size)+" "+label, " ") + "\n"
		}
		text := mark("<", m.Ours) + p.of[ours]
		if m.WithBase {
			text += mark("|", m.Base) + p.of[base]
		}
		return text + mark("=", "") + p.of[theirs] + mark(">", m.Theirs)
	})
}

func (r *Result) write(conflict func(piece) string) []byte {
	var b strings.Builder
	for _, p := range r.pieces {
		if p.isConflict() {
			b.WriteString(conflict(p))
			continue
		}
		b.WriteString(p.text)
	}
	return r.form.restore(b.String())
}

// Merge joins ours and theirs, both made from base. ok is false if a version cannot
// be split into entries. The result says what the entries say, in the text of the
// versions that they come from.
func Merge(base, ours, theirs []byte) (*Result, bool) {
	switch {
	case bytes.Equal(ours, theirs), bytes.Equal(base, theirs):
		return whole(ours), true
	case bytes.Equal(base, ours):
		return whole(theirs), true
	}
	return byElement(base, ours, theirs)
}

func byElement(base, ours, theirs []byte) (*Result, bool) {
	var blocks versions[*layout.Map]
	var values versions[source.Node]
	given := versions[[]byte]{base, ours, theirs}
	texts := given
	forms := formsOf(&texts)
	for k, text := range texts {
		if len(text) == 0 && k == 0 {
			continue // both made the file
		}
		o, ok := layout.Outlined(&diag.File{Bytes: text})
		if !ok {
			return nil, false
		}
		blocks[k], values[k] = o.Map, o.Value
		if forms[k].open { // the line end that was added may be part of a text
			values[k], _ = source.Parse(&diag.File{Bytes: given[k]})
		}
	}
	r := &Result{form: mergedForm(forms)}
	r.block(blocks, 0, nil)
	return r, r.says(values) && r.keepsComments(texts)
}

func whole(text []byte) *Result {
	return &Result{pieces: []piece{{text: string(text)}}}
}

// versions holds something of the base, of ours and of theirs.
type versions[T any] [3]T

const (
	base = iota
	ours
	theirs
)

// each applies a function to all versions.
func each[T, U any](v versions[T], part func(T) U) versions[U] {
	return versions[U]{part(v[base]), part(v[ours]), part(v[theirs])}
}

// changed is the version that alone was changed, or ours if both made the same
// change. ok is false if both were changed and differ.
func changed[T comparable](v versions[T]) (int, bool) {
	switch {
	case v[ours] == v[theirs], v[theirs] == v[base]:
		return ours, true
	}
	return theirs, v[ours] == v[base]
}
