package diff

import (
	"math/rand/v2"
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
	for range 1000 {
		old, new := list(), list()
		pairs := common(old, new)
		last := match{-1, -1}
		for _, p := range pairs {
			if p.old <= last.old || p.new <= last.new || old[p.old] != new[p.new] {
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
