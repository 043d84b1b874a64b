package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

// uncollected is how many bytes a run may take before memory is collected: more
// than a plan of 10,000 indicators needs.
const uncollected = 512 << 20

// collectLate puts off collecting memory: a run is short, and most of what it
// takes lives until its end. Once a run has taken uncollected bytes, memory is
// collected as in any other program.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(uncollected)
	runtime.AddCleanup(new(sentinel), func(int) { collectAsUsual() }, 0)
}

// sentinel is what nobody holds: it goes when memory is first collected.
type sentinel struct{ _ [16]byte }

func collectAsUsual() {
	debug.SetMemoryLimit(math.MaxInt64)
	debug.SetGCPercent(100)
}
