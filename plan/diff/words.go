package diff

import "strings"

// WordRun is successive words of a changed text, separated by single spaces. Kind is
// Added, Removed, or Kept for words of both texts.
type WordRun struct {
	Kind Kind
	Text string
}

// Kept is the kind of the words that both texts have.
const Kept Kind = "kept"

// mostCompared limits the work of comparing words with one another. Longer texts,
// with more than a thousand changed words each, are taken to have no words in common
// between their equal ends.
const mostCompared = 1 << 20

// Words is what changed between two texts, word by word. The runs kept and removed
// make up the old text, those kept and added the new one. If the texts share less
// than a third of their words, one whole text replaces the other.
func Words(old, new string) []WordRun {
	a, b := strings.Fields(old), strings.Fields(new)
	kept := shared(a, b)
	if 3*len(kept) < max(len(a), len(b)) {
		kept = nil
	}
	var runs []WordRun
	add := func(kind Kind, words []string) {
		if len(words) > 0 {
			runs = append(runs, WordRun{kind, strings.Join(words, " ")})
		}
	}
	i, j := 0, 0
	for len(kept) > 0 {
		first, n := kept[0], 1
		for n < len(kept) && kept[n] == (match{first.old + n, first.new + n}) {
			n++
		}
		add(Removed, a[i:first.old])
		add(Added, b[j:first.new])
		add(Kept, a[first.old:first.old+n])
		i, j, kept = first.old+n, first.new+n, kept[n:]
	}
	add(Removed, a[i:])
	add(Added, b[j:])
	return runs
}

// match is where a word stands in an old and in a new text.
type match struct{ old, new int }

// shared pairs the words that two texts have in the same order: those at their
// beginning and at their end, and as many as possible in between.
func shared(a, b []string) []match {
	var kept []match
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		kept = append(kept, match{start, start})
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for _, m := range common(a[start:len(a)-end], b[start:len(b)-end]) {
		kept = append(kept, match{start + m.old, start + m.new})
	}
	for k := end; k > 0; k-- {
		kept = append(kept, match{len(a) - k, len(b) - k})
	}
	return kept
}

// common is a longest common subsequence. It takes time and memory in proportion
// to the product of the lengths.
func common(old, new []string) []match {
	if len(old)*len(new) > mostCompared {
		return nil
	}
	width := len(new) + 1
	best := make([]int32, (len(old)+1)*width) // the most common words of old[i:] and new[j:]
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			n := max(best[(i+1)*width+j], best[i*width+j+1])
			if old[i] == new[j] {
				n = max(n, best[(i+1)*width+j+1]+1)
			}
			best[i*width+j] = n
		}
	}
	var kept []match
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			kept = append(kept, match{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
