package git_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
	"github.com/parapet-iac/parapet/fixes/forge/git"
)

// history makes a repository whose first commit, tagged base, holds files.
func history(t *testing.T, files map[string]string, init ...string) *world {
	t.Helper()
	dir := t.TempDir()
	w := &world{T: t, work: dir, env: append(os.Environ(), forgetest.Identity()...)}
	w.git(dir, append([]string{"init", "--quiet", "--initial-branch=main"}, init...)...)
	w.check(forgetest.Write(dir, files))
	w.commit("Begin")
	w.git(dir, "tag", "base")
	return w
}

func (w *world) commit(message string) {
	w.Helper()
	w.git(w.work, "add", "--all")
	w.git(w.work, "commit", "--quiet", "--allow-empty", "-m", message)
}

func (w *world) tree(dir, name string) *git.Tree {
	w.Helper()
	r := w.open(dir)
	rev, err := r.Revision(w.Context(), name)
	w.check(err)
	tree, err := r.Tree(w.Context(), rev.Commit, r.Prefix)
	w.check(err)
	w.Cleanup(func() { w.check(tree.Close()) })
	return tree
}

func TestTree(t *testing.T) {
	for name, init := range map[string][]string{"sha1": nil, "sha256": {"--object-format=sha256"}} {
		t.Run(name, func(t *testing.T) {
			w := history(t, map[string]string{"main.tf": "one\n", "infra/net.tf": "net\n", "infra/deep/er/x.tf": "", "ünï cøde\n.tf": "odd\n"}, init...)
			w.check(forgetest.Write(w.work, map[string]string{"main.tf": "two\n", "new.tf": "new\n"}))
			w.check(os.RemoveAll(filepath.Join(w.work, "infra", "deep")))
			w.commit("Change")
			w.git(w.work, "gc", "--quiet") // packed objects read as loose ones

			tree := w.tree(w.work, "base")
			w.check(fstest.TestFS(tree, "main.tf", "infra/net.tf", "infra/deep/er/x.tf", "ünï cøde\n.tf"))
			for file, want := range map[string]string{"main.tf": "one\n", "infra/deep/er/x.tf": "", "ünï cøde\n.tf": "odd\n"} {
				if got, err := fs.ReadFile(tree, file); err != nil || string(got) != want {
					t.Errorf("%q is %q, %v", file, got, err)
				}
			}
			if _, err := fs.Stat(tree, "new.tf"); !errors.Is(err, fs.ErrNotExist) {
				t.Error("a later file is there:", err)
			}
			within := w.tree(filepath.Join(w.work, "infra"), "base")
			if _, err := fs.ReadFile(within, "net.tf"); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTreeOfFolderThatWasNotThere(t *testing.T) {
	w := history(t, files)
	w.check(forgetest.Write(w.work, map[string]string{"later/main.tf": "x\n"}))
	tree := w.tree(filepath.Join(w.work, "later"), "base")
	if entries, err := fs.ReadDir(tree, "."); err != nil || len(entries) != 0 {
		t.Errorf("it holds %v, %v", entries, err)
	}
}

func TestTreeLinks(t *testing.T) {
	w := history(t, map[string]string{"infra/a/x.tf": "x\n", "infra/b/y.tf": "y\n", "secret.tf": "s\n"})
	for link, target := range map[string]string{
		"near.tf": "a/x.tf", "folder": "b", "up.tf": "a/../b/y.tf", "chain": "folder",
		"out.tf": "../secret.tf", "root.tf": "/etc/passwd", "loop": "loop", "gone.tf": "nothing.tf",
	} {
		w.check(os.Symlink(target, filepath.Join(w.work, "infra", link)))
	}
	w.commit("Link")
	tree := w.tree(filepath.Join(w.work, "infra"), "HEAD")
	for file, want := range map[string]string{"near.tf": "x\n", "folder/y.tf": "y\n", "up.tf": "y\n", "chain/y.tf": "y\n"} {
		if got, err := fs.ReadFile(tree, file); string(got) != want {
			t.Errorf("%s is %q, %v", file, got, err)
		}
	}
	for _, file := range []string{"out.tf", "root.tf", "loop", "gone.tf", "loop/x", "../secret.tf"} {
		if got, err := fs.ReadFile(tree, file); err == nil {
			t.Errorf("%s reads %q", file, got)
		}
	}
	if info, err := fs.Stat(tree, "near.tf"); err != nil || info.Name() != "near.tf" || info.Mode().Type() != 0 {
		t.Errorf("a link to a file is %v, %v", info, err)
	}
}

func TestTreeAfterItsEnd(t *testing.T) {
	w := history(t, files)
	r := w.open(w.work)
	rev, err := r.Revision(t.Context(), "HEAD")
	w.check(err)
	tree, err := r.Tree(t.Context(), rev.Commit, "")
	w.check(err)
	w.check(tree.Close())
	if _, err := fs.ReadFile(tree, "main.tf"); !errors.Is(err, fs.ErrClosed) {
		t.Error(err)
	}
}

func TestRevisions(t *testing.T) {
	w := history(t, files)
	w.git(w.work, "checkout", "--quiet", "-b", "topic")
	w.commit("Topic")
	w.git(w.work, "checkout", "--quiet", "main")
	w.commit("Main")
	r := w.open(w.work)
	at := func(name string) git.Revision {
		rev, err := r.Revision(t.Context(), name)
		w.check(err)
		return rev
	}
	if got := r.MergeBase(t.Context(), at("main"), at("topic")); got != at("base").Commit {
		t.Errorf("the merge base is %s", got)
	}
	if at("main~1").Commit != at("base").Commit {
		t.Error("main~1 is not base")
	}
	for _, name := range []string{"nothing", "--help", "", "-", "main:main.tf"} {
		if _, err := r.Revision(t.Context(), name); !errors.Is(err, git.ErrNoRevision) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestIgnored(t *testing.T) {
	w := history(t, map[string]string{".gitignore": ".terraform/\n*.tfvars\n", "infra/main.tf": ""})
	w.check(forgetest.Write(w.work, map[string]string{
		"infra/.terraform/modules/m/main.tf": "", "infra/prod.tfvars": "", "infra/new.tf": "", "other.tfvars": "",
	}))
	got, err := w.open(filepath.Join(w.work, "infra")).Ignored(t.Context())
	w.check(err)
	slices.Sort(got)
	if want := ".terraform/ prod.tfvars"; strings.Join(got, " ") != want {
		t.Errorf("ignored: %q, want %s", got, want)
	}
}

func TestBeside(t *testing.T) {
	tree := fstest.MapFS{"infra/main.tf": {Data: []byte("old")}, "kept.tfvars": {Data: []byte("tracked")}}
	disk := fstest.MapFS{
		"infra/main.tf": {Data: []byte("new")}, "infra/new.tf": {}, "infra/.terraform/m/x.tf": {Data: []byte("module")},
		"prod.tfvars": {Data: []byte("values")}, "kept.tfvars": {Data: []byte("ignored")}, "elsewhere/a.tf": {},
	}
	both := git.Beside(tree, disk, []string{"infra/.terraform/", "prod.tfvars", "kept.tfvars", "elsewhere/", "gone.tfvars"})
	if err := fstest.TestFS(both, "infra/main.tf", "infra/.terraform/m/x.tf", "prod.tfvars", "kept.tfvars"); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"infra/main.tf": "old", "infra/.terraform/m/x.tf": "module", "prod.tfvars": "values", "kept.tfvars": "tracked"} {
		if got, err := fs.ReadFile(both, name); string(got) != want {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	if _, err := fs.Stat(both, "infra/new.tf"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what is neither committed nor ignored is there:", err)
	}
}
