package document

import (
	"slices"
	"strings"
)

// nearWords is the number of unchanged words shown beside a changed one.
const nearWords = 5

// elided shortens runs that did not change to the words beside a change, if that
// leaves out more than a few.
func elided(runs []Run) []Run {
	short := slices.Clone(runs)
	for k, r := range runs {
		words, first, last := strings.Fields(r.Text), nearWords, nearWords
		if k == 0 {
			first = 0
		}
		if k == len(runs)-1 {
			last = 0
		}
		if r.Kind == Kept && len(words) > first+last+nearWords {
			near := slices.Concat(words[:first], []string{"…"}, words[len(words)-last:])
			short[k].Text = strings.Join(near, " ")
		}
	}
	return short
}
