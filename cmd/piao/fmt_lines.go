package main

import (
	"slices"
	"sort"
)

// smallDiff bounds the work of comparing some lines with some others each with
// each: lines between those that are anchors.
const smallDiff = 250_000

// linePair is a line of an old text that stands in the new one, too.
type linePair struct{ old, new int }

// linesKept pairs the lines that two texts have in common, in order: those at both
// ends, those that stand once in either, and in between as many as there can be
// where that is little work.
func linesKept(old, new []string) []linePair {
	var kept []linePair
	low := 0
	for low < min(len(old), len(new)) && old[low] == new[low] {
		kept = append(kept, linePair{low, low})
		low++
	}
	high := 0
	for high < min(len(old), len(new))-low && old[len(old)-1-high] == new[len(new)-1-high] {
		high++
	}
	kept = append(kept, shifted(linesBetween(old[low:len(old)-high], new[low:len(new)-high]), low, low)...)
	for k := high; k > 0; k-- {
		kept = append(kept, linePair{len(old) - k, len(new) - k})
	}
	return kept
}

func shifted(pairs []linePair, old, new int) []linePair {
	for k := range pairs {
		pairs[k].old += old
		pairs[k].new += new
	}
	return pairs
}

// linesBetween pairs lines of two texts that differ at both ends.
func linesBetween(old, new []string) []linePair {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	if len(old)*len(new) <= smallDiff {
		return longestCommon(old, new)
	}
	fixed := anchors(old, new)
	if len(fixed) == 0 {
		return nil
	}
	var kept []linePair
	at := linePair{}
	for _, a := range append(fixed, linePair{len(old), len(new)}) {
		kept = append(kept, shifted(linesKept(old[at.old:a.old], new[at.new:a.new]), at.old, at.new)...)
		if a.old < len(old) {
			kept = append(kept, a)
		}
		at = linePair{a.old + 1, a.new + 1}
	}
	return kept
}

// anchors pairs the lines that stand once in either text, as many as stand in the
// same order in both.
func anchors(old, new []string) []linePair {
	olds, news := onlyOnes(old), onlyOnes(new)
	var both []linePair
	for k, line := range old {
		_, once := olds[line]
		if at, too := news[line]; once && too {
			both = append(both, linePair{k, at})
		}
	}
	return longestRise(both)
}

// onlyOnes is where the lines stand that stand once.
func onlyOnes(lines []string) map[string]int {
	count := map[string]int{}
	for _, line := range lines {
		count[line]++
	}
	ones := map[string]int{}
	for k, line := range lines {
		if count[line] == 1 {
			ones[line] = k
		}
	}
	return ones
}

// longestRise is the longest part of pairs in the order of the old text that is in
// the order of the new one, too.
func longestRise(pairs []linePair) []linePair {
	var tails []int // tails[n] ends the best rise of n+1 pairs
	before := make([]int, len(pairs))
	for k, p := range pairs {
		n := sort.Search(len(tails), func(i int) bool { return pairs[tails[i]].new >= p.new })
		before[k] = -1
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		}
		tails[n] = k
	}
	var rise []linePair
	if len(tails) > 0 {
		for k := tails[len(tails)-1]; k >= 0; k = before[k] {
			rise = append(rise, pairs[k])
		}
	}
	slices.Reverse(rise)
	return rise
}

// longestCommon pairs as many lines as there can be.
func longestCommon(old, new []string) []linePair {
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
	var kept []linePair
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			kept = append(kept, linePair{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
