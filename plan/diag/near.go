package diag

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Near lists at most five known words that a misspelt word may have meant, the
// nearest first. They differ from it in case only, or lie within an edit distance of
// 2, or of a third of its length (at most 10) where that is more. If there are none,
// Near lists the known words that begin with it.
func Near(word string, known []string) []string {
	limit := max(2, min(utf8.RuneCountInString(word)/3, 10))
	folded := fold(word)
	near := make([][]string, limit+1) // by their distance
	for _, k := range known {
		if strings.EqualFold(folded, fold(k)) {
			near[0] = append(near[0], k)
		} else if d := distance([]rune(folded), []rune(fold(k)), limit); d <= limit && d < utf8.RuneCountInString(k) {
			near[d] = append(near[d], k)
		}
	}
	words := slices.Concat(near...)
	if len(words) == 0 {
		return begun(word, known)
	}
	return words[:min(len(words), 5)]
}

// begun lists at most five known words that begin with a shortened one.
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
// replacements and swaps of neighbours each count 1. Above limit it may be any
// larger number: only cells within limit of the diagonal are computed, because the
// others are worth more.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	n := len(b) + 1
	rows := make([]int, 3*n)
	before, last, row := rows[:n], rows[n:2*n], rows[2*n:]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = limit + 1
		if from == 1 {
			row[0] = i
		}
		best := row[from-1]
		for j := from; j <= to; j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(row[j-1]+1, last[j-1]+change)
			if j < i+limit {
				row[j] = min(row[j], last[j]+1)
			}
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
