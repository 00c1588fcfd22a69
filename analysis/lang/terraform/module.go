package terraform

import (
	"bytes"
	"cmp"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/internal/memo"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A module is what the configuration files of one folder declare.
type module struct {
	s     *Session
	dir   string
	names []string // of the configuration files in the folder, sorted
	slots map[string]*slot
	// outputs and providers tell that one of these has come, gone or (of the
	// providers) changed.
	outputs, providers memo.Node
	instances          map[*instance]bool
	// targets counts the calls by the folder that they refer to.
	targets map[string]int
	// installed modules lie where discovery does not look.
	installed bool
}

// A slotKind is what a name in a module can stand for.
type slotKind uint8

const (
	variableSlot slotKind = iota
	outputSlot
	localSlot
	callSlot
	resourceSlot // and data sources
	providerSlot
)

// A slot is a name in a module, whether something of that name is declared or
// not.
type slot struct {
	node memo.Node
	mod  *module
	kind slotKind
	name string // "var.x", "aws_vpc.main", "provider.aws.west"
	// found are the declarations of that name, of which it, or attr for a
	// local, is the one that counts.
	found []*item
	it    *item
	attr  fileAttr
}

// declared reports whether something of that name is there.
func (sl *slot) declared() bool { return sl.it != nil || sl.attr.Attribute != nil }

// read notes that the running computation depends on the declaration, and
// returns it: nil where there is none.
func (sl *slot) read() *item {
	sl.mod.s.graph.Read(&sl.node)
	return sl.it
}

// slot returns the slot of a name.
func (m *module) slot(kind slotKind, name string) *slot {
	sl := m.slots[name]
	if sl == nil {
		sl = &slot{mod: m, kind: kind, name: name}
		m.slots[name] = sl
	}
	return sl
}

// slotsOf returns the slots that an item declares.
func (m *module) slotsOf(it *item) []*slot {
	switch it.block.Type {
	case "variable":
		return []*slot{m.slot(variableSlot, "var."+it.label(0))}
	case "output":
		return []*slot{m.slot(outputSlot, "output."+it.label(0))}
	case "module":
		return []*slot{m.slot(callSlot, "module."+it.label(0))}
	case "resource":
		return []*slot{m.slot(resourceSlot, it.label(0)+"."+it.label(1))}
	case "data":
		return []*slot{m.slot(resourceSlot, "data."+it.label(0)+"."+it.label(1))}
	case "provider":
		name := "provider." + it.label(0)
		if alias := aliasOf(it); alias != "" {
			name += "." + alias
		}
		return []*slot{m.slot(providerSlot, name)}
	case "locals":
		slots := make([]*slot, 0, len(it.block.Body.Attributes))
		for name := range it.block.Body.Attributes {
			slots = append(slots, m.slot(localSlot, "local."+name))
		}
		return slots
	}
	return nil
}

// replace takes notice that a file has other items than before.
func (m *module) replace(before, after []*item) {
	for len(before) > 0 && len(after) > 0 && before[0] == after[0] {
		before, after = before[1:], after[1:]
	}
	for len(before) > 0 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	touched := map[*slot]bool{}
	for _, it := range before {
		for _, sl := range m.slotsOf(it) {
			sl.found = slices.DeleteFunc(sl.found, func(o *item) bool { return o == it })
			touched[sl] = true
		}
	}
	for _, it := range after {
		for _, sl := range m.slotsOf(it) {
			sl.found = append(sl.found, it)
			touched[sl] = true
		}
	}
	for sl := range touched {
		sl.settle()
	}
}

// settle finds the declaration that counts. Of several the first does, of
// locals the last; those of override files replace parts of it. See
// https://developer.hashicorp.com/terraform/language/files/override.
func (sl *slot) settle() {
	s := sl.mod.s
	slices.SortStableFunc(sl.found, s.compareItems)
	was, it, attr := sl.declared(), (*item)(nil), fileAttr{}
	if n := len(sl.found); n > 0 && sl.kind == localSlot {
		name := strings.TrimPrefix(sl.name, "local.")
		attr.Attribute, attr.item = sl.found[n-1].arg(name)
	} else if n > 0 {
		it = sl.found[0]
		if overrides := overridesIn(sl.found[1:]); len(overrides) > 0 {
			merged := *it
			merged.overrides = overrides
			it = &merged
		}
	}
	if it == sl.it && attr == sl.attr {
		return
	}
	if sl.kind == callSlot {
		sl.mod.retarget(sl.it, it)
	}
	if sl.it, sl.attr = it, attr; was != sl.declared() {
		sl.appear()
	}
	s.graph.Changed(&sl.node)
	if sl.kind == providerSlot {
		s.graph.Changed(&sl.mod.providers)
	}
}

// retarget notes that a call refers to another folder than before.
func (m *module) retarget(before, after *item) {
	from, to := m.target(before), m.target(after)
	if from == to {
		return
	}
	if m.targets[from]--; m.targets[from] <= 0 {
		delete(m.targets, from)
	}
	if to != "" {
		m.targets[to]++
	}
	m.s.regroup = true
}

func overridesIn(items []*item) []*item {
	var out []*item
	for _, it := range items {
		if isOverride(it.anchor.File) {
			out = append(out, it)
		}
	}
	return out
}

// appear takes notice that the slot is declared now or, other than before, not.
func (sl *slot) appear() {
	switch sl.kind {
	case outputSlot:
		sl.mod.s.graph.Changed(&sl.mod.outputs)
	case callSlot, resourceSlot, providerSlot:
		for in := range sl.mod.instances {
			in.keep(sl)
		}
	}
}

// compareItems orders items as they are read: override files last, else by file
// and place.
func (s *Session) compareItems(a, b *item) int {
	fa, fb := a.anchor.File, b.anchor.File
	if fa != fb {
		if x, y := isOverride(fa), isOverride(fb); x != y {
			if y {
				return -1
			}
			return 1
		}
		return strings.Compare(fa, fb)
	}
	return cmp.Compare(s.start(a), s.start(b))
}

// start returns where the block of an item begins in its file.
func (s *Session) start(it *item) int {
	p := s.parsed[it.anchor.File]
	if p == nil || p.file == nil {
		return 0
	}
	at, _ := p.file.Start(it.anchor)
	return at + it.block.TypeRange.Start.Byte
}

// lookConfig takes notice of a configuration file.
func (s *Session) lookConfig(p string) {
	dir := path.Dir(p)
	m := s.modules[dir]
	if m == nil {
		switch {
		case s.discoverable(p) && s.exists(p):
			s.addModule(dir, false, []string{p})
		case s.folders[dir] != nil:
			s.graph.Changed(s.folders[dir])
		}
		return
	}
	if !m.installed && !s.discoverable(p) {
		return
	}
	at, known := slices.BinarySearch(m.names, p)
	if there := s.exists(p); there != known {
		before := preferTofu(slices.Clone(m.names))
		if there {
			m.names = slices.Insert(m.names, at, p)
		} else {
			m.names = slices.Delete(m.names, at, at+1)
		}
		after := preferTofu(slices.Clone(m.names))
		for _, n := range before {
			if !slices.Contains(after, n) {
				m.drop(n)
			}
		}
		for _, n := range after {
			if !slices.Contains(before, n) {
				m.read(n)
			}
		}
		if len(m.names) == 0 {
			s.dropModule(m)
		}
		return
	}
	if s.parsed[p] != nil {
		m.read(p)
	}
}

// addModule reads a folder that holds configuration files.
func (s *Session) addModule(dir string, installed bool, names []string) *module {
	m := &module{s: s, dir: dir, names: names, slots: map[string]*slot{}, instances: map[*instance]bool{}, targets: map[string]int{}, installed: installed}
	s.modules[dir] = m
	for _, n := range preferTofu(slices.Clone(names)) {
		m.read(n)
	}
	if !installed {
		s.regroup = true
		if node := s.folders[dir]; node != nil {
			s.graph.Changed(node)
		}
	}
	return m
}

func (s *Session) dropModule(m *module) {
	for _, n := range m.names {
		m.drop(n)
	}
	delete(s.modules, m.dir)
	s.regroup = true
	if node := s.folders[m.dir]; node != nil {
		s.graph.Changed(node)
	}
}

// module returns the module in a folder, or nil where there is none. Folders
// that discovery passes over, such as installed modules, are read now.
func (s *Session) module(dir string) *module {
	node := s.folders[dir]
	if node == nil {
		node = new(memo.Node)
		s.folders[dir] = node
	}
	s.graph.Read(node)
	if m, ok := s.modules[dir]; ok {
		return m
	}
	entries, err := fs.ReadDir(s.disk, dir)
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
	slices.Sort(names)
	return s.addModule(dir, true, names)
}

// read parses a file of the module.
func (m *module) read(name string) {
	before, after, changed := m.s.read(name)
	if !changed {
		return
	}
	var items []*item
	if before != nil {
		items = before.items
	}
	m.replace(items, after.items)
}

// drop forgets a file of the module.
func (m *module) drop(name string) {
	if p := m.s.parsed[name]; p != nil {
		m.s.unread(name)
		m.replace(p.items, nil)
	}
}

// read parses a file and keeps it; changed is false where it has the text that
// it had before.
func (s *Session) read(name string) (before, after *parsedFile, changed bool) {
	before = s.parsed[name]
	text, err := readFile(s.disk, name, maxFileSize)
	if err != nil {
		after = &parsedFile{diags: []source.Diagnostic{{
			Severity: source.Error, File: name, Summary: "file cannot be read", Detail: err.Error(),
		}}}
	} else {
		if before != nil && before.file != nil && bytes.Equal(before.file.Text.Bytes(), text.Bytes()) {
			return before, before, false
		}
		after = parse(name, text, before)
	}
	s.parsed[name] = after
	s.delta.files[name] = true
	var held []source.Diagnostic
	if before != nil {
		held = before.said()
	}
	s.say(&held, after.said())
	return before, after, true
}

// unread forgets a file.
func (s *Session) unread(name string) {
	held := s.parsed[name].said()
	delete(s.parsed, name)
	s.delta.files[name] = true
	s.say(&held, nil)
}

// said returns the diagnostics about the text of a file.
func (p *parsedFile) said() []source.Diagnostic {
	out := slices.Clone(p.diags)
	for _, q := range p.parts {
		out = append(out, q.diags...)
	}
	return out
}

// exists reports whether a file is there, be it one that cannot be read.
func (s *Session) exists(p string) bool {
	if info, err := fs.Stat(s.disk, p); err == nil {
		return !info.IsDir()
	}
	entries, _ := fs.ReadDir(s.disk, path.Dir(p))
	return slices.ContainsFunc(entries, func(d fs.DirEntry) bool { return d.Name() == path.Base(p) && !d.IsDir() })
}

// discoverable reports whether discovery comes by a file of that path.
func (s *Session) discoverable(p string) bool {
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if passedOver(dir) || s.opts.Exclude(dir) {
			return false
		}
	}
	return !s.opts.Exclude(p)
}

// passedOver reports whether a folder is hidden or holds dependencies.
func passedOver(dir string) bool {
	name := path.Base(dir)
	return strings.HasPrefix(name, ".") || name == "node_modules"
}

// discover returns the folders below root that hold configuration files, each
// with their names, sorted. Hidden folders, dependencies and what exclude
// reports are passed over.
func discover(ctx context.Context, fsys fs.FS, exclude func(string) bool) (map[string][]string, error) {
	dirs := map[string][]string{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if p == "." {
				return err
			}
			return nil // an unreadable folder takes nothing else with it
		}
		if d.IsDir() {
			if p != "." && (passedOver(p) || exclude(p)) {
				return fs.SkipDir
			}
			return nil
		}
		if isConfig(d.Name()) && !exclude(p) {
			dirs[path.Dir(p)] = append(dirs[path.Dir(p)], p)
		}
		return nil
	})
	return dirs, err
}

// preferTofu drops x.tf where x.tofu stands beside it, as OpenTofu does.
func preferTofu(names []string) []string {
	instead := map[string]bool{}
	for _, n := range names {
		if stem, ok := strings.CutSuffix(strings.TrimSuffix(n, ".json"), ".tofu"); ok {
			instead[stem+".tf"+n[len(stem)+len(".tofu"):]] = true
		}
	}
	if len(instead) == 0 {
		return names
	}
	return slices.DeleteFunc(names, func(n string) bool { return instead[n] })
}

// noExclude is the filter that passes over nothing.
func noExclude(string) bool { return false }
