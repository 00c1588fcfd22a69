package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"

	"github.com/spf13/pflag"
)

// profileFlags defines the flags of [profile], which are for those who work on
// Parapet itself.
func profileFlags(flags *pflag.FlagSet, cpu, memory *string) {
	flags.StringVar(cpu, "cpuprofile", "", "write a CPU profile to this `file`")
	flags.StringVar(memory, "memprofile", "", "write a memory profile to this `file`")
	for _, name := range []string{"cpuprofile", "memprofile"} {
		if err := flags.MarkHidden(name); err != nil {
			panic(err) // the flag is defined above
		}
	}
}

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
