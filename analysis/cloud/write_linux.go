package cloud

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// whole puts text into a file, all of it or nothing. Until it is whole the file has no
// name (O_TMPFILE, open(2)), so that a process that is killed leaves nothing behind
// that is not.
func whole(name string, text []byte) error {
	dir := filepath.Dir(name)
	fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return renamed(name, text) // not every file system can
	}
	f := os.NewFile(uintptr(fd), name)
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync()); err != nil {
		return errors.Join(err, f.Close())
	}
	// A link does not replace what there is, and a new name does.
	named := filepath.Join(dir, "."+filepath.Base(name)+"."+rand.Text())
	err = unix.Linkat(unix.AT_FDCWD, fmt.Sprintf("/proc/self/fd/%d", fd), unix.AT_FDCWD, named, unix.AT_SYMLINK_FOLLOW)
	if err := errors.Join(err, f.Close()); err != nil {
		return renamed(name, text) // without /proc, say
	}
	if err := os.Rename(named, name); err != nil {
		return errors.Join(err, os.Remove(named))
	}
	return nil
}
