package merge

import "slices"

// align gives the place in a version of each strand of the base, absent for
// none. Places only grow. As many entries as possible are aligned, then, between
// two of them, as many lines as possible.
func align(from, version []strand) []int {
	to := make([]int, len(from))
	for i := range to {
		to[i] = absent
	}
	for i, at := range longestRising(entryMoves(from, version)) {
		to[i] = at
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

// move is where an entry of the base stands in a version.
type move struct{ from, to int }

func entryMoves(from, version []strand) (moves []move) {
	places := entryPlaces(version)
	for i, s := range from {
		if at, ok := places[s.name]; ok && s.entry {
			moves = append(moves, move{i, at})
		}
	}
	return moves
}

// longestRising is a longest run of moves, not necessarily neighbours, that keep
// their order: from place to place.
func longestRising(moves []move) map[int]int {
	var ends []int // of the best run of each length, the last move
	before := make([]int, len(moves))
	for k, m := range moves {
		length, _ := slices.BinarySearchFunc(ends, m.to, func(e, to int) int { return moves[e].to - to })
		before[k] = absent
		if length > 0 {
			before[k] = ends[length-1]
		}
		ends = append(ends[:length], append([]int{k}, ends[min(length+1, len(ends)):]...)...)
	}
	rising := make(map[int]int, len(ends))
	if len(ends) > 0 {
		for k := ends[len(ends)-1]; k != absent; k = before[k] {
			rising[moves[k].from] = moves[k].to
		}
	}
	return rising
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
	longest := commonLengths(len(left), len(right), same)
	for i, k := 0, 0; i < len(left) && k < len(right); {
		switch {
		case same(i, k):
			to[left[i]] = right[k]
			i, k = i+1, k+1
		case longest[i+1][k] >= longest[i][k+1]:
			i++
		default:
			k++
		}
	}
}

func linesIn(strands []strand, r [2]int) (lines []int) {
	for k := r[0]; k < r[1]; k++ {
		if !strands[k].entry {
			lines = append(lines, k)
		}
	}
	return lines
}

// commonLengths is the table of the longest common sequences from each pair on.
func commonLengths(n, m int, same func(i, k int) bool) [][]int {
	table := make([][]int, n+1)
	table[n] = make([]int, m+1)
	for i := n - 1; i >= 0; i-- {
		table[i] = make([]int, m+1)
		for k := m - 1; k >= 0; k-- {
			if same(i, k) {
				table[i][k] = table[i+1][k+1] + 1
				continue
			}
			table[i][k] = max(table[i+1][k], table[i][k+1])
		}
	}
	return table
}
