package rewrite

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, name, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

// holds checks the text of a file, and that nothing else is in its folder but the
// given number of files.
func holds(t *testing.T, name, want string, files int) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", filepath.Base(name), got, err, want)
	}
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(entries) != files {
		t.Errorf("%v: %v; want %d files", entries, err, files)
	}
}

func TestFilesKeepTheirMode(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.tf"), filepath.Join(dir, "sub", "b.tf")
	write(t, a, "old a", 0o640)
	write(t, b, "old b", 0o755)
	err := Files(dir, []File{{"a.tf", []byte("old a"), []byte("new a"), false}, {"sub/b.tf", []byte("old b"), []byte(""), false}})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, a, "new a", 2)
	holds(t, b, "", 1)
	for name, want := range map[string]os.FileMode{a: 0o640, b: 0o755} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", name, info.Mode(), err)
		}
	}
}

func TestNothingIsWrittenIfOneFileHasChanged(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.tf"), filepath.Join(dir, "b.tf")
	write(t, a, "old a", 0o644)
	write(t, b, "old b, and more", 0o644)
	err := Files(dir, []File{{"a.tf", []byte("old a"), []byte("new a"), false}, {"b.tf", []byte("old b"), []byte("new b"), false}})
	if !errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), "b.tf") {
		t.Errorf("the error is %v", err)
	}
	holds(t, a, "old a", 2)
}

func TestFilesThatMayNotBeWritten(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "o.tf"), "old", 0o644)
	if err := os.Mkdir(filepath.Join(dir, "folder.tf"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{
		"out.tf": filepath.Join(outside, "o.tf"), "up.tf": "../" + filepath.Base(outside) + "/o.tf", "loop.tf": "loop.tf", "way": outside,
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"out.tf", "up.tf", "loop.tf", "way/o.tf", "folder.tf", "missing.tf"} {
		if err := Files(dir, []File{{name, []byte("old"), []byte("new"), false}}); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	holds(t, filepath.Join(outside, "o.tf"), "old", 1)
}

func TestLinksWithinTheWorkspaceAreFollowed(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "shared", "a.tf"), "old", 0o600)
	if err := os.Symlink("shared/a.tf", filepath.Join(dir, "a.tf")); err != nil {
		t.Fatal(err)
	}
	if err := Files(dir, []File{{"a.tf", []byte("old"), []byte("new"), false}}); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(dir, "shared", "a.tf"), "new", 1)
	if to, err := os.Readlink(filepath.Join(dir, "a.tf")); err != nil || to != "shared/a.tf" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
}

func TestAFileOfTwoNamesIsWrittenOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.tf"), "old", 0o644)
	if err := os.Symlink("a.tf", filepath.Join(dir, "b.tf")); err != nil {
		t.Fatal(err)
	}
	if err := Files(dir, []File{{"a.tf", []byte("old"), []byte("x"), false}, {"b.tf", []byte("old"), []byte("y"), false}}); err == nil {
		t.Error("a file got two texts")
	}
	holds(t, filepath.Join(dir, "a.tf"), "old", 2)
	if err := Files(dir, []File{{"a.tf", []byte("old"), []byte("x"), false}, {"b.tf", []byte("old"), []byte("x"), false}}); err != nil {
		t.Error(err)
	}
	holds(t, filepath.Join(dir, "a.tf"), "x", 2)
}

func TestReadOnlyFilesStay(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.tf"), "old", 0o444)
	if err := Files(dir, []File{{"a.tf", []byte("old"), []byte("new"), false}}); err == nil {
		t.Error("it was written")
	}
	holds(t, filepath.Join(dir, "a.tf"), "old", 1)
}

func TestAFolderThatCannotBeWrittenStaysClean(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.tf"), "old", 0o644)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if err := Files(dir, []File{{"a.tf", []byte("old"), []byte("new"), false}}); err == nil {
		t.Error("it was written")
	}
	holds(t, filepath.Join(dir, "a.tf"), "old", 1)
}

func TestNewFiles(t *testing.T) {
	dir := t.TempDir()
	if err := Files(dir, []File{{"new.tf", nil, []byte("new"), true}}); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "new.tf")); err != nil || string(text) != "new" {
		t.Errorf("the file holds %q: %v", text, err)
	}
	if err := Files(dir, []File{{"new.tf", nil, []byte("newer"), true}}); !errors.Is(err, ErrChanged) {
		t.Errorf("a file that is there by now is written over: %v", err)
	}
	for _, name := range []string{"../out.tf", "none/new.tf"} {
		if err := Files(dir, []File{{name, nil, []byte("x"), true}}); err == nil {
			t.Errorf("%s is written", name)
		}
	}
}

func TestFilesThatGo(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	write(t, a, "a", 0o644)
	write(t, b, "b, and more", 0o644)
	err := Files(dir, []File{{Path: "a.yaml", Before: []byte("a")}, {Path: "b.yaml", Before: []byte("b")}})
	if !errors.Is(err, ErrChanged) {
		t.Errorf("the error is %v", err)
	}
	holds(t, a, "a", 2)
	if err := Files(dir, []File{{Path: "a.yaml", Before: []byte("a")}}); err != nil {
		t.Fatal(err)
	}
	holds(t, b, "b, and more", 1)
}
