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
		own.Value = own.Value.Replaced(o.path, o.to)
	}
	return &own
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
		return model.NewList(append(slices.Clone(v.Elems()), element), v.Range()).Like(v)
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
