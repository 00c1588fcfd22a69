package funcs

import (
	"errors"
	"fmt"
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// lengthFunc counts the elements of a collection or the characters of a string.
var lengthFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true}},
	Type: func(args []cty.Value) (cty.Type, error) {
		ty := args[0].Type()
		if ty == cty.String || ty == cty.DynamicPseudoType || ty.IsCollectionType() || ty.IsTupleType() || ty.IsObjectType() {
			return cty.Number, nil
		}
		return cty.Number, errors.New("argument must be a string, a collection type, or a structural type")
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		switch ty := args[0].Type(); {
		case ty == cty.DynamicPseudoType:
			return cty.UnknownVal(cty.Number), nil
		case ty.IsTupleType():
			return cty.NumberIntVal(int64(ty.Length())), nil
		case ty.IsObjectType():
			return cty.NumberIntVal(int64(len(ty.AttributeTypes()))), nil
		case ty == cty.String:
			return stdlib.Strlen(args[0])
		}
		return args[0].Length(), nil
	},
})

// booleans makes a function that folds a list of booleans, starting with
// start; the other value decides.
func booleans(start bool) function.Function {
	return function.New(&function.Spec{
		Params: params(cty.List(cty.Bool), "list"),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			known := true
			for it := args[0].ElementIterator(); it.Next(); {
				_, v := it.Element()
				switch {
				case !v.IsKnown():
					known = false
				case v.IsNull() && start, !v.IsNull() && v.True() != start:
					return cty.BoolVal(!start), nil
				}
			}
			if !known {
				return cty.UnknownVal(cty.Bool), nil
			}
			return cty.BoolVal(start), nil
		},
	})
}

var (
	allTrueFunc = booleans(true)
	anyTrueFunc = booleans(false)
)

// sumFunc adds the numbers of a collection.
var sumFunc = function.New(&function.Spec{
	Params: params(cty.DynamicPseudoType, "list"),
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].CanIterateElements() || args[0].LengthInt() == 0 {
			return cty.DynamicVal, errors.New("cannot sum an empty list")
		}
		sum := cty.Zero
		for it := args[0].ElementIterator(); it.Next(); {
			_, v := it.Element()
			n, err := convert.Convert(v, cty.Number)
			if err != nil || n.IsNull() {
				return cty.DynamicVal, errors.New("argument must be a list, set, or tuple of number values")
			}
			if n.IsKnown() && Absurd(n.AsBigFloat()) {
				return cty.DynamicVal, tooLarge("number of thousands of digits")
			}
			sum = sum.Add(n)
		}
		return sum, nil
	},
})

// unified converts values to the one type that serves them all.
func unified(vals []cty.Value) (cty.Type, error) {
	types := make([]cty.Type, len(vals))
	for i, v := range vals {
		types[i] = v.Type()
	}
	ty, _ := convert.UnifyUnsafe(types)
	if ty == cty.NilType {
		return ty, errors.New("all arguments must have the same type")
	}
	return ty, nil
}

// coalesceFunc returns the first argument that is neither null nor "".
var coalesceFunc = function.New(&function.Spec{
	VarParam: &function.Parameter{Name: "vals", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true},
	Type:     unified,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		for _, a := range args {
			v, err := convert.Convert(a, ty)
			switch {
			case err != nil:
				return cty.DynamicVal, err
			case !v.IsKnown():
				return cty.UnknownVal(ty), nil
			case v.IsNull() || ty == cty.String && v.AsString() == "":
				continue
			}
			return v, nil
		}
		return cty.DynamicVal, errors.New("no non-null, non-empty-string arguments")
	},
})

// indexFunc finds the position of a value in a list.
var indexFunc = function.New(&function.Spec{
	Params: params(cty.DynamicPseudoType, "list", "value"),
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if ty := args[0].Type(); !ty.IsListType() && !ty.IsTupleType() {
			return cty.DynamicVal, errors.New("argument must be a list or tuple")
		}
		if args[0].LengthInt() == 0 {
			return cty.DynamicVal, errors.New("cannot search an empty list")
		}
		for it := args[0].ElementIterator(); it.Next(); {
			i, v := it.Element()
			eq, err := stdlib.Equal(v, args[1])
			if err != nil {
				return cty.DynamicVal, err
			}
			if !eq.IsKnown() {
				return cty.UnknownVal(cty.Number), nil
			}
			if eq.True() {
				return i, nil
			}
		}
		return cty.DynamicVal, errors.New("item not found")
	},
})

// lookupFunc returns an element of a map, or the default. Without a default a
// missing key is an error.
var lookupFunc = function.New(&function.Spec{
	Params:   params(cty.DynamicPseudoType, "map", "key"),
	VarParam: &function.Parameter{Name: "default", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true},
	Type:     function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		key, m := args[1], args[0]
		if key.Type() != cty.String || !m.CanIterateElements() || len(args) > 3 {
			return cty.DynamicVal, errors.New("want a map, a key and perhaps a default")
		}
		for it := m.ElementIterator(); it.Next(); {
			if k, v := it.Element(); k.RawEquals(key) {
				return v, nil
			}
		}
		if len(args) == 3 {
			if ty := m.Type(); ty.IsMapType() {
				return convert.Convert(args[2], ty.ElementType())
			}
			return args[2], nil
		}
		return cty.DynamicVal, fmt.Errorf("the map has no key %q", key.AsString())
	},
})

// oneFunc returns the only element of a collection, null for an empty one.
var oneFunc = function.New(&function.Spec{
	Params: params(cty.DynamicPseudoType, "list"),
	Type:   function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].CanIterateElements() || args[0].LengthInt() > 1 {
			return cty.DynamicVal, errors.New("must be a list, set, or tuple value with either zero or one elements")
		}
		for it := args[0].ElementIterator(); it.Next(); {
			_, v := it.Element()
			return v, nil
		}
		return cty.NullVal(cty.DynamicPseudoType), nil
	},
})

// matchKeysFunc returns the values whose keys, at the same positions, are
// searched for.
var matchKeysFunc = function.New(&function.Spec{
	Params: params(cty.List(cty.DynamicPseudoType), "values", "keys", "searchset"),
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		vals, keys := args[0].AsValueSlice(), args[1].AsValueSlice()
		if len(vals) != len(keys) {
			return cty.DynamicVal, errors.New("length of keys and values should be equal")
		}
		search := args[2]
		if common, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), search.Type()}); common != cty.NilType { // [1] and ["1"] match
			k, err := convert.Convert(args[1], common)
			s, err2 := convert.Convert(search, common)
			if err == nil && err2 == nil {
				keys, search = k.AsValueSlice(), s
			}
		}
		wanted := map[string]bool{}
		for _, s := range search.AsValueSlice() {
			wanted[s.GoString()] = true
		}
		var out []cty.Value
		for i, k := range keys {
			if wanted[k.GoString()] {
				out = append(out, vals[i])
			}
		}
		if len(out) == 0 {
			return cty.ListValEmpty(ty.ElementType()), nil
		}
		return cty.ListVal(out), nil
	},
})

// distinctFunc removes the elements of a list that equal an earlier one.
var distinctFunc = function.New(&function.Spec{
	Params: params(cty.List(cty.DynamicPseudoType), "list"),
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(ty), nil
		}
		var out []cty.Value
		seen := map[int][]cty.Value{} // by hash
		for it := args[0].ElementIterator(); it.Next(); {
			_, v := it.Element()
			h := v.Hash()
			if slices.ContainsFunc(seen[h], v.RawEquals) {
				continue
			}
			seen[h] = append(seen[h], v)
			out = append(out, v)
		}
		if len(out) == 0 {
			return cty.ListValEmpty(ty.ElementType()), nil
		}
		return cty.ListVal(out), nil
	},
})

// transposeFunc swaps the keys and values of a map of lists of strings.
var transposeFunc = function.New(&function.Spec{
	Params: params(cty.Map(cty.List(cty.String)), "values"),
	Type:   function.StaticReturnType(cty.Map(cty.List(cty.String))),
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(ty), nil
		}
		out := map[string][]cty.Value{}
		for it := args[0].ElementIterator(); it.Next(); {
			key, list := it.Element()
			for inner := list.ElementIterator(); inner.Next(); {
				_, v := inner.Element()
				if v.IsNull() {
					return cty.DynamicVal, errors.New("input must not contain null string")
				}
				out[v.AsString()] = append(out[v.AsString()], key)
			}
		}
		if len(out) == 0 {
			return cty.MapValEmpty(ty.ElementType()), nil
		}
		m := map[string]cty.Value{}
		for k, keys := range out {
			slices.SortFunc(keys, func(a, b cty.Value) int {
				if a.AsString() < b.AsString() {
					return -1
				}
				return 1
			})
			m[k] = cty.ListVal(keys)
		}
		return cty.MapVal(m), nil
	},
})
