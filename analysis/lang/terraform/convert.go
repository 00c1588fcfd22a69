package terraform

import (
	"fmt"
	"math/big"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/parapet-iac/parapet/analysis/lang/terraform/funcs"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// fromCty returns v, which must not be marked, as a value that stands at r.
func fromCty(v cty.Value, r source.Range) *model.Value {
	ty := v.Type()
	switch {
	case !v.IsKnown():
		return model.NewUnknown(kindOf(ty), "", r)
	case v.IsNull():
		return model.NewNull(r)
	case ty == cty.String:
		return model.NewString(v.AsString(), r)
	case ty == cty.Bool:
		return model.NewBool(v.True(), r)
	case ty == cty.Number:
		return model.NewNumber(v.AsBigFloat(), r)
	case ty.IsListType(), ty.IsTupleType(), ty.IsSetType():
		elems := make([]*model.Value, 0, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			_, el := it.Element()
			elems = append(elems, fromCty(el, r))
		}
		return model.NewList(elems, r)
	case ty.IsObjectType(), ty.IsMapType():
		attrs := make([]model.Attr, 0, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			k, el := it.Element()
			attrs = append(attrs, model.Attr{Name: k.AsString(), Value: fromCty(el, r)})
		}
		return model.NewObject(attrs, r)
	}
	return model.NewUnknown(model.Dynamic, "", r)
}

// maxTuple bounds the elements of different types that are handed to go-cty,
// which compares all with all to find one type for them.
const maxTuple = 2000

// listToCty returns a list of elements of one type as a list, others as a tuple.
func listToCty(v *model.Value) cty.Value {
	if v.Is(model.Open) {
		return cty.DynamicVal
	}
	elems := make([]cty.Value, v.Len())
	uniform := len(elems) > 0
	for i, el := range v.Elems() {
		elems[i] = toCty(el)
		uniform = uniform && elems[i].Type().Equals(elems[0].Type()) && elems[i].Type() != cty.DynamicPseudoType
	}
	switch {
	case uniform:
		return cty.ListVal(elems)
	case len(elems) > maxTuple:
		return cty.DynamicVal
	}
	return cty.TupleVal(elems)
}

// toCty returns v without places: lists as lists or tuples, objects as objects.
func toCty(v *model.Value) cty.Value {
	if v.Is(model.Unknown) {
		switch v.Kind() {
		case model.String:
			return cty.UnknownVal(cty.String)
		case model.Number:
			return cty.UnknownVal(cty.Number)
		case model.Bool:
			return cty.UnknownVal(cty.Bool)
		}
		return cty.DynamicVal
	}
	switch v.Kind() {
	case model.Null:
		return cty.NullVal(cty.DynamicPseudoType)
	case model.String:
		s, _ := v.AsString()
		return cty.StringVal(s)
	case model.Bool:
		b, _ := v.AsBool()
		return cty.BoolVal(b)
	case model.Number:
		n, _ := v.AsNumber()
		if funcs.Absurd(n) {
			return cty.UnknownVal(cty.Number)
		}
		return cty.NumberVal(n)
	case model.List:
		return listToCty(v)
	case model.Object:
		if v.Is(model.Open) {
			return cty.DynamicVal
		}
		attrs := make(map[string]cty.Value, v.Len())
		for _, a := range v.Attrs() {
			attrs[a.Name] = toCty(a.Value)
		}
		return cty.ObjectVal(attrs)
	}
	return cty.DynamicVal
}

func kindOf(ty cty.Type) model.Kind {
	switch {
	case ty == cty.String:
		return model.String
	case ty == cty.Bool:
		return model.Bool
	case ty == cty.Number:
		return model.Number
	case ty.IsListType(), ty.IsTupleType(), ty.IsSetType():
		return model.List
	case ty.IsObjectType(), ty.IsMapType():
		return model.Object
	}
	return model.Dynamic
}

// callCty calls a function after converting arguments to its parameters' types,
// as HCL does. A panic of the function is its error.
func callCty(f function.Function, args []cty.Value) (v cty.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("function failed: %v", p)
		}
	}()
	params, variadic := f.Params(), f.VarParam()
	for i, a := range args {
		var p *function.Parameter
		switch {
		case i < len(params):
			p = &params[i]
		case variadic != nil:
			p = variadic
		default:
			return cty.DynamicVal, fmt.Errorf("too many arguments: at most %d", len(params))
		}
		if a.IsNull() && !p.AllowNull {
			return cty.DynamicVal, function.NewArgErrorf(i, "argument must not be null")
		}
		if args[i], err = convert.Convert(a, p.Type); err != nil {
			return cty.DynamicVal, function.NewArgError(i, err)
		}
		if a := args[i]; a.Type() == cty.Number && a.IsKnown() && !a.IsNull() && funcs.Absurd(a.AsBigFloat()) {
			return cty.DynamicVal, function.NewArgErrorf(i, "number of thousands of digits")
		}
	}
	if len(args) < len(params) {
		return cty.DynamicVal, fmt.Errorf("not enough arguments: at least %d", len(params))
	}
	v, err = f.Call(args)
	if err == nil {
		v, _ = v.UnmarkDeep()
	}
	return v, err
}

// stringOf returns a known scalar as the string that it converts to.
func stringOf(v *model.Value) (string, bool) {
	switch v.Kind() {
	case model.String:
		return v.AsString()
	case model.Bool:
		b, ok := v.AsBool()
		if b {
			return "true", ok
		}
		return "false", ok
	case model.Number:
		n, ok := v.AsNumber()
		if !ok {
			return "", false
		}
		return formatNumber(n), true
	}
	return "", false
}

// formatNumber writes a number as Terraform converts it to a string; one with
// an absurd exponent, whose digits would fill the memory, in short form.
func formatNumber(n *big.Float) string {
	if funcs.Absurd(n) {
		return n.Text('e', 20)
	}
	return n.Text('f', -1)
}

// boolOf returns a known value that converts to a boolean.
func boolOf(v *model.Value) (b, ok bool) {
	if s, isString := v.AsString(); isString {
		switch s {
		case "true", "1":
			return true, true
		case "false", "0":
			return false, true
		}
		return false, false
	}
	return v.AsBool()
}

// intOf returns a known value that converts to a whole number.
func intOf(v *model.Value) (int64, bool) {
	if s, ok := v.AsString(); ok {
		n, _, err := big.ParseFloat(s, 10, 512, big.ToNearestEven)
		if err != nil || len(s) > 32 || !n.IsInt() {
			return 0, false
		}
		i, acc := n.Int64()
		return i, acc == big.Exact
	}
	return v.AsInt()
}
