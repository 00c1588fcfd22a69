package compose

import (
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on one project.
const (
	maxExtends  = 20
	maxServices = 2000
)

// A project is files that are merged, the later over the earlier.
type project struct {
	unit *fileset.Unit
	// name tells the project from others of the folder, "" for the default one.
	name      string
	files     []*file
	variables map[string]*model.Value
	folder    string // the project's directory
	inside    []part // what it includes
}

// Load returns what the Compose files of a folder declare.
func (language) Load(u *fileset.Unit) []*model.Resource {
	env, _ := u.Read(path.Join(u.Name, ".env")).(*file)
	var out []*model.Resource
	for _, p := range projects(u) {
		if p.folder = u.Name; env != nil {
			p.variables = env.variables
		}
		own := map[string]bool{}
		for _, f := range p.files {
			own[f.Path] = true
		}
		p.include(own, 0)
		out = append(out, p.resources()...)
	}
	return out
}

// projects returns the projects of a folder, the default one first. See
// https://github.com/compose-spec/compose-spec/blob/main/spec.md#compose-file for
// which file that is.
func projects(u *fileset.Unit) []*project {
	byName := map[string]*file{}
	for _, f := range u.Files {
		if f := f.(*file); f.value != nil && !f.part {
			byName[path.Base(f.Path)] = f
		}
	}
	first := &project{unit: u}
	for _, stem := range []string{"compose", "docker-compose"} {
		for _, ext := range []string{".yaml", ".yml"} {
			if f := byName[stem+ext]; f != nil && len(first.files) == 0 {
				first.files = append(first.files, f)
			}
		}
	}
	for _, name := range []string{"compose.override.yaml", "compose.override.yml", "docker-compose.override.yml", "docker-compose.override.yaml"} {
		if f := byName[name]; f != nil && len(first.files) == 1 {
			first.files = append(first.files, f)
		}
	}
	all := []*project{first}
	inside := includedIn(u)
	for _, f := range u.Files {
		f := f.(*file)
		if f.value == nil || slices.Contains(first.files, f) || f.part || inside[f.Path] {
			continue
		}
		p := &project{unit: u, name: path.Base(f.Path), files: []*file{f}}
		if len(first.files) > 0 && !complete(f) {
			p.files = []*file{first.files[0], f}
		}
		all = append(all, p)
	}
	return all
}

// includedIn returns the files of a folder that others of it include: they are no
// projects of their own.
func includedIn(u *fileset.Unit) map[string]bool {
	out := map[string]bool{}
	for _, f := range u.Files {
		p := &project{unit: u, files: []*file{f.(*file)}}
		for _, in := range p.inclusions() {
			for _, v := range in.paths {
				if name, ok := v.AsString(); ok {
					out[path.Join(u.Name, name)] = true
				}
			}
		}
	}
	return out
}

// complete reports whether every service of a file says what it runs.
func complete(f *file) bool {
	for _, s := range f.value.Get("services").Attrs() {
		v := untagged(s.Value)
		if v.Get("image") == nil && v.Get("build") == nil && v.Get("extends") == nil && v.Get("provider") == nil {
			return false
		}
	}
	return true
}

// resources returns what the project declares.
func (p *project) resources() []*model.Resource {
	var out []*model.Resource
	for _, kind := range []struct{ section, typ string }{
		{"services", "compose_service"}, {"volumes", "compose_volume"}, {"networks", "compose_network"},
		{"secrets", "compose_secret"}, {"configs", "compose_config"},
	} {
		merged := p.with(kind.section, p.section(kind.section))
		for _, a := range merged {
			if len(out) >= maxServices || strings.HasPrefix(a.Name, "x-") {
				break
			}
			v := a.Value
			if v.IsNull() {
				v = model.NewObject(nil, a.NameRange)
			}
			if v.Kind() != model.Object {
				continue
			}
			out = append(out, p.resource(kind.section, kind.typ, a, v))
		}
	}
	return mounted(out)
}

func (p *project) resource(section, typ string, a model.Attr, v *model.Value) *model.Resource {
	attrs := append(slices.Clone(v.Attrs()), model.Attr{Name: "key", NameRange: a.NameRange, Value: model.NewString(a.Name, a.NameRange)})
	stack := path.Join(p.unit.Name, p.name)
	return &model.Resource{
		Type: typ, Address: model.Address(section + "." + a.Name), Value: model.NewObject(attrs, a.NameRange).With(v.Flags() & model.Open),
		Origin: model.Origin{Language: Language, Stack: stack, Header: a.NameRange, Block: a.NameRange.Join(v.Range())},
	}
}

// section returns the entries of a top-level section, merged.
func (p *project) section(name string) []model.Attr {
	var merged *model.Value
	for _, f := range p.files {
		section := untagged(f.value.Get(name))
		if section.Kind() != model.Object {
			continue
		}
		var attrs []model.Attr
		for _, a := range section.Attrs() {
			if name == "services" {
				a.Value = p.service(f, a, 0)
			} else {
				a.Value = p.interpolate(a.Value)
			}
			attrs = append(attrs, a)
		}
		over := model.NewObject(attrs, section.Range())
		if merged == nil {
			merged = over
			continue
		}
		merged = p.mergeSection(merged, over)
	}
	return merged.Attrs()
}

// mergeSection merges the entries of two files. What is known of an entry stands
// where it was declared first.
func (p *project) mergeSection(base, over *model.Value) *model.Value {
	attrs := slices.Clone(base.Attrs())
	for _, o := range over.Attrs() {
		i := slices.IndexFunc(attrs, func(a model.Attr) bool { return a.Name == o.Name })
		if i < 0 {
			attrs = append(attrs, o)
			continue
		}
		if v := merge(attrs[i].Value, o.Value); v != nil {
			attrs[i].Value = v
		}
	}
	return model.NewObject(attrs, base.Range())
}

// service returns a service of a file in long form, with what it extends.
func (p *project) service(f *file, a model.Attr, depth int) *model.Value {
	v := untagged(a.Value)
	if v.Kind() != model.Object {
		return v
	}
	v = long(p.interpolate(v))
	ext := v.Get("extends")
	if ext == nil {
		return v
	}
	base := p.extended(f, a.Name, ext, depth)
	if base == nil {
		// What it extends may set anything.
		return v.With(model.Open)
	}
	merged := merge(base, v)
	attrs := slices.DeleteFunc(slices.Clone(merged.Attrs()), func(a model.Attr) bool { return a.Name == "extends" })
	out := model.NewObject(attrs, v.Range())
	if base.Is(model.Open) {
		out = out.With(model.Open)
	}
	return out
}

// extended returns the service that another one extends, nil where it is not in
// the workspace. See
// https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends.
func (p *project) extended(f *file, self string, ext *model.Value, depth int) *model.Value {
	name, from := textOf(ext), f
	if ext.Kind() == model.Object {
		name = textOf(ext.Get("service"))
		if other, ok := ext.Get("file").AsString(); ok {
			at := path.Join(path.Dir(f.Path), other)
			if path.IsAbs(other) || strings.HasPrefix(at, "../") || at == ".." {
				p.report(ext.Get("file"), "file is outside of the workspace", "")
				return nil
			}
			if from, _ = p.unit.Read(at).(*file); from == nil {
				p.report(ext.Get("file"), "there is no Compose file "+at, "")
				return nil
			}
		} else if ext.Get("file") != nil {
			return nil
		}
	}
	a, ok := from.value.Get("services").Attr(name)
	switch {
	case !ok:
		p.report(ext, "there is no service "+name+" to extend", "")
		return nil
	case depth >= maxExtends || from == f && name == self:
		p.report(ext, "service extends itself", "")
		return nil
	}
	return p.service(from, a, depth+1)
}

func (p *project) report(at *model.Value, summary, detail string) {
	p.unit.Report(source.Diagnostic{Severity: source.Warning, Range: at.Range(), Summary: summary, Detail: detail})
}

// mounted gives each volume the names of the services that mount it, and tells
// services which of their volumes others mount too.
func mounted(rs []*model.Resource) []*model.Resource {
	users := map[string][]*model.Value{}
	for _, r := range rs {
		if r.Type == "compose_service" {
			for _, name := range volumesOf(r) {
				users[name] = append(users[name], r.Value.Get("key"))
			}
		}
	}
	for _, r := range rs {
		key, _ := r.Value.Get("key").AsString()
		switch {
		case r.Type == "compose_service":
			share(r, users)
		case r.Type == "compose_volume" && len(users[key]) > 0:
			set(r, "services", model.NewList(users[key], r.Origin.Header))
		}
	}
	return rs
}

// volumesOf returns the names of the volumes that a service mounts.
func volumesOf(r *model.Resource) []string {
	var names []string
	for _, v := range r.Value.Get("volumes").Elems() {
		kind, _ := v.Get("type").AsString()
		if name := textOf(v.Get("source")); kind == "volume" && name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// share marks the volumes of a service that others have too.
func share(r *model.Resource, users map[string][]*model.Value) {
	volumes := r.Value.Get("volumes")
	elems := slices.Clone(volumes.Elems())
	found := false
	for i, v := range elems {
		if kind, _ := v.Get("type").AsString(); kind == "volume" && len(users[textOf(v.Get("source"))]) > 1 {
			shared := model.Attr{Name: "shared", Value: model.NewBool(true, source.Range{}).With(model.Default)}
			elems[i] = model.NewObject(append(slices.Clone(v.Attrs()), shared), v.Range()).Behind(v.Via())
			found = true
		}
	}
	if found {
		set(r, "volumes", model.NewList(elems, volumes.Range()).Behind(volumes.Via()))
	}
}

// set sets an attribute of a resource that nobody else has yet.
func set(r *model.Resource, name string, v *model.Value) {
	a, _ := r.Value.Attr(name)
	attrs := append(slices.Clone(r.Value.Attrs()), model.Attr{Name: name, NameRange: a.NameRange, Value: v})
	r.Value = model.NewObject(attrs, r.Value.Range()).With(r.Value.Flags() & model.Open)
}
