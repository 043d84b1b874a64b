package merge

import (
	"slices"
	"strings"
)

// strand is what is woven into one sequence: an entry, known by its key, or a
// line, known by its text.
type strand struct {
	name  string
	entry bool
}

// placed is a strand of the woven sequence: the version it is taken from and its
// place there. A line that is lost was taken away by the other version.
type placed struct {
	strand
	from, at int
	lost     bool
}

// weave puts the strands of two versions into one order. What both have stands
// once; what a version added stands after what it stood after there, ours first;
// what a version moved stands where it moved it. Of entries every one stands that
// any of the two versions has, of lines every one that no version took away.
func weave(v versions[[]strand]) []placed {
	w := &weaver{v: v, places: versions[map[string]int]{entryPlaces(v[base]), entryPlaces(v[ours]), entryPlaces(v[theirs])}}
	w.to[ours], w.to[theirs] = align(v[base], v[ours]), align(v[base], v[theirs])
	for i := range v[base] {
		w.added(i)
		w.kept(i)
	}
	w.added(len(v[base]))
	return w.woven
}

type weaver struct {
	v      versions[[]strand]
	places versions[map[string]int] // where the entries of each version stand in it
	to     versions[[]int]          // where each strand of the base stands, absent for nowhere
	next   versions[int]            // the first strand of each version that is not yet woven in
	woven  []placed
}

const absent = -1

func entryPlaces(strands []strand) map[string]int {
	places := make(map[string]int, len(strands))
	for k, s := range strands {
		if s.entry {
			places[s.name] = k
		}
	}
	return places
}

func (w *weaver) has(version int, s strand) bool {
	_, ok := w.places[version][s.name]
	return ok
}

// added weaves in what stands before a strand of the base and is not aligned.
func (w *weaver) added(i int) {
	ourStart, ourEnd := w.gap(ours, i)
	for at := ourStart; at < ourEnd; at++ {
		w.put(ours, at)
	}
	start, end := w.gap(theirs, i)
	same := w.v[ours][ourStart:ourEnd]
	if slices.Equal(same, w.v[theirs][start:end]) {
		return
	}
	for at := start; at < end; at++ {
		switch s := w.v[theirs][at]; {
		case s.entry && w.isOurs(s), s.saysSomething() && slices.Contains(same, s), len(same) > 0 && s.isBlank() && w.endsBlank():
		default:
			w.put(theirs, at)
		}
	}
}

// gap is what a version has between the last strand woven in and the one that
// is aligned with a strand of the base.
func (w *weaver) gap(version, i int) (start, end int) {
	start, end = w.next[version], len(w.v[version])
	for ; i < len(w.to[version]); i++ {
		if at := w.to[version][i]; at >= 0 {
			end = at
			break
		}
	}
	w.next[version] = end
	return start, end
}

// isOurs says that ours has an entry in a place of its own.
func (w *weaver) isOurs(s strand) bool {
	i, known := w.places[base][s.name]
	return w.has(ours, s) && (!known || w.to[ours][i] == absent)
}

// kept weaves in a strand of the base.
func (w *weaver) kept(i int) {
	s, our, their := w.v[base][i], w.to[ours][i], w.to[theirs][i]
	lost := our < 0 || their < 0
	switch {
	case our >= 0 && (their >= 0 || !s.entry || !w.has(theirs, s)):
		w.woven = append(w.woven, placed{s, ours, our, lost})
	case their >= 0 && (!s.entry || !w.has(ours, s)):
		w.woven = append(w.woven, placed{s, theirs, their, lost})
	}
	for _, version := range [...]int{ours, theirs} {
		if at := w.to[version][i]; at >= 0 {
			w.next[version] = at + 1
		}
	}
}

func (w *weaver) put(version, at int) {
	w.woven = append(w.woven, placed{w.v[version][at], version, at, false})
}

func (w *weaver) endsBlank() bool {
	n := len(w.woven)
	return n > 0 && w.woven[n-1].isBlank()
}

func (s strand) isBlank() bool { return !s.entry && strings.TrimSpace(s.name) == "" }

// saysSomething says that a line is a comment with words in it.
func (s strand) saysSomething() bool { return !s.entry && strings.Trim(s.name, "\x00# \t\r\n") != "" }
