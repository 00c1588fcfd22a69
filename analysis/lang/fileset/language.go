package fileset

import (
	"io/fs"
	"path"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Language reads files.
type Language interface {
	// Unit returns the name of the unit that a file belongs to, "" for one that
	// is not of the language. It goes by the path alone.
	Unit(path string) string
	// Parse reads a version of a file that follows before, nil for the first.
	// It returns nil where the text shows that the file is not of the language.
	Parse(path string, text []byte, before File) File
	// Load returns what a unit declares, in order. Addresses in a stack must
	// differ.
	Load(u *Unit) []*model.Resource
}

// A File is one version of a file as its language reads it. It is immutable.
type File interface {
	Source() *source.File
	Diagnostics() []source.Diagnostic
	Comments() []model.Comment
	// CommentPlace returns where a comment about what stands at an offset
	// belongs: the start of a line, with the indentation that follows there.
	CommentPlace(offset int) (at int, indent string, ok bool)
	// References returns what expressions between two offsets stand for, in
	// order.
	References(start, end int) []model.Meaning
}

// A Unit is what is read together.
type Unit struct {
	// Name is what [Language.Unit] said.
	Name string
	// Files are those that belong to the unit, by path.
	Files []File

	s            *Session
	reads        map[string]bool
	folders      map[string]bool // that were listed
	diags        []source.Diagnostic
	declarations []*model.Declaration
}

// Read returns a file that may belong to another unit, nil where there is none
// or the language does not read it.
func (u *Unit) Read(path string) File {
	u.reads[path] = true
	e := u.s.files[path]
	if e == nil {
		e = &entry{}
		u.s.files[path] = e
		u.s.read(path, e)
	}
	if e.file != nil && len(e.users) == 0 && isFragment(e.file) {
		u.s.delta.files[path] = true
	}
	e.users[u.Name] = true
	return e.file
}

// maxListed bounds how many files of a folder are listed.
const maxListed = 10_000

// Below returns the paths of the files in a folder and in those below it, in lexical
// order. The unit is loaded again when some come or go.
func (u *Unit) Below(dir string) []string {
	if u.folders == nil {
		u.folders = map[string]bool{}
	}
	u.folders[dir] = true
	var out []string
	_ = fs.WalkDir(u.s.disk, dir, func(p string, d fs.DirEntry, err error) error { // what cannot be listed is not there
		switch {
		case err != nil:
			return nil
		case len(out) == maxListed:
			return fs.SkipAll
		case d.IsDir():
			if p != dir && (passedOver(p) || u.s.exclude(p)) {
				return fs.SkipDir
			}
		case d.Type().IsRegular() && !u.s.exclude(p):
			out = append(out, p)
		}
		return nil
	})
	return out
}

// lists reports whether the unit has listed a folder around a file.
func (u *Unit) lists(p string) bool {
	for dir := path.Dir(p); len(u.folders) > 0; dir = path.Dir(dir) {
		if u.folders[dir] {
			return true
		}
		if dir == "." {
			break
		}
	}
	return false
}

// A Fragment is a file that may be none of the language: it counts as long as units
// read it.
type Fragment interface {
	File
	Fragment() bool
}

// Report adds a diagnostic that is about the unit's files together.
func (u *Unit) Report(d source.Diagnostic) {
	if len(u.diags) < maxDiagnostics {
		u.diags = append(u.diags, d)
	}
}

// maxDiagnostics bounds what is said about a unit.
const maxDiagnostics = 200
