package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What an analysis allocates mostly lives until its end, so the collector's usual
// eagerness costs a fifth of the time. The heap may therefore grow to three times
// of what is alive, but by no more than slack, in bytes; nor by less than a third.
const (
	eager, lazy = 35, 200 // percent
	slack       = 110 << 20
)

// tuneGC sets how much the heap grows between collections, after each of them. It
// leaves alone what the user has set.
func tuneGC() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(lazy)
	watchGC()
}

// watchGC runs once after the next collection.
func watchGC() {
	type sentinel struct{ _ [16]byte }
	runtime.SetFinalizer(&sentinel{}, func(*sentinel) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if v := live[0].Value; v.Kind() == metrics.KindUint64 && v.Uint64() > 0 {
			debug.SetGCPercent(int(min(lazy, max(eager, slack*100/v.Uint64()))))
		}
		watchGC()
	})
}
