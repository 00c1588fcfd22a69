package dockerfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A stage is one FROM and what follows it.
type stage struct {
	name string
	from *instruction
	at   source.Range // of the FROM
	*scope
	attrs []model.Attr // name, from, ...
	// lists are the instructions by kind, as attributes of the stage.
	lists map[string][]*model.Value
	// effective are the settings of the image that the stage makes, by name,
	// with those that it inherits from other stages.
	effective map[string]*model.Value
	count     int
	broken    bool // there are instructions that cannot be read
	windows   bool
}

// build makes the resource of the instructions.
func (f *file) build() {
	var stages []*stage
	global := newScope()
	var globals []*model.Value
	var cur *stage
	lost := 0 // mistakes before the first stage
	for i := range f.chunks {
		in, m := f.read(&f.chunks[i])
		if m != nil {
			f.report(source.Error, m.at, m.summary, m.detail)
			if lost++; cur != nil {
				cur.broken = true
			}
			continue
		}
		switch {
		case in.name == "FROM" && !in.onbuild:
			cur = f.from(in, stages, global)
			stages = append(stages, cur)
		case cur != nil:
			f.add(cur, in, stages)
		case in.name == "ARG":
			globals = append(globals, f.arguments(in, global, nil)...)
		default:
			f.report(source.Error, span{in.start, in.firstLine(f.text)}, in.name+" stands before the first FROM", "")
		}
	}
	if len(f.chunks) == 0 || len(stages) == 0 && lost > 0 {
		return
	}
	if len(stages) == 0 {
		f.report(source.Error, span{f.chunks[0].start, f.chunks[0].firstLine(f.text)}, "file has no FROM", "")
		return
	}
	f.resource = f.declare(stages, globals)
}

func (f *file) declare(stages []*stage, globals []*model.Value) *model.Resource {
	whole := f.rng(span{0, len(f.text)})
	elems := make([]*model.Value, len(stages))
	for i, s := range stages {
		elems[i] = s.value(i, i == len(stages)-1)
	}
	header := stages[len(stages)-1].at
	attrs := []model.Attr{{Name: "stages", Value: model.NewList(elems, header)}}
	if len(globals) > 0 {
		attrs = append(attrs, model.Attr{Name: "args", Value: model.NewList(globals, source.Range{})})
	}
	if len(f.directives) > 0 {
		var ds []model.Attr
		for name, d := range f.directives {
			ds = append(ds, model.Attr{Name: name, Value: model.NewString(d.value, f.rng(d.at))})
		}
		attrs = append(attrs, model.Attr{Name: "directives", Value: model.NewObject(ds, source.Range{})})
	}
	return &model.Resource{
		Type: Language, Address: model.Address(f.src.Path),
		Value:  model.NewObject(attrs, header),
		Origin: model.Origin{Language: Language, Stack: f.src.Path, Header: header, Block: whole},
	}
}

// value returns the stage as policies see it.
func (s *stage) value(index int, final bool) *model.Value {
	attrs := append(slices.Clone(s.attrs),
		model.Attr{Name: "index", Value: model.NewInt(int64(index), source.Range{})},
		model.Attr{Name: "final", Value: model.NewBool(final, source.Range{})})
	for name, list := range s.lists {
		attrs = append(attrs, model.Attr{Name: name, Value: model.NewList(list, s.at)})
	}
	var effective, env []model.Attr
	for name, v := range s.effective {
		effective = append(effective, model.Attr{Name: name, Value: v})
	}
	for _, name := range s.order {
		env = append(env, model.Attr{Name: name, Value: s.env[name]})
	}
	if len(env) > 0 {
		effective = append(effective, model.Attr{Name: "env", Value: model.NewObject(env, s.at)})
	}
	e := model.NewObject(effective, s.at)
	if s.broken {
		e = e.With(model.Open)
	}
	v := model.NewObject(append(attrs, model.Attr{Name: "effective", Value: e}), s.at)
	if s.broken {
		v = v.With(model.Open)
	}
	return v
}

// from begins a stage.
func (f *file) from(in *instruction, stages []*stage, global *scope) *stage {
	s := &stage{from: in, at: f.rng(in.place(0, in.end)), scope: newScope(), lists: map[string][]*model.Value{}, effective: map[string]*model.Value{}}
	s.at.Start = uint32(in.start)
	words := in.words()
	var attrs []model.Attr
	if len(words) > 0 {
		ref := f.word(in, words[0], global)
		text, _ := ref.AsString()
		if i := stageNamed(stages, text); i >= 0 {
			s.inherit(stages[i])
			attrs = []model.Attr{{Name: "stage", Value: model.NewInt(int64(i), ref.Range())}}
		} else {
			attrs = imageParts(ref, words[0].text)
			if text == "scratch" {
				attrs = append(attrs, model.Attr{Name: "scratch", Value: model.NewBool(true, ref.Range())})
			}
			s.windows = f.escape == '`' || strings.Contains(strings.ToLower(text), "windows") || strings.Contains(text, "nanoserver")
		}
	}
	for _, fl := range in.flags {
		attrs = append(attrs, model.Attr{Name: flagName(fl.name), NameRange: f.rng(in.place(fl.at.start, fl.at.end)), Value: f.flagValue(in, fl, global)})
	}
	base := model.NewObject(attrs, s.at)
	if name := base.Get("name"); name.Is(model.Unknown) {
		base = base.With(model.Open)
	}
	s.attrs = append(s.attrs, model.Attr{Name: "from", NameRange: s.at, Value: base})
	if len(words) == 3 && strings.EqualFold(words[1].text, "AS") {
		s.name = words[2].text
		s.attrs = append(s.attrs, model.Attr{Name: "name", Value: model.NewString(s.name, f.rng(in.place(words[2].at.start, words[2].at.end)))})
	} else if len(words) != 1 {
		f.report(source.Error, span{in.start, in.firstLine(f.text)}, "FROM wants an image, and AS with a name if anything", "")
	}
	// What is declared before the first FROM is there once a stage asks for it.
	s.global = global.args
	return s
}

// inherit makes a stage begin as another one ends.
func (s *stage) inherit(from *stage) {
	s.scope = from.scope.clone()
	s.windows = from.windows
	s.broken = from.broken
	for k, v := range from.effective {
		s.effective[k] = v
	}
}

// stageNamed returns the index of the last stage of a name, -1 if there is none.
func stageNamed(stages []*stage, name string) int {
	for i := len(stages) - 1; i >= 0 && name != ""; i-- {
		if strings.EqualFold(stages[i].name, name) {
			return i
		}
	}
	return -1
}

// stageOf returns the index of the stage that --from names, by name or number.
func stageOf(stages []*stage, name string) int {
	if i := stageNamed(stages, name); i >= 0 {
		return i
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 0 && n < len(stages) {
		return n
	}
	return -1
}

// word expands a word of an instruction and notes its references.
func (f *file) word(in *instruction, w word, sc *scope) *model.Value {
	f.refer(in, w.at, sc)
	return f.expand(w.text, sc, f.rng(in.place(w.at.start, w.at.end)))
}

func (f *file) flagValue(in *instruction, fl flag, sc *scope) *model.Value {
	if !fl.set {
		return model.NewBool(true, f.rng(in.place(fl.at.start, fl.at.end)))
	}
	return f.word(in, word{fl.value, fl.valueAt}, sc)
}

// flagName returns the attribute for a flag.
func flagName(name string) string { return strings.ReplaceAll(name, "-", "_") }

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
