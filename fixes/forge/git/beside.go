package git

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// beside is the files of a commit together with what lies beside them and belongs to
// no commit.
type beside struct {
	fs.FS
	disk    fs.FS
	ignored []string
}

// Beside returns the files of a commit together with those on disk that git ignores,
// as [Repository.Ignored] names them: modules that were fetched, or the values of
// variables, which are there whatever commit is checked out.
func Beside(tree, disk fs.FS, ignored []string) fs.FS { return beside{tree, disk, ignored} }

// onDisk reports whether a name is one of those that git ignores.
func (b beside) onDisk(name string) bool {
	if _, err := fs.Stat(b.FS, name); err == nil {
		return false
	}
	return slices.ContainsFunc(b.ignored, func(p string) bool {
		dir, isDir := strings.CutSuffix(p, "/")
		return name == dir || isDir && (dir == "." || strings.HasPrefix(name, p))
	})
}

func (b beside) of(name string) fs.FS {
	if b.onDisk(name) {
		return b.disk
	}
	return b.FS
}

func (b beside) Stat(name string) (fs.FileInfo, error) { return fs.Stat(b.of(name), name) }

func (b beside) Open(name string) (fs.File, error) {
	info, err := b.Stat(name)
	if err != nil || !info.IsDir() {
		return b.of(name).Open(name)
	}
	entries, err := b.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &treeFile{info: info, entries: entries}, nil
}

// ReadDir lists a folder of the commit with what git ignores in it.
func (b beside) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(b.of(name), name)
	if err != nil || b.onDisk(name) {
		return entries, err
	}
	entries = slices.Clone(entries)
	for _, p := range b.ignored {
		p = strings.TrimSuffix(p, "/")
		if path.Dir(p) != name || p == "." || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(p) }) {
			continue
		}
		if info, err := fs.Stat(b.disk, p); err == nil {
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}
