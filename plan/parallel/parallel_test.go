package parallel

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

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

// Works that take turns are each done once.
func TestTurns(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 1000} {
		done := make([]int, n)
		Turns(n, func(k int) { done[k]++ })
		for k, times := range done {
			if times != 1 {
				t.Fatalf("%d of %d: done %d times", k, n, times)
			}
		}
	}
}

// A panic comes out where Each was called.
func TestEachPanics(t *testing.T) {
	defer func() {
		if got := recover(); fmt.Sprint(got) != "here" {
			t.Errorf("got %v, want the panic of the call", got)
		}
	}()
	Each(1000, func(i int) {
		if i == 999 {
			panic("here")
		}
	})
}

// Parts cover every number once, in order, none smaller than the least.
func TestParts(t *testing.T) {
	for _, n := range []int{0, 1, 99, 100, 199, 200, 12345} {
		next := 0
		for k, p := range Parts(n, 100) {
			if p.Which != k || p.From != next || p.To-p.From < min(n, 100) {
				t.Errorf("%d: part %d is %+v", n, k, p)
			}
			next = p.To
		}
		if next != n {
			t.Errorf("%d: the parts end at %d", n, next)
		}
	}
}

// A work that goes on beside gives its result to whoever asks, as often as asked.
func TestLater(t *testing.T) {
	wait := Later(func() int { return 7 })
	for range 2 {
		if got := wait(); got != 7 {
			t.Errorf("got %d, want 7", got)
		}
	}
}

// A panic beside comes out where the result is waited for.
func TestLaterPanics(t *testing.T) {
	wait := Later(func() int { panic("here") })
	defer func() {
		if got := recover(); fmt.Sprint(got) != "here" {
			t.Errorf("got %v, want the panic of the work", got)
		}
	}()
	wait()
}

// Works shared out inside works that are shared out, from several goroutines at
// once, are all done: helpers that linger take what is meant for them and no more.
func TestTurnsInsideTurns(t *testing.T) {
	var sum atomic.Int64
	var callers sync.WaitGroup
	for range 4 {
		callers.Go(func() {
			for round := range 200 {
				if round%20 == 0 {
					time.Sleep(2 * lingering) // until helpers have gone
				}
				wait := Later(func() int { return 1 })
				Turns(3, func(int) { Turns(4, func(int) { sum.Add(1) }) })
				sum.Add(int64(wait()))
			}
		})
	}
	callers.Wait()
	if got, want := sum.Load(), int64(4*200*(3*4+1)); got != want {
		t.Errorf("got %d works done, want %d", got, want)
	}
	for idle.Load() != 0 { // in the end they have all gone
		time.Sleep(lingering)
	}
}

// What went wrong beside is told with the place where it did.
func TestPanickedStack(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2)) // with one nothing is shared out
	defer func() {
		if p, ok := recover().(*Panicked); !ok || !strings.Contains(string(p.Stack), "panicsHere") {
			t.Errorf("got %v, want the stack of the work", p)
		}
	}()
	Turns(2, func(int) { Turns(2, func(int) { panicsHere() }) })
}

//go:noinline
func panicsHere() { panic("here") }
