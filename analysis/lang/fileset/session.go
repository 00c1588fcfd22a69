package fileset

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// maxFile bounds the size of files in bytes, far above what people write.
const maxFile = 4 << 20

// A Session knows what the files of a language declare and keeps that true while
// they change. It is used by one goroutine.
type Session struct {
	disk    fs.FS
	lang    Language
	exclude func(path string) bool

	files map[string]*entry
	units map[string]*Unit
	// members are the paths of each unit's own files, and told the units that
	// have said something about a file.
	members, told map[string]map[string]bool
	// stale are the units to load again.
	stale map[string]bool
	delta delta
}

// An entry is what the session knows of a path.
type entry struct {
	// there reports that there is a text, of which hash is the hash.
	there bool
	hash  source.Hash
	file  File // nil where the language does not read it
	diag  []source.Diagnostic
	// own reports that the file was found, and does not only count because a
	// unit asks for it.
	own   bool
	users map[string]bool // units that have read it, beside its own
}

type delta struct {
	declarations map[*model.Declaration]bool
	files        map[string]bool
	diagnosed    map[string]bool
}

func (d *delta) reset() {
	*d = delta{map[*model.Declaration]bool{}, map[string]bool{}, map[string]bool{}}
}

// A place is where a declaration stands.
type place struct {
	path   string
	offset int
	seq    int
}

// NewSession returns a session for the files of a language in a file system,
// without those that exclude reports, which may be nil. It reads nothing before
// the first update.
func NewSession(disk fs.FS, lang Language, exclude func(path string) bool) *Session {
	if exclude == nil {
		exclude = func(string) bool { return false }
	}
	s := &Session{disk: disk, lang: lang, exclude: exclude,
		files: map[string]*entry{}, units: map[string]*Unit{}, stale: map[string]bool{},
		members: map[string]map[string]bool{}, told: map[string]map[string]bool{}}
	s.delta.reset()
	return s
}

// Update takes notice of files that have changed, appeared or gone, and of all
// others too if there are more. It returns an error only where ctx ends or the
// file system cannot be listed; the next update does the rest then.
func (s *Session) Update(ctx context.Context, changed []string, more bool) (model.Delta, error) {
	if more {
		found, err := s.discover(ctx)
		if err != nil {
			return model.Delta{}, err
		}
		for _, p := range slices.Sorted(maps.Keys(s.files)) {
			found[p] = true
		}
		for _, p := range slices.Sorted(maps.Keys(found)) {
			if err := ctx.Err(); err != nil {
				return model.Delta{}, err
			}
			s.look(p)
		}
		for name, u := range s.units {
			if len(u.folders) > 0 {
				s.stale[name] = true
			}
		}
	}
	for _, p := range changed {
		s.look(p)
		for name, u := range s.units {
			if u.lists(p) {
				s.stale[name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.stale)) {
		if err := ctx.Err(); err != nil {
			return model.Delta{}, err
		}
		s.load(name)
		delete(s.stale, name)
	}
	d := model.Delta{
		Declarations: slices.Collect(maps.Keys(s.delta.declarations)),
		Files:        slices.Sorted(maps.Keys(s.delta.files)),
		Diagnosed:    slices.Sorted(maps.Keys(s.delta.diagnosed)),
	}
	s.delta.reset()
	return d, nil
}

// discover returns the paths of the files of the language. Dependencies and what
// is excluded are passed over, and hidden folders but for those of forges.
func (s *Session) discover(ctx context.Context) (map[string]bool, error) {
	found := map[string]bool{}
	err := fs.WalkDir(s.disk, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && p == ".":
			return fmt.Errorf("listing the workspace: %w", err)
		case err != nil:
			return nil // an unreadable folder takes nothing else with it
		case d.IsDir():
			if p != "." && (passedOver(p) || s.exclude(p)) {
				return fs.SkipDir
			}
		case s.lang.Unit(p) != "" && !s.exclude(p):
			found[p] = true
		}
		return nil
	})
	return found, err
}

// passedOver reports whether a folder is hidden or holds dependencies.
func passedOver(dir string) bool {
	name := path.Base(dir)
	return strings.HasPrefix(name, ".") && !forges[name] || name == "node_modules"
}

// forges are the hidden folders in which forges look for files.
var forges = map[string]bool{".github": true, ".gitlab": true, ".gitea": true, ".forgejo": true, ".azuredevops": true, ".azure-pipelines": true, ".devcontainer": true, ".docker": true}

// discoverable reports whether a path would be found.
func (s *Session) discoverable(p string) bool {
	if s.lang.Unit(p) == "" || s.exclude(p) {
		return false
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if passedOver(dir) || s.exclude(dir) {
			return false
		}
	}
	return true
}

// look takes notice of one file.
func (s *Session) look(p string) {
	e, own := s.files[p], s.discoverable(p)
	if e == nil {
		if !own {
			return
		}
		e = &entry{users: map[string]bool{}}
		s.files[p] = e
	}
	if s.read(p, e) {
		if own {
			unit := s.lang.Unit(p)
			s.stale[unit] = true
			set(s.members, unit, p, e.file != nil)
		}
		for u := range e.users {
			s.stale[u] = true
		}
	}
	if e.file == nil && !e.there && len(e.diag) == 0 && len(e.users) == 0 {
		delete(s.files, p)
	}
}

// set puts an element into the set of that name, or takes it out.
func set(sets map[string]map[string]bool, name, elem string, in bool) {
	switch {
	case !in:
		if delete(sets[name], elem); len(sets[name]) == 0 {
			delete(sets, name)
		}
	case sets[name] == nil:
		sets[name] = map[string]bool{elem: true}
	default:
		sets[name][elem] = true
	}
}

// read reads a file anew and reports whether it is another.
func (s *Session) read(p string, e *entry) bool {
	if e.users == nil {
		e.users = map[string]bool{}
	}
	e.own = s.discoverable(p)
	text, err := readFile(s.disk, p)
	var hash source.Hash
	if err == nil {
		if hash = source.HashOf(text); e.there && hash == e.hash {
			return false
		}
	}
	if err != nil && !e.there && e.diag == nil && errors.Is(err, fs.ErrNotExist) {
		return false
	}
	had := e.file != nil || len(e.diag) > 0
	before := e.file
	e.there, e.file, e.diag = false, nil, nil
	switch {
	case err == nil:
		e.there, e.hash = true, hash
		if e.file = s.lang.Parse(p, text, before); e.file != nil {
			e.diag = e.file.Diagnostics()
		}
	case !errors.Is(err, fs.ErrNotExist) && e.own:
		e.diag = []source.Diagnostic{{Severity: source.Error, File: p, Summary: "file cannot be read", Detail: plain(err)}}
	}
	if had || e.file != nil || len(e.diag) > 0 {
		s.delta.files[p], s.delta.diagnosed[p] = true, true
	}
	return true
}

// plain is an error of a file system without the path.
func plain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return err.Error()
}

var errTooLarge = fmt.Errorf("it has more than %d MiB", maxFile>>20)

// readFile reads a regular file of bounded size.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	if info.Size() > maxFile {
		return nil, errTooLarge
	}
	text, err := fs.ReadFile(fsys, name)
	if err == nil && len(text) > maxFile {
		return nil, errTooLarge
	}
	return text, err
}

// load loads a unit anew and notes what is different.
func (s *Session) load(name string) {
	u := s.units[name]
	if u == nil {
		u = &Unit{Name: name, s: s}
		s.units[name] = u
	}
	before, read := u.diags, u.reads
	u.Files, u.diags, u.reads, u.folders = nil, nil, map[string]bool{}, nil
	for _, p := range slices.Sorted(maps.Keys(s.members[name])) {
		u.Files = append(u.Files, s.files[p].file)
	}
	var resources []*model.Resource
	if len(u.Files) > 0 {
		resources = s.lang.Load(u)
	}
	s.declare(u, resources)
	for p := range read {
		if !u.reads[p] {
			s.release(p, u)
		}
	}
	if !slices.Equal(before, u.diags) {
		for _, d := range before {
			s.delta.diagnosed[d.Path()] = true
			set(s.told, d.Path(), name, false)
		}
		for _, d := range u.diags {
			s.delta.diagnosed[d.Path()] = true
			set(s.told, d.Path(), name, true)
		}
	}
	if len(u.Files) == 0 {
		delete(s.units, name)
	}
}

// release forgets that a unit has read a file.
func (s *Session) release(p string, u *Unit) {
	e := s.files[p]
	if e == nil {
		return
	}
	delete(e.users, u.Name)
	if e.file != nil && len(e.users) == 0 && isFragment(e.file) {
		s.delta.files[p] = true
	}
	if !e.own && len(e.users) == 0 {
		delete(s.files, p)
		s.delta.files[p], s.delta.diagnosed[p] = true, true
	}
}

// declare makes the declarations of a unit those of resources.
func (s *Session) declare(u *Unit, resources []*model.Resource) {
	type name struct {
		stack   string
		address model.Address
	}
	nameOf := func(r *model.Resource) name { return name{r.Origin.Stack, r.Address} }
	old := map[name]*model.Declaration{}
	for _, d := range u.declarations {
		old[nameOf(d.Resource)] = d
	}
	u.declarations = nil
	for i, r := range resources {
		d := old[nameOf(r)]
		if d == nil {
			d = &model.Declaration{}
		}
		delete(old, nameOf(r))
		if d.Resource == nil || !model.EqualResources(d.Resource, r) {
			d.Resource = r
			s.delta.declarations[d] = true
		}
		d.At = s.placeOf(r, i)
		u.declarations = append(u.declarations, d)
	}
	for _, d := range old {
		d.Resource = nil
		s.delta.declarations[d] = true
	}
}

func (s *Session) placeOf(r *model.Resource, seq int) place {
	p := place{path: r.Origin.Header.File(), seq: seq}
	if f := s.File(p.path); f != nil {
		p.offset, _, _ = f.Offsets(r.Origin.Header)
	}
	return p
}

// Compare orders declarations by their places.
func (s *Session) Compare(a, b *model.Declaration) int {
	p, q := a.At.(place), b.At.(place)
	return cmp.Or(strings.Compare(p.path, q.path), cmp.Compare(p.offset, q.offset), cmp.Compare(p.seq, q.seq))
}

// File returns the file of that path, nil where it does not count.
func (s *Session) File(p string) *source.File {
	if e := s.files[p]; e != nil && e.file != nil && !(len(e.users) == 0 && isFragment(e.file)) {
		return e.file.Source()
	}
	return nil
}

func isFragment(f File) bool {
	fragment, ok := f.(Fragment)
	return ok && fragment.Fragment()
}

// Diagnostics returns the diagnostics about a file.
func (s *Session) Diagnostics(p string) []source.Diagnostic {
	var out []source.Diagnostic
	if e := s.files[p]; e != nil {
		out = slices.Clone(e.diag)
	}
	for _, name := range slices.Sorted(maps.Keys(s.told[p])) {
		for _, d := range s.units[name].diags {
			if d.Path() == p {
				out = append(out, d)
			}
		}
	}
	return out
}

// Comments returns the comments of a file, in order.
func (s *Session) Comments(p string) []model.Comment {
	if e := s.files[p]; e != nil && e.file != nil {
		return e.file.Comments()
	}
	return nil
}

// CommentPlace returns where a comment about what stands at an offset belongs.
func (s *Session) CommentPlace(p string, offset int) (at int, indent string, ok bool) {
	if e := s.files[p]; e != nil && e.file != nil {
		return e.file.CommentPlace(offset)
	}
	return 0, "", false
}

// Meaning returns what the innermost expression at an offset stands for.
func (s *Session) Meaning(ctx context.Context, p string, offset int) (m model.Meaning, ok bool) {
	for _, r := range s.References(ctx, p, offset, offset+1) {
		if !ok || r.Range.End-r.Range.Start < m.Range.End-m.Range.Start {
			m, ok = r, true
		}
	}
	return m, ok
}

// References returns what the expressions between two offsets stand for.
func (s *Session) References(_ context.Context, p string, start, end int) []model.Meaning {
	if e := s.files[p]; e != nil && e.file != nil {
		return e.file.References(start, end)
	}
	return nil
}

// Resources returns what all files declare, in order.
func (s *Session) Resources() []*model.Resource {
	var all []*model.Declaration
	for _, u := range s.units {
		all = append(all, u.declarations...)
	}
	slices.SortFunc(all, s.Compare)
	out := make([]*model.Resource, len(all))
	for i, d := range all {
		out[i] = d.Resource
	}
	return out
}
