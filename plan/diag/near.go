package diag

import (
	"slices"
	"strings"
)

// Near lists the known words that a misspelt one may have meant, the nearest
// first, at most five: those within an edit distance of 2, or of a third of the
// word's length where that is more, and those in other cases of letters; else
// those that it begins.
func Near(word string, known []string) []string {
	type candidate struct {
		word     string
		distance int
	}
	limit := max(2, len([]rune(word))/3)
	var found []candidate
	for _, k := range known {
		if strings.EqualFold(fold(word), fold(k)) {
			found = append(found, candidate{k, 0})
			continue
		}
		if d := distance([]rune(fold(word)), []rune(fold(k)), limit); d <= limit && d < len([]rune(k)) {
			found = append(found, candidate{k, d})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return a.distance - b.distance })
	if len(found) > 5 {
		found = found[:5]
	}
	words := make([]string, len(found))
	for i, c := range found {
		words[i] = c.word
	}
	if len(words) == 0 {
		return begun(word, known)
	}
	return words
}

// begun lists the words that a shortened one begins, at most five.
func begun(word string, known []string) []string {
	var words []string
	for _, k := range known {
		if len(word) >= 3 && strings.HasPrefix(k, word) && len(words) < 5 {
			words = append(words, k)
		}
	}
	return words
}

// distance is the optimal string alignment distance: insertions, deletions,
// replacements and swaps of neighbours each count 1. Past limit it may stop and
// return limit+1.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
