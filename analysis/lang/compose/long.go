package compose

import (
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/shelltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// long brings what a service says into the long form of the specification. See
// https://github.com/compose-spec/compose-spec/blob/main/05-services.md.
func long(service *model.Value) *model.Value {
	attrs := make([]model.Attr, 0, service.Len())
	for _, a := range service.Attrs() {
		if form := forms[a.Name]; form != nil {
			a.Value = under(a.Value, form)
		}
		attrs = append(attrs, a)
	}
	return model.NewObject(attrs, service.Range())
}

// under applies f to a value, or to what !override stands before.
func under(v *model.Value, f func(*model.Value) *model.Value) *model.Value {
	if inner := v.Get(tagOverride); inner != nil {
		return model.NewObject([]model.Attr{{Name: tagOverride, Value: f(inner)}}, v.Range())
	}
	if v.Is(model.Unknown) {
		return v
	}
	return f(v)
}

// forms are the attributes of a service that can be written in several ways.
var forms = map[string]func(*model.Value) *model.Value{
	"annotations": entries, "environment": entries, "labels": entries, "sysctls": entries,
	"networks": nameSet, "depends_on": nameSet, "models": nameSet,
	"dns": listOf, "dns_search": listOf, "dns_opt": listOf, "tmpfs": listOf, "label_file": listOf,
	"env_file": each(listOf, func(v *model.Value) *model.Value { return wrap(v, "path") }),
	"secrets":  each(nil, sourced), "configs": each(nil, sourced),
	"ports":   each(nil, port),
	"volumes": each(nil, volume),
	"devices": each(nil, device),
	"command": words, "entrypoint": words,
	"build": build,
}

// each returns the form of a list of which the elements have a form.
func each(list, elem func(*model.Value) *model.Value) func(*model.Value) *model.Value {
	return func(v *model.Value) *model.Value {
		if list != nil {
			v = list(v)
		}
		if v.Kind() != model.List {
			return v
		}
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = elem(e)
		}
		return model.NewList(elems, v.Range()).Behind(v.Via())
	}
}

// listOf makes a list of a value that stands alone.
func listOf(v *model.Value) *model.Value {
	if v.Kind() == model.List || v.IsNull() {
		return v
	}
	return model.NewList([]*model.Value{v}, v.Range())
}

// wrap makes an object with that one attribute of a scalar.
func wrap(v *model.Value, name string) *model.Value {
	if v.Kind() == model.Object {
		return v
	}
	return model.NewObject([]model.Attr{{Name: name, Value: v}}, v.Range())
}

// entries makes an object of a list of NAME=value.
func entries(v *model.Value) *model.Value {
	if v.Kind() != model.List {
		return v
	}
	var attrs []model.Attr
	for _, e := range v.Elems() {
		text := textOf(e)
		name, _, set := strings.Cut(text, "=")
		a := model.Attr{Name: name, NameRange: sub(e, text, 0, len(name)).Range(), Value: model.NewNull(e.Range())}
		if set {
			a.Value = sub(e, text, len(name)+1, len(text))
		}
		attrs = append(attrs, a)
	}
	return model.NewObject(attrs, v.Range())
}

// nameSet makes an object of a list of names.
func nameSet(v *model.Value) *model.Value {
	if v.Kind() != model.List {
		return v
	}
	var attrs []model.Attr
	for _, e := range v.Elems() {
		attrs = append(attrs, model.Attr{Name: textOf(e), NameRange: e.Range(), Value: model.NewNull(e.Range())})
	}
	return model.NewObject(attrs, v.Range())
}

// textOf returns the text of a scalar, with unknown parts as ${...}.
func textOf(v *model.Value) string { return plain(v) }

// sub returns a part of a scalar as a value. It has a place of its own where the
// text stands as it is.
func sub(v *model.Value, text string, start, end int) *model.Value {
	r := v.Range()
	for _, quote := range []uint32{0, 1} {
		if r.End-r.Start == uint32(len(text))+2*quote && len(v.Via()) == 0 {
			r = source.Range{Anchor: r.Anchor, Start: r.Start + quote + uint32(start), End: r.Start + quote + uint32(end)}
			break
		}
	}
	if strings.Contains(text[start:end], "${") {
		return model.NewUnknown(model.String, text[start:end], r)
	}
	return model.NewString(text[start:end], r).Behind(v.Via()).With(v.Flags() & model.Sensitive)
}

// sourced makes the long form of a secret or config.
func sourced(v *model.Value) *model.Value { return wrap(v, "source") }

// port makes the long form of [[IP:]PUBLISHED:]TARGET[/PROTOCOL]. See
// https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports.
func port(v *model.Value) *model.Value {
	if v.Kind() == model.Object {
		return v
	}
	text := textOf(v)
	end := len(text)
	var attrs []model.Attr
	put := func(name string, start, end int) {
		if start < end {
			attrs = append(attrs, model.Attr{Name: name, Value: numeric(sub(v, text, start, end))})
		}
	}
	protocol := strings.LastIndexByte(text, '/')
	if protocol >= 0 && !strings.Contains(text[protocol:], "}") {
		put("protocol", protocol+1, end)
		end = protocol
	} else {
		attrs = append(attrs, model.Attr{Name: "protocol", Value: model.NewString("tcp", source.Range{}).With(model.Default)})
	}
	colon := lastColon(text[:end])
	put("target", colon+1, end)
	if colon >= 0 {
		host := lastColon(text[:colon])
		put("published", host+1, colon)
		if host > 0 {
			put("host_ip", 0, host)
		}
	}
	return model.NewObject(attrs, v.Range()).Behind(v.Via())
}

// lastColon returns the index of the last colon outside of ${...} and brackets.
func lastColon(text string) int {
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case '}', ']':
			depth++
		case '{', '[':
			depth--
		case ':':
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// numeric makes a number of a text that is one.
func numeric(v *model.Value) *model.Value {
	text, ok := v.AsString()
	if n, err := strconv.Atoi(text); ok && err == nil {
		return model.NewInt(int64(n), v.Range()).Behind(v.Via())
	}
	return v
}

// volume makes the long form of [SOURCE:]TARGET[:MODE]. See
// https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes.
func volume(v *model.Value) *model.Value {
	if v.Kind() == model.Object {
		return v
	}
	text := textOf(v)
	parts := splitVolume(text)
	var attrs []model.Attr
	put := func(name string, v *model.Value) { attrs = append(attrs, model.Attr{Name: name, Value: v}) }
	part := func(i int) *model.Value { return sub(v, text, parts[i][0], parts[i][1]) }
	kind := "volume"
	if len(parts) == 1 {
		put("target", part(0))
	} else {
		src := part(0)
		if s := textOf(src); strings.HasPrefix(s, ".") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "~") || strings.HasPrefix(s, "${") || strings.ContainsAny(s, `\:`) {
			kind = "bind"
		}
		put("source", src)
		put("target", part(1))
	}
	if len(parts) > 2 {
		mode := textOf(part(2))
		put("mode", part(2))
		for option := range strings.SplitSeq(mode, ",") {
			if option == "ro" {
				put("read_only", model.NewBool(true, part(2).Range()))
			}
		}
	}
	put("type", model.NewString(kind, source.Range{}))
	return model.NewObject(attrs, v.Range()).Behind(v.Via())
}

// splitVolume returns the parts between colons, but for those of a drive of
// Windows and within ${...}.
func splitVolume(text string) [][2]int {
	var parts [][2]int
	start, depth := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ':':
			drive := i == start+1 && i+1 < len(text) && (text[i+1] == '\\' || text[i+1] == '/')
			if depth <= 0 && !drive {
				parts = append(parts, [2]int{start, i})
				start = i + 1
			}
		}
	}
	return append(parts, [2]int{start, len(text)})
}

// device makes the long form of SOURCE[:TARGET[:PERMISSIONS]].
func device(v *model.Value) *model.Value {
	if v.Kind() == model.Object {
		return v
	}
	text := textOf(v)
	var attrs []model.Attr
	for i, p := range splitVolume(text) {
		if i < 3 {
			attrs = append(attrs, model.Attr{Name: [...]string{"source", "target", "permissions"}[i], Value: sub(v, text, p[0], p[1])})
		}
	}
	return model.NewObject(attrs, v.Range()).Behind(v.Via())
}

// words makes the list of words of a command.
func words(v *model.Value) *model.Value {
	text, ok := v.AsString()
	if !ok {
		return v
	}
	at := v.Range()
	list, err := shelltext.Reader{Place: func(int, int) source.Range { return at }}.Read(text)
	first := list.Index(0)
	if err != nil || first.Get("name") == nil {
		return model.NewList([]*model.Value{v}, at)
	}
	return model.NewList(append([]*model.Value{first.Get("name")}, first.Get("args").Elems()...), at).Behind(v.Via())
}

// build makes the long form of a build.
func build(v *model.Value) *model.Value {
	v = wrap(v, "context")
	attrs := make([]model.Attr, 0, v.Len())
	for _, a := range v.Attrs() {
		if a.Name == "args" || a.Name == "labels" {
			a.Value = under(a.Value, entries)
		}
		if a.Name == "secrets" {
			a.Value = under(a.Value, each(nil, sourced))
		}
		attrs = append(attrs, a)
	}
	return model.NewObject(attrs, v.Range())
}
