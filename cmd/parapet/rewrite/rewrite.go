// Package rewrite puts new texts into files so that each file holds either its old
// text or its new one, whatever happens.
package rewrite

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// A File is a file that is to get another text.
type File struct {
	// Path is slash-separated and relative to the root.
	Path string
	// After is nil where there is to be no such file any more.
	Before, After []byte
	// New tells that there is no such file yet; its folder has to exist.
	New bool
}

// ErrChanged is returned for a file that no longer holds the text from before.
var ErrChanged = errors.New("it has changed since it was read")

var errIrregular = errors.New("it is no regular file")

// Files writes files below a folder. Nothing is written if one of them has changed
// or may not be written. Symbolic links are followed as far as they stay below the
// folder; the file that one leads to is written. A file keeps its mode. Where
// writing fails midway, the error says which files have been written.
func Files(dir string, files []File) error {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	targets := make([]target, 0, len(files))
	for _, f := range files {
		t, err := resolve(root, dir, f)
		if err == nil {
			targets, err = join(targets, t)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
	}
	for i := range targets {
		if err := targets[i].prepare(root); err != nil {
			discard(root, targets[:i+1])
			return fmt.Errorf("%s: %w", targets[i].Path, err)
		}
	}
	for i := range targets {
		if err := targets[i].commit(root); err != nil {
			discard(root, targets[i:])
			return fmt.Errorf("%s: %w (%d of %d files have been written)", targets[i].Path, err, i, len(targets))
		}
	}
	return nil
}

// A target is a file with what is known of it.
type target struct {
	File
	name string // where it is, behind links
	mode fs.FileMode
	temp string // the new text, not yet in place
}

// resolve finds out where a file is and whether it may be written.
func resolve(root *os.Root, dir string, f File) (target, error) {
	t := target{File: f}
	if f.New {
		return resolveNew(root, dir, t)
	}
	real, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(f.Path)))
	if err != nil {
		return t, err
	}
	rel, err := filepath.Rel(dir, real)
	if err != nil || !filepath.IsLocal(rel) {
		return t, errors.New("it leads out of the workspace")
	}
	t.name = filepath.ToSlash(rel)
	info, err := root.Lstat(t.name)
	switch {
	case err != nil:
		return t, err
	case !info.Mode().IsRegular():
		return t, errIrregular
	}
	t.mode = info.Mode().Perm()
	if err := writable(root, t.name); err != nil {
		return t, err
	}
	return t, t.unchanged(root)
}

// resolveNew finds out where a new file comes to lie.
func resolveNew(root *os.Root, dir string, t target) (target, error) {
	folder, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(path.Dir(t.Path))))
	if err != nil {
		return t, err
	}
	rel, err := filepath.Rel(dir, folder)
	if err != nil || !filepath.IsLocal(rel) {
		return t, errors.New("it leads out of the workspace")
	}
	t.name, t.mode = path.Join(filepath.ToSlash(rel), path.Base(t.Path)), 0o644
	return t, t.unchanged(root)
}

// join adds a target, unless links lead to it by another name as well.
func join(targets []target, t target) ([]target, error) {
	for _, o := range targets {
		if o.name != t.name {
			continue
		}
		if string(o.After) != string(t.After) || (o.After == nil) != (t.After == nil) {
			return nil, fmt.Errorf("it is %s, which is to get another text", o.Path)
		}
		return targets, nil
	}
	return append(targets, t), nil
}

// writable reports whether a file may be written. That the one beside it can be
// put in its place does not say so.
func writable(root *os.Root, name string) error {
	f, err := root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// unchanged holds the file against the text from before.
func (t *target) unchanged(root *os.Root) error {
	if t.New {
		if _, err := root.Lstat(t.name); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return ErrChanged
	}
	f, err := root.Open(t.name)
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, int64(len(t.Before))+1))
	if err != nil {
		return err
	}
	if string(text) != string(t.Before) {
		return ErrChanged
	}
	return nil
}

// prepare writes the new text beside the file, down to the disk.
func (t *target) prepare(root *os.Root) error {
	if t.After == nil {
		return nil
	}
	temp := path.Join(path.Dir(t.name), ".parapet-"+rand.Text()+".tmp")
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	t.temp = temp
	_, err = f.Write(t.After)
	return errors.Join(err, f.Chmod(t.mode), f.Sync(), f.Close())
}

// commit puts the new text in the place of the old one.
func (t *target) commit(root *os.Root) error {
	if err := t.unchanged(root); err != nil {
		return err
	}
	if t.After == nil {
		return root.Remove(t.name)
	}
	if err := root.Rename(t.temp, t.name); err != nil {
		return err
	}
	t.temp = ""
	folder, err := root.Open(path.Dir(t.name))
	if err != nil {
		return err
	}
	_ = folder.Sync() // not every system can; the text itself is on the disk
	return folder.Close()
}

// discard removes texts that have not been put in place.
func discard(root *os.Root, targets []target) {
	for _, t := range targets {
		if t.temp != "" {
			_ = root.Remove(t.temp) // there is nothing more to be done about it
		}
	}
}
