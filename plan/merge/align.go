package merge

import "piao/plan/sequence"

// align gives the place in a version of each strand of the base, absent for
// none. Places only grow. As many entries as possible are aligned, then, between
// two of them, as many lines as possible.
func align(from, version []strand) []int {
	to := make([]int, len(from))
	for i := range to {
		to[i] = absent
	}
	for _, kept := range sequence.Rising(entryMoves(from, version)) {
		to[kept.Old] = kept.New
	}
	start, at := 0, 0
	for i := 0; i <= len(from); i++ {
		end := len(version)
		if i < len(from) {
			if to[i] == absent {
				continue
			}
			end = to[i]
		}
		alignLines(from, version, to, [2]int{start, i}, [2]int{at, end})
		start, at = i+1, end+1
	}
	return to
}

// entryMoves are the places of the entries of the base that a version has.
func entryMoves(from, version []strand) (moves []sequence.Pair) {
	places := entryPlaces(version)
	for i, s := range from {
		if at, ok := places[s.name]; ok && s.entry {
			moves = append(moves, sequence.Pair{Old: i, New: at})
		}
	}
	return moves
}

// manyLines bounds the table of the lines between two entries that are aligned;
// of more only those that are alike at both ends are.
const manyLines = 1 << 20

// alignLines aligns the lines in two ranges in which no entry is aligned, from
// their ends first: lines belong to the entry below them.
func alignLines(from, version []strand, to []int, a, b [2]int) {
	left, right := linesIn(from, a), linesIn(version, b)
	same := func(i, k int) bool { return from[left[i]] == version[right[k]] }
	for len(left) > 0 && len(right) > 0 && same(len(left)-1, len(right)-1) {
		to[left[len(left)-1]] = right[len(right)-1]
		left, right = left[:len(left)-1], right[:len(right)-1]
	}
	for len(left) > 0 && len(right) > 0 && same(0, 0) {
		to[left[0]] = right[0]
		left, right = left[1:], right[1:]
	}
	if len(left)*len(right) > manyLines {
		return
	}
	for _, kept := range sequence.Common(strandsAt(from, left), strandsAt(version, right)) {
		to[left[kept.Old]] = right[kept.New]
	}
}

func strandsAt(strands []strand, places []int) []strand {
	some := make([]strand, len(places))
	for k, at := range places {
		some[k] = strands[at]
	}
	return some
}

func linesIn(strands []strand, r [2]int) (lines []int) {
	for k := r[0]; k < r[1]; k++ {
		if !strands[k].entry {
			lines = append(lines, k)
		}
	}
	return lines
}
