package plan

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Place returns the resource that code declares with the values that an instance
// has. What the code writes stands where it is written and refers to what it is
// made from; what it does not write stands at the head of the resource. What is
// known after apply is what the code says of it.
func Place(code *model.Resource, i Instance) *model.Resource {
	out := *code
	out.Address, out.Origin.Instance = i.Address, i.Index
	typ, _ := schema.Lookup(i.Type)
	var attrs []model.Attr
	for _, a := range i.Value.Attrs() {
		if written, ok := code.Value.Attr(a.Name); ok {
			attrs = append(attrs, model.Attr{Name: a.Name, NameRange: written.NameRange, Value: over(a.Value, written.Value)})
		} else if !a.Value.Is(model.Unknown) {
			attrs = append(attrs, model.Attr{Name: a.Name, Value: at(a.Value, code.Origin.Header)})
		}
	}
	for _, a := range code.Value.Attrs() {
		if _, known := typ.Attr(a.Name); !known {
			attrs = append(attrs, a) // of Terraform itself: lifecycle
		}
	}
	out.Value = model.NewObject(attrs, code.Value.Range())
	return &out
}

// over returns a value of a plan in the place of what the code writes.
func over(v, code *model.Value) *model.Value {
	if v.Is(model.Unknown) || code == nil {
		return code
	}
	var out *model.Value
	switch {
	case v.Kind() == model.Object && code.Kind() == model.Object && !code.Is(model.Unknown):
		attrs := slices.Clone(v.Attrs())
		for i, a := range attrs {
			written, ok := code.Attr(a.Name)
			if attrs[i].NameRange = written.NameRange; ok {
				attrs[i].Value = over(a.Value, written.Value)
			} else {
				attrs[i].Value = at(a.Value, code.Range())
			}
		}
		out = model.NewObject(attrs, code.Range())
	case v.Kind() == model.List && code.Len() == v.Len():
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = over(e, code.Index(i))
		}
		out = model.NewList(elems, code.Range())
	default:
		out = at(v, code.Range())
		if doc := v.Doc(); doc != nil && code.Doc() != nil {
			out = out.WithDoc(over(doc, code.Doc()))
		}
	}
	return out.Behind(code.Via()).WithRefs(code.Refs()...).With((v.Flags() | code.Flags()) & model.Sensitive)
}

// at returns a value all of which stands at one place.
func at(v *model.Value, r source.Range) *model.Value {
	var out *model.Value
	switch {
	case v.Is(model.Unknown):
		return v.At(r)
	case v.Kind() == model.Object:
		attrs := slices.Clone(v.Attrs())
		for i := range attrs {
			attrs[i].NameRange, attrs[i].Value = source.Range{}, at(attrs[i].Value, r)
		}
		out = model.NewObject(attrs, r)
	case v.Kind() == model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = at(e, r)
		}
		out = model.NewList(elems, r)
	default:
		out = v.At(r)
		if doc := v.Doc(); doc != nil {
			out = out.WithDoc(at(doc, r))
		}
	}
	return out.With(v.Flags())
}
