// Package parallel is independent work done side by side on all processors.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// few is how much little work is worth a processor of its own.
const few = 64

// Each calls do once for every number below n, runs of them side by side, and
// returns when all calls have returned. Each call may touch only what belongs to
// its number, so that the result is the same in whatever order they run. A panic in
// a call is the caller's, as a *Panicked where it was shared out.
func Each(n int, do func(int)) { EachOf(n, few, do) }

// EachOf is Each of works of which so many are worth a processor of their own.
func EachOf(n, least int, do func(int)) {
	DoParts(Parts(n, least), func(p Part) {
		for i := p.From; i < p.To; i++ {
			do(i)
		}
	})
}

// Part is a run of neighbouring numbers, From and up to To.
type Part struct{ Which, From, To int }

// Parts shares out the numbers below n among the processors, in runs of at least
// so many; there is at least one part.
func Parts(n, least int) []Part {
	workers := max(1, min(runtime.GOMAXPROCS(0), n/least))
	parts := make([]Part, workers)
	for w := range parts {
		parts[w] = Part{w, n * w / workers, n * (w + 1) / workers}
	}
	return parts
}

// DoParts works on parts side by side, under the same conditions as Each.
func DoParts(parts []Part, do func(Part)) {
	Turns(len(parts), func(k int) { do(parts[k]) })
}

// Do runs some works side by side, under the same conditions as Each.
func Do(works ...func()) { Turns(len(works), func(k int) { works[k]() }) }

// Turns is Each of works that are each worth a processor: it begins them one by
// one, in their order, as many at a time as there are processors. It works itself:
// a fresh goroutine would first have to grow its stack.
func Turns(n int, do func(int)) {
	helpers := min(runtime.GOMAXPROCS(0), n) - 1
	if helpers < 1 {
		for k := range n {
			do(k)
		}
		return
	}
	var next atomic.Int64
	panics := make([]*Panicked, n)
	work := func() {
		for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
			panics[k] = attempt(func() { do(k) })
		}
	}
	var helping sync.WaitGroup
	for range helpers {
		helping.Add(1)
		begin(func() {
			defer helping.Done()
			work()
		})
	}
	work()
	helping.Wait()
	for _, p := range panics {
		if p != nil {
			panic(p)
		}
	}
}

// Later starts a work that goes on beside its caller, and gives what waits for
// its result. A panic in it is the panic of whoever waits.
func Later[T any](work func() T) (wait func() T) {
	var result T
	var panicked *Panicked
	done := make(chan struct{})
	begin(func() {
		defer close(done)
		panicked = attempt(func() { result = work() })
	})
	return func() T {
		<-done
		if panicked != nil {
			panic(panicked)
		}
		return result
	}
}

// Panicked is what a work that was shared out panicked with, and where.
type Panicked struct {
	Value any
	Stack []byte
}

func (p *Panicked) String() string { return fmt.Sprint(p.Value) }

// attempt gives what a work panics with, if it does.
func attempt(work func()) (panicked *Panicked) {
	defer func() {
		switch value := recover().(type) {
		case nil:
		case *Panicked: // of a work inside this one
			panicked = value
		default:
			panicked = &Panicked{value, debug.Stack()}
		}
	}()
	work()
	return nil
}
