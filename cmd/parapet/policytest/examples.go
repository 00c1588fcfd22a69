package policytest

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A Result is the outcome of one test.
type Result struct {
	// Name is the path of an example, or package and name of a Rego test.
	Name string
	// Problems are what did not come out as expected; a test without any has
	// passed.
	Problems []string
}

// Examples runs the examples in fsys, each for the policy of set that it is
// named after: a file <id>.<extension> or a folder <id>.
func Examples(ctx context.Context, fsys fs.FS, set *policy.Set) ([]Result, error) {
	var results []Result
	err := fs.WalkDir(fsys, ".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || d.Name() != "examples" {
			return err
		}
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			r, err := example(ctx, fsys, path.Join(dir, e.Name()), e.IsDir(), set)
			if err != nil {
				return fmt.Errorf("running %s: %w", path.Join(dir, e.Name()), err)
			}
			results = append(results, r)
		}
		return fs.SkipDir
	})
	return results, err
}

// example runs one example. It is copied to a folder of its own, so that it is
// a workspace and its neighbours are none of it.
func example(ctx context.Context, fsys fs.FS, name string, isDir bool, set *policy.Set) (Result, error) {
	r := Result{Name: name}
	id := path.Base(name)
	if !isDir {
		id, _, _ = strings.Cut(id, ".")
	}
	found, err := set.ByID(id)
	if err != nil {
		return r, err
	}
	if len(found) != 1 || found[0].ID != id {
		r.Problems = []string{fmt.Sprintf("there is no policy %q; an example is named after its policy", id)}
		return r, nil
	}
	root, err := os.MkdirTemp("", "parapet-example-")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(root)
	wants, err := copyExample(fsys, name, isDir, root)
	if err != nil {
		return r, err
	}
	only := set.Select(func(p *policy.Policy) bool { return p.ID == id })
	res, err := workspace.Analyse(ctx, root, workspace.Options{Policies: only})
	if err != nil {
		return r, err
	}
	r.Problems = judge(res, id, wants)
	return r, nil
}

// A place is a line of a file.
type place struct {
	file string
	line int
}

// A want is a place where an id is expected.
type want struct {
	place
	id string
}

// copyExample copies the files of an example to root and returns what they
// want.
func copyExample(fsys fs.FS, name string, isDir bool, root string) ([]want, error) {
	base := path.Dir(name)
	if isDir {
		base = name
	}
	var wants []want
	err := fs.WalkDir(fsys, name, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() {
			return err
		}
		content, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		rel := strings.TrimPrefix(strings.TrimPrefix(p, base), "/")
		for _, w := range policy.ParseWants(content) {
			wants = append(wants, want{place{rel, w.Line}, w.ID})
		}
		to := filepath.Join(root, filepath.FromSlash(rel))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return err
		}
		return os.WriteFile(to, content, 0o600)
	})
	return wants, err
}

// judge compares what was found with what was wanted.
func judge(res *workspace.Result, id string, wants []want) []string {
	var problems []string
	for _, d := range res.Diagnostics {
		if d.Severity == source.Error {
			problems = append(problems, strings.TrimSuffix(fmt.Sprintf("%s: %s: %s", d.Path(), d.Summary, d.Detail), ": "))
		}
	}
	found := map[place]policy.Status{}
	for _, f := range res.Findings {
		if f.Suppression != nil {
			continue
		}
		at := place{f.Span.File, f.Span.Start.Line}
		if old, ok := found[at]; !ok || f.Status < old {
			found[at] = f.Status
		}
	}
	wanted := map[place]bool{}
	for _, w := range wants {
		if w.id != id {
			continue
		}
		wanted[w.place] = true
		status, ok := found[w.place]
		if !ok {
			problems = append(problems, fmt.Sprintf("%s:%d: nothing is found", w.file, w.line))
		} else if status == policy.Inconclusive {
			problems = append(problems, fmt.Sprintf("%s:%d: what is found is inconclusive", w.file, w.line))
		}
	}
	if len(wanted) == 0 {
		problems = append(problems, fmt.Sprintf("no line has the comment # want %q", id))
	}
	var extra []place
	for at, status := range found {
		if status == policy.Fail && !wanted[at] {
			extra = append(extra, at)
		}
	}
	slices.SortFunc(extra, func(a, b place) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line)) })
	for _, at := range extra {
		problems = append(problems, fmt.Sprintf("%s:%d: a finding that is not wanted", at.file, at.line))
	}
	return problems
}
