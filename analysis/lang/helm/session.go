package helm

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Language is the front end's name in origins.
const Language = "helm"

// Options say how to read a workspace.
type Options struct {
	// Exclude reports paths to pass over; nil passes over nothing.
	Exclude func(path string) bool
	// Claimed reports files that another front end makes manifests of, as it does of
	// charts in kustomizations; nil reports none.
	Claimed func(path string) bool
	// Environments are what charts are rendered for; a chart that none is for is
	// rendered with its own values.
	Environments []Environment
	// Values are files, relative to the root, of which the values count in every
	// environment, over its own; Set are assignments over these.
	Values, Set []string
}

// An Environment is a set of values for charts.
type Environment struct {
	Name string
	// Chart is the folder of the chart, relative to the root of the workspace, or
	// a pattern of such folders; "" means all.
	Chart string
	// Values are files, relative to the root; later ones win. Set are assignments
	// as after --set.
	Values, Set []string
	// Release and Namespace are what is released; "release-name" and "default"
	// unless given.
	Release, Namespace string
}

// A Session knows what the charts of a workspace declare and keeps that true while
// the files change. It is used by one goroutine.
type Session struct {
	disk   fs.FS
	opts   Options
	engine *engine.Engine
	charts map[string]*chart // by folder
	files  map[string]*file
	stale  map[string]bool // charts to load again
	delta  delta
	// claims are the templates as they were told of; reclaimed those of which
	// something else holds now.
	claims    map[string]bool
	reclaimed []string
}

// A file is one of a chart, or a file of values.
type file struct {
	*source.File // nil for what is no text
	data         []byte
	hash         source.Hash
	yaml         *yamltext.File            // nil for what is no YAML
	parts        map[*source.Anchor][]part // of YAML, by document
	// defines are the definitions in a template; gone those that were there when it
	// could last be read.
	defines, gone []part
	users         map[string]bool
}

type delta struct {
	declarations     map[*model.Declaration]bool
	files, diagnosed map[string]bool
}

// NewSession returns a session for the workspace in a file system. It reads nothing
// before the first update.
func NewSession(disk fs.FS, opts Options) *Session {
	if opts.Exclude == nil {
		opts.Exclude = func(string) bool { return false }
	}
	if opts.Claimed == nil {
		opts.Claimed = func(string) bool { return false }
	}
	s := &Session{disk: disk, opts: opts, charts: map[string]*chart{}, files: map[string]*file{}, stale: map[string]bool{}, claims: map[string]bool{}}
	s.delta.reset()
	return s
}

func (d *delta) reset() {
	*d = delta{map[*model.Declaration]bool{}, map[string]bool{}, map[string]bool{}}
}

// Update takes notice of files that have changed, appeared or gone, and of all
// others too if there are more. It returns an error only where ctx ends or the file
// system cannot be listed; the next update does the rest then.
func (s *Session) Update(ctx context.Context, changed []string, more bool) (model.Delta, error) {
	for _, p := range changed {
		if path.Base(p) == chartFile && s.exists(p) != (s.charts[path.Dir(p)] != nil) {
			more = true // it decides what belongs to what
		}
	}
	if more {
		if err := s.discover(ctx); err != nil {
			return model.Delta{}, err
		}
	}
	for _, p := range changed {
		s.look(p)
	}
	for _, dir := range slices.Sorted(maps.Keys(s.stale)) {
		c := s.charts[dir]
		if c == nil {
			delete(s.stale, dir)
			continue
		}
		if s.engine == nil {
			s.engine = engine.New()
		}
		if err := c.load(ctx, s); err != nil {
			return model.Delta{}, err
		}
		delete(s.stale, dir)
	}
	s.reclaim()
	d := model.Delta{
		Declarations: slices.Collect(maps.Keys(s.delta.declarations)),
		Files:        slices.Sorted(maps.Keys(s.delta.files)),
		Diagnosed:    slices.Sorted(maps.Keys(s.delta.diagnosed)),
	}
	s.delta.reset()
	return d, nil
}

// Claims reports whether a file is a template of a chart, which is no manifest as it
// stands.
func (s *Session) Claims(p string) bool { return s.claims[p] }

// Reclaimed returns the files for which that is another answer since the update
// before.
func (s *Session) Reclaimed() []string {
	out := s.reclaimed
	s.reclaimed = nil
	return out
}

// reclaim notes which templates have come and gone.
func (s *Session) reclaim() {
	for p := range s.delta.files {
		if now := s.files[p] != nil && isTemplate(p); now != s.claims[p] {
			s.reclaimed = append(s.reclaimed, p)
			if s.claims[p] = true; !now {
				delete(s.claims, p)
			}
		}
	}
}

// isTemplate reports whether a file of a chart is in a folder of templates.
func isTemplate(p string) bool { return strings.Contains("/"+p, "/templates/") }

func (s *Session) exists(p string) bool {
	if s.opts.Exclude(p) || s.opts.Claimed(p) || s.hidden(path.Dir(p)) {
		return false
	}
	info, err := fs.Stat(s.disk, p)
	return err == nil && info.Mode().IsRegular() && !s.isSubchart(path.Dir(p))
}

// isSubchart reports whether a folder is in charts/ of a chart.
func (s *Session) isSubchart(dir string) bool {
	above := path.Dir(dir)
	if dir == "." || path.Base(above) != "charts" {
		return false
	}
	_, err := fs.Stat(s.disk, path.Join(path.Dir(above), chartFile))
	return err == nil
}

const chartFile = "Chart.yaml"

// discover finds the charts, and reads all of their files again.
func (s *Session) discover(ctx context.Context) error {
	found := map[string][]string{}
	err := fs.WalkDir(s.disk, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && p == ".":
			return fmt.Errorf("listing the workspace: %w", err)
		case err != nil:
			return nil // an unreadable folder takes nothing else with it
		case d.IsDir():
			if p != "." && (passedOver(p) || s.opts.Exclude(p)) {
				return fs.SkipDir
			}
		case path.Base(p) == chartFile && !s.opts.Exclude(p) && !s.opts.Claimed(p) && !s.isSubchart(path.Dir(p)):
			found[path.Dir(p)] = nil
		}
		return nil
	})
	if err != nil {
		return err
	}
	for dir := range found {
		if err := s.list(ctx, dir, found); err != nil {
			return err
		}
	}
	for dir, c := range s.charts {
		if _, ok := found[dir]; !ok {
			c.withdraw(s)
			delete(s.charts, dir)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(found)) {
		c := s.charts[dir]
		if c == nil {
			c = newChart(dir)
			s.charts[dir] = c
			s.stale[dir] = true
		}
		now := map[string]bool{}
		for _, p := range found[dir] {
			now[p] = true
			s.use(p, c)
		}
		for p := range c.paths {
			if !now[p] {
				s.release(p, c)
			}
		}
		c.paths = now
		for _, p := range s.valueFiles(dir) {
			s.use(p, c)
		}
	}
	for _, p := range slices.Sorted(maps.Keys(s.files)) {
		s.read(p)
	}
	return nil
}

// list finds the files of a chart. Charts in it that are no subcharts are not part
// of it.
func (s *Session) list(ctx context.Context, dir string, charts map[string][]string) error {
	return fs.WalkDir(s.disk, dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return nil
		case d.IsDir():
			_, own := charts[p]
			if p != dir && (own || passedOver(p) || s.opts.Exclude(p)) {
				return fs.SkipDir
			}
		case len(charts[dir]) < engine.MaxFiles && d.Type().IsRegular() && !s.opts.Exclude(p):
			charts[dir] = append(charts[dir], p)
		}
		return nil
	})
}

// passedOver reports whether a folder is hidden or holds dependencies.
func passedOver(dir string) bool {
	name := path.Base(dir)
	return strings.HasPrefix(name, ".") || name == "node_modules"
}

func (s *Session) hidden(dir string) bool {
	for ; dir != "."; dir = path.Dir(dir) {
		if passedOver(dir) || s.opts.Exclude(dir) {
			return true
		}
	}
	return false
}

// use notes that a chart reads a file.
func (s *Session) use(p string, c *chart) {
	f := s.files[p]
	if f == nil {
		f = &file{users: map[string]bool{}}
		s.files[p] = f
		s.delta.files[p] = true
	}
	if !f.users[c.dir] {
		f.users[c.dir] = true
		s.stale[c.dir] = true
	}
}

func (s *Session) release(p string, c *chart) {
	f := s.files[p]
	if f == nil {
		return
	}
	delete(f.users, c.dir)
	s.stale[c.dir] = true
	if len(f.users) == 0 {
		delete(s.files, p)
	}
	s.delta.files[p], s.delta.diagnosed[p] = true, true
}

// look takes notice of one file.
func (s *Session) look(p string) {
	if s.files[p] == nil {
		c := s.chartOf(p)
		if c == nil || s.opts.Exclude(p) || s.hidden(path.Dir(p)) {
			return
		}
		if _, err := fs.Stat(s.disk, p); err != nil {
			return
		}
		c.paths[p] = true
		s.use(p, c)
	}
	s.read(p)
}

// chartOf returns the chart that a file of that path would be part of.
func (s *Session) chartOf(p string) *chart {
	for dir := path.Dir(p); ; dir = path.Dir(dir) {
		if c := s.charts[dir]; c != nil {
			return c
		}
		if dir == "." {
			return nil
		}
	}
}

// read reads a file anew; charts that use it have to be loaded if it is another.
func (s *Session) read(p string) {
	f := s.files[p]
	data, err := readFile(s.disk, p)
	if err == nil && f.data != nil && bytes.Equal(f.data, data) || err != nil && f.data == nil && f.File == nil {
		return
	}
	for dir := range f.users {
		s.stale[dir] = true
	}
	s.delta.files[p], s.delta.diagnosed[p] = true, true
	if err != nil {
		f.data, f.File, f.yaml, f.parts, f.defines, f.gone, f.hash = nil, nil, nil, nil, nil, nil, source.Hash{}
		for dir := range f.users {
			c := s.charts[dir]
			if c.paths[p] {
				delete(c.paths, p)
				delete(f.users, dir)
			}
		}
		if len(f.users) == 0 {
			delete(s.files, p)
		}
		return
	}
	f.data, f.hash = data, source.HashOf(data)
	if data == nil {
		f.data = []byte{}
	}
	switch path.Ext(p) {
	case ".tgz", ".gz", ".zip", ".png", ".prov":
		return
	}
	text := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if isYAML(p) {
		f.yaml = engine.YAML.Parse(p, data, f.yaml)
		f.divide(p)
		return
	}
	if len(text) == len(data) { // else offsets would be others
		f.File = source.NewFile(p, source.NewText(data), f.File)
		if isTemplate(p) {
			f.divideTemplate(p)
		}
	}
}

// settle notes whether the text means something as it stands, and reports whether that
// is other than before.
// What has gone from it is kept while something may still be there.
func (f *file) settle(outdated, keep bool) bool {
	if f.File == nil || f.Broken() == outdated && (outdated || keep || len(f.gone) == 0) {
		return false
	}
	next := source.NewFile(f.Path, f.Text, f.File)
	if outdated {
		next.Keep(f.File)
		f.File = next
		return true
	}
	if f.File = next; !keep {
		f.gone = nil
	}
	f.placeDefines()
	return true
}

// isYAML reports whether a file of a chart is YAML as it stands, and read as such.
func isYAML(p string) bool {
	ext := path.Ext(p)
	return !isTemplate(p) && (ext == ".yaml" || ext == ".yml")
}

// maxFile bounds the size of a file in bytes.
const maxFile = 16 << 20

func readFile(disk fs.FS, p string) ([]byte, error) {
	info, err := fs.Stat(disk, p)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, fs.ErrInvalid
	}
	f, err := disk.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = errors.New("it is too large")
	}
	return data, err
}

// counts reports whether a file is one that the session speaks for: charts, values
// and templates, which no other front end reads.
func (s *Session) counts(p string) bool {
	f := s.files[p]
	if f == nil || f.File == nil {
		return false
	}
	switch path.Base(p) {
	case chartFile, "values.yaml", "values.schema.json", "requirements.yaml":
		return true
	}
	if isTemplate(p) {
		return true
	}
	for dir := range f.users {
		if slices.Contains(s.valueFiles(dir), p) {
			return true
		}
	}
	return false
}

// File returns a file of a chart, or nil.
func (s *Session) File(p string) *source.File {
	if s.counts(p) {
		return s.files[p].File
	}
	return nil
}

// Diagnostics returns the diagnostics about a file.
func (s *Session) Diagnostics(p string) []source.Diagnostic {
	var out []source.Diagnostic
	f := s.files[p]
	if f != nil && f.yaml != nil && s.counts(p) {
		out = append(out, f.yaml.Diagnostics...)
		for _, d := range f.yaml.Documents {
			out = append(out, d.Diagnostics...)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(s.charts)) {
		for _, d := range s.charts[dir].diagnostics {
			if d.Path() == p {
				out = append(out, d)
			}
		}
	}
	return out
}

// Compare orders declarations by their places.
func (s *Session) Compare(a, b *model.Declaration) int {
	x, y := a.At.(place), b.At.(place)
	return cmp.Or(strings.Compare(x.path, y.path), cmp.Compare(x.offset, y.offset),
		strings.Compare(x.stack, y.stack), cmp.Compare(x.seq, y.seq))
}

// A place is where a declaration stands.
type place struct {
	path, stack string
	offset, seq int
}
