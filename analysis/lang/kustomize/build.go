package kustomize

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on one build, so that hostile input ends: how often files are read, and how
// many bytes. A base that is built upon twice counts twice. Tests lower them.
var (
	maxReads = 5_000
	maxBytes = 64 << 20
)

func init() {
	// A patch that copies what it has copied must not fill the memory.
	jsonpatch.AccumulatedCopySizeLimit = 16 << 20
}

// A build is what a kustomization came to, and the files that it rests on.
type build struct {
	dir string
	// reads are the files that were asked for, nil for those that there are not.
	reads map[string]*file
	// kusts are the kustomizations that took part, by folder.
	kusts map[string]*kustomization
	// made are files of manifests that charts have made, by path, and lists the files of
	// the folders that were looked for charts in.
	made  map[string]*made
	lists map[string][]string
	// objects are what was built, with places.
	objects     []*model.Value
	resources   []*model.Resource
	diagnostics []source.Diagnostic
	failed      bool
}

// current reports whether the files are what they were.
func (b *build) current(u *fileset.Unit) bool {
	for p, f := range b.reads {
		if now, _ := u.Read(p).(*file); now != f {
			return false
		}
	}
	for dir, list := range b.lists {
		if !slices.Equal(u.Below(dir), list) {
			return false
		}
	}
	return true
}

// newBuild builds the kustomization of a folder.
func newBuild(u *fileset.Unit, dir string) *build {
	b := &build{dir: dir, reads: map[string]*file{}, kusts: map[string]*kustomization{}, made: map[string]*made{}, lists: map[string][]string{}}
	disk := &disk{build: b, unit: u, refused: map[refusal]bool{}, texts: map[*kustomization]served{}}
	m, err := disk.run(dir)
	for _, r := range disk.refusals {
		b.diagnostics = append(b.diagnostics, source.Diagnostic{Severity: source.Notice, Range: r.at, Summary: r.what, Detail: r.detail})
	}
	if err != nil {
		b.failed = true
		if len(disk.refusals) == 0 && !disk.unreadable {
			b.diagnostics = append(b.diagnostics, b.problem(err))
		}
		return b
	}
	b.place(m)
	return b
}

// report adds a diagnostic.
func (b *build) report(d source.Diagnostic) {
	const most = 200
	if len(b.diagnostics) < most && !slices.Contains(b.diagnostics, d) {
		b.diagnostics = append(b.diagnostics, d)
	}
}

// problem returns what is wrong with a kustomization, at the entry that the error
// speaks of if it can be told.
func (b *build) problem(err error) source.Diagnostic {
	text := strings.ReplaceAll(strings.ReplaceAll(err.Error(), prefix+"/", ""), prefix, ".")
	k := b.kusts[b.dir]
	d := source.Diagnostic{Severity: source.Error, Summary: "kustomization cannot be built", Detail: shortened(text)}
	if k == nil {
		d.File = path.Join(b.dir, fileNames[0])
		return d
	}
	d.Range = source.Range{Anchor: k.file.Whole, End: 1}
	if k.value != nil {
		d.Range = k.value.Range()
	}
	longest := 0
	var seek func(v *model.Value)
	seek = func(v *model.Value) {
		if s, ok := v.AsString(); ok && len(s) > max(longest, 2) && strings.Contains(text, s) && !v.Range().IsZero() {
			longest, d.Range = len(s), v.Range()
		}
		for _, e := range v.Elems() {
			seek(e)
		}
		for _, a := range v.Attrs() {
			seek(a.Value)
		}
	}
	for field := range entries {
		seek(k.value.Get(field))
	}
	seek(k.value.Get("patches"))
	return d
}

// quotedConfig is what the library quotes of its own configuration in errors.
var quotedConfig = regexp.MustCompile("(?s)trouble configuring builtin (\\w+) with config: `.*?`")

// shortened returns an error of the library on one line.
func shortened(text string) string {
	text = strings.Join(strings.Fields(quotedConfig.ReplaceAllString(text, "$1")), " ")
	if len(text) > 600 {
		text = text[:600] + " ..."
	}
	return strings.ToValidUTF8(text, "?")
}

// prefix is the folder that stands for the workspace. It is so deep that no path of
// reasonable length leads from it to the root and back in.
const prefix = "/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/workspace"

// A disk shows the library the files of the workspace, and nothing else. It notes
// what was read.
type disk struct {
	build    *build
	unit     *fileset.Unit
	refused  map[refusal]bool
	refusals []refusal
	texts    map[*kustomization]served
	reads    int
	bytes    int
	// unreadable tells that there is a file which is in error itself.
	unreadable bool
}

type served struct {
	text    []byte
	refused []refusal
}

func (d *disk) run(dir string) (m resmap.ResMap, err error) {
	defer func() {
		if e := recover(); e != nil {
			m, err = nil, fmt.Errorf("the library failed: %v", e)
		}
	}()
	opts := krusty.MakeDefaultOptions()
	opts.LoadRestrictions = types.LoadRestrictionsNone // the disk is restricted enough
	return krusty.MakeKustomizer(opts).Run(d, path.Join(prefix, dir))
}

// inside returns the path in the workspace.
func inside(name string) (string, bool) {
	name = path.Clean(filepath.ToSlash(name))
	if name == prefix {
		return ".", true
	}
	return strings.CutPrefix(name, prefix+"/")
}

// file returns a file of the workspace, nil if there is none.
func (d *disk) file(p string) *file {
	if f, ok := d.build.reads[p]; ok {
		return f
	}
	var f *file
	if fs.ValidPath(p) && p != "." {
		f, _ = d.unit.Read(p).(*file)
	}
	d.build.reads[p] = f
	return f
}

var errTooMuch = errors.New("it reads more than is analysed")

func (d *disk) ReadFile(name string) ([]byte, error) {
	p, ok := inside(name)
	if !ok {
		return nil, fs.ErrNotExist
	}
	if m := d.build.made[p]; m != nil {
		return slices.Clone(m.text), nil
	}
	f := d.file(p)
	if f == nil {
		return nil, &fs.PathError{Op: "read", Path: p, Err: fs.ErrNotExist}
	}
	text := f.text
	if text == nil && f.Text.Len() > 0 {
		d.unreadable = true
		return nil, &fs.PathError{Op: "read", Path: p, Err: errors.New("it has errors")}
	}
	if f.kust != nil {
		dir := path.Dir(p)
		d.build.kusts[dir] = f.kust
		var refused []refusal
		text, refused = d.served(f.kust)
		for _, r := range refused {
			if !d.refused[r] {
				d.refused[r] = true
				d.refusals = append(d.refusals, r)
			}
		}
	}
	d.reads++
	d.bytes += len(text)
	if d.reads > maxReads || d.bytes > maxBytes {
		return nil, errTooMuch
	}
	return slices.Clone(text), nil
}

// served returns what the library is to read as a kustomization.
func (d *disk) served(k *kustomization) ([]byte, []refusal) {
	s, ok := d.texts[k]
	if !ok {
		charts, refused := d.charts(k)
		s.text, s.refused = k.served(k.dir == d.build.dir, charts, d.file)
		s.refused = append(s.refused, refused...)
		d.texts[k] = s
	}
	return s.text, s.refused
}

// IsDir reports whether a folder holds a kustomization; others are of no use to the
// library.
func (d *disk) IsDir(name string) bool {
	p, ok := inside(name)
	return ok && slices.ContainsFunc(fileNames, func(f string) bool { return d.file(path.Join(p, f)) != nil })
}

func (d *disk) Exists(name string) bool {
	p, ok := inside(name)
	return ok && (d.build.made[p] != nil || d.file(p) != nil || d.IsDir(name))
}

func (d *disk) CleanedAbs(name string) (filesys.ConfirmedDir, string, error) {
	name = path.Clean(filepath.ToSlash(name))
	p, ok := inside(name)
	switch {
	case ok && d.IsDir(name):
		return filesys.ConfirmedDir(name), "", nil
	case ok && (d.build.made[p] != nil || d.file(p) != nil):
		return filesys.ConfirmedDir(path.Dir(name)), path.Base(name), nil
	case ok:
		return "", "", fmt.Errorf("'%s' is no file, and no folder with a kustomization", p)
	}
	rel, err := filepath.Rel(path.Join(prefix, d.build.dir), name)
	return "", "", cmp.Or(err, fmt.Errorf("'%s' is outside of the workspace", filepath.ToSlash(rel)))
}

var errReadOnly = errors.New("the workspace is only read")

func (*disk) Create(string) (filesys.File, error)  { return nil, errReadOnly }
func (*disk) Mkdir(string) error                   { return errReadOnly }
func (*disk) MkdirAll(string) error                { return errReadOnly }
func (*disk) RemoveAll(string) error               { return errReadOnly }
func (*disk) WriteFile(string, []byte) error       { return errReadOnly }
func (*disk) Open(string) (filesys.File, error)    { return nil, fs.ErrNotExist }
func (*disk) ReadDir(string) ([]string, error)     { return nil, fs.ErrNotExist }
func (*disk) Glob(string) ([]string, error)        { return nil, nil }
func (*disk) Walk(string, filepath.WalkFunc) error { return fs.ErrNotExist }
