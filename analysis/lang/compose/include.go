package compose

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on what a project includes.
const (
	maxIncludes     = 200
	maxIncludeDepth = 10
)

// An inclusion is one entry of include.
type inclusion struct {
	at    *model.Value // the entry
	paths []*model.Value
	// folder is the project's directory, envs files of variables; nil where the entry
	// names none.
	folder *model.Value
	envs   []*model.Value
}

// inclusions returns the entries of include of a project. See
// https://github.com/compose-spec/compose-spec/blob/main/14-include.md.
func (p *project) inclusions() []inclusion {
	var out []inclusion
	for _, f := range p.files {
		for _, e := range untagged(f.value.Get("include")).Elems() {
			e = p.interpolate(e)
			in := inclusion{at: e, paths: oneOrMore(e)}
			if e.Kind() == model.Object {
				in.paths, in.folder, in.envs = oneOrMore(e.Get("path")), e.Get("project_directory"), oneOrMore(e.Get("env_file"))
			}
			out = append(out, in)
		}
	}
	return out
}

// oneOrMore returns the elements of a list, or the one text that stands for it.
func oneOrMore(v *model.Value) []*model.Value {
	if v.Kind() == model.List {
		return v.Elems()
	}
	if v.Kind() == model.String {
		return []*model.Value{v}
	}
	return nil
}

// include reads the projects that p includes. Each is loaded by itself, with the
// variables of its own .env beneath those of p.
func (p *project) include(seen map[string]bool, depth int) {
	for _, in := range p.inclusions() {
		sub := &project{unit: p.unit, name: p.name, variables: maps.Clone(p.variables)}
		for _, v := range in.paths {
			f, at := p.included(v)
			if f == nil {
				continue
			}
			if len(sub.files) == 0 {
				sub.folder = path.Dir(at)
			}
			if seen[at] || len(seen) >= maxIncludes || depth >= maxIncludeDepth {
				p.report(v, "file is included by itself, or by too many others", "")
				continue
			}
			seen[at] = true
			defer delete(seen, at)
			sub.files = append(sub.files, f)
		}
		if len(sub.files) == 0 {
			continue
		}
		if at, ok := p.within(in.folder); ok {
			sub.folder = at
		}
		sub.setVariables(p, in.envs)
		sub.include(seen, depth+1)
		p.inside = append(p.inside, part{in.at, sub})
	}
}

// setVariables gives a project the variables of files, or of its .env, beneath those of
// the project that includes it.
func (p *project) setVariables(outer *project, files []*model.Value) {
	paths := []string{path.Join(p.folder, ".env")}
	if files != nil {
		paths = nil
		for _, v := range files {
			if at, ok := outer.within(v); ok {
				paths = append(paths, at)
			}
		}
	}
	own := map[string]*model.Value{}
	for _, at := range paths {
		if env, _ := p.unit.Read(at).(*file); env != nil {
			maps.Copy(own, env.variables)
		}
	}
	maps.Copy(own, outer.variables)
	p.variables = own
}

// within returns the path of a file or folder that a value names, from the project's
// directory; ok is false where it is not known, or not in the workspace.
func (p *project) within(v *model.Value) (at string, ok bool) {
	name, known := v.AsString()
	if !known || name == "" || remote(name) {
		return "", false
	}
	at = path.Join(p.folder, name)
	return at, !path.IsAbs(name) && at != ".." && !strings.HasPrefix(at, "../")
}

// remote reports whether a path leads out over the network.
func remote(name string) bool {
	return strings.Contains(name, "://") || strings.HasPrefix(name, "git@") || strings.HasPrefix(name, "github.com/")
}

// included returns a file that an entry of include names, nil where there is none, and
// its path.
func (p *project) included(v *model.Value) (*file, string) {
	name, known := v.AsString()
	if !known {
		return nil, ""
	}
	at, ok := p.within(v)
	switch {
	case remote(name):
		p.unit.Report(source.Diagnostic{Severity: source.Notice, Range: v.Range(), Summary: "remote file is not included",
			Detail: "Nothing is fetched. What " + name + " declares is not analysed."})
	case !ok:
		p.report(v, "file is outside of the workspace", "")
	default:
		if f, _ := p.unit.Read(at).(*file); f != nil && f.value != nil {
			return f, at
		}
		p.report(v, "there is no Compose file "+at, "")
	}
	return nil, at
}

// A part is a project that another one includes, and the entry that says so.
type part struct {
	at *model.Value
	*project
}

// with adds the entries of a section of what a project includes to its own. What both
// declare must be the same.
func (p *project) with(name string, own []model.Attr) []model.Attr {
	for _, sub := range p.inside {
		for _, a := range sub.with(name, sub.section(name)) {
			i := slices.IndexFunc(own, func(o model.Attr) bool { return o.Name == a.Name })
			switch {
			case i < 0:
				own = append(own, a)
			case !alike(own[i].Value, a.Value):
				p.report(sub.at, "included file declares "+a.Name+" otherwise", "There is another one of that name in "+name+", which Compose refuses.")
			}
		}
	}
	return own
}

// alike reports whether two values say the same, wherever they stand.
func alike(a, b *model.Value) bool {
	if a.Kind() != b.Kind() || a.Len() != b.Len() || a.Is(model.Unknown) != b.Is(model.Unknown) {
		return false
	}
	switch a.Kind() {
	case model.List:
		return slices.EqualFunc(a.Elems(), b.Elems(), alike)
	case model.Object:
		return !slices.ContainsFunc(a.Attrs(), func(x model.Attr) bool {
			y, ok := b.Attr(x.Name)
			return !ok || !alike(x.Value, y.Value)
		})
	}
	return a.Is(model.Unknown) && a.Hint() == b.Hint() || !a.Is(model.Unknown) && plain(a) == plain(b)
}
