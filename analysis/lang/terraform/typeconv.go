package terraform

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/hashicorp/hcl/v2/ext/typeexpr"

	"github.com/parapet-iac/parapet/analysis/model"
)

// convertTo returns v as a value of a variable's type, keeping the places of
// its parts; ok is false where there is no such conversion.
func convertTo(v *model.Value, ty cty.Type, def *typeexpr.Defaults) (_ *model.Value, ok bool) {
	switch {
	case ty == cty.DynamicPseudoType || v.IsNull():
		return v, true
	case v.Is(model.Unknown):
		if v.Kind() == model.Dynamic && ty != cty.DynamicPseudoType {
			return model.NewUnknown(kindOf(ty), v.Hint(), v.Range()).WithRefs(v.Refs()...).With(v.Flags()), true
		}
		return v, true
	case ty.IsPrimitiveType():
		return convertScalar(v, ty)
	case ty.IsMapType():
		return convertMap(v, ty.ElementType(), elemDefaults(def, ""))
	case ty.IsObjectType():
		return convertObject(v, ty, def)
	case ty.IsTupleType() && v.Kind() == model.List && v.Len() == ty.Length():
		i := -1
		return convertElems(v, func() cty.Type { i++; return ty.TupleElementType(i) }, nil)
	case ty.IsListType() || ty.IsSetType():
		if v.Kind() != model.List {
			return v, false
		}
		out, ok := convertElems(v, ty.ElementType, elemDefaults(def, ""))
		if ok && ty.IsSetType() {
			out = setOf(out)
		}
		return out, ok
	}
	return v, false
}

func elemDefaults(def *typeexpr.Defaults, name string) *typeexpr.Defaults {
	if def == nil {
		return nil
	}
	return def.Children[name]
}

func convertScalar(v *model.Value, ty cty.Type) (*model.Value, bool) {
	if v.Kind() == kindOf(ty) {
		return v, true
	}
	if v.Kind() == model.List || v.Kind() == model.Object {
		return v, false
	}
	c, err := convert.Convert(toCty(v), ty)
	if err != nil {
		return v, false
	}
	return like(v, fromCty(c, v.Range())), true
}

// like returns the new value with the flags, references and places of v.
func like(v, fresh *model.Value) *model.Value {
	fresh = fresh.With(v.Flags() & (model.Sensitive | model.Default)).WithRefs(v.Refs()...)
	if via := v.Via(); len(via) > 0 {
		fresh = fresh.Behind(via)
	}
	return fresh
}

func convertElems(v *model.Value, elem func() cty.Type, def *typeexpr.Defaults) (*model.Value, bool) {
	out := make([]*model.Value, v.Len())
	changed := false
	for i, el := range v.Elems() {
		c, ok := convertTo(el, elem(), def)
		if !ok {
			return v, false
		}
		out[i] = c
		changed = changed || c != el
	}
	if !changed {
		return v, true
	}
	return like(v, model.NewList(out, v.Range())), true
}

func convertMap(v *model.Value, elem cty.Type, def *typeexpr.Defaults) (*model.Value, bool) {
	if v.Kind() != model.Object {
		return v, false
	}
	if v.Is(model.Open) {
		return v, true
	}
	out := make([]model.Attr, v.Len())
	for i, a := range v.Attrs() {
		c, ok := convertTo(a.Value, elem, def)
		if !ok {
			return v, false
		}
		out[i] = model.Attr{Name: a.Name, NameRange: a.NameRange, Value: c}
	}
	return like(v, model.NewObject(out, v.Range())), true
}

// convertObject drops what the type does not name and adds the defaults of
// optional attributes.
func convertObject(v *model.Value, ty cty.Type, def *typeexpr.Defaults) (*model.Value, bool) {
	if v.Kind() != model.Object {
		return v, false
	}
	var out []model.Attr
	for name, aty := range ty.AttributeTypes() {
		a, have := v.Attr(name)
		if a.Value.IsNull() && def != nil {
			if d, ok := def.DefaultValues[name]; ok {
				a = model.Attr{Name: name, Value: fromCty(d, v.Range()).With(model.Default)}
				have = true
			}
		}
		if !have {
			if v.Is(model.Open) {
				continue
			}
			if !ty.AttributeOptional(name) {
				return v, false
			}
			a = model.Attr{Name: name, Value: model.NewNull(v.Range())}
		}
		c, ok := convertTo(a.Value, aty, elemDefaults(def, name))
		if !ok {
			return v, false
		}
		a.Value = c
		out = append(out, a)
	}
	fresh := model.NewObject(out, v.Range())
	if v.Is(model.Open) {
		fresh = fresh.With(model.Open)
	}
	return like(v, fresh), true
}

// setOf returns a list without its doubles; scalars of one kind come in order,
// as iteration over a set yields them.
func setOf(v *model.Value) *model.Value {
	var out []*model.Value
	seen := map[string]bool{}
	kind := v.Index(0).Kind()
	for _, el := range v.Elems() {
		if key, ok := encodeJSON(el); ok {
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		if el.Kind() != kind || el.Is(model.Unknown) {
			kind = model.Dynamic
		}
		out = append(out, el)
	}
	switch kind {
	case model.String, model.Bool:
		slices.SortStableFunc(out, func(a, b *model.Value) int {
			x, _ := stringOf(a)
			y, _ := stringOf(b)
			return strings.Compare(x, y)
		})
	case model.Number:
		slices.SortStableFunc(out, func(a, b *model.Value) int {
			x, _ := a.AsNumber()
			y, _ := b.AsNumber()
			return x.Cmp(y)
		})
	}
	return like(v, model.NewList(out, v.Range()))
}
