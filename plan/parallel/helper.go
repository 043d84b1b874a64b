package parallel

import (
	"runtime"
	"sync/atomic"
	"time"
)

// A helper is a goroutine that works beside others. To start one another processor
// has to be woken, which takes as long as some works do. So a helper without work
// lingers for a moment, and takes what is begun in the meantime.

// lingering is how long a helper looks for more work: longer than what a command
// does by itself between two works that it shares out.
const lingering = 100 * time.Microsecond

var (
	idle atomic.Int32            // helpers that linger and that no work is meant for
	jobs = make(chan func(), 64) // works meant for helpers that linger
)

// begin has a helper do some work.
func begin(work func()) {
	if claim() {
		jobs <- work
		return
	}
	go help(work)
	hasten()
}

// claim takes one of the idle helpers, if there is one.
func claim() bool {
	for n := idle.Load(); n > 0; n = idle.Load() {
		if idle.CompareAndSwap(n, n-1) {
			return true
		}
	}
	return false
}

// help does some work, and more as long as there is some.
func help(work func()) {
	growStack(0)
	for work != nil {
		work()
		work = linger()
	}
}

// linger waits for more work; nil where there is none for a while. A helper that
// cannot claim itself goes on looking: a work is meant for some helper that lingers,
// not for a certain one.
func linger() (work func()) {
	if runtime.GOMAXPROCS(0) == 1 {
		return nil
	}
	idle.Add(1)
	for from := time.Now(); ; runtime.Gosched() {
		select {
		case work = <-jobs:
			return work
		default:
		}
		if time.Since(from) >= lingering && claim() {
			return nil
		}
	}
}

// growStack makes the stack of a fresh goroutine as large as most works need, while
// there is next to nothing on it. Else it would double on its way, and each time
// all that stands on it is moved.
//
//go:noinline
func growStack(at int) byte {
	var room [16 << 10]byte
	return room[at]
}

// hasten lets other processors begin at once with the goroutines started before.
// The scheduler keeps the youngest goroutine for the processor that started it;
// another one takes it only after a sleep, in practice of a tenth of a
// millisecond (runqgrab in Go's runtime/proc.go). One more, which does nothing,
// takes that place: the others begin within a fifth of that time.
func hasten() { go func() {}() }
