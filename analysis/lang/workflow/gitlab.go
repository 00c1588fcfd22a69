package workflow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// gitlabKeywords are the keys at the top of a pipeline that are no jobs. See
// https://docs.gitlab.com/ci/yaml/#global-keywords.
var gitlabKeywords = map[string]bool{
	"default": true, "include": true, "stages": true, "variables": true, "workflow": true, "spec": true,
	"image": true, "services": true, "before_script": true, "after_script": true, "cache": true, "types": true,
}

// gitlab returns the attributes of a pipeline.
func (b *builder) gitlab(v *model.Value) []model.Attr {
	b.bases = map[string]*model.Value{}
	var attrs, jobs []model.Attr
	for _, a := range v.Attrs() {
		switch {
		case a.Name == "include":
			a.Value = includes(a.Value)
		case a.Name == "image":
			a.Value = imaged(a.Value, "name")
		case a.Name == "services":
			a.Value = gitlabServices(a.Value)
		case a.Name == "default":
			a.Value = model.NewObject(b.gitlabJob(a.Value), a.Value.Range())
		case !gitlabKeywords[a.Name] && a.Value.Kind() == model.Object:
			jobs = append(jobs, a)
			continue
		}
		attrs = append(attrs, a)
	}
	slices.SortFunc(jobs, func(p, q model.Attr) int { return int(p.NameRange.Start) - int(q.NameRange.Start) })
	var list []*model.Value
	for _, j := range jobs {
		if b.steps++; b.steps > maxSteps {
			break
		}
		job := b.gitlabJob(b.extended(v, j.Value))
		put(&job, "id", model.NewString(j.Name, j.NameRange))
		if strings.HasPrefix(j.Name, ".") {
			put(&job, "hidden", model.NewBool(true, j.NameRange))
		}
		list = append(list, model.NewObject(job, j.NameRange))
	}
	put(&attrs, "jobs", model.NewList(list, v.Range()))
	return attrs
}

// includes returns what a pipeline includes, each as an object. See
// https://docs.gitlab.com/ci/yaml/#include.
func includes(v *model.Value) *model.Value {
	var out []*model.Value
	for _, e := range listOf(v).Elems() {
		if s, ok := e.AsString(); ok {
			name := "local"
			if strings.Contains(s, "://") {
				name = "remote"
			}
			e = model.NewObject([]model.Attr{{Name: name, Value: e}}, e.Range())
		}
		out = append(out, e)
	}
	return model.NewList(out, v.Range())
}

func gitlabServices(v *model.Value) *model.Value {
	var out []*model.Value
	for _, e := range listOf(v).Elems() {
		out = append(out, imaged(e, "name"))
	}
	return model.NewList(out, v.Range())
}

// extended returns a job with what it extends, which its own keys win over. A job
// that extends itself does not. See https://docs.gitlab.com/ci/yaml/#extends.
func (b *builder) extended(all, job *model.Value) *model.Value {
	ext := job.Get("extends")
	if ext == nil {
		return job
	}
	var attrs []model.Attr
	for _, e := range listOf(ext).Elems() {
		name, _ := e.AsString()
		base, done := b.bases[name]
		if !done {
			b.bases[name] = nil
			if base = all.Get(name); base.Kind() == model.Object {
				base = b.extended(all, base)
			}
			b.bases[name] = base
		}
		attrs = mergeAttrs(attrs, base.Attrs())
	}
	return model.NewObject(mergeAttrs(attrs, job.Attrs()), job.Range())
}

// mergeAttrs puts attributes over others: objects merge, everything else is
// replaced.
func mergeAttrs(base, over []model.Attr) []model.Attr {
	out := slices.Clone(base)
	for _, o := range over {
		i := slices.IndexFunc(out, func(a model.Attr) bool { return a.Name == o.Name })
		switch {
		case i < 0:
			out = append(out, o)
		case out[i].Value.Kind() == model.Object && o.Value.Kind() == model.Object:
			out[i].Value = model.NewObject(mergeAttrs(out[i].Value.Attrs(), o.Value.Attrs()), o.Value.Range())
		default:
			out[i] = o
		}
	}
	return out
}

// noMacro matches nothing: GitLab puts nothing into scripts but by their shell.
var noMacro = regexp.MustCompile(`\$\[\[[^\]]*\]\]`) // but for inputs: https://docs.gitlab.com/ci/inputs/

// gitlabJob returns the attributes of a job.
func (b *builder) gitlabJob(v *model.Value) []model.Attr {
	var attrs []model.Attr
	var commands []*model.Value
	for _, a := range v.Attrs() {
		switch a.Name {
		case "image":
			a.Value = imaged(a.Value, "name")
		case "services":
			a.Value = gitlabServices(a.Value)
		case "before_script", "script", "after_script":
			commands = append(commands, b.lines(a.Value, 0)...)
		case "cache":
			a.Value = listOf(a.Value)
		case "extends":
			a.Value = listOf(a.Value)
		}
		attrs = append(attrs, a)
	}
	if commands != nil {
		put(&attrs, "commands", model.NewList(commands, source.Range{}))
	}
	return attrs
}

// lines returns the commands of a script that is a list of lines, which may be
// nested.
func (b *builder) lines(v *model.Value, depth int) []*model.Value {
	if text, ok := v.AsString(); ok {
		return b.commands(v, text, noMacro).Elems()
	}
	var out []*model.Value
	for _, e := range v.Elems() {
		if depth < 12 { // https://docs.gitlab.com/ci/yaml/#script: at most 10 levels
			out = append(out, b.lines(e, depth+1)...)
		}
	}
	return out
}
