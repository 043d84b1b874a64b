package merge

import (
	"slices"
	"strings"
)

// strand is an element of a sequence to be woven: an entry, identified by its key,
// or a line, identified by its text.
type strand struct {
	name  string
	entry bool
}

// placed is a strand of the woven sequence and the version that it is taken from. A
// lost line was removed by the other version.
type placed struct {
	strand
	from int
	lost bool
}

// weave puts the strands of two versions into one order. What both have occurs once.
// What a version added follows what it follows there, ours first. What a version
// moved stands where that version moved it. An entry is kept if either version has
// it, a line if no version removed it.
func weave(v versions[[]strand]) []placed {
	w := &weaver{v: v, ofBase: map[int]bool{}, places: each(v, entryPlaces)}
	for _, k := range [...]int{ours, theirs} {
		w.to[k] = align(v[base], v[k])
		w.ahead[k] = aheadOf(w.to[k], len(v[k]))
	}
	for _, at := range w.to[ours] {
		w.ofBase[at] = true
	}
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
	ofBase map[int]bool             // the places of ours at which a strand of the base stands
	ahead  versions[[]int]          // the first place that is aligned with the strand or with one after it
	next   versions[int]            // the first strand of each version that is not yet woven in
	woven  []placed
}

func entryPlaces(strands []strand) map[string]int {
	places := make(map[string]int, len(strands))
	for k, s := range strands {
		if s.entry {
			places[s.name] = k
		}
	}
	return places
}

func aheadOf(to []int, end int) []int {
	ahead := make([]int, len(to))
	for i := len(to) - 1; i >= 0; i-- {
		if to[i] != absent {
			end = to[i]
		}
		ahead[i] = end
	}
	return ahead
}

func (w *weaver) has(version int, s strand) bool {
	_, ok := w.places[version][s.name]
	return ok
}

// added weaves in what stands before a strand of the base and is not aligned: the
// entries of ours with the lines before them, those of theirs, and the lines after
// the last ones, which belong to the strand of the base.
func (w *weaver) added(i int) {
	ourStart, ourEnd := w.gap(ours, i)
	start, end := w.gap(theirs, i)
	if slices.Equal(w.v[ours][ourStart:ourEnd], w.v[theirs][start:end]) {
		start = end
	}
	between := ourStart < ourEnd
	ourLines := max(ourStart, ourEnd-len(w.linesBefore(ours, ourEnd)))
	w.put(ours, ourStart, ourLines)
	for at := start; at < end; at++ {
		switch s := w.v[theirs][at]; {
		case !s.entry:
			continue
		case w.isOurs(s):
			w.lines(start, at, w.ourNewLines(w.places[ours][s.name]), between)
		default:
			w.lines(start, at, nil, between)
			w.put(theirs, at, at+1)
		}
		start = at + 1
	}
	w.put(ours, ourLines, ourEnd)
	w.lines(start, end, w.ourNewLines(ourEnd), between)
}

// lines weaves in lines of theirs. It leaves out comments that ours added in the
// same place, and empty lines next to those of ours.
func (w *weaver) lines(start, end int, known []strand, between bool) {
	for at := start; at < end; at++ {
		s := w.v[theirs][at]
		if s.saysSomething() && slices.Contains(known, s) || between && s.isBlank() && w.endsBlank() {
			continue
		}
		w.put(theirs, at, at+1)
	}
}

// linesBefore lists the lines directly before a place.
func (w *weaver) linesBefore(version, at int) []strand {
	start := at
	for start > 0 && !w.v[version][start-1].entry {
		start--
	}
	return w.v[version][start:at]
}

// ourNewLines lists the lines directly before a place of ours that ours added. Other
// lines are the base's; theirs may have removed them to put them elsewhere.
func (w *weaver) ourNewLines(at int) []strand {
	var lines []strand
	start := at - len(w.linesBefore(ours, at))
	for k, s := range w.v[ours][start:at] {
		if !w.ofBase[start+k] {
			lines = append(lines, s)
		}
	}
	return lines
}

// gap is the part of a version from the last strand woven in up to the place that is
// aligned with a strand of the base or, if none is, with the next one that has such
// a place.
func (w *weaver) gap(version, i int) (start, end int) {
	start, end = w.next[version], len(w.v[version])
	if i < len(w.ahead[version]) {
		end = w.ahead[version][i]
	}
	w.next[version] = end
	return start, end
}

// isOurs reports whether ours has an entry in a place of its own.
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
		w.woven = append(w.woven, placed{s, ours, lost})
	case their >= 0 && (!s.entry || !w.has(ours, s)):
		w.woven = append(w.woven, placed{s, theirs, lost})
	}
	for _, version := range [...]int{ours, theirs} {
		if at := w.to[version][i]; at >= 0 {
			w.next[version] = at + 1
		}
	}
}

func (w *weaver) put(version, start, end int) {
	for _, s := range w.v[version][start:end] {
		w.woven = append(w.woven, placed{s, version, false})
	}
}

func (w *weaver) endsBlank() bool {
	n := len(w.woven)
	return n > 0 && w.woven[n-1].isBlank()
}

func (s strand) isBlank() bool { return !s.entry && strings.TrimSpace(s.name) == "" }

// saysSomething reports whether a line is a comment with words in it.
func (s strand) saysSomething() bool { return !s.entry && strings.Trim(s.name, "\x00# \t\r\n") != "" }
