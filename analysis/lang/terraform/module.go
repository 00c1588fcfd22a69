package terraform

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A module is what the configuration files of one folder declare.
type module struct {
	dir       string
	variables map[string]*item
	outputs   map[string]*item
	locals    map[string]fileAttr
	resources map[string]*item // "aws_vpc.main", "data.aws_ami.base"
	calls     map[string]*item
	providers []*item
	// order holds resources and calls as they stand in the files.
	order []*item
}

// newModule gathers the items of a folder's files, which come sorted by name;
// those of override files replace parts of the others.
func newModule(dir string, files []*parsedFile) *module {
	m := &module{
		dir:       dir,
		variables: map[string]*item{}, outputs: map[string]*item{}, locals: map[string]fileAttr{},
		resources: map[string]*item{}, calls: map[string]*item{},
	}
	for _, override := range []bool{false, true} {
		for _, f := range files {
			if isOverride(f.file.Path) != override {
				continue
			}
			for _, it := range f.items {
				if override {
					m.override(it)
				} else {
					m.add(it)
				}
			}
		}
	}
	return m
}

// name returns under which name and in which table an item is kept.
func (m *module) table(it *item) (table map[string]*item, name string) {
	switch it.block.Type {
	case "variable":
		return m.variables, it.label(0)
	case "output":
		return m.outputs, it.label(0)
	case "module":
		return m.calls, it.label(0)
	case "resource":
		return m.resources, it.label(0) + "." + it.label(1)
	case "data":
		return m.resources, "data." + it.label(0) + "." + it.label(1)
	}
	return nil, ""
}

func (m *module) add(it *item) {
	switch it.block.Type {
	case "locals":
		m.addLocals(it)
		return
	case "provider":
		m.providers = append(m.providers, it)
		return
	}
	table, name := m.table(it)
	if table == nil || table[name] != nil {
		return
	}
	table[name] = it
	if t := it.block.Type; t == "resource" || t == "data" || t == "module" {
		m.order = append(m.order, it)
	}
}

func (m *module) addLocals(it *item) {
	for name, a := range it.block.Body.Attributes {
		m.locals[name] = fileAttr{a, it}
	}
}

// override merges an item of an override file; see
// https://developer.hashicorp.com/terraform/language/files/override.
func (m *module) override(it *item) {
	if it.block.Type == "locals" {
		m.addLocals(it)
		return
	}
	table, name := m.table(it)
	if base := table[name]; base != nil {
		base.overrides = append(base.overrides, it)
		return
	}
	m.add(it)
}

// discover returns the folders below root that hold configuration files, each
// with their names, sorted. Hidden folders, dependencies and what exclude
// reports are passed over.
func discover(fsys fs.FS, exclude func(string) bool) (map[string][]string, error) {
	dirs := map[string][]string{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if p == "." {
				return err
			}
			return nil // an unreadable folder takes nothing else with it
		}
		if d.IsDir() {
			if p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || exclude(p)) {
				return fs.SkipDir
			}
			return nil
		}
		if isConfig(d.Name()) && !exclude(p) {
			dirs[path.Dir(p)] = append(dirs[path.Dir(p)], p)
		}
		return nil
	})
	for dir := range dirs {
		slices.Sort(dirs[dir])
		dirs[dir] = preferTofu(dirs[dir])
	}
	return dirs, err
}

// preferTofu drops x.tf where x.tofu stands beside it, as OpenTofu does.
func preferTofu(names []string) []string {
	return slices.DeleteFunc(names, func(n string) bool {
		alt := strings.Replace(n, ".tf", ".tofu", 1)
		return alt != n && slices.Contains(names, alt)
	})
}

// noExclude is the filter that passes over nothing.
func noExclude(string) bool { return false }

// read parses a file of the workspace and keeps its text; it returns nil, and
// reports why, where the file cannot be read.
func (l *loader) read(name string) *parsedFile {
	text, err := readFile(l.fsys, name, maxFileSize)
	if err != nil {
		l.report(source.Diagnostic{Severity: source.Error, File: name, Summary: "file cannot be read", Detail: err.Error()})
		return nil
	}
	return parse(name, text)
}
