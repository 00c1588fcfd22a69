package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// modules maps the folder of a type below lib to its JavaScript, all files of
// it one after the other.
type modules map[string][]string

// readPackage reads the JavaScript of every module of the package.
func readPackage(name string) (modules, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	mods := modules{}
	if info.IsDir() {
		err = mods.readDir(name)
	} else {
		err = mods.readTar(name)
	}
	if err == nil && len(mods) == 0 {
		err = errors.New("no modules: want the provider package of cdktf")
	}
	return mods, err
}

// add keeps a file if it is JavaScript of a module; name is relative to the
// package.
func (m modules) add(name string, read func() ([]byte, error)) error {
	rest, ok := strings.CutPrefix(name, "lib/")
	folder, file, nested := strings.Cut(rest, "/")
	if !ok || !nested || path.Ext(file) != ".js" || strings.HasPrefix(path.Base(file), "lazy-") {
		return nil
	}
	b, err := read()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	m[folder] = append(m[folder], string(b))
	return nil
}

func (m modules) readDir(dir string) error {
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		return m.add(filepath.ToSlash(rel), func() ([]byte, error) { return os.ReadFile(p) })
	})
}

func (m modules) readTar(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		rel := strings.TrimPrefix(h.Name, "package/")
		if err := m.add(rel, func() ([]byte, error) { return io.ReadAll(t) }); err != nil {
			return err
		}
	}
}
