package workflow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var fenced = regexp.MustCompile(`\$\{\{(?:'[^']*'|[^'}]|\}[^}])*\}\}`)

// workflow returns the attributes of a workflow.
func (b *builder) workflow(v *model.Value) []model.Attr {
	b.enter(v.Get("env"))
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		switch a.Name {
		case "on":
			a.Value = b.triggers(a.Value)
		case "permissions":
			a.Value = permissions(a.Value)
		case "jobs":
			a.Value = b.jobs(a.Value, v.Get("defaults"))
		default:
			a.Value = opened(a.Value)
		}
		a.Name = key(a.Name)
		attrs = append(attrs, a)
	}
	return attrs
}

// triggers returns the events with what limits them.
func (b *builder) triggers(v *model.Value) *model.Value {
	events := named(v)
	attrs := make([]model.Attr, 0, events.Len())
	for _, a := range events.Attrs() {
		if a.Value.Kind() == model.Object {
			a.Value = b.plain(a.Value)
		}
		attrs = append(attrs, a)
	}
	return model.NewObject(attrs, events.Range())
}

// permissions returns the scopes of a token and the access to each.
func permissions(v *model.Value) *model.Value {
	s, _ := v.AsString()
	access, all := strings.CutSuffix(s, "-all")
	switch {
	case all:
		return model.NewObject([]model.Attr{{Name: "all", NameRange: v.Range(), Value: model.NewString(access, v.Range())}}, v.Range())
	case v.Kind() != model.Object:
		return model.NewObject(nil, v.Range())
	}
	return v
}

// enter opens the scope of environment variables; leave closes the innermost one.
func (b *builder) enter(env *model.Value) {
	scope := map[string][]string{}
	for _, a := range env.Attrs() {
		text, _ := a.Value.AsString()
		var contexts []string
		for _, e := range expressionsIn(text) {
			contexts = append(contexts, b.sources(e.contexts)...)
		}
		scope[strings.ToLower(a.Name)] = contexts
	}
	b.scopes = append(b.scopes, scope)
}

func (b *builder) leave() { b.scopes = b.scopes[:len(b.scopes)-1] }

// sources returns contexts with those that environment variables among them are
// made from.
func (b *builder) sources(contexts []string) []string {
	out := slices.Clone(contexts)
	for _, c := range contexts {
		name, ok := strings.CutPrefix(c, "env.")
		for i := len(b.scopes) - 1; ok && i >= 0; i-- {
			if from, set := b.scopes[i][name]; set {
				out = append(out, from...)
				break
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// jobs returns the jobs in the order of the file.
func (b *builder) jobs(v, defaults *model.Value) *model.Value {
	attrs := slices.Clone(v.Attrs())
	slices.SortFunc(attrs, func(p, q model.Attr) int { return int(p.NameRange.Start) - int(q.NameRange.Start) })
	var jobs []*model.Value
	for _, a := range attrs {
		if a.Value.Kind() == model.Object {
			jobs = append(jobs, b.job(a, defaults))
		}
	}
	return model.NewList(jobs, v.Range())
}

func (b *builder) job(j model.Attr, defaults *model.Value) *model.Value {
	b.enter(j.Value.Get("env"))
	defer b.leave()
	var attrs []model.Attr
	put(&attrs, "id", model.NewString(j.Name, j.NameRange))
	var expressions []*model.Value
	for _, a := range j.Value.Attrs() {
		name := key(a.Name)
		switch name {
		case "permissions":
			a.Value = permissions(a.Value)
		case "runs_on":
			b.runsOn(&attrs, a, j.Value.Get("strategy").Get("matrix"))
			continue
		case "steps":
			windows := runsOnWindows(j.Value.Get("runs-on"))
			shell := firstOf(j.Value.Get("defaults").Get("run").Get("shell"), defaults.Get("run").Get("shell"))
			a.Value = b.stepList(a.Value, shell, windows)
		case "if":
			put(&attrs, "condition", b.condition(a.Value))
			expressions = append(expressions, b.expressions(a.Value, "if", true)...)
			continue
		case "uses":
			a.Value = b.uses(a.Value)
		case "container":
			a.Value = opened(b.plain(imaged(a.Value, "image")))
		case "services":
			a.Value = b.services(a.Value)
		case "secrets":
			if s, _ := a.Value.AsString(); s == "inherit" {
				a.Name, a.Value = "secrets_inherit", model.NewBool(true, a.Value.Range())
				name = a.Name
			} else {
				a.Value = opened(a.Value)
			}
		case "needs":
			a.Value = listOf(a.Value)
		case "environment":
			a.Value = opened(imaged(a.Value, "name"))
		case "with", "env", "outputs":
			for _, e := range a.Value.Attrs() {
				expressions = append(expressions, b.expressions(e.Value, name+"."+e.Name, false)...)
			}
			a.Value = opened(a.Value)
		default:
			a.Value = opened(b.plain(a.Value))
		}
		a.Name = name
		attrs = append(attrs, a)
	}
	if len(expressions) > 0 {
		put(&attrs, "expressions", model.NewList(expressions, j.NameRange))
	}
	return model.NewObject(attrs, j.NameRange)
}

func firstOf(vs ...*model.Value) string {
	for _, v := range vs {
		if s, ok := v.AsString(); ok {
			return s
		}
	}
	return ""
}

func (b *builder) services(v *model.Value) *model.Value {
	var out []*model.Value
	for _, a := range v.Attrs() {
		s := opened(b.plain(imaged(a.Value, "image")))
		attrs := append(slices.Clone(s.Attrs()), model.Attr{Name: "name", Value: model.NewString(a.Name, a.NameRange)})
		out = append(out, model.NewObject(attrs, s.Range()))
	}
	return model.NewList(out, v.Range())
}

// action returns the attributes of an action.
func (b *builder) action(v *model.Value) []model.Attr {
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		if a.Name == "runs" && a.Value.Kind() == model.Object {
			var runs []model.Attr
			for _, r := range a.Value.Attrs() {
				if r.Name == "steps" {
					r.Value = b.stepList(r.Value, "", false)
				} else {
					r.Value = opened(r.Value)
				}
				r.Name = key(r.Name)
				runs = append(runs, r)
			}
			a.Value = model.NewObject(runs, a.Value.Range())
		} else {
			a.Value = opened(b.plain(a.Value))
		}
		a.Name = key(a.Name)
		attrs = append(attrs, a)
	}
	return attrs
}

func (b *builder) stepList(v *model.Value, shell string, windows bool) *model.Value {
	var out []*model.Value
	for _, s := range v.Elems() {
		if b.steps++; b.steps > maxSteps || s.Kind() != model.Object {
			continue
		}
		out = append(out, b.step(s, shell, windows))
	}
	return model.NewList(out, v.Range())
}

func (b *builder) step(s *model.Value, shell string, windows bool) *model.Value {
	b.enter(s.Get("env"))
	defer b.leave()
	var attrs []model.Attr
	var expressions []*model.Value
	for _, a := range s.Attrs() {
		name := key(a.Name)
		switch name {
		case "if":
			put(&attrs, "condition", b.condition(a.Value))
			expressions = append(expressions, b.expressions(a.Value, "if", true)...)
			continue
		case "uses":
			a.Value = b.uses(a.Value)
		case "run":
			text, _ := a.Value.AsString()
			expressions = append(expressions, b.expressions(a.Value, "run", false)...)
			if posix(firstOf(s.Get("shell"), model.NewString(shell, source.Range{})), windows) {
				put(&attrs, "commands", b.commands(a.Value, text, fenced))
			}
			a.Value = opened(a.Value)
		case "with", "env":
			for _, e := range a.Value.Attrs() {
				expressions = append(expressions, b.expressions(e.Value, name+"."+e.Name, false)...)
			}
			a.Value = opened(a.Value)
		default:
			expressions = append(expressions, b.expressions(a.Value, name, false)...)
			a.Value = opened(a.Value)
		}
		a.Name = name
		attrs = append(attrs, a)
	}
	if len(expressions) > 0 {
		put(&attrs, "expressions", model.NewList(expressions, s.Range()))
	}
	return model.NewObject(attrs, s.Range())
}

// posix reports whether a shell is one whose scripts are read. See
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell.
func posix(shell string, windows bool) bool {
	name, _, _ := strings.Cut(shell, " ")
	switch name[strings.LastIndexByte(name, '/')+1:] {
	case "bash", "sh", "dash":
		return true
	case "":
		return !windows
	}
	return false
}

var commit = regexp.MustCompile(`^[0-9a-f]{40}$|^[0-9a-f]{64}$`)

// uses returns the parts of what a step or job uses. See
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses.
func (b *builder) uses(v *model.Value) *model.Value {
	text, ok := v.AsString()
	if !ok {
		return v
	}
	place := b.Within(v, text)
	attrs := []model.Attr{{Name: "text", Value: model.NewString(text, v.Range())}}
	str := func(name string, start, end int) {
		attrs = append(attrs, model.Attr{Name: name, Value: model.NewString(text[start:end], place(start, end))})
	}
	kind := "action"
	switch image, docker := strings.CutPrefix(text, "docker://"); {
	case docker:
		kind = "docker"
		str("image", len(text)-len(image), len(text))
	case strings.HasPrefix(text, "."):
		kind = "local"
		str("path", 0, len(text))
	default:
		name, ref, pinned := strings.Cut(text, "@")
		str("name", 0, len(name))
		parts := strings.SplitN(name, "/", 3)
		str("owner", 0, len(parts[0]))
		if len(parts) > 1 {
			str("repo", len(parts[0])+1, len(parts[0])+1+len(parts[1]))
		}
		if len(parts) > 2 {
			str("path", len(parts[0])+len(parts[1])+2, len(name))
		}
		if pinned {
			str("ref", len(name)+1, len(text))
			put(&attrs, "sha", model.NewBool(commit.MatchString(ref), v.Range()))
		}
	}
	put(&attrs, "kind", model.NewString(kind, v.Range()))
	if c := b.commentBehind(v.Range()); c != "" {
		put(&attrs, "comment", model.NewString(c, v.Range()))
	}
	return model.NewObject(attrs, v.Range())
}

// commentBehind returns the comment on the line on which a range ends.
func (b *builder) commentBehind(r source.Range) string {
	_, end, ok := b.Offsets(r)
	text := b.Text.Bytes()
	if !ok || end > len(text) {
		return ""
	}
	line, _, _ := strings.Cut(string(text[end:min(len(text), end+300)]), "\n")
	if c, ok := strings.CutPrefix(strings.TrimSpace(line), "#"); ok {
		return strings.TrimSpace(c)
	}
	return ""
}
