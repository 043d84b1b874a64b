// Package merge joins two versions of a file, made from the same third one, by
// element: changes of different entries never meet.
package merge

import (
	"bytes"
	"strings"

	"piao/plan/diag"
	"piao/plan/source"
)

// Result is two versions made one. Where both changed the same entry it holds
// both.
type Result struct {
	pieces []piece
	form   form
}

// piece is text of the result, or of either version where they are in conflict.
type piece struct {
	text         string
	ours, theirs string
	path         []string // of a conflict
	wording      bool     // the conflict is about comments or layout alone
}

func (p piece) isConflict() bool { return p.path != nil }

// Marks says how a conflict is marked.
type Marks struct {
	Size         int
	Ours, Theirs string // what the two versions are called
}

// Conflicts lists the keys that lead to each entry that both versions changed.
func (r *Result) Conflicts() (paths [][]string) {
	for _, p := range r.pieces {
		if p.isConflict() {
			paths = append(paths, p.path)
		}
	}
	return paths
}

// Text is the result with both versions of what is in conflict between marks.
func (r *Result) Text(m Marks) []byte {
	return r.write(func(p piece) string {
		mark := func(c, label string) string {
			return strings.TrimRight(strings.Repeat(c, m.Size)+" "+label, " ") + "\n"
		}
		return mark("<", m.Ours) + p.ours + mark("=", "") + p.theirs + mark(">", m.Theirs)
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

// Merge joins ours and theirs, both made from base; false where a version cannot
// be taken apart into entries. The result says what the entries say, in the text
// of the versions they come from.
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
	var v versions[*source.Outline]
	var forms versions[form]
	for k, text := range [...][]byte{base, ours, theirs} {
		plain, f := plainForm(text)
		o, ok := source.Outlined(&diag.File{Bytes: plain})
		if !ok {
			return nil, false
		}
		v[k], forms[k] = o, f
	}
	m := &merger{}
	m.block(versions[*source.Block]{v[0].Block, v[1].Block, v[2].Block}, 0, nil)
	r := &Result{pieces: m.pieces, form: mergedForm(forms)}
	return r, r.says(versions[source.Node]{v[0].Value, v[1].Value, v[2].Value})
}

func whole(text []byte) *Result {
	return &Result{pieces: []piece{{text: string(text)}}, form: form{verbatim: true}}
}

// versions is something in the base, in ours and in theirs.
type versions[T any] [3]T

const (
	base = iota
	ours
	theirs
)

// changed is the version that alone was changed, or ours where both were
// changed alike; false where both were changed and differ.
func changed[T comparable](v versions[T]) (int, bool) {
	switch {
	case v[ours] == v[theirs], v[theirs] == v[base]:
		return ours, true
	}
	return theirs, v[ours] == v[base]
}
