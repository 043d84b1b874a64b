package parallel

import "testing"

// Every number is done once, however many there are.
func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, few, 2*few - 1, 2 * few, 1000, 12345} {
		done := make([]int, n)
		Each(n, func(i int) { done[i]++ })
		for i, times := range done {
			if times != 1 {
				t.Fatalf("%d of %d: done %d times", i, n, times)
			}
		}
	}
}

// A panic comes out where Each was called.
func TestEachPanics(t *testing.T) {
	defer func() {
		if got := recover(); got != "here" {
			t.Errorf("got %v, want the panic of the call", got)
		}
	}()
	Each(1000, func(i int) {
		if i == 999 {
			panic("here")
		}
	})
}
