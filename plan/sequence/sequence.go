// Package sequence finds what two lists have in common.
package sequence

import (
	"slices"
	"sort"
)

// Pair is where an item stands in an old and in a new list.
type Pair struct{ Old, New int }

// Common pairs as many items of two lists as stand in the same order in both. It
// takes time and memory in proportion to the product of their lengths.
func Common[T comparable](old, new []T) []Pair {
	width := len(new) + 1
	best := make([]int32, (len(old)+1)*width)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			n := max(best[(i+1)*width+j], best[i*width+j+1])
			if old[i] == new[j] {
				n = max(n, best[(i+1)*width+j+1]+1)
			}
			best[i*width+j] = n
		}
	}
	var kept []Pair
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			kept = append(kept, Pair{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}

// Rising is the longest part of pairs, in the order of the old list, that is in the
// order of the new one, too.
func Rising(pairs []Pair) []Pair {
	var tails []int // tails[n] ends the best rise of n+1 pairs
	before := make([]int, len(pairs))
	for k, p := range pairs {
		n := sort.Search(len(tails), func(i int) bool { return pairs[tails[i]].New >= p.New })
		before[k] = -1
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		}
		tails[n] = k
	}
	var rise []Pair
	if len(tails) > 0 {
		for k := tails[len(tails)-1]; k >= 0; k = before[k] {
			rise = append(rise, pairs[k])
		}
	}
	slices.Reverse(rise)
	return rise
}
