package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
)

// profile begins the profiles that were asked for; stop completes them.
func profile(cpu, memory string) (stop func(*ui), err error) {
	var f *os.File
	if cpu != "" {
		if f, err = os.Create(cpu); err != nil {
			return nil, fmt.Errorf("writing the CPU profile: %w", err)
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			f.Close()
			return nil, fmt.Errorf("writing the CPU profile: %w", err)
		}
	}
	return func(u *ui) {
		if f != nil {
			pprof.StopCPUProfile()
			if err := f.Close(); err != nil {
				u.say("warning", "writing the CPU profile: "+err.Error())
			}
		}
		if memory != "" {
			if err := memoryProfile(memory); err != nil {
				u.say("warning", "writing the memory profile: "+err.Error())
			}
		}
	}, nil
}

func memoryProfile(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	runtime.GC() // so that the profile shows what is alive
	if err := pprof.Lookup("allocs").WriteTo(f, 0); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
