package workflow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// azureMacro matches what Azure puts into scripts: $(variable), ${{ expression }}
// and $[ expression ]. See
// https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#understand-variable-syntax.
var azureMacro = regexp.MustCompile(`\$\(([A-Za-z_][\w.]*)\)|\$\{\{((?:'[^']*'|[^'}])*)\}\}|\$\[[^\]]*\]`)

// azure returns the attributes of a pipeline.
func (b *builder) azure(v *model.Value) []model.Attr {
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		switch a.Name {
		case "stages", "jobs", "steps":
			continue
		case "variables":
			a.Value = variables(a.Value)
		case "pool":
			a.Value = imaged(a.Value, "name")
		case "resources":
			a.Value = b.azureResources(a.Value)
		}
		a.Name = snake(a.Name)
		attrs = append(attrs, a)
	}
	c := &azureJobs{b: b}
	c.steps(v, nil)
	c.jobs(v.Get("jobs"), nil)
	for _, s := range v.Get("stages").Elems() {
		c.jobs(s.Get("jobs"), s)
		if s.Get("jobs") == nil {
			c.steps(s, s)
		}
	}
	put(&attrs, "jobs", model.NewList(c.out, v.Range()))
	return attrs
}

// snake returns a name with underscores for capital letters.
func snake(name string) string {
	var out strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				out.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		out.WriteRune(r)
	}
	return out.String()
}

// variables makes a list of objects of variables in either form.
func variables(v *model.Value) *model.Value {
	if v.Kind() != model.Object {
		return v
	}
	var out []*model.Value
	for _, a := range v.Attrs() {
		out = append(out, model.NewObject([]model.Attr{
			{Name: "name", Value: model.NewString(a.Name, a.NameRange)}, {Name: "value", Value: a.Value},
		}, a.NameRange.Join(a.Value.Range())))
	}
	slices.SortFunc(out, func(p, q *model.Value) int { return int(p.Range().Start) - int(q.Range().Start) })
	return model.NewList(out, v.Range())
}

func (b *builder) azureResources(v *model.Value) *model.Value {
	attrs := slices.Clone(v.Attrs())
	for i, a := range attrs {
		attrs[i].Value = b.snakes(a.Value)
	}
	return model.NewObject(attrs, v.Range())
}

// snakes returns a value with the names of objects in it in snake case.
func (b *builder) snakes(v *model.Value) *model.Value {
	switch v.Kind() {
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = b.snakes(e)
		}
		return model.NewList(elems, v.Range()).Behind(v.Via())
	case model.Object:
		attrs := slices.Clone(v.Attrs())
		for i := range attrs {
			attrs[i].Name, attrs[i].Value = snake(attrs[i].Name), b.snakes(attrs[i].Value)
		}
		return model.NewObject(attrs, v.Range()).Behind(v.Via())
	}
	return v
}

// azureJobs collects the jobs of a pipeline.
type azureJobs struct {
	b   *builder
	out []*model.Value
}

func (c *azureJobs) jobs(v, stage *model.Value) {
	for _, j := range v.Elems() {
		if j.Kind() == model.Object && len(c.out) < maxSteps {
			c.job(j, stage)
		}
	}
}

// steps adds the job that is made of the steps of a pipeline, or of a template.
func (c *azureJobs) steps(v, stage *model.Value) {
	if steps := v.Get("steps"); steps.Kind() == model.List {
		c.job(model.NewObject([]model.Attr{{Name: "steps", Value: steps}}, steps.Range()), stage)
	}
}

func (c *azureJobs) job(j, stage *model.Value) {
	var attrs []model.Attr
	if s := stage.Get("stage"); s != nil {
		put(&attrs, "stage", s)
	}
	header := j.Range()
	for _, a := range j.Attrs() {
		switch a.Name {
		case "job", "deployment":
			put(&attrs, "id", a.Value)
			header = a.NameRange.Join(a.Value.Range())
			if a.Name == "job" {
				continue
			}
		case "steps", "strategy":
			continue
		case "container":
			a.Value = c.b.snakes(imaged(a.Value, "image"))
		case "pool":
			a.Value = c.b.snakes(imaged(a.Value, "name"))
		case "variables":
			a.Value = variables(a.Value)
		default:
			a.Value = c.b.snakes(a.Value)
		}
		a.Name = snake(a.Name)
		attrs = append(attrs, a)
	}
	var steps []*model.Value
	for _, list := range stepLists(j, 0) {
		for _, s := range list.Elems() {
			if c.b.steps++; s.Kind() == model.Object && c.b.steps <= maxSteps {
				steps = append(steps, c.b.azureStep(s))
			}
		}
	}
	put(&attrs, "steps", model.NewList(steps, header))
	c.out = append(c.out, model.NewObject(attrs, header))
}

// stepLists returns the lists of steps of a job, those of the hooks of a deployment
// too: https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-deployment-strategy.
func stepLists(v *model.Value, depth int) []*model.Value {
	var out []*model.Value
	for _, a := range v.Attrs() {
		switch {
		case a.Name == "steps" && a.Value.Kind() == model.List:
			out = append(out, a.Value)
		case depth < 4 && (depth > 0 || a.Name == "strategy"):
			out = append(out, stepLists(a.Value, depth+1)...)
		}
	}
	return out
}

// scripts are the keys and inputs that hold a script, each with whether a POSIX
// shell runs it.
var scripts = map[string]bool{"script": true, "bash": true, "pwsh": false, "powershell": false}

// azureStep returns a step: script, bash, pwsh, powershell, task, checkout,
// template and so on, with the script in text and its commands.
func (b *builder) azureStep(s *model.Value) *model.Value {
	var attrs []model.Attr
	for _, a := range s.Attrs() {
		shell, isScript := scripts[a.Name]
		switch {
		case isScript:
			put(&attrs, "kind", model.NewString(a.Name, a.NameRange))
			b.script(&attrs, a.Value, shell)
			continue
		case a.Name == "task":
			put(&attrs, "kind", model.NewString("task", a.NameRange))
			text, _ := a.Value.AsString()
			name, version, _ := strings.Cut(text, "@")
			put(&attrs, "task", model.NewString(name, a.Value.Range()))
			put(&attrs, "task_version", model.NewString(version, a.Value.Range()))
			if inline := s.Get("inputs").Get("script"); inline != nil {
				b.script(&attrs, inline, strings.EqualFold(name, "Bash") || strings.EqualFold(name, "CmdLine"))
			} else if inline := s.Get("inputs").Get("inlineScript"); inline != nil {
				b.script(&attrs, inline, false)
			}
			continue
		case a.Name == "checkout":
			put(&attrs, "kind", model.NewString("checkout", a.NameRange))
		case a.Name == "env" || a.Name == "inputs":
			attrs = append(attrs, a)
			continue
		}
		a.Name, a.Value = snake(a.Name), b.snakes(a.Value)
		attrs = append(attrs, a)
	}
	return model.NewObject(attrs, s.Range())
}

// script adds a script, its commands and what is put into it.
func (b *builder) script(attrs *[]model.Attr, v *model.Value, shell bool) {
	text, ok := v.AsString()
	if !ok {
		return
	}
	put(attrs, "script", v)
	if shell {
		put(attrs, "commands", b.commands(v, text, azureMacro))
	}
	place := b.Within(v, text)
	var macros []*model.Value
	for _, m := range azureMacro.FindAllStringSubmatchIndex(text, -1) {
		at := place(m[0], m[1])
		macro := []model.Attr{{Name: "text", Value: model.NewString(text[m[0]:m[1]], at)}}
		switch {
		case m[2] >= 0:
			put(&macro, "variable", model.NewString(strings.ToLower(text[m[2]:m[3]]), at))
		case m[4] >= 0:
			e := parseExpression(text[m[4]:m[5]], m[0], m[1])
			put(&macro, "contexts", stringList(e.contexts, at))
		}
		macros = append(macros, model.NewObject(macro, at))
	}
	if macros != nil {
		put(attrs, "macros", model.NewList(macros, source.Range{}))
	}
}
