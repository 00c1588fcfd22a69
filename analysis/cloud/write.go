package cloud

import (
	"errors"
	"os"
	"path/filepath"
)

// renamed puts text into a file by way of another one beside it, which is left behind
// by a process that is killed meanwhile.
func renamed(name string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
