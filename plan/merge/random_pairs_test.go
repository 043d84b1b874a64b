package merge

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// leaf is a value of a random tree, the keys that lead to it, and those that
// lead to the line that it stands in.
type leaf struct {
	*node
	path, line string
}

// leaves lists the values of a tree in their order.
func (n *node) leaves(path, line string) (all []leaf) {
	for _, b := range n.below {
		here, itsLine := path+b.key+"\x00", line
		if line == "" {
			itsLine = here
		}
		switch {
		case len(b.below) == 0:
			all = append(all, leaf{b, here, itsLine})
		case b.flow:
			all = append(all, b.leaves(here, itsLine)...)
		default:
			all = append(all, b.leaves(here, line)...)
		}
	}
	return all
}

// Whoever changes one value is never in conflict with whoever changes another;
// with whoever changes the same one always, there and nowhere else.
func TestTwoValues(t *testing.T) {
	for seed := range uint64(rounds(300, 3_000)) {
		g := &gardener{Rand: rand.New(rand.NewPCG(seed, 9)), name: "o"}
		root := &node{below: []*node{g.node(3), g.node(3), g.node(2)}}
		count := len(root.leaves("", ""))
		with := func(k int, value string) ([]byte, leaf) {
			side := root.copied()
			changed := side.leaves("", "")[k]
			changed.value = value
			return written(side, 2), changed
		}
		first, second := g.IntN(count), g.IntN(count)
		a, one := with(first, "ours")
		b, two := with(second, "theirs")
		r, ok := Merge(written(root, 2), a, b)
		if !ok {
			t.Fatalf("%d: refused", seed)
		}
		if first == second {
			if c := r.Conflicts(); len(c) != 1 || pathOf(c[0]) != one.line {
				t.Fatalf("%d: conflicts %q, want one at %s", seed, c, one.line)
			}
			continue
		}
		if c := r.Conflicts(); len(c) > 0 {
			t.Fatalf("%d: conflicts %q of %s and %s", seed, c, one.path, two.path)
		}
		want := flat(t, written(root, 2))
		want[one.path], want[two.path] = "ours", "theirs"
		if got := flat(t, r.Text(testMarks)); !maps.Equal(got, want) {
			t.Fatalf("%d: got %q, want %q", seed, got, want)
		}
	}
}
