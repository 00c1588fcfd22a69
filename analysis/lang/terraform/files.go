package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// openData returns the file that the first argument of a call names, with its
// anchor. A nil file is one that cannot be had; go-cty's function file says
// why.
func (e env) openData(args []*model.Value, r hcl.Range) (*source.File, *source.Anchor) {
	name, ok := args[0].AsString()
	if !ok {
		return nil, nil
	}
	f, err := e.in.load.dataFile(e.in, name)
	if err != nil {
		e.in.load.failures++
		e.explain(err, r)
		return nil, nil
	}
	for a, offset := range f.Anchors {
		if offset == 0 {
			return f, a
		}
	}
	return nil, nil
}

// file returns the content of a file; a JSON document keeps its places there.
func file(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 {
		return nil
	}
	f, anchor := e.openData(args, r)
	if f == nil {
		return e.unknown(model.String, r)
	}
	text := string(f.Text.Bytes())
	v := model.NewString(text, e.rng(r))
	if t := strings.TrimSpace(text); len(t) < 2 || t[0] != '{' && t[0] != '[' {
		return v
	}
	place := func(start, end int) source.Range {
		return source.Range{Anchor: anchor, Start: uint32(start), End: uint32(end)}
	}
	if doc, err := (jsontext.Reader{Place: place}).Read(text); err == nil {
		v = v.WithDoc(doc)
	}
	return v
}

// templateFile evaluates a template in a file, whose parts keep their places.
func templateFile(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 2 {
		return nil
	}
	f, anchor := e.openData(args, r)
	if f == nil {
		return e.unknown(model.String, r)
	}
	it := &item{anchor: anchor, text: f.Text.Bytes(), isFile: true}
	return e.evalTemplate(it, args[1], r)
}

// templateString evaluates a template that is itself a value.
func templateString(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 2 {
		return nil
	}
	text, ok := args[0].AsString()
	if !ok {
		return e.unknown(model.String, r)
	}
	it := &item{anchor: e.it.anchor, text: []byte(text)}
	v := e.evalTemplate(it, args[1], r)
	return v.WithDoc(nil) // places in the text are none of the file's
}

// inTemplate is bound within a template, which cannot use others.
const inTemplate = "\x00template"

func (e env) evalTemplate(it *item, vars *model.Value, r hcl.Range) *model.Value {
	if _, nested := e.lookup(inTemplate); nested || vars.Is(model.Unknown) || vars.Kind() != model.Object {
		return e.unknown(model.String, r)
	}
	x, why := e.in.load.parseTemplate(it)
	if why != "" {
		return e.fail(r, "template is not evaluated", why)
	}
	in := env{in: e.in, it: it, budget: e.budget}.bind(inTemplate, nil)
	for _, a := range vars.Attrs() {
		in = in.bind(a.Name, a.Value)
	}
	v := in.eval(x)
	if v.Is(model.Unknown) && v.Hint() == "" {
		return e.unknown(model.String, r)
	}
	return v.At(e.rng(r))
}

// parseTemplate parses a template, once for each file; why says what keeps it
// from being parsed.
func (l *loader) parseTemplate(it *item) (x hclsyntax.Expression, why string) {
	if x, ok := l.templates[it.anchor]; ok && it.isFile {
		return x, ""
	}
	probe := scanner{text: append([]byte{'"'}, it.text...), lax: true}
	probe.item()
	if why := probe.problem(len(it.text)); why != "" {
		return nil, why
	}
	x, diags := hclsyntax.ParseTemplate(it.text, it.anchor.File, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags[0].Summary
	}
	if it.isFile {
		l.templates[it.anchor] = x
	}
	return x, ""
}
