package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// openData returns the file that the first argument of a call names. A nil file
// is one that cannot be had; go-cty's function file says why.
func (e env) openData(args []*model.Value, r hcl.Range) *input {
	name, ok := args[0].AsString()
	if !ok {
		return nil
	}
	f, err := e.in.dataFile(name)
	if err != nil {
		e.in.s.now.failures++
		e.explain(err, r)
		return nil
	}
	return f
}

// file returns the content of a file; a JSON document keeps its places there.
func file(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 {
		return nil
	}
	in := e.openData(args, r)
	if in == nil {
		return e.unknown(model.String, r)
	}
	f := in.file
	text := string(f.Text.Bytes())
	v := model.NewString(text, e.rng(r))
	if t := strings.TrimSpace(text); len(t) < 2 || t[0] != '{' && t[0] != '[' {
		return v
	}
	place := func(start, end int) source.Range {
		return source.Range{Anchor: f.Whole, Start: uint32(start), End: uint32(end)}
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
	in := e.openData(args, r)
	if in == nil {
		return e.unknown(model.String, r)
	}
	it := &item{anchor: in.file.Whole, text: in.file.Text.Bytes()}
	if in.template == nil && in.why == "" {
		in.template, in.why = parseTemplate(it)
	}
	return e.evalTemplate(it, in.template, in.why, args[1], r)
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
	x, why := parseTemplate(it)
	v := e.evalTemplate(it, x, why, args[1], r)
	return v.WithDoc(nil) // places in the text are none of the file's
}

// inTemplate is bound within a template, which cannot use others.
const inTemplate = "\x00template"

func (e env) evalTemplate(it *item, x hclsyntax.Expression, why string, vars *model.Value, r hcl.Range) *model.Value {
	if _, nested := e.lookup(inTemplate); nested || vars.Is(model.Unknown) || vars.Kind() != model.Object {
		return e.unknown(model.String, r)
	}
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

// parseTemplate parses a template; why says what keeps it from being one.
func parseTemplate(it *item) (x hclsyntax.Expression, why string) {
	probe := scanner{text: append([]byte{'"'}, it.text...), lax: true}
	probe.item()
	if why := probe.problem(len(it.text)); why != "" {
		return nil, why
	}
	x, diags := hclsyntax.ParseTemplate(it.text, it.anchor.File, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags[0].Summary
	}
	return x, ""
}
