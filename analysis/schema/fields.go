package schema

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A field takes a value from one dotted path of a satellite to another of its
// owner.
type field struct {
	from, to string
	// convert changes the value; nil keeps it.
	convert *conversion
}

// A conversion changes a value on its way from a satellite to its owner.
type conversion struct {
	apply func(*model.Value) *model.Value
	// forth does the same to a value as JSON decodes it, and back the reverse;
	// ok is false for a value that has no such form.
	forth, back func(any) (v any, ok bool)
	// fields are set where a block is converted field by field, without forth
	// and back.
	fields []field
}

// same returns fields that keep their names.
func same(names string) []field {
	var out []field
	for n := range strings.FieldsSeq(names) {
		out = append(out, field{from: n, to: n})
	}
	return out
}

// object makes an object of what fields take from v, in v's place.
func object(v *model.Value, fields []field) *model.Value {
	if v.Is(model.Unknown) {
		return vague(v, model.Object)
	}
	var attrs []model.Attr
	for _, f := range fields {
		a, parent := at(v, strings.Split(f.from, "."))
		if a.Value.IsNull() {
			continue
		}
		if f.convert != nil {
			a.Value = f.convert.apply(a.Value)
		}
		attrs = put(attrs, strings.Split(f.to, "."), a, parent.Range())
	}
	return like(v, model.NewObject(attrs, v.Range()))
}

// put sets an attribute at a path; objects on the way stand at r.
func put(attrs []model.Attr, path []string, a model.Attr, r source.Range) []model.Attr {
	var inner []model.Attr
	if len(path) > 1 {
		for _, old := range attrs {
			if old.Name == path[0] {
				inner = append(inner, old.Value.Attrs()...)
			}
		}
		a = model.Attr{Value: model.NewObject(put(inner, path[1:], a, r), r)}
	}
	a.Name = path[0]
	return append(attrs, a)
}

// within returns a conversion of a block, or of each of several, by fields.
func within(fields []field) *conversion {
	return &conversion{fields: fields, apply: func(v *model.Value) *model.Value {
		if v.Kind() != model.List || v.Is(model.Unknown) {
			return object(v, fields)
		}
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = object(e, fields)
		}
		return like(v, model.NewList(elems, v.Range()))
	}}
}

// is returns a conversion of a word to whether it is yes; no is the word for
// that it is not.
func is(yes, no string) *conversion {
	return &conversion{
		apply: func(v *model.Value) *model.Value {
			s, ok := v.AsString()
			if !ok {
				return vague(v, model.Bool)
			}
			return model.NewBool(s == yes, v.Range()).Behind(v.Via()).WithRefs(v.Refs()...).
				With(v.Flags() & (model.Sensitive | model.Default))
		},
		forth: func(v any) (any, bool) { return v == yes, true },
		back: func(v any) (any, bool) {
			b, ok := v.(bool)
			if b {
				return yes, ok
			}
			return no, ok
		},
	}
}

// single converts a value to a list of it alone.
var single = &conversion{
	apply: one,
	forth: func(v any) (any, bool) { return []any{v}, true },
	back: func(v any) (any, bool) {
		list, ok := v.([]any)
		if !ok || len(list) != 1 {
			return nil, false
		}
		return list[0], true
	},
}

// one returns a list of the value alone.
func one(v *model.Value) *model.Value {
	return model.NewList([]*model.Value{v}, v.Range())
}

// conform gives v the shape that the schema has for it: an object where a block
// may stand once, a list of objects where it may repeat, and the right kind for
// what is unknown.
func conform(v *model.Value, a *Attribute) *model.Value {
	if a == nil {
		return v
	}
	if v.Is(model.Unknown) {
		if v.Kind() != a.Kind.value() && a.Kind != Dynamic {
			return vague(v, a.Kind.value())
		}
		return v
	}
	switch a.Kind {
	case Block:
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		return conformObject(v, a)
	case Blocks:
		if v.Kind() == model.Object {
			return model.NewList([]*model.Value{conformObject(v, a)}, v.Range())
		}
		if v.Kind() != model.List {
			return v
		}
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = conformObject(e, a)
		}
		return like(v, model.NewList(elems, v.Range()))
	}
	return v
}

func conformObject(v *model.Value, a *Attribute) *model.Value {
	if v.Kind() != model.Object || v.Is(model.Unknown) || len(a.Attrs) == 0 {
		return v
	}
	attrs := make([]model.Attr, v.Len())
	for i, at := range v.Attrs() {
		nested, _ := a.Attr(at.Name)
		at.Value = conform(at.Value, nested)
		attrs[i] = at
	}
	return like(v, model.NewObject(attrs, v.Range()))
}

// value returns the kind of the values of an attribute of kind k.
func (k Kind) value() model.Kind {
	return [...]model.Kind{
		Dynamic: model.Dynamic, String: model.String, Number: model.Number, Bool: model.Bool,
		List: model.List, Map: model.Object, Block: model.Object, Blocks: model.List,
	}[k]
}

// Formed returns a value as a plan or a state has it, where every block is a list
// and what is not set is null, in the form of the model. It is nil for a block that
// may stand once and does not.
func Formed(v *model.Value, a *Attribute) *model.Value {
	if v.Is(model.Unknown) || v.IsNull() {
		if v.IsNull() {
			return nil
		}
		return conform(v, a)
	}
	switch {
	case a != nil && a.Kind == Block && v.Kind() == model.List:
		if v.Len() == 0 {
			return nil
		}
		return formedObject(v.Index(0), a)
	case v.Kind() == model.Object:
		return formedObject(v, a)
	case v.Kind() == model.List:
		return mapElems(v, func(e *model.Value) *model.Value {
			if e.Kind() == model.Object {
				return formedObject(e, a)
			}
			return e
		})
	}
	return v
}

func formedObject(v *model.Value, a *Attribute) *model.Value {
	if v.Is(model.Unknown) || v.Kind() != model.Object {
		return v
	}
	var attrs []model.Attr
	for _, at := range v.Attrs() {
		nested, _ := a.Attr(at.Name)
		if at.Value = Formed(at.Value, nested); !at.Value.IsNull() {
			attrs = append(attrs, at)
		}
	}
	return like(v, model.NewObject(attrs, v.Range()))
}
