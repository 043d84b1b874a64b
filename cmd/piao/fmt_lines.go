package main

import "piao/plan/sequence"

// smallDiff bounds the work of comparing some lines with some others each with
// each: lines between those that are anchors.
const smallDiff = 250_000

// linesKept pairs the lines that two texts have in common, in order: those at both
// ends, those that stand once in either, and in between as many as there can be
// where that is little work.
func linesKept(old, new []string) []sequence.Pair {
	var kept []sequence.Pair
	low := 0
	for low < min(len(old), len(new)) && old[low] == new[low] {
		kept = append(kept, sequence.Pair{Old: low, New: low})
		low++
	}
	high := 0
	for high < min(len(old), len(new))-low && old[len(old)-1-high] == new[len(new)-1-high] {
		high++
	}
	kept = append(kept, shifted(linesBetween(old[low:len(old)-high], new[low:len(new)-high]), low, low)...)
	for k := high; k > 0; k-- {
		kept = append(kept, sequence.Pair{Old: len(old) - k, New: len(new) - k})
	}
	return kept
}

func shifted(pairs []sequence.Pair, old, new int) []sequence.Pair {
	for k := range pairs {
		pairs[k].Old += old
		pairs[k].New += new
	}
	return pairs
}

// linesBetween pairs lines of two texts that differ at both ends.
func linesBetween(old, new []string) []sequence.Pair {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	if len(old)*len(new) <= smallDiff {
		return sequence.Common(old, new)
	}
	fixed := anchors(old, new)
	if len(fixed) == 0 {
		return nil
	}
	var kept []sequence.Pair
	at := sequence.Pair{}
	for _, a := range append(fixed, sequence.Pair{Old: len(old), New: len(new)}) {
		kept = append(kept, shifted(linesKept(old[at.Old:a.Old], new[at.New:a.New]), at.Old, at.New)...)
		if a.Old < len(old) {
			kept = append(kept, a)
		}
		at = sequence.Pair{Old: a.Old + 1, New: a.New + 1}
	}
	return kept
}

// anchors pairs the lines that stand once in either text, as many as stand in the
// same order in both.
func anchors(old, new []string) []sequence.Pair {
	olds, news := onlyOnes(old), onlyOnes(new)
	var both []sequence.Pair
	for k, line := range old {
		_, once := olds[line]
		if at, too := news[line]; once && too {
			both = append(both, sequence.Pair{Old: k, New: at})
		}
	}
	return sequence.Rising(both)
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
