// Package parallel is independent work done side by side on all processors.
package parallel

import (
	"runtime"
	"sync"
)

// few is how little work is not worth sharing out.
const few = 64

// Each calls do once for every number below n and returns when all calls have
// returned. Each call may touch only what belongs to its number, so that the
// result is the same in whatever order they run. A panic in a call is the
// caller's.
func Each(n int, do func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n/few)
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	shares := make([]func(), workers)
	for w := range workers {
		shares[w] = func() {
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				do(i)
			}
		}
	}
	Do(shares...)
}

// Do runs some works side by side and returns when all are done, under the same
// conditions as Each.
func Do(works ...func()) {
	var all sync.WaitGroup
	panics := make([]any, len(works))
	for w, work := range works {
		all.Go(func() {
			defer func() { panics[w] = recover() }()
			work()
		})
	}
	all.Wait()
	for _, p := range panics {
		if p != nil {
			panic(p)
		}
	}
}
