package merge

import (
	"math/rand/v2"
	"testing"
)

// Entries are aligned in the order of both versions, and as many as there can be:
// as many as trying every part of the base finds.
func TestAlignedEntries(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		var from, version []strand
		for range r.IntN(9) {
			from = append(from, strand{string(rune('a' + len(from))), true})
		}
		for _, k := range r.Perm(10) {
			version = append(version, strand{string(rune('a' + k)), true})
		}
		last, count := absent, 0
		for i, at := range align(from, version) {
			if at == absent {
				continue
			}
			if at <= last || from[i] != version[at] {
				t.Fatalf("%v and %v: %v", from, version, align(from, version))
			}
			last, count = at, count+1
		}
		if want := mostRising(from, version); count != want {
			t.Fatalf("%v and %v: %d are aligned, want %d", from, version, count, want)
		}
	}
}

// mostRising is how many strands, tried in every part of from, rise in version.
func mostRising(from, version []strand) int {
	places, most := entryPlaces(version), 0
	for part := range 1 << len(from) {
		last, count := absent, 0
		for k, s := range from {
			if at := places[s.name]; part>>k&1 == 1 && at > last {
				last, count = at, count+1
			}
		}
		most = max(most, count)
	}
	return most
}
