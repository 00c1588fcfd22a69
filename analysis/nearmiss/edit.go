package nearmiss

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An opening is what becomes of the value at a path of a resource where a control is
// open; nil takes it away.
type opening struct {
	path model.Path
	to   func(*model.Value) *model.Value
}

// opened returns a resource with openings.
func opened(r *model.Resource, all []opening) *model.Resource {
	own := *r
	for _, o := range all {
		own.Value = edited(own.Value, o.path, o.to)
	}
	return &own
}

// edited returns a value with another one at a path. Objects on the way that are not
// there are made, elements of lists are not.
func edited(v *model.Value, path model.Path, to func(*model.Value) *model.Value) *model.Value {
	if len(path) == 0 {
		return to(v)
	}
	if doc := v.Doc(); doc != nil {
		return v.WithDoc(edited(doc, path, to))
	}
	switch step := path[0].(type) {
	case int:
		if v.Index(step) == nil {
			return v
		}
		elems := slices.Clone(v.Elems())
		elems[step] = edited(elems[step], path[1:], to)
		return like(v, model.NewList(elems, v.Range()))
	case string:
		if v != nil && v.Kind() != model.Object && v.Kind() != model.Null {
			return v
		}
		next := edited(v.Get(step), path[1:], to)
		attrs := slices.DeleteFunc(slices.Clone(v.Attrs()), func(a model.Attr) bool { return a.Name == step })
		if next != nil {
			a, _ := v.Attr(step)
			attrs = append(attrs, model.Attr{Name: step, NameRange: a.NameRange, Value: next})
		}
		return like(v, model.NewObject(attrs, v.Range()))
	}
	return v
}

// like gives a value what another one is known to be made of.
func like(v, made *model.Value) *model.Value {
	if v == nil {
		return made
	}
	return made.With(v.Flags()).WithRefs(v.Refs()...).Behind(v.Via())
}

// The things that become of a value.

func gone(*model.Value) *model.Value { return nil }

func boolean(b bool) func(*model.Value) *model.Value {
	return func(v *model.Value) *model.Value { return model.NewBool(b, v.Range()) }
}

func text(s string) func(*model.Value) *model.Value {
	return func(v *model.Value) *model.Value { return model.NewString(s, v.Range()) }
}

// with adds an element to a list.
func with(element *model.Value) func(*model.Value) *model.Value {
	return func(v *model.Value) *model.Value {
		return like(v, model.NewList(append(slices.Clone(v.Elems()), element), v.Range()))
	}
}

// object makes an object of names and values in turn: strings, numbers, lists of
// strings.
func object(pairs ...any) *model.Value {
	var attrs []model.Attr
	for i := 0; i+1 < len(pairs); i += 2 {
		attrs = append(attrs, model.Attr{Name: pairs[i].(string), Value: value(pairs[i+1])})
	}
	return model.NewObject(attrs, none)
}

func value(v any) *model.Value {
	switch x := v.(type) {
	case *model.Value:
		return x
	case int:
		return model.NewInt(int64(x), none)
	case bool:
		return model.NewBool(x, none)
	case []string:
		var elems []*model.Value
		for _, s := range x {
			elems = append(elems, model.NewString(s, none))
		}
		return model.NewList(elems, none)
	}
	return model.NewString(v.(string), none)
}
