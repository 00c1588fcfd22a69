package dockerfile

import (
	"encoding/csv"
	"errors"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/shelltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// run reads RUN: its flags and mounts, what it runs, and where.
func (f *file) run(s *stage, in *instruction, before []*stage) {
	at := span{in.start, in.chunk.end}
	o := s.object(f, in, at)
	var mounts []*model.Value
	for _, fl := range in.flags {
		if fl.name == "mount" {
			mounts = append(mounts, f.mount(in, fl, s, before))
			continue
		}
		o.put(flagName(fl.name), f.flagValue(in, fl, s.scope))
	}
	if mounts != nil {
		o.put("mounts", model.NewList(mounts, source.Range{}))
	}
	f.program(o, in, s)
	for _, name := range []string{"shell", "user", "workdir"} {
		o.put(name, s.effective[name])
	}
	s.append("run", o)
}

// mountNames are other names of the options of --mount. See
// https://docs.docker.com/reference/dockerfile/#run---mount.
var mountNames = map[string]string{"dst": "target", "destination": "target", "src": "source", "ro": "readonly", "rw": "readwrite"}

// mount reads the options of --mount, which are separated by commas.
func (f *file) mount(in *instruction, fl flag, s *stage, before []*stage) *model.Value {
	o := &object{at: f.rng(in.place(fl.at.start, fl.at.end))}
	fields, err := csv.NewReader(strings.NewReader(fl.value)).Read()
	if err != nil {
		fields = strings.Split(fl.value, ",")
	}
	kind := "bind"
	for _, field := range fields {
		name, value, set := strings.Cut(field, "=")
		name = strings.ToLower(name)
		if other, ok := mountNames[name]; ok {
			name = other
		}
		v := model.NewBool(true, o.at)
		if set {
			v = f.expand(value, s.scope, o.at)
		}
		if name == "type" {
			kind = value
			continue
		}
		o.put(name, v)
		if i := stageOf(before, value); name == "from" && i >= 0 {
			o.put("from_stage", model.NewInt(int64(i), o.at))
		}
	}
	o.put("type", model.NewString(kind, o.at))
	return o.value()
}

// program reads what RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD runs.
func (f *file) program(o *object, in *instruction, s *stage) {
	if in.json != nil {
		o.put("form", model.NewString("exec", source.Range{}))
		o.put("words", model.NewList(in.json, f.rng(in.place(in.args, in.end))))
		o.put("commands", shelltext.Reader{Lookup: s.lookup}.Exec(in.json, o.at))
		return
	}
	o.put("form", model.NewString("shell", source.Range{}))
	rest := in.rest()
	o.put("command", model.NewString(rest.text, f.rng(in.place(rest.at.start, rest.at.end))))
	f.refer(in, rest.at, s.scope)
	if !s.posix() {
		return
	}
	text := rest.text
	r := shelltext.Reader{Lookup: s.lookup}
	r.Place = func(start, end int) source.Range { return f.rng(in.place(rest.at.start+start, rest.at.start+end)) }
	if len(in.heredocs) > 0 {
		text, r.Place = f.withHeredocs(in, rest)
		if text == "" {
			return
		}
	}
	commands, err := r.Read(text)
	o.put("commands", commands)
	var wrong *shelltext.SyntaxError
	if errors.As(err, &wrong) {
		at := r.Place(min(wrong.Offset, len(text)), min(wrong.Offset+1, len(text)))
		f.report(source.Warning, span{int(at.Start), int(at.End)}, "shell command cannot be read to its end", wrong.Message)
	}
}

// withHeredocs returns what the shell is given where there are here-documents:
// the command and the documents behind it, or the first document alone where
// there is no command. It is empty where another interpreter gets the document.
func (f *file) withHeredocs(in *instruction, rest word) (string, func(start, end int) source.Range) {
	first := in.heredocs[0]
	content := string(f.text[first.start:first.end])
	if _, after := keyword(rest.text); after == "" && strings.HasPrefix(rest.text, "<<") {
		if line, _, _ := strings.Cut(content, "\n"); strings.HasPrefix(line, "#!") && !strings.Contains(line, "sh") {
			return "", nil
		}
		return content, func(start, end int) source.Range { return f.rng(span{first.start + start, first.start + end}) }
	}
	last := in.heredocs[len(in.heredocs)-1]
	head := rest.text + "\n"
	end := min(in.chunk.end, len(f.text))
	text := head + string(f.text[first.start:max(end, last.end)])
	return text, func(start, end int) source.Range {
		at := func(i int) int {
			if i < len(head) {
				return in.offset(min(rest.at.start+i, len(in.line)))
			}
			return first.start + i - len(head)
		}
		if end <= start {
			return f.rng(span{at(start), at(start)})
		}
		return f.rng(span{at(start), at(end-1) + 1})
	}
}

// posix reports whether RUN is run by a shell whose language is known.
func (s *stage) posix() bool {
	shell, ok := s.effective["shell"]
	if !ok {
		return !s.windows
	}
	name, _ := shell.Index(0).AsString()
	name = strings.ToLower(name[strings.LastIndexAny(name, `/\`)+1:])
	return strings.HasSuffix(strings.TrimSuffix(name, ".exe"), "sh") && !strings.HasPrefix(name, "pwsh")
}
