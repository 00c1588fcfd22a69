package terraform

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/parapet-iac/parapet/analysis/lang/terraform/funcs"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Options say how to load a workspace.
type Options struct {
	// Vars are values for variables of the root modules, as after --var.
	Vars map[string]string
	// VarFiles are further variable files, relative to the file system's root.
	VarFiles []string
	// Exclude reports paths to pass over; nil passes over nothing.
	Exclude func(path string) bool
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
	if opts.Exclude == nil {
		opts.Exclude = noExclude
	}
	dirs, err := discover(fsys, opts.Exclude)
	if err != nil {
		return nil, fmt.Errorf("listing the workspace: %w", err)
	}
	if len(dirs) == 0 {
		return nil, ErrNothing
	}
	l := newLoader(ctx, fsys, opts, dirs)
	l.parseAll()
	for _, dir := range l.roots() {
		l.runRoot(dir)
	}
	l.reportMissing()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &Result{Files: l.files, Resources: l.resources, Diagnostics: l.diags}, nil
}

// Limits on how much a workspace may unfold to.
const (
	maxInstances       = 1000    // of one resource or module call
	maxModuleDepth     = 50      // module calls within each other
	maxModuleInstances = 20_000  // in one workspace
	maxResources       = 500_000 // in one workspace
)

// A loader holds one loading of a workspace. It is used by one goroutine.
type loader struct {
	ctx     context.Context
	fsys    fs.FS
	opts    Options
	dirs    map[string][]string // configuration files by folder
	modules map[string]*module
	files   source.Files
	// data are the files that expressions read; templates those of them that
	// were parsed.
	data      map[string]*source.File
	templates map[*source.Anchor]hclsyntax.Expression

	resources []*model.Resource
	diags     []source.Diagnostic
	missing   []missingModule
	told      map[toldKey]bool

	steps, depth    int
	moduleInstances int
	// failures counts expressions that have no value; trying is above zero
	// within try and can, where that is no news.
	failures, trying int
}

func newLoader(ctx context.Context, fsys fs.FS, opts Options, dirs map[string][]string) *loader {
	return &loader{
		ctx: ctx, fsys: fsys, opts: opts, dirs: dirs,
		modules: map[string]*module{}, files: source.Files{}, told: map[toldKey]bool{},
		data: map[string]*source.File{}, templates: map[*source.Anchor]hclsyntax.Expression{},
	}
}

type toldKey struct {
	at      source.Range
	file    string
	summary string
}

// report adds a diagnostic, once for each place.
func (l *loader) report(d source.Diagnostic) {
	key := toldKey{d.Range, d.File, d.Summary}
	if l.trying > 0 || l.told[key] {
		return
	}
	l.told[key] = true
	l.diags = append(l.diags, d)
}

// parseAll parses every configuration file.
func (l *loader) parseAll() {
	dirs := make([]string, 0, len(l.dirs))
	for dir := range l.dirs {
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	for _, dir := range dirs {
		l.parseDir(dir, l.dirs[dir])
	}
}

func (l *loader) parseDir(dir string, names []string) *module {
	var files []*parsedFile
	for _, name := range names {
		if l.ctx.Err() != nil {
			break
		}
		f := l.read(name)
		if f == nil {
			continue
		}
		l.files[name] = f.file
		for _, d := range f.diags {
			l.report(d)
		}
		files = append(files, f)
	}
	m := newModule(dir, files)
	l.modules[dir] = m
	return m
}

// module returns the module in a folder, or nil where there is none. Folders
// that discovery passed over, such as installed modules, are parsed now.
func (l *loader) module(dir string) *module {
	if m, ok := l.modules[dir]; ok {
		return m
	}
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, d := range entries {
		if isConfig(d.Name()) && !d.IsDir() {
			names = append(names, path.Join(dir, d.Name()))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return l.parseDir(dir, preferTofu(names))
}

// roots returns the folders to evaluate on their own: those that no other
// module calls, and the top folder.
func (l *loader) roots() []string {
	called := map[string]bool{}
	for dir, m := range l.modules {
		for _, call := range m.calls {
			if a, _ := call.attr("source"); a != nil {
				if src, ok := literalString(a.Expr); ok && isLocal(src) {
					if target := path.Join(dir, src); target != dir {
						called[target] = true
					}
				}
			}
		}
	}
	var roots, all []string
	for dir := range l.modules {
		all = append(all, dir)
		if dir == "." || !called[dir] {
			roots = append(roots, dir)
		}
	}
	if len(roots) == 0 { // every module calls another in a ring
		roots = []string{slices.Min(all)}
	}
	slices.Sort(roots)
	return roots
}

func isLocal(src string) bool { return strings.HasPrefix(src, "./") || strings.HasPrefix(src, "../") }

func (l *loader) runRoot(dir string) {
	in := l.newInstance(l.modules[dir], nil)
	in.rootDir = dir
	in.given = l.rootVariables(dir)
	in.run()
}

// functions returns the function table for expressions of an instance.
func (l *loader) functions(in *instance) map[string]function.Function {
	if in.functions == nil {
		in.functions = funcs.Table(funcs.Scope{FS: l.fsys, RootDir: in.rootDir})
	}
	return in.functions
}

// computedKind returns the kind of an attribute that the provider computes.
func (l *loader) computedKind(addr model.Address, attr string) model.Kind {
	typ := typeOf(addr)
	t, ok := schema.Lookup(typ)
	if !ok {
		return model.Dynamic
	}
	a, ok := t.Attr(attr)
	if !ok {
		return model.Dynamic
	}
	return valueKind(a.Kind)
}

// typeOf returns the type in a resource's address.
func typeOf(addr model.Address) string {
	parts := strings.Split(string(addr), ".")
	for len(parts) > 2 && parts[0] == "module" {
		parts = parts[2:]
	}
	if parts[0] == "data" && len(parts) > 1 {
		return "data." + parts[1]
	}
	return parts[0]
}

// dataFile returns a file that an expression reads.
func (l *loader) dataFile(in *instance, name string) (*source.File, error) {
	scope := funcs.Scope{FS: l.fsys, RootDir: in.rootDir}
	p, err := scope.Locate(name)
	if err != nil {
		return nil, err
	}
	if f := l.data[p]; f != nil {
		return f, nil
	}
	text, err := scope.Read(name)
	if err != nil {
		return nil, err
	}
	f := l.files[p]
	if f == nil {
		f = &source.File{Path: p, Text: source.NewText(text), Anchors: map[*source.Anchor]int{}}
		l.files[p] = f
	}
	f.Anchors[&source.Anchor{File: p}] = 0
	l.data[p] = f
	return f, nil
}

// readFile reads a regular file of at most limit+1 bytes; a larger one is cut
// off there for the caller to refuse.
func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", name)
	}
	return io.ReadAll(io.LimitReader(f, limit+1))
}
