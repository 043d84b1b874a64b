package sequence

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Pairs are of equal texts, rise in both lists, and are as many as there can be:
// as many as trying every part of the old list finds.
func TestCommon(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	list := func() []string {
		all := make([]string, r.IntN(9))
		for k := range all {
			all[k] = string(rune('a' + r.IntN(4)))
		}
		return all
	}
	for range 2000 {
		old, new := list(), list()
		pairs := Common(old, new)
		last := Pair{-1, -1}
		for _, p := range pairs {
			if p.Old <= last.Old || p.New <= last.New || old[p.Old] != new[p.New] {
				t.Fatalf("%v and %v: %v", old, new, pairs)
			}
			last = p
		}
		if want := most(old, new); len(pairs) != want {
			t.Fatalf("%v and %v: %d in common, want %d", old, new, len(pairs), want)
		}
	}
}

// most is the length of the longest part of old, in order, that new holds too.
func most(old, new []string) int {
	longest := 0
	for part := range 1 << len(old) {
		at, length := 0, 0
		for k, text := range old {
			if part>>k&1 == 0 {
				continue
			}
			for at < len(new) && new[at] != text {
				at++
			}
			if at == len(new) {
				length = 0
				break
			}
			at, length = at+1, length+1
		}
		longest = max(longest, length)
	}
	return longest
}

// A rise keeps the order of both lists, and is as long as there can be: what it
// takes is what the new places and their sorted order have in common.
func TestRising(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		places := r.Perm(r.IntN(10))
		pairs, sorted := make([]Pair, len(places)), slices.Sorted(slices.Values(places))
		for k, at := range places {
			pairs[k] = Pair{k, at}
		}
		rise := Rising(pairs)
		for k := 1; k < len(rise); k++ {
			if rise[k].Old <= rise[k-1].Old || rise[k].New <= rise[k-1].New {
				t.Fatalf("%v: %v does not rise", places, rise)
			}
		}
		if want := len(Common(places, sorted)); len(rise) != want {
			t.Fatalf("%v: a rise of %d, want %d", places, len(rise), want)
		}
	}
}
