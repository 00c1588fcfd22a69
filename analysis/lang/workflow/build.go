package workflow

import (
	"errors"
	"regexp"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/shelltext"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// maxSteps bounds the steps of one file.
const maxSteps = 5000

// A builder makes the value of one document.
type builder struct {
	*file
	doc   *yamltext.Document
	steps int
	// scopes are the environments in which a step stands, the outermost first:
	// what the variables are made from.
	scopes []map[string][]string
	// bases are the jobs that others extend, with what they extend themselves.
	bases map[string]*model.Value
}

// key returns the name of an attribute for a key.
func key(name string) string { return strings.ReplaceAll(name, "-", "_") }

// opened returns a value in which strings with expressions are unknown.
func opened(v *model.Value) *model.Value {
	switch v.Kind() {
	case model.String:
		if s, ok := v.AsString(); ok && strings.Contains(s, "${{") {
			return model.NewUnknown(model.String, s, v.Range()).Behind(v.Via())
		}
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = opened(e)
		}
		return model.NewList(elems, v.Range()).Behind(v.Via())
	case model.Object:
		attrs := make([]model.Attr, 0, v.Len())
		for _, a := range v.Attrs() {
			a.Value = opened(a.Value)
			attrs = append(attrs, a)
		}
		return model.NewObject(attrs, v.Range()).Behind(v.Via())
	}
	return v
}

// plainKeys returns the attributes of a value with "_" for "-" in their names, at
// every depth.
func (b *builder) plainKeys(v *model.Value) []model.Attr {
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		a.Name, a.Value = key(a.Name), b.plain(a.Value)
		attrs = append(attrs, a)
	}
	return attrs
}

func (b *builder) plain(v *model.Value) *model.Value {
	switch v.Kind() {
	case model.Object:
		return model.NewObject(b.plainKeys(v), v.Range()).Behind(v.Via())
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = b.plain(e)
		}
		return model.NewList(elems, v.Range()).Behind(v.Via())
	}
	return v
}

// listOf makes a list of a value that stands alone.
func listOf(v *model.Value) *model.Value {
	if v.Kind() == model.List || v.IsNull() {
		return v
	}
	return model.NewList([]*model.Value{v}, v.Range())
}

// named makes an object of a name that stands alone, or of a list of names.
func named(v *model.Value) *model.Value {
	var attrs []model.Attr
	for _, e := range listOf(v).Elems() {
		if s, ok := e.AsString(); ok {
			attrs = append(attrs, model.Attr{Name: s, NameRange: e.Range(), Value: model.NewObject(nil, e.Range())})
		}
	}
	if v.Kind() != model.Object {
		return model.NewObject(attrs, v.Range())
	}
	for _, a := range v.Attrs() {
		if a.Value.IsNull() {
			a.Value = model.NewObject(nil, a.NameRange)
		}
		attrs = append(attrs, a)
	}
	return model.NewObject(attrs, v.Range())
}

// imaged makes an object of an image that stands alone.
func imaged(v *model.Value, name string) *model.Value {
	if v.Kind() == model.Object || v.IsNull() {
		return v
	}
	return model.NewObject([]model.Attr{{Name: name, Value: v}}, v.Range())
}

func stringList(texts []string, r source.Range) *model.Value {
	elems := make([]*model.Value, len(texts))
	for i, t := range texts {
		elems[i] = model.NewString(t, r)
	}
	return model.NewList(elems, r)
}

func put(attrs *[]model.Attr, name string, v *model.Value) {
	if v != nil {
		*attrs = append(*attrs, model.Attr{Name: name, Value: v})
	}
}

// commands reads a script, of which the parts that match are put in from elsewhere.
func (b *builder) commands(v *model.Value, text string, macro *regexp.Regexp) *model.Value {
	var holes []shelltext.Hole
	for _, m := range macro.FindAllStringIndex(text, -1) {
		hint := text[m[0]:m[1]]
		if !strings.HasPrefix(hint, "${") {
			hint = "${" + strings.Trim(hint, "$()[]") + "}"
		}
		holes = append(holes, shelltext.Hole{Start: m[0], End: m[1], Hint: hint})
	}
	commands, err := shelltext.Reader{Place: b.Within(v, text), Holes: holes}.Read(text)
	var wrong *shelltext.SyntaxError
	if errors.As(err, &wrong) && len(b.diagnostics) < maxDiagnostics {
		at := b.Within(v, text)(min(wrong.Offset, len(text)), min(wrong.Offset+1, len(text)))
		b.diagnostics = append(b.diagnostics, source.Diagnostic{
			Severity: source.Notice, Range: at, Summary: "script cannot be read to its end", Detail: wrong.Message,
		})
	}
	return commands
}

// maxDiagnostics bounds what is said about a file.
const maxDiagnostics = 100
