package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A target is one workspace to analyse.
type target struct {
	// path is what to analyse, a folder or a file; dir is the folder that
	// paths in the result are relative to. Both are absolute.
	path, dir string
	// name is what reports call the workspace, base what they call dir.
	name, base string
	// keep holds the paths in dir, with slashes, that findings are wanted
	// from; nil is all of them.
	keep []string
}

// targetsOf turns arguments into workspaces.
func targetsOf(args []string, separate bool) ([]target, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	cwd, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	var all []target
	for _, arg := range args {
		path, err := filepath.Abs(arg)
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", arg, plain(err))
		}
		t := target{path: path, dir: path, name: reported(cwd, path)}
		if !info.IsDir() {
			t.dir = filepath.Dir(path)
		}
		t.base = reported(cwd, t.dir)
		all = append(all, t)
	}
	if separate || len(all) == 1 {
		return all, nil
	}
	return together(cwd, all)
}

// plain takes the operation and the path off an error that names them again.
func plain(err error) error {
	if e, ok := err.(*os.PathError); ok {
		return e.Err
	}
	return err
}

// reported is what reports call an absolute path: relative to the current
// folder where it lies below it.
func reported(cwd, path string) string {
	if rel, err := filepath.Rel(cwd, path); err == nil && filepath.IsLocal(rel) {
		path = rel
	}
	return filepath.ToSlash(path)
}

// together makes one workspace of several paths: the nearest folder that holds
// them all.
func together(cwd string, all []target) ([]target, error) {
	dir := all[0].dir
	for _, t := range all[1:] {
		for !within(dir, t.dir) {
			dir = filepath.Dir(dir)
		}
	}
	if home, err := os.UserHomeDir(); dir == filepath.Dir(dir) || err == nil && dir == home {
		return nil, withHint(fmt.Errorf("the nearest folder that holds all paths is %s", dir),
			"make each path a workspace of its own with --separate", "or check them one by one")
	}
	t := target{path: dir, dir: dir, name: reported(cwd, dir), base: reported(cwd, dir)}
	for _, part := range all {
		if part.path == dir {
			return []target{t}, nil // the folder itself was named, too
		}
		t.keep = append(t.keep, relativeTo(dir, part.path))
	}
	return []target{t}, nil
}

// within reports whether path is dir or lies below it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// trim drops from res what the target does not want.
func (t *target) trim(res *workspace.Result) {
	if t.keep == nil {
		return
	}
	res.Findings = slices.DeleteFunc(res.Findings, func(f workspace.Finding) bool { return !t.wants(f.Span.File) })
	res.Diagnostics = slices.DeleteFunc(res.Diagnostics, func(d source.Diagnostic) bool { return d.Path() != "" && !t.wants(d.Path()) })
}

// wants reports whether findings in a file, relative to dir, are wanted.
func (t *target) wants(file string) bool {
	if t.keep == nil {
		return t.path == t.dir || file == filepath.Base(t.path)
	}
	return slices.ContainsFunc(t.keep, func(k string) bool { return file == k || strings.HasPrefix(file, k+"/") })
}
