package dockerfile

import (
	"path"
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

// linux are the names of images that are distributions of Linux:
// https://hub.docker.com/search?badges=official&categories=Operating+systems.
var linux = map[string]bool{
	"almalinux": true, "alpine": true, "alt": true, "amazonlinux": true, "archlinux": true, "busybox": true, "centos": true, "clearlinux": true,
	"debian": true, "fedora": true, "mageia": true, "oraclelinux": true, "photon": true, "rockylinux": true, "ubuntu": true,
}

// isWindows reports whether an image is one of Windows. The escape character that is not
// the usual one is there for these
// (https://docs.docker.com/reference/dockerfile/#escape).
func isWindows(image string, escape byte) bool {
	image = strings.ToLower(image)
	name := path.Base(image)
	if i := strings.IndexAny(name, ":@"); i >= 0 {
		name = name[:i]
	}
	return escape == '`' && !linux[name] || strings.Contains(image, "windows") || strings.Contains(image, "nanoserver")
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
			s.windows = isWindows(text, f.escape)
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
