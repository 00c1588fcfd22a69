package compose

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/template"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// maxValue bounds what a value may come to, in bytes.
const maxValue = 64 << 10

// readEnv reads the variables of a .env file. See
// https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax.
func readEnv(p string, text []byte, before *source.File) *file {
	src := source.NewFile(p, source.NewText(text), before)
	f := &file{File: &yamltext.File{File: src}, variables: map[string]*model.Value{}}
	unknown := func(name string) (string, bool) { return mark(name), true }
	values, err := dotenv.UnmarshalBytesWithLookup(text, unknown)
	if err != nil {
		return f
	}
	for name, value := range values {
		at := source.Range{Anchor: src.Whole}
		if m := regexp.MustCompile(`(?m)^\s*(?:export\s+)?` + regexp.QuoteMeta(name) + `\s*[=:][^\r\n]*`).FindIndex(text); m != nil {
			at.Start, at.End = uint32(m[0]+len(text[m[0]:m[1]])-len(bytes.TrimLeft(text[m[0]:m[1]], " \t\r\n"))), uint32(m[1])
		}
		f.variables[name] = unmarked(value, at).With(model.Sensitive)
	}
	return f
}

// Marks enclose, within a text, what stands for a part that cannot be known.
const (
	markStart = "\ue000"
	markEnd   = "\ue001"
)

func mark(name string) string { return markStart + "${" + name + "}" + markEnd }

// unmarked returns a text as a value, an unknown one where it has marks.
func unmarked(text string, r source.Range) *model.Value {
	if strings.Contains(text, markStart) {
		return model.NewUnknown(model.String, strings.NewReplacer(markStart, "", markEnd, "").Replace(text), r)
	}
	return model.NewString(text, r)
}

var variable = regexp.MustCompile(`\$(?:\{([A-Za-z_]\w*)(:?[-+?])?|([A-Za-z_]\w*))`)

// interpolate replaces the variables in the strings of a value.
func (p *project) interpolate(v *model.Value) *model.Value {
	switch v.Kind() {
	case model.String:
		text, ok := v.AsString()
		if !ok || strings.IndexByte(text, '$') < 0 {
			return v
		}
		return p.substitute(text, v)
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = p.interpolate(e)
		}
		return model.NewList(elems, v.Range()).Behind(v.Via())
	case model.Object:
		attrs := make([]model.Attr, 0, v.Len())
		for _, a := range v.Attrs() {
			a.Value = p.interpolate(a.Value)
			attrs = append(attrs, a)
		}
		return model.NewObject(attrs, v.Range()).Behind(v.Via())
	}
	return v
}

// substitute replaces the variables in a text that stands where v does.
func (p *project) substitute(text string, v *model.Value) *model.Value {
	defaults := map[string]bool{}
	for _, m := range variable.FindAllStringSubmatch(text, -1) {
		if m[2] != "" {
			defaults[m[1]] = true
		}
	}
	var used []*model.Value
	size := 0
	result, err := template.SubstituteWithOptions(text, func(name string) (string, bool) {
		value, ok := p.variables[name]
		switch {
		case ok:
			s, known := value.AsString()
			if !known {
				return mark(name), true
			}
			if size += len(s); size > maxValue {
				return mark(name), true
			}
			used = append(used, value)
			return s, true
		case defaults[name]:
			return "", false
		}
		return mark(name), true
	}, template.WithoutLogging)
	r := v.Range()
	switch {
	case err != nil || len(result) > maxValue:
		return model.NewUnknown(model.String, text, r)
	case result == "true" || result == "false":
		return model.NewBool(result == "true", r)
	}
	out := unmarked(result, r)
	if len(used) == 1 {
		out = out.Behind([]source.Range{used[0].Range()}).With(model.Sensitive)
	}
	return out
}
