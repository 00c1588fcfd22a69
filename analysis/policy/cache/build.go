package cache

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
)

// thisBuild identifies the running program: two that may judge differently have
// different builds.
var thisBuild = sync.OnceValue(func() Key {
	sum := sha256.New()
	info, ok := debug.ReadBuildInfo()
	if ok {
		io.WriteString(sum, info.String()) // with the toolchain, all modules and the platform
	}
	if !ok || !reproducible(info) {
		if err := describeExecutable(sum); err != nil {
			return unique()
		}
	}
	return Key(sum.Sum(nil))
})

// reproducible reports whether a program's build information says all that it
// was made from: a release, or a commit without changes, with nothing replaced by
// a folder.
func reproducible(info *debug.BuildInfo) bool {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if info.Main.Sum == "" && (settings["vcs.revision"] == "" || settings["vcs.modified"] != "false") {
		return false
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		if m.Sum == "" {
			return false
		}
	}
	return true
}

// headBytes is how much of an executable the linker's identifier of its content
// is in.
const headBytes = 64 << 10

// describeExecutable writes what tells one build of an executable from the next:
// its size, when it was written, and its beginning. Hashing the whole would take
// longer than many an analysis.
func describeExecutable(w io.Writer) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d %d\n", info.Size(), info.ModTime().UnixNano())
	_, err = io.CopyN(w, f, min(headBytes, info.Size()))
	return err
}

// unique returns a build that no other run has.
func unique() (k Key) {
	rand.Read(k[:])
	return k
}
