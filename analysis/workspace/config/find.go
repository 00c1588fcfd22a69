package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// MaxSize is how many bytes a configuration may have.
const MaxSize = 256 << 10

// Discover reads the configuration for the absolute folder dir: the nearest
// parapet.yaml in it or a folder above, up to the root of the repository (the
// first folder that holds .git) or of the file system. It returns nil where
// there is none.
func Discover(dir string) (c *Config, err error) {
	for dir := range around(dir) {
		if c, err = discoverIn(dir); !errors.Is(err, fs.ErrNotExist) {
			return c, err
		}
	}
	return nil, nil
}

// Locate returns the path of the configuration that [Discover] reads, be it one that
// it cannot read; "" where there is none.
func Locate(dir string) string {
	for dir := range around(dir) {
		path := filepath.Join(dir, Name)
		if _, err := os.Lstat(path); err == nil {
			return path
		}
	}
	return ""
}

// around iterates over a folder and those above it, as far as the repository or the
// file system reaches.
func around(dir string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for yield(dir) {
			parent := filepath.Dir(dir)
			if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil || parent == dir {
				return
			}
			dir = parent
		}
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
