package engine

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"sigs.k8s.io/yaml"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Loader makes charts of files.
type Loader struct {
	// YAML returns a file of the workspace as YAML. It is asked for files with a
	// source only.
	YAML func(f *File) *yamltext.File
	// Values reads such a file; nil reads it each time.
	Values func(f *yamltext.File) *Node
	// Report takes what is wrong.
	Report func(d source.Diagnostic)

	left budget
	// unpacked are the archives that were unpacked before, by content.
	unpacked map[source.Hash]archive
}

type archive struct {
	files []*File
	err   error
	left  budget
}

// Load returns the chart that the files of a folder make, nil if they do not make
// one. Files that a .helmignore leaves out do not count.
func (l *Loader) Load(files []*File) *Chart {
	rules := parseIgnore(nil)
	for _, f := range files {
		if f.Name == ".helmignore" {
			rules = parseIgnore(f.Data)
		}
	}
	l.left = budget{MaxFiles, MaxBytes}
	var kept []*File
	for _, f := range files {
		if rules.ignores(f.Name) {
			continue
		}
		if err := l.left.take(len(f.Data)); err != nil {
			l.Report(source.Diagnostic{Severity: source.Error, Range: top(f.Source), Summary: "chart is not analysed", Detail: err.Error() + "."})
			return nil
		}
		kept = append(kept, f)
	}
	c := l.load(kept, source.Range{}, 0)
	if c != nil {
		c.adopt(nil)
	}
	return c
}

// errUnread tells that a file is no YAML, which its own diagnostics say.
var errUnread = errors.New("the file is no YAML")

// top returns the range of the first line of a file.
func top(f *source.File) source.Range {
	if f == nil {
		return source.Range{}
	}
	return source.Range{Anchor: f.Whole, End: uint32(len(f.Text.Line(1)))}
}

// place returns where to report what is wrong with a file: in it, or where the
// archive that it is from is called for.
func place(f *File, home source.Range) source.Range {
	if f != nil && f.Source != nil {
		return top(f.Source)
	}
	return home
}

func (l *Loader) load(files []*File, home source.Range, depth int) *Chart {
	parts := sortFiles(files)
	fail := func(f *File, summary string, err error) *Chart {
		l.Report(source.Diagnostic{Severity: source.Error, Range: place(f, home), Summary: summary, Detail: sentence(err)})
		return nil
	}
	if parts.meta == nil {
		return nil
	}
	var requirements []byte
	if parts.requirements != nil {
		requirements = parts.requirements.Data
	}
	meta, err := parseMetadata(parts.meta.Data, requirements)
	if err != nil {
		return fail(parts.meta, "chart is not analysed", err)
	}
	c := &Chart{Meta: meta, Templates: parts.templates, Files: parts.files, Schema: parts.schema, Home: home}
	if c.Values, err = l.values(parts.values); errors.Is(err, errUnread) {
		return nil
	} else if err != nil {
		fail(parts.values, "values of the chart cannot be read", err)
	}
	if depth == maxNested {
		return fail(parts.meta, "subcharts are not analysed", fmt.Errorf("charts are nested deeper than %d", maxNested))
	}
	places := l.dependencyPlaces(parts)
	if c.packed = parts.meta.Source == nil; !c.packed {
		c.calls = map[string]source.Range{}
		for _, d := range meta.Dependencies {
			c.calls[cmp.Or(d.Alias, d.Name)] = places(d.Name, d.Alias)
		}
	}
	for _, name := range parts.order {
		inner := parts.charts[name]
		at := home
		if home.IsZero() || parts.meta.Source != nil {
			at = places(name, "")
		}
		if path.Ext(name) == ".tgz" {
			inner, err = l.archive(inner[0])
			if err != nil {
				l.Report(source.Diagnostic{Severity: source.Error, Range: at,
					Summary: "archive charts/" + name + " is not analysed", Detail: sentence(err)})
				continue
			}
		}
		if sub := l.load(inner, at, depth+1); sub != nil {
			c.Dependencies = append(c.Dependencies, sub)
		}
	}
	return c
}

func sentence(err error) string {
	s := err.Error()
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

func (l *Loader) values(f *File) (*Node, error) {
	if f == nil {
		return newTable(), nil
	}
	if f.Source != nil {
		for _, d := range l.YAML(f).Documents {
			if d.Broken && d.Value == nil {
				return newTable(), errUnread
			}
		}
		if l.Values != nil {
			return l.Values(l.YAML(f)), nil
		}
		return ReadValues(l.YAML(f), nil), nil
	}
	var v map[string]any
	if err := yaml.Unmarshal(f.Data, &v); err != nil {
		return newTable(), plainYAML(err)
	}
	if n := fromGo(v); n.isTable() {
		return n, nil
	}
	return newTable(), nil
}

// dependencyPlaces returns what tells where a subchart, by the name of its folder or
// archive in charts/, is called for, by one alias if it is not empty.
func (l *Loader) dependencyPlaces(p *fileParts) func(name, alias string) source.Range {
	where := top(p.meta.Source)
	lists := []*model.Value{}
	for _, f := range []*File{p.meta, p.requirements} {
		if f == nil || f.Source == nil {
			continue
		}
		for _, d := range l.YAML(f).Documents {
			lists = append(lists, d.Value.Get("dependencies"))
			if at := d.Value.Get("name").Range(); !at.IsZero() && f == p.meta {
				where = at
			}
		}
	}
	return func(name, alias string) source.Range {
		for _, list := range lists {
			for _, d := range list.Elems() {
				if a, _ := d.Get("alias").AsString(); alias != "" && a != alias {
					continue
				}
				n, _ := d.Get("name").AsString()
				if n == name || n != "" && strings.HasPrefix(name, n+"-") && path.Ext(name) == ".tgz" {
					return d.Get("name").Range()
				}
			}
		}
		return where
	}
}

// archive unpacks a chart of an archive, once.
func (l *Loader) archive(f *File) ([]*File, error) {
	key := source.HashOf(f.Data)
	a, ok := l.unpacked[key]
	if !ok {
		before := l.left
		a.files, a.err = unpack(f.Data, &l.left)
		a.left = budget{before.files - l.left.files, before.bytes - l.left.bytes}
		if l.unpacked == nil || len(l.unpacked) > 64 {
			l.unpacked = map[source.Hash]archive{}
		}
		l.unpacked[key] = a
		return a.files, a.err
	}
	l.left.files -= a.left.files
	if err := l.left.take(a.left.bytes); err != nil {
		return nil, err
	}
	return a.files, a.err
}

// fileParts are the files of one chart by what they are for.
type fileParts struct {
	meta, requirements, values, schema *File
	templates, files                   []*File
	charts                             map[string][]*File
	order                              []string
}

func sortFiles(files []*File) *fileParts {
	p := &fileParts{charts: map[string][]*File{}}
	for _, f := range files {
		switch {
		case f.Name == "Chart.yaml":
			p.meta = f
		case f.Name == "values.yaml":
			p.values = f
		case f.Name == "values.schema.json":
			p.schema = f
		case strings.HasPrefix(f.Name, "templates/"):
			p.templates = append(p.templates, f)
		case strings.HasPrefix(f.Name, "charts/"):
			p.inner(f)
		case f.Name == "Chart.lock":
		case f.Name == "requirements.yaml":
			p.requirements = f
			p.files = append(p.files, f)
		default:
			p.files = append(p.files, f)
		}
	}
	for name := range p.charts {
		p.order = append(p.order, name)
	}
	slices.Sort(p.order)
	return p
}

// inner enters a file of a subchart.
func (p *fileParts) inner(f *File) {
	name, rest, below := strings.Cut(strings.TrimPrefix(f.Name, "charts/"), "/")
	if name == "" || name[0] == '_' || name[0] == '.' {
		return
	}
	isArchive := path.Ext(name) == ".tgz"
	if isArchive == below {
		return
	}
	p.charts[name] = append(p.charts[name], &File{Name: rest, Data: f.Data, Source: f.Source})
}
