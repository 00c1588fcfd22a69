package terraform

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

	"github.com/parapet-iac/parapet/analysis/internal/memo"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Session knows what a workspace declares and keeps that true while the files
// change: [Session.Update] evaluates again what depends on a change, and nothing
// else. It is used by one goroutine.
type Session struct {
	disk  fs.FS
	opts  Options
	graph memo.Graph

	parsed  map[string]*parsedFile // configuration, and files of variables
	modules map[string]*module     // by folder
	folders map[string]*memo.Node  // whether there is a module in a folder
	roots   map[string]*root
	called  map[string]bool   // folders of modules that others call
	inputs  map[string]*input // files that expressions ask for
	listing memo.Node         // what folders hold

	// said counts how often each diagnostic is given, by the file that it is
	// about.
	said            map[string]map[source.Diagnostic]int
	missing         map[*callUnit]missingModule
	notice          []source.Diagnostic // about the missing modules
	moduleInstances int

	delta   pending
	regroup bool // roots have to be looked for
	remiss  bool // missing has changed
	now     running
	depth   int
	steps   int
}

// pending is what has changed since the last complete update.
type pending struct {
	declarations map[*model.Declaration]bool
	files        map[string]bool
	diagnosed    map[string]bool
}

// running is the state of the computation that goes on.
type running struct {
	ctx   context.Context
	cell  *cell
	diags []source.Diagnostic
	// failures counts expressions that have no value; trying is above zero
	// within try and can, where that is no news.
	failures, trying int
}

// NewSession returns a session for the workspace in a file system. It reads
// nothing before the first update.
func NewSession(fsys fs.FS, opts Options) *Session {
	if opts.Exclude == nil {
		opts.Exclude = noExclude
	}
	s := &Session{
		disk: fsys, opts: opts,
		parsed: map[string]*parsedFile{}, modules: map[string]*module{}, folders: map[string]*memo.Node{},
		roots: map[string]*root{}, inputs: map[string]*input{},
		said: map[string]map[source.Diagnostic]int{}, missing: map[*callUnit]missingModule{},
	}
	s.delta.reset()
	return s
}

func (p *pending) reset() {
	*p = pending{map[*model.Declaration]bool{}, map[string]bool{}, map[string]bool{}}
}

// Update takes notice of files that have changed, appeared or gone, given by
// their paths, or of all that have if there are more: those given are then the
// ones that are known. It returns an error only where ctx ends or the file system
// cannot be listed; the next update does the rest then.
func (s *Session) Update(ctx context.Context, changed []string, more bool) (model.Delta, error) {
	d, _, err := s.UpdateFirst(ctx, changed, more, nil)
	return d, err
}

// UpdateFirst is [Session.Update] that may do no more than what the files declare
// which first reports, and then tells that there is a rest: the next update does it.
func (s *Session) UpdateFirst(ctx context.Context, changed []string, more bool, first func(path string) bool) (d model.Delta, rest bool, err error) {
	s.now = running{ctx: ctx}
	if more {
		if err := s.rescan(); err != nil {
			return d, false, cmp.Or(ctx.Err(), fmt.Errorf("listing the workspace: %w", err))
		}
	}
	for _, p := range changed {
		s.look(p)
	}
	s.settleRoots()
	if first != nil {
		if !s.graph.RunSome(func(t memo.Task) bool { return concerns(t, first) }) {
			return d, false, ctx.Err()
		}
		if !s.graph.Idle() {
			s.graph.Sweep()
			return s.changes(), true, nil
		}
	}
	if !s.graph.Run() {
		return d, false, ctx.Err()
	}
	s.dropUnused()
	s.reportMissing()
	return s.changes(), false, nil
}

// concerns reports whether a task has to do with what files declare: it evaluates
// one of their blocks, or one that was there, or tells which instances of their
// modules there are.
func concerns(t memo.Task, file func(path string) bool) bool {
	switch u := t.(type) {
	case *callUnit:
		return true
	case unit:
		b := u.base()
		return b.slot.it != nil && file(b.slot.it.anchor.File) || slices.ContainsFunc(b.declared, func(d *declaration) bool {
			return file(d.Resource.Origin.Header.File())
		})
	}
	return false
}

// changes returns what has changed since it was asked for last.
func (s *Session) changes() model.Delta {
	d := model.Delta{
		Declarations: slices.Collect(maps.Keys(s.delta.declarations)),
		Files:        slices.Sorted(maps.Keys(s.delta.files)),
		Diagnosed:    slices.Sorted(maps.Keys(s.delta.diagnosed)),
	}
	s.delta.reset()
	return d
}

// rescan looks at every file.
func (s *Session) rescan() error {
	dirs, err := discover(s.now.ctx, s.disk, s.opts.Exclude)
	if err != nil {
		return err
	}
	paths := map[string]bool{}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		if err := s.now.ctx.Err(); err != nil {
			return err
		}
		slices.Sort(dirs[dir])
		if s.modules[dir] == nil {
			s.addModule(dir, false, dirs[dir])
			continue
		}
		for _, p := range dirs[dir] {
			paths[p] = true
		}
	}
	for _, m := range s.modules {
		for _, p := range m.names {
			paths[p] = true
		}
	}
	for p := range s.inputs {
		paths[p] = true
	}
	for dir, r := range s.roots {
		for _, p := range append(s.variableFiles(dir), r.files...) {
			paths[p] = true
		}
	}
	for _, p := range slices.Sorted(maps.Keys(paths)) {
		s.look(p)
	}
	s.graph.Changed(&s.listing)
	return nil
}

// look takes notice of one file.
func (s *Session) look(p string) {
	if in := s.inputs[p]; in != nil {
		in.forget()
		s.graph.Changed(&in.node)
		s.delta.files[p] = true
	}
	if s.parsed[p] == nil || !s.exists(p) {
		s.graph.Changed(&s.listing)
	}
	if isConfig(path.Base(p)) {
		s.lookConfig(p)
	}
	if isVariables(p) || slices.Contains(s.opts.VarFiles, p) {
		s.lookVariables(p)
	}
}

// Files iterates over the files that count: configuration, files of variables,
// and those that expressions read.
func (s *Session) Files(yield func(*source.File) bool) {
	for _, p := range s.parsed {
		if p.file != nil && !yield(p.file) {
			return
		}
	}
	for name, in := range s.inputs {
		if s.parsed[name] == nil && in.file != nil && !yield(in.file) {
			return
		}
	}
}

// File returns the file of that path, nil where it does not count.
func (s *Session) File(p string) *source.File {
	if f := s.parsed[p]; f != nil {
		return f.file
	}
	if in := s.inputs[p]; in != nil {
		return in.file
	}
	return nil
}

// Borrows reports whether a file is only read by functions such as file.
func (s *Session) Borrows(p string) bool { return s.parsed[p] == nil && s.inputs[p] != nil }

// Empty reports whether the workspace holds no configuration.
func (s *Session) Empty() bool { return len(s.modules) == 0 }

// Diagnostics returns the diagnostics about a file, sorted by place.
func (s *Session) Diagnostics(p string) []source.Diagnostic {
	out := slices.Collect(maps.Keys(s.said[p]))
	f := s.File(p)
	start := func(d source.Diagnostic) int {
		if f == nil || d.Range.IsZero() {
			return 0
		}
		at, _, _ := f.Offsets(d.Range)
		return at
	}
	slices.SortFunc(out, func(a, b source.Diagnostic) int {
		return cmp.Or(cmp.Compare(start(a), start(b)), cmp.Compare(a.Range.End, b.Range.End),
			strings.Compare(a.Summary, b.Summary), strings.Compare(a.Detail, b.Detail))
	})
	return slices.CompactFunc(out, func(a, b source.Diagnostic) bool {
		return a.Range == b.Range && a.Summary == b.Summary
	})
}

// A cell is a computation of the session with the diagnostics that it came to.
type cell struct {
	memo.Cell
	diags []source.Diagnostic
	steps int
}

// run computes a cell. A computation that is aborted says nothing.
func (s *Session) run(c *cell, compute func() (changed bool)) bool {
	outer, steps := s.now, s.steps
	if outer.ctx.Err() != nil {
		s.graph.Abort()
		return false
	}
	s.now = running{ctx: outer.ctx, cell: c}
	s.steps -= c.steps
	before := s.steps
	changed := compute()
	diags := s.now.diags
	s.now = outer
	if s.graph.Aborted() {
		s.steps = steps
		return changed
	}
	c.steps = s.steps - before
	s.say(&c.diags, diags)
	return changed
}

// forget takes back what a cell has said.
func (s *Session) forget(c *cell) {
	s.say(&c.diags, nil)
	s.steps -= c.steps
	c.steps = 0
}

// report adds a diagnostic to those of the running computation, once.
func (s *Session) report(d source.Diagnostic) {
	if s.now.trying == 0 && len(s.now.diags) < maxDiagnostics && !slices.Contains(s.now.diags, d) {
		s.now.diags = append(s.now.diags, d)
	}
}

// say replaces diagnostics.
func (s *Session) say(held *[]source.Diagnostic, now []source.Diagnostic) {
	if slices.Equal(*held, now) {
		return
	}
	for _, d := range now {
		p := d.Path()
		if s.said[p] == nil {
			s.said[p] = map[source.Diagnostic]int{}
		}
		s.said[p][d]++
		s.delta.diagnosed[p] = true
	}
	for _, d := range *held {
		p := d.Path()
		if s.said[p][d]--; s.said[p][d] == 0 {
			delete(s.said[p], d)
		}
		if len(s.said[p]) == 0 {
			delete(s.said, p)
		}
		s.delta.diagnosed[p] = true
	}
	*held = now
}

// Options say how to load a workspace.
type Options struct {
	// Vars are values for variables of the root modules, as after --var.
	Vars map[string]string
	// VarFiles are further variable files, relative to the file system's root.
	VarFiles []string
	// Exclude reports paths to pass over; nil passes over nothing.
	Exclude func(path string) bool
	// Once promises that there is one update only. Syntax, which takes the
	// most memory, is then let go of as soon as it has been evaluated, unless
	// Keep reports that comments in the file will be asked for.
	Once bool
	Keep func(*source.File) bool
}

// A Result is what a workspace declares.
type Result struct {
	// Files holds every file that was read.
	Files source.Files
	// Resources are in the order of the files, instances in the order of
	// their keys.
	Resources   []*model.Resource
	Diagnostics []source.Diagnostic
}

// ErrNothing is returned where a workspace holds no configuration.
var ErrNothing = errors.New("no Terraform configuration")

// Load reads and evaluates all root modules of the file system: the folders
// that no other one calls, and the top folder. It returns [ErrNothing] where
// there are no configuration files, and errors of ctx; all other trouble is in
// the diagnostics.
func Load(ctx context.Context, fsys fs.FS, opts Options) (*Result, error) {
	s := NewSession(fsys, opts)
	if _, err := s.Update(ctx, nil, true); err != nil {
		return nil, err
	}
	if s.Empty() {
		return nil, ErrNothing
	}
	res := &Result{Files: source.Files{}}
	for f := range s.Files {
		res.Files[f.Path] = f
	}
	for d := range s.Declarations {
		res.Resources = append(res.Resources, d.Resource)
	}
	for _, p := range slices.Sorted(maps.Keys(s.said)) {
		res.Diagnostics = append(res.Diagnostics, s.Diagnostics(p)...)
	}
	return res, nil
}

// Limits on how much a workspace may unfold to.
const (
	maxInstances       = 1000   // of one resource or module call
	maxModuleDepth     = 50     // module calls within each other
	maxModuleInstances = 20_000 // in one workspace
	maxDiagnostics     = 100    // about one block, local or output
)
