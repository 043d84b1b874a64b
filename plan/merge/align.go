package merge

import (
	"slices"
	"sort"
)

// absent is the place of a strand in a version that lacks it.
const absent = -1

// pairing is the place of a strand in the base and in a version of it.
type pairing struct{ base, version int }

// align gives the place in a version of each strand of the base, absent for those
// that it lacks. Places only increase. As many entries as possible are aligned
// first; then, between two of them, the lines that are equal at both ends.
func align(from, version []strand) []int {
	to := slices.Repeat([]int{absent}, len(from))
	places := entryPlaces(version)
	var kept []pairing
	for i, s := range from {
		if at, ok := places[s.name]; ok && s.entry {
			kept = append(kept, pairing{i, at})
		}
	}
	var last pairing
	for _, p := range append(rising(kept), pairing{len(from), len(version)}) {
		left, right := linesIn(from, last.base, p.base), linesIn(version, last.version, p.version)
		for _, line := range alike(from, version, left, right) {
			to[line.base] = line.version
		}
		if p.base < len(from) {
			to[p.base] = p.version
		}
		last = pairing{p.base + 1, p.version + 1}
	}
	return to
}

// alike pairs the lines of two runs that are equal at their ends. It begins at the
// end, because lines belong to the entry below them. Of the other lines it pairs
// those that occur exactly once in each run.
func alike(from, version []strand, left, right []int) (pairs []pairing) {
	for len(left) > 0 && len(right) > 0 {
		i, k := len(left)-1, len(right)-1
		switch {
		case from[left[i]] == version[right[k]]:
			pairs = append(pairs, pairing{left[i], right[k]})
			left, right = left[:i], right[:k]
		case from[left[0]] == version[right[0]]:
			pairs = append(pairs, pairing{left[0], right[0]})
			left, right = left[1:], right[1:]
		default:
			return append(pairs, rising(sole(from, version, left, right))...)
		}
	}
	return pairs
}

// sole pairs the lines that occur exactly once in each of two runs.
func sole(from, version []strand, left, right []int) (pairs []pairing) {
	known, places := onceIn(from, left), onceIn(version, right)
	for _, i := range left {
		if at, ok := places[from[i]]; ok && at != absent && known[from[i]] == i {
			pairs = append(pairs, pairing{i, at})
		}
	}
	return pairs
}

// onceIn gives the place of each line of a run, absent for lines that occur more
// than once.
func onceIn(strands []strand, run []int) map[strand]int {
	places := map[strand]int{}
	for _, at := range run {
		line := strands[at]
		if _, repeats := places[line]; repeats {
			at = absent
		}
		places[line] = at
	}
	return places
}

// linesIn lists the places of the lines between two places.
func linesIn(strands []strand, start, end int) (lines []int) {
	for k := start; k < end; k++ {
		if !strands[k].entry {
			lines = append(lines, k)
		}
	}
	return lines
}

// rising is the longest part of some pairings in which both places increase.
func rising(all []pairing) []pairing {
	var tails []int // tails[n] ends the best rise of n+1 pairings
	before := make([]int, len(all))
	for k, p := range all {
		n := sort.Search(len(tails), func(i int) bool { return all[tails[i]].version >= p.version })
		before[k] = absent
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		}
		tails[n] = k
	}
	var rise []pairing
	if len(tails) > 0 {
		for k := tails[len(tails)-1]; k != absent; k = before[k] {
			rise = append(rise, all[k])
		}
	}
	slices.Reverse(rise)
	return rise
}
