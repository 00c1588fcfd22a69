package dockerfile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An object collects attributes.
type object struct {
	attrs []model.Attr
	at    source.Range
}

func (o *object) put(name string, v *model.Value) {
	if v != nil {
		o.attrs = append(o.attrs, model.Attr{Name: name, Value: v})
	}
}

func (o *object) value() *model.Value { return model.NewObject(o.attrs, o.at) }

// object begins the value of an instruction, or of a part of it.
func (s *stage) object(f *file, in *instruction, at span) *object {
	o := &object{at: f.rng(at)}
	o.put("order", model.NewInt(int64(s.count), source.Range{}))
	if in.onbuild {
		o.put("onbuild", model.NewBool(true, source.Range{}))
	}
	return o
}

// append adds a value to the list of that name.
func (s *stage) append(name string, o *object) { s.lists[name] = append(s.lists[name], o.value()) }

// set makes v the setting of that name, unless it is for images that build upon
// this one.
func (s *stage) set(in *instruction, name string, v *model.Value) {
	if !in.onbuild {
		s.effective[name] = v
	}
}

// add adds an instruction to a stage.
func (f *file) add(s *stage, in *instruction, stages []*stage) {
	before := stages[:len(stages)-1]
	whole := span{in.start, in.end0()}
	switch in.name {
	case "RUN":
		f.run(s, in, before)
	case "COPY", "ADD":
		f.copy(s, in, before)
	case "ENV":
		f.environment(s, in)
	case "ARG":
		s.lists["arg"] = append(s.lists["arg"], f.arguments(in, s.scope, s)...)
	case "LABEL":
		for _, p := range in.pairs(f.escape) {
			o := s.object(f, in, in.place(p.at.start, p.at.end))
			o.put("name", f.word(in, p.name, s.scope))
			o.put("value", f.word(in, p.value, s.scope))
			s.append("label", o)
		}
	case "EXPOSE":
		for _, w := range in.words() {
			f.expose(s, in, w)
		}
	case "VOLUME":
		for _, v := range f.list(in, s.scope) {
			o := s.object(f, in, whole)
			o.at = v.Range()
			o.put("path", v)
			s.append("volume", o)
		}
	case "CMD", "ENTRYPOINT":
		o := s.object(f, in, whole)
		f.program(o, in, s)
		s.append(strings.ToLower(in.name), o)
		s.set(in, strings.ToLower(in.name), o.value())
		if in.name == "ENTRYPOINT" && !in.onbuild {
			delete(s.effective, "cmd") // https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
		}
	case "HEALTHCHECK":
		f.healthcheck(s, in, whole)
	case "SHELL":
		o := s.object(f, in, whole)
		v := model.NewList(in.json, f.rng(in.place(in.args, in.end)))
		o.put("words", v)
		s.append("shell", o)
		s.set(in, "shell", v)
		if in.json == nil {
			f.report(source.Error, whole, "SHELL wants the exec form, a JSON array", "")
		}
	default:
		f.simple(s, in, whole)
	}
	s.count++
}

// end0 returns the end of an instruction in the file, without here-documents.
func (in *instruction) end0() int { return in.place(0, in.end).end }

// simple adds an instruction that has one argument.
func (f *file) simple(s *stage, in *instruction, whole span) {
	o := s.object(f, in, whole)
	v := f.word(in, in.rest(), s.scope)
	list := strings.ToLower(in.name)
	switch in.name {
	case "USER":
		o.put("user", v)
		s.set(in, "user", v)
	case "WORKDIR":
		o.put("path", v)
		s.set(in, "workdir", v)
	case "STOPSIGNAL":
		o.put("signal", v)
		s.set(in, "stopsignal", v)
	case "MAINTAINER":
		o.put("name", v)
	default:
		return
	}
	s.append(list, o)
}

// arguments reads ARG into a scope. A stage sees the value of a global argument
// that it declares without one.
func (f *file) arguments(in *instruction, sc *scope, s *stage) []*model.Value {
	var out []*model.Value
	for _, p := range in.pairs(f.escape) {
		at := in.place(p.at.start, p.at.end)
		o := &object{at: f.rng(at)}
		if s != nil {
			o = s.object(f, in, at)
		}
		o.put("name", model.NewString(p.name.text, f.rng(in.place(p.name.at.start, p.name.at.end))))
		var v *model.Value
		if p.set {
			v = f.word(in, p.value, sc)
			o.put("value", v)
		} else if g := sc.global[p.name.text]; g != nil {
			v = g.Through(f.rng(at))
		}
		if !in.onbuild && (p.set || v != nil || sc.args[p.name.text] == nil) {
			sc.args[p.name.text] = v
		}
		out = append(out, o.value())
	}
	return out
}

// environment reads ENV. All values see the variables as they were before.
func (f *file) environment(s *stage, in *instruction) {
	type entry struct {
		name string
		v    *model.Value
	}
	var entries []entry
	pairs := in.pairs(f.escape)
	if pairs == nil {
		f.report(source.Error, span{in.start, in.firstLine(f.text)}, "ENV wants a name and a value", "")
	}
	for _, p := range pairs {
		o := s.object(f, in, in.place(p.at.start, p.at.end))
		name := f.word(in, p.name, s.scope)
		v := f.word(in, p.value, s.scope)
		o.put("name", name)
		o.put("value", v)
		o.put("raw", model.NewString(p.value.text, v.Range()))
		if p.old {
			o.put("legacy", model.NewBool(true, source.Range{}))
		}
		s.append("env", o)
		if text, ok := name.AsString(); ok {
			entries = append(entries, entry{text, v})
		}
	}
	for _, e := range entries {
		if !in.onbuild {
			s.setEnv(e.name, e.v)
		}
	}
}

// expose reads port, port/protocol or first-last.
func (f *file) expose(s *stage, in *instruction, w word) {
	o := s.object(f, in, in.place(w.at.start, w.at.end))
	v := f.word(in, w, s.scope)
	o.put("text", v)
	if text, ok := v.AsString(); ok {
		ports, protocol, _ := strings.Cut(text, "/")
		if protocol == "" {
			protocol = "tcp"
		}
		first, last, isRange := strings.Cut(ports, "-")
		if i := strings.LastIndexByte(first, ':'); i >= 0 {
			first = first[i+1:]
		}
		for _, p := range []struct {
			name, text string
			there      bool
		}{{"port", first, true}, {"to", last, isRange}} {
			if n, err := strconv.Atoi(p.text); err == nil && p.there {
				o.put(p.name, model.NewInt(int64(n), v.Range()).Behind(v.Via()))
			}
		}
		o.put("protocol", model.NewString(strings.ToLower(protocol), v.Range()))
	}
	s.append("expose", o)
}

// list returns the arguments of an instruction, expanded.
func (f *file) list(in *instruction, sc *scope) []*model.Value {
	var out []*model.Value
	if in.json != nil {
		for _, v := range in.json {
			text, _ := v.AsString()
			out = append(out, f.expand(text, sc, v.Range()))
		}
		return out
	}
	for _, w := range in.words() {
		out = append(out, f.word(in, w, sc))
	}
	return out
}

// copy reads COPY and ADD.
func (f *file) copy(s *stage, in *instruction, before []*stage) {
	o := s.object(f, in, span{in.start, in.end0()})
	words := f.list(in, s.scope)
	if len(words) < 2 {
		f.report(source.Error, span{in.start, in.firstLine(f.text)}, in.name+" wants at least one source and a destination", "")
		return
	}
	var sources, docs []*model.Value
	for _, v := range words[:len(words)-1] {
		text, _ := v.AsString()
		if len(docs) < len(in.heredocs) && strings.HasPrefix(text, "<<") {
			h := in.heredocs[len(docs)]
			content := string(f.text[h.start:h.end])
			docs = append(docs, model.NewObject([]model.Attr{
				{Name: "name", Value: model.NewString(h.Name, v.Range())},
				{Name: "content", Value: model.NewString(content, f.rng(span{h.start, h.end}))},
			}, v.Range()))
			continue
		}
		sources = append(sources, v)
	}
	o.put("sources", model.NewList(sources, source.Range{}))
	if len(docs) > 0 {
		o.put("heredocs", model.NewList(docs, source.Range{}))
	}
	o.put("destination", words[len(words)-1])
	var exclude []*model.Value
	for _, fl := range in.flags {
		v := f.flagValue(in, fl, s.scope)
		if fl.name == "exclude" {
			exclude = append(exclude, v)
			continue
		}
		o.put(flagName(fl.name), v)
		if text, ok := v.AsString(); ok && fl.name == "from" {
			if i := stageOf(before, text); i >= 0 {
				o.put("from_stage", model.NewInt(int64(i), v.Range()))
			}
		}
	}
	if exclude != nil {
		o.put("exclude", model.NewList(exclude, source.Range{}))
	}
	s.append(strings.ToLower(in.name), o)
}

// healthcheck reads HEALTHCHECK, whose first argument is CMD or NONE.
func (f *file) healthcheck(s *stage, in *instruction, whole span) {
	o := s.object(f, in, whole)
	for _, fl := range in.flags {
		o.put(flagName(fl.name), f.flagValue(in, fl, s.scope))
	}
	switch kind := strings.ToUpper(in.values[0]); kind {
	case "NONE":
		o.put("none", model.NewBool(true, source.Range{}))
	case "CMD":
		rest := in.line[in.args:in.end]
		_, after := keyword(rest)
		inner := *in
		inner.args += len(rest) - len(after)
		if after == "" {
			inner.args = in.end
		}
		inner.values = in.values[1:]
		f.program(o, &inner, s)
	default:
		f.report(source.Error, span{in.start, in.firstLine(f.text)}, fmt.Sprintf("HEALTHCHECK %s: want CMD or NONE", kind), "")
	}
	s.append("healthcheck", o)
	s.set(in, "healthcheck", o.value())
}
