package kustomize

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Language is the name of the front end.
const Language = "kustomize"

// fileNames are the names of a kustomization, see
// https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#kustomization.
var fileNames = []string{"kustomization.yaml", "kustomization.yml", "Kustomization"}

// A Session knows what the kustomizations of a workspace come to.
type Session struct {
	*fileset.Session
	lang      *language
	claimed   map[string]bool
	reclaimed []string
}

// NewSession returns a session for the kustomizations in a file system, without
// those that exclude reports, which may be nil. It reads nothing before the first
// update.
func NewSession(disk fs.FS, exclude func(path string) bool) *Session {
	l := &language{}
	return &Session{Session: fileset.NewSession(disk, l, exclude), lang: l}
}

// Update is that of [fileset.Session].
func (s *Session) Update(ctx context.Context, changed []string, more bool) (model.Delta, error) {
	d, err := s.Session.Update(ctx, changed, more)
	now := s.lang.claims()
	s.reclaimed = nil
	for p := range now {
		if !s.claimed[p] {
			s.reclaimed = append(s.reclaimed, p)
		}
	}
	for p := range s.claimed {
		if !now[p] {
			s.reclaimed = append(s.reclaimed, p)
		}
	}
	slices.Sort(s.reclaimed)
	s.claimed = now
	return d, err
}

// Claims reports whether a file has been built into something.
func (s *Session) Claims(path string) bool { return s.claimed[path] }

// Reclaimed returns the files for which [Session.Claims] answers otherwise since the
// last update.
func (s *Session) Reclaimed() []string { return s.reclaimed }

// Borrows reports whether a file is none that is claimed.
func (s *Session) Borrows(path string) bool { return !s.claimed[path] }

// A language builds the kustomizations of a workspace, which are one unit: which of
// them stand for themselves depends on all.
type language struct {
	builds map[string]*build // by folder
}

func (*language) Unit(p string) string {
	if slices.Contains(fileNames, path.Base(p)) {
		return "kustomizations"
	}
	return ""
}

// A file is one version of a file that a kustomization may name.
type file struct {
	*source.File
	// yaml is nil for what is not YAML.
	yaml *yamltext.File
	// text is what is built, that of the last version that could be read.
	text []byte
	// kust is what the file says as a kustomization, nil for others.
	kust *kustomization
}

var reader = yamltext.Reader{YAML11: true, Heads: true}

func (*language) Parse(p string, text []byte, before fileset.File) fileset.File {
	last, _ := before.(*file)
	named := slices.Contains(fileNames, path.Base(p))
	ext := path.Ext(p)
	if !named && ext != ".yaml" && ext != ".yml" && ext != ".json" || isTemplate(p, text) {
		var src *source.File
		if last != nil {
			src = last.File
		}
		return &file{File: source.NewFile(p, source.NewText(text), src), text: text}
	}
	var was *yamltext.File
	if last != nil {
		was = last.yaml
	}
	y := reader.Parse(p, text, was)
	f := &file{File: y.File, yaml: y, text: text}
	if y.Broken() || len(y.Diagnostics) > 0 {
		f.text = nil
		if last != nil {
			f.text = last.text
		}
	}
	if named {
		f.kust = newKustomization(path.Dir(p), f)
	}
	return f
}

// isTemplate reports whether a file is a template of a chart, which is no YAML.
func isTemplate(p string, text []byte) bool {
	return strings.Contains("/"+p, "/templates/") && bytes.Contains(text, []byte("{{"))
}

func (f *file) Source() *source.File { return f.File }

func (f *file) Diagnostics() []source.Diagnostic {
	if f.yaml == nil {
		return nil
	}
	out := slices.Clone(f.yaml.Diagnostics)
	for _, d := range f.yaml.Documents {
		out = append(out, d.Diagnostics...)
	}
	return out
}

func (f *file) Comments() []model.Comment {
	if f.yaml == nil && isTemplate(f.Path, f.text) {
		return engine.Comments(f.File)
	}
	if f.yaml == nil || path.Ext(f.Path) == ".json" {
		return nil
	}
	return kubernetes.Comments(f.yaml)
}

func (f *file) CommentPlace(offset int) (at int, indent string, ok bool) {
	if f.yaml == nil && isTemplate(f.Path, f.text) {
		at, indent = engine.CommentPlace(f.File, offset)
		return at, indent, true
	}
	if f.yaml == nil || path.Ext(f.Path) == ".json" {
		return 0, "", false
	}
	return f.yaml.CommentPlace(offset)
}

// References tells nothing: kustomizations have no expressions.
func (*file) References(int, int) []model.Meaning { return nil }

// Load builds what stands for itself. What has read only what it read before is not
// built again.
func (l *language) Load(u *fileset.Unit) []*model.Resource {
	all := map[string]*kustomization{} // by folder
	for _, f := range u.Files {
		if k := f.(*file).kust; all[k.dir] == nil {
			all[k.dir] = k
		}
	}
	before := l.builds
	l.builds = map[string]*build{}
	var out []*model.Resource
	for _, dir := range roots(all) {
		b := before[dir]
		if b == nil || !b.current(u) {
			b = newBuild(u, dir)
		}
		l.builds[dir] = b
		out = append(out, b.resources...)
		for _, d := range b.diagnostics {
			u.Report(d)
		}
	}
	return out
}

// claims returns the files that are built into something.
func (l *language) claims() map[string]bool {
	claimed := map[string]bool{}
	for _, b := range l.builds {
		if b.failed {
			continue
		}
		for p, f := range b.reads {
			if f != nil {
				claimed[p] = true
			}
		}
	}
	return claimed
}

// roots returns the folders of the kustomizations that stand for themselves: those
// that no other one builds upon, and of a ring one. Components do not.
func roots(all map[string]*kustomization) []string {
	used := map[string]bool{}
	for dir, k := range all {
		for _, to := range k.bases {
			if to != dir {
				used[to] = true
			}
		}
	}
	var out []string
	reached := map[string]bool{}
	var reach func(dir string)
	reach = func(dir string) {
		if k := all[dir]; k != nil && !reached[dir] {
			reached[dir] = true
			for _, to := range k.bases {
				reach(to)
			}
		}
	}
	add := func(unused bool) {
		for _, dir := range slices.Sorted(maps.Keys(all)) {
			if !all[dir].component && !reached[dir] && (!used[dir] || !unused) {
				out = append(out, dir)
				reach(dir)
			}
		}
	}
	add(true)
	add(false)
	slices.Sort(out)
	return out
}
