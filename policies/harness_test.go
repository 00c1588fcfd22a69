package policies_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

// TestExamples analyses the example of each policy and holds what the policy
// finds there against the example's want comments. Each example has a resource
// that fails and one that passes.
func TestExamples(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range shipped(t) {
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			example := exampleOf(t, p)
			if example == nil {
				return
			}
			root := t.TempDir()
			if err := os.CopyFS(root, example); err != nil {
				t.Fatal(err)
			}
			only := set.Select(func(q *policy.Policy) bool { return q.ID == p.ID })
			res, err := workspace.Analyse(context.Background(), root, workspace.Options{Policies: only})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range res.Diagnostics {
				if d.Severity == source.Error {
					span, _ := res.Files.Span(d.Range)
					t.Errorf("%s:%d: %s: %s", d.Path(), span.Start.Line, d.Summary, d.Detail)
				}
			}
			wants := wantsIn(t, example, p.ID)
			if len(wants) == 0 {
				t.Error("no resource of the example is wanted to fail")
			}
			if diff := compare(example, wants, found(res, policy.Fail), found(res, policy.Inconclusive)); diff != "" {
				t.Error("findings differ from want comments:\n" + diff)
			}
			if !somePasses(res, p) {
				t.Errorf("no %s of the example passes", p.Type)
			}
		})
	}
}

// exampleOf returns the files of a policy's example.
func exampleOf(t *testing.T, p *policy.Policy) fs.FS {
	t.Helper()
	dir := path.Join(path.Dir(p.File), "examples")
	matches, err := filepath.Glob(path.Join(dir, p.ID) + ".*")
	if err != nil {
		t.Fatal(err)
	}
	folder := path.Join(dir, p.ID)
	info, err := os.Stat(folder)
	switch {
	case err == nil && info.IsDir() && len(matches) == 0:
		return os.DirFS(folder)
	case err != nil && len(matches) == 1:
		return oneFile{os.DirFS(dir), filepath.Base(matches[0])}
	}
	t.Errorf("want one example, a file %s.tf, say, or a folder of that name, in %s", p.ID, dir)
	return nil
}

// A oneFile is a folder of which one file is to be seen.
type oneFile struct {
	fs.FS
	name string
}

func (f oneFile) ReadDir(string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(f.FS, f.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

// A place is a file and a line of an example.
type place struct {
	file string
	line int
}

func comparePlaces(a, b place) int {
	if c := strings.Compare(a.file, b.file); c != 0 {
		return c
	}
	return a.line - b.line
}

func wantsIn(t *testing.T, example fs.FS, id string) []place {
	t.Helper()
	var places []place
	err := fs.WalkDir(example, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(example, p)
		for _, w := range policy.ParseWants(content) {
			if w.ID == id {
				places = append(places, place{p, w.Line})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return places
}

// found returns the places of the findings with a status.
func found(res *workspace.Result, status policy.Status) []place {
	var places []place
	for _, f := range res.Findings {
		if f.Status == status && f.Suppression == nil {
			places = append(places, place{f.Span.File, f.Span.Start.Line})
		}
	}
	return places
}

// compare describes what of got and want has no match in the other; unsure are
// the places of findings that rest on what is unknown.
func compare(example fs.FS, want, got, unsure []place) string {
	var b strings.Builder
	missing, extra := slices.Clone(want), []place(nil)
	for _, g := range got {
		if i := slices.Index(missing, g); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
		} else {
			extra = append(extra, g)
		}
	}
	slices.SortFunc(extra, comparePlaces)
	for _, m := range missing {
		nothing := "nothing"
		if slices.Contains(unsure, m) {
			nothing = "nothing certain"
		}
		fmt.Fprintf(&b, "- %s found at %s:%d:\t%s\n", nothing, m.file, m.line, lineOf(example, m))
	}
	for _, e := range extra {
		fmt.Fprintf(&b, "+ unexpected finding at %s:%d:\t%s\n", e.file, e.line, lineOf(example, e))
	}
	return b.String()
}

func lineOf(example fs.FS, at place) string {
	content, _ := fs.ReadFile(example, at.file)
	return strings.TrimSpace(string(source.NewText(content).Line(at.line)))
}

// somePasses reports whether there is a resource of the policy's type in which
// nothing was found.
func somePasses(res *workspace.Result, p *policy.Policy) bool {
	found := map[model.Address]bool{}
	for _, f := range res.Findings {
		for _, a := range f.Instances {
			found[a] = true
		}
	}
	return slices.ContainsFunc(res.Resources, func(r *model.Resource) bool {
		return (r.Type == p.Type || schema.General(r.Type) == p.Type) && !found[r.Address] &&
			!slices.ContainsFunc(r.Parts, func(part *model.Resource) bool { return found[part.Address] })
	})
}

// TestEveryExampleHasAPolicy finds examples that a renamed policy left behind.
func TestEveryExampleHasAPolicy(t *testing.T) {
	ids := map[string]bool{}
	for _, p := range shipped(t) {
		ids[p.ID] = true
	}
	examples, err := filepath.Glob("*/*/examples/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		if name := strings.TrimSuffix(path.Base(e), path.Ext(e)); !ids[name] {
			t.Errorf("%s: there is no policy %s", e, name)
		}
	}
}
