package kubernetes

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Language is the front end's name in origins.
const Language = "kubernetes"

// maxRead bounds what is read of a file, in bytes; yamltext refuses what is longer
// than it analyses.
const maxRead = 6 << 20

// Options say how to read a workspace.
type Options struct {
	// Exclude reports paths to pass over; nil passes over nothing.
	Exclude func(path string) bool
	// Claimed reports files that another front end makes manifests of; nil
	// claims nothing. What has another answer is to be told as changed.
	Claimed func(path string) bool
}

// A Session knows what the manifests of a workspace declare and keeps that true
// while the files change. It is used by one goroutine.
type Session struct {
	disk  fs.FS
	opts  Options
	files map[string]*file
	names names
	delta pending
}

// A file is one that holds manifests, or did and cannot be read now.
type file struct {
	*yamltext.File
	objects map[*source.Anchor][]*object // by document
}

// An object is one that a document declares.
type object struct {
	model.Declaration
	in    *file // as it was when the object was declared last
	doc   *source.Anchor
	index int // in its document
	// plain is the resource before its address is told apart from others.
	plain *model.Resource
}

// pending is what has changed since the last update.
type pending struct {
	objects          map[*object]bool
	files, diagnosed map[string]bool
}

// NewSession returns a session for the workspace in a file system. It reads
// nothing before the first update.
func NewSession(fsys fs.FS, opts Options) *Session {
	if opts.Exclude == nil {
		opts.Exclude = func(string) bool { return false }
	}
	if opts.Claimed == nil {
		opts.Claimed = func(string) bool { return false }
	}
	s := &Session{disk: fsys, opts: opts, files: map[string]*file{}, names: newNames()}
	s.delta.reset()
	return s
}

func (p *pending) reset() {
	*p = pending{map[*object]bool{}, map[string]bool{}, map[string]bool{}}
}

// Update takes notice of files that have changed, appeared or gone, given by
// their paths, and of all others too if there are more. It returns an error only
// where ctx ends or the file system cannot be listed; the next update does the
// rest then.
func (s *Session) Update(ctx context.Context, changed []string, more bool) (model.Delta, error) {
	if more {
		all, err := s.discover(ctx)
		if err != nil {
			return model.Delta{}, cmp.Or(ctx.Err(), fmt.Errorf("listing the workspace: %w", err))
		}
		for p := range s.files {
			all[p] = true
		}
		for _, p := range changed {
			delete(all, p)
		}
		changed = append(slices.Sorted(maps.Keys(all)), changed...)
	}
	for _, p := range changed {
		if err := ctx.Err(); err != nil {
			return model.Delta{}, err
		}
		s.look(p)
	}
	for _, o := range s.names.settle() {
		s.delta.objects[o] = true
	}
	d := model.Delta{Files: slices.Sorted(maps.Keys(s.delta.files)), Diagnosed: slices.Sorted(maps.Keys(s.delta.diagnosed))}
	for o := range s.delta.objects {
		d.Declarations = append(d.Declarations, &o.Declaration)
	}
	s.delta.reset()
	return d, nil
}

// discover returns the files that may hold manifests. Hidden folders,
// dependencies and what is excluded are passed over.
func (s *Session) discover(ctx context.Context) (map[string]bool, error) {
	found := map[string]bool{}
	err := fs.WalkDir(s.disk, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && p == ".":
			return err
		case err != nil:
			return nil // an unreadable folder takes nothing else with it
		case d.IsDir():
			if p != "." && s.passedOver(p) {
				return fs.SkipDir
			}
		case isCandidate(p) && !s.opts.Exclude(p):
			found[p] = true
		}
		return nil
	})
	return found, err
}

func (s *Session) passedOver(dir string) bool {
	name := path.Base(dir)
	return strings.HasPrefix(name, ".") || name == "node_modules" || s.opts.Exclude(dir)
}

// counts reports whether discovery comes by a file of that path.
func (s *Session) counts(p string) bool {
	if !isCandidate(p) || s.opts.Exclude(p) {
		return false
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if s.passedOver(dir) {
			return false
		}
	}
	return true
}

var reader = yamltext.Reader{YAML11: true, Heads: true, Wanted: isManifest}

// look takes notice of one file.
func (s *Session) look(p string) {
	before := s.files[p]
	if !s.counts(p) || s.opts.Claimed(p) {
		s.forget(p)
		return
	}
	text, err := s.read(p)
	if err != nil || before == nil && !mayHold(text) {
		s.forget(p)
		return
	}
	now := &file{objects: map[*source.Anchor][]*object{}}
	var old *yamltext.File
	if before != nil {
		if string(before.Text.Bytes()) == string(text) {
			return
		}
		old = before.File
	}
	now.File = reader.Parse(p, text, old)
	if !now.holdsManifests() && (len(now.File.Diagnostics) == 0 || !isManifest(text)) {
		s.forget(p)
		return
	}
	s.files[p] = now
	s.delta.files[p] = true
	s.delta.diagnosed[p] = true
	s.declare(before, now)
}

// read returns the content of a file.
func (s *Session) read(p string) ([]byte, error) {
	info, err := fs.Stat(s.disk, p)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && info.Mode().Type() != 0 {
		return nil, fmt.Errorf("%s: %w", p, fs.ErrInvalid)
	}
	if info.Size() > maxRead {
		f, err := s.disk.Open(p)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, maxRead))
	}
	return fs.ReadFile(s.disk, p)
}

// holdsManifests reports whether a document of the file is or was a manifest.
// Templates that are no YAML are none.
func (f *file) holdsManifests() bool {
	return slices.ContainsFunc(f.Documents, func(d *yamltext.Document) bool {
		return !d.Skipped && (d.Value != nil || d.Broken && !isTemplate(d.Text))
	})
}

func (s *Session) forget(p string) {
	if before := s.files[p]; before != nil {
		delete(s.files, p)
		s.delta.files[p], s.delta.diagnosed[p] = true, true
		s.declare(before, &file{})
	}
}

// declare enters the objects of a file in the place of those that it had before.
func (s *Session) declare(before, now *file) {
	if before == nil {
		before = &file{}
	}
	values := map[*source.Anchor]*model.Value{}
	if before.File != nil {
		for _, d := range before.Documents {
			values[d.Anchor] = d.Value
		}
	}
	kept := map[*source.Anchor]bool{}
	if now.File != nil {
		for _, d := range now.Documents {
			old := before.objects[d.Anchor]
			kept[d.Anchor] = true
			if v, ok := values[d.Anchor]; !ok || v != d.Value {
				s.replace(old, d, now)
				continue
			}
			for _, o := range old {
				o.in = now
			}
			now.objects[d.Anchor] = old
		}
	}
	for anchor, objects := range before.objects {
		if !kept[anchor] {
			for _, o := range objects {
				s.withdraw(o)
			}
		}
	}
}

// replace declares the objects of a document. Those at the same place in it are
// the same.
func (s *Session) replace(old []*object, d *yamltext.Document, now *file) {
	var objects []*object
	filledIn := isTemplate(d.Text) || strings.Contains(string(d.Text), "${")
	for i, r := range Resources(d.Value, filledIn) {
		var o *object
		if i < len(old) {
			o = old[i]
			s.names.remove(o)
		} else {
			o = &object{}
		}
		o.in, o.doc, o.index, o.plain = now, d.Anchor, i, r
		objects = append(objects, o)
		s.names.add(o)
		s.delta.objects[o] = true
	}
	for _, o := range old[min(len(objects), len(old)):] {
		s.withdraw(o)
	}
	if objects != nil {
		now.objects[d.Anchor] = objects
	}
}

func (s *Session) withdraw(o *object) {
	s.names.remove(o)
	o.Resource = nil
	s.delta.objects[o] = true
}

// File returns a file that holds manifests, or nil.
func (s *Session) File(p string) *source.File {
	if f := s.files[p]; f != nil {
		return f.File.File
	}
	return nil
}

// Diagnostics returns the diagnostics about a file. A document that is a template
// has none.
func (s *Session) Diagnostics(p string) []source.Diagnostic {
	f := s.files[p]
	if f == nil {
		return nil
	}
	out := slices.Clone(f.File.Diagnostics)
	for _, d := range f.Documents {
		if !d.Broken || !isTemplate(d.Text) {
			out = append(out, d.Diagnostics...)
		}
	}
	return out
}

// Comments is [Comments] of a file.
func (s *Session) Comments(p string) []model.Comment {
	if f := s.files[p]; f != nil && path.Ext(p) != ".json" {
		return Comments(f.File)
	}
	return nil
}

// CommentPlace returns the start of the line on which the innermost entry around
// an offset begins, and its indentation.
func (s *Session) CommentPlace(p string, offset int) (at int, indent string, ok bool) {
	if f := s.files[p]; f != nil && path.Ext(p) != ".json" {
		return f.File.CommentPlace(offset)
	}
	return 0, "", false
}

// Compare orders declarations by their places.
func (s *Session) Compare(a, b *model.Declaration) int {
	x, y := a.At.(*object), b.At.(*object)
	return x.compare(y)
}

func (o *object) compare(p *object) int {
	x, _ := o.in.Start(o.doc) // it is in the file
	y, _ := p.in.Start(p.doc)
	return cmp.Or(
		strings.Compare(o.in.Path, p.in.Path),
		cmp.Compare(x, y),
		cmp.Compare(o.index, p.index),
	)
}

// Meaning and References tell nothing: manifests have no expressions.
func (s *Session) Meaning(context.Context, string, int) (model.Meaning, bool) {
	return model.Meaning{}, false
}

func (s *Session) References(context.Context, string, int, int) []model.Meaning { return nil }
