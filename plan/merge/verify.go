package merge

import (
	"bytes"
	"maps"
	"strings"

	"piao/plan/diag"
	"piao/plan/source"
)

// says checks the result against the versions. Read again, with either side of every
// conflict, it must say what the entries of the versions say when their values are
// merged without their text.
func (r *Result) says(v versions[source.Node]) bool {
	e := expectation{open: map[string]bool{}, around: map[string]bool{}}
	for _, p := range r.pieces {
		if p.isConflict() && !p.wording {
			e.open[pathOf(p.path)] = true
			for k := range p.path {
				e.around[pathOf(p.path[:k])] = true
			}
		}
	}
	for _, e.side = range [...]int{ours, theirs} {
		text := r.write(func(p piece) string { return p.of[e.side] })
		got, found := source.Parse(&diag.File{Bytes: text})
		if len(found) > 0 || !e.met(got, v, nil) {
			return false
		}
	}
	return true
}

// pathOf joins keys into one string; no keys are the whole file.
func pathOf(keys []string) string { return strings.Join(keys, "\x00") + "\x00" }

// expectation is a merge of values in which one side wins every conflict.
type expectation struct {
	side         int
	open, around map[string]bool // the paths of conflicts, and of what they stand in
}

// met reports whether a value is the merge of three others.
func (e expectation) met(got source.Node, v versions[source.Node], path []string) bool {
	switch here := pathOf(path); {
	case e.open[here]:
		return source.SameValue(got, v[e.side])
	case e.around[here]:
		return e.metByKey(got, v, path)
	case source.SameValue(v[ours], v[theirs]), source.SameValue(v[theirs], v[base]):
		return source.SameValue(got, v[ours])
	case source.SameValue(v[ours], v[base]):
		return source.SameValue(got, v[theirs])
	}
	return v[ours].IsMap() && v[theirs].IsMap() && e.metByKey(got, v, path)
}

func (e expectation) metByKey(got source.Node, v versions[source.Node], path []string) bool {
	has, of := byKey(got), each(v, byKey)
	keys := byKey(got)
	for k := range of {
		maps.Copy(keys, of[k])
	}
	for key := range keys {
		values := each(of, func(all map[string]source.Node) source.Node { return all[key] })
		if !e.met(has[key], values, append(path[:len(path):len(path)], key)) {
			return false
		}
	}
	return true
}

func byKey(n source.Node) map[string]source.Node { return maps.Collect(n.Entries()) }

// keepsComments reports whether every line with a comment is kept, except those that
// a version removed.
func (r *Result) keepsComments(texts versions[[]byte]) bool {
	of := each(texts, commentLines)
	merged, _ := plainForm(r.write(func(p piece) string { return p.of[ours] + p.of[theirs] }))
	has := commentLines(merged)
	for k := range of {
		for c := range of[k] {
			if has[c] < least(each(of, func(n map[string]int) int { return n[c] })) {
				return false
			}
		}
	}
	return true
}

// least is how often a line must occur in a merge, given how often it occurs in the
// versions. Lines that both added may be the same.
func least(n versions[int]) int {
	if n[ours] >= n[base] && n[theirs] >= n[base] {
		return max(n[ours], n[theirs])
	}
	return n[ours] + n[theirs] - n[base]
}

// commentLines counts the lines that hold only a comment, by its words.
func commentLines(text []byte) map[string]int {
	n := map[string]int{}
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte("#")) {
			n[string(line)]++
		}
	}
	return n
}
