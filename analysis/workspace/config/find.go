package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// MaxSize is how many bytes a configuration may have.
const MaxSize = 256 << 10

// Discover reads the configuration for the absolute folder dir: the nearest
// parapet.yaml in it or a folder above, up to the root of the repository (the
// first folder that holds .git) or of the file system. It returns nil where
// there is none.
func Discover(dir string) (*Config, error) {
	for {
		c, err := discoverIn(dir)
		if !errors.Is(err, fs.ErrNotExist) {
			return c, err
		}
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return nil, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, nil
		}
		dir = parent
	}
}

// discoverIn opens through os.Root, so that a link named parapet.yaml shows
// nothing from outside of its folder.
func discoverIn(dir string) (*Config, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return nil, fs.ErrNotExist // a folder above that is none of ours
		}
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(Name)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, Name)
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("reading %s: not a regular file", path)
	}
	f, err := root.Open(Name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(path, f)
}

// Load reads the configuration in the file of that name.
func Load(name string) (*Config, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("reading %s: not a regular file", name)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(path, f)
}

func read(path string, r io.Reader) (*Config, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	if len(text) > MaxSize {
		return nil, &Error{File: path, Message: fmt.Sprintf("larger than %d bytes", MaxSize)}
	}
	return Parse(path, text)
}
