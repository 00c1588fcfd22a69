package cloudformation

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// withGlobals returns the properties of a resource of the Serverless Application Model with
// those that the section Globals gives all of its type: maps are merged, lists joined,
// other values replaced. See
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html.
func (s scope) withGlobals(typ string, props *model.Value) *model.Value {
	name, ok := strings.CutPrefix(typ, "AWS::Serverless::")
	e := s.t.section("Globals")[""]
	if !ok || e == nil {
		return props
	}
	globals := s.eval(e.value.Get(name))
	if globals.Kind() != model.Object || props.Kind() != model.Object {
		return props
	}
	return merged(globals, props)
}

// merged returns a value laid over another.
func merged(below, v *model.Value) *model.Value {
	switch {
	case below.Is(model.Unknown) || v.Is(model.Unknown) || below.Kind() != v.Kind():
		return v
	case v.Kind() == model.List:
		return like(v, model.NewList(slices.Concat(below.Elems(), v.Elems()), v.Range()))
	case v.Kind() != model.Object:
		return v
	}
	attrs := slices.Clone(below.Attrs())
	for _, a := range v.Attrs() {
		if old := below.Get(a.Name); old != nil {
			a.Value = merged(old, a.Value)
		}
		attrs = append(attrs, a)
	}
	return like(v, model.NewObject(attrs, v.Range()))
}
