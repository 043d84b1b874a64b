package diff

import (
	"strings"
)

// WordRun is words that follow one another in a changed text, with single blanks
// between them: Added, Removed, or Kept by both.
type WordRun struct {
	Kind Kind
	Text string
}

// Kept is the kind of the words that both texts have.
const Kept Kind = "kept"

// mostCompared bounds the work of comparing words each with each; texts beyond it, of more than
// a thousand changed words each, are taken to have nothing in common in between.
const mostCompared = 1 << 20

// Words is what changed between two texts, word by word: the runs kept and
// removed make up the old one, those kept and added the new one. Of texts that
// share less than a third of their words it is one whole for the other.
func Words(old, new string) []WordRun {
	a, b := strings.Fields(old), strings.Fields(new)
	var runs wordRuns
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	runs.keep(a[:start]...)
	runs.between(a[start:len(a)-end], b[start:len(b)-end])
	runs.keep(a[len(a)-end:]...)
	if 3*runs.kept < max(len(a), len(b)) {
		runs = wordRuns{}
		runs.change(a, b)
	}
	return runs.whole()
}

// wordRuns are runs being collected: those that are whole, and the words since.
type wordRuns struct {
	runs                 []WordRun
	same, removed, added []string
	kept                 int // words, in all
}

func (r *wordRuns) keep(words ...string) {
	if len(words) > 0 {
		r.close(Removed, &r.removed)
		r.close(Added, &r.added)
		r.same = append(r.same, words...)
		r.kept += len(words)
	}
}

func (r *wordRuns) change(removed, added []string) {
	if len(removed)+len(added) > 0 {
		r.close(Kept, &r.same)
		r.removed, r.added = append(r.removed, removed...), append(r.added, added...)
	}
}

func (r *wordRuns) close(kind Kind, words *[]string) {
	if len(*words) > 0 {
		r.runs = append(r.runs, WordRun{kind, strings.Join(*words, " ")})
		*words = nil
	}
}

// whole is all runs, the last ones too.
func (r *wordRuns) whole() []WordRun {
	r.close(Kept, &r.same)
	r.close(Removed, &r.removed)
	r.close(Added, &r.added)
	return r.runs
}

// between walks along a longest common subsequence.
func (r *wordRuns) between(a, b []string) {
	if len(a)*len(b) > mostCompared {
		r.change(a, b)
		return
	}
	i, j := 0, 0
	for _, kept := range common(a, b) {
		r.change(a[i:kept.old], b[j:kept.new])
		r.keep(a[kept.old])
		i, j = kept.old+1, kept.new+1
	}
	r.change(a[i:], b[j:])
}
