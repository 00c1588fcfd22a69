package terraform

import (
	"github.com/hashicorp/hcl/v2"

	"github.com/parapet-iac/parapet/analysis/model"
)

// natives are the functions whose results are made of their arguments. Each
// returns nil to leave a case to go-cty.
var natives map[string]func(e env, args []*model.Value, r hcl.Range) *model.Value

func init() {
	natives = map[string]func(env, []*model.Value, hcl.Range) *model.Value{
		"merge": merge, "concat": concat, "lookup": lookup, "element": element, "coalesce": coalesce,
		"flatten": flatten, "values": values, "one": one, "compact": compact,
		"jsonencode": jsonEncode, "jsondecode": jsonDecode, "file": file,
		"tolist": toList, "toset": toSet, "sensitive": sensitive, "nonsensitive": nonsensitive, "issensitive": isSensitive,
		"format": format, "join": join, "templatefile": templateFile, "templatestring": templateString,
	}
}

func allLists(args []*model.Value) bool {
	for _, a := range args {
		if a.Kind() != model.List || a.Is(model.Unknown) {
			return false
		}
	}
	return true
}

func merge(e env, args []*model.Value, r hcl.Range) *model.Value {
	var attrs []model.Attr
	var flags model.Flags
	unknown := false
	for _, a := range args {
		switch {
		case a.IsNull():
		case a.Is(model.Unknown) || a.Kind() == model.Dynamic:
			unknown = true
		case a.Kind() != model.Object:
			return nil
		}
		flags |= a.Flags() & (model.Sensitive | model.Open)
		attrs = append(attrs, a.Attrs()...)
	}
	if unknown { // what is written is known to be there, unless overridden
		return e.unknown(model.Object, r).WithRefs(refsOf(args)...)
	}
	return model.NewObject(attrs, e.rng(r)).With(flags).WithRefs(refsOf(args)...)
}

func concat(e env, args []*model.Value, r hcl.Range) *model.Value {
	if !allLists(args) {
		return nil
	}
	var elems []*model.Value
	for _, a := range args {
		elems = append(elems, a.Elems()...)
	}
	return model.NewList(elems, e.rng(r))
}

func lookup(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) < 2 || args[0].Kind() != model.Object || args[0].Is(model.Unknown) {
		return nil
	}
	key, ok := args[1].AsString()
	if !ok {
		return nil
	}
	if v := args[0].Get(key); v != nil {
		return keepSensitive(v, args[0])
	}
	if args[0].Is(model.Open) {
		return e.computed(args[0], key, r)
	}
	if len(args) == 3 {
		return args[2]
	}
	return nil
}

func element(_ env, args []*model.Value, _ hcl.Range) *model.Value {
	if len(args) != 2 || args[0].Kind() != model.List || args[0].Len() == 0 {
		return nil
	}
	i, ok := intOf(args[1])
	if !ok {
		return nil
	}
	n := int64(args[0].Len())
	return keepSensitive(args[0].Index(int(((i%n)+n)%n)), args[0])
}

func coalesce(_ env, args []*model.Value, _ hcl.Range) *model.Value {
	for _, a := range args {
		if a.IsNull() {
			continue
		}
		if s, ok := a.AsString(); ok && s == "" {
			continue
		}
		if a.Is(model.Unknown) || a.Kind() == model.List || a.Kind() == model.Object {
			return nil
		}
		return a
	}
	return nil
}

func flatten(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 || !allLists(args) {
		return nil
	}
	var out []*model.Value
	var walk func(v *model.Value) bool
	walk = func(v *model.Value) bool {
		for _, el := range v.Elems() {
			if !e.spend(r) || el.Is(model.Unknown) && el.Kind() != model.String && el.Kind() != model.Bool && el.Kind() != model.Number {
				return false
			}
			if el.Kind() != model.List {
				out = append(out, el)
			} else if !walk(el) {
				return false
			}
		}
		return true
	}
	if !walk(args[0]) {
		return e.unknown(model.List, r).WithRefs(args[0].Refs()...)
	}
	return model.NewList(out, e.rng(r))
}

func values(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 || args[0].Kind() != model.Object || args[0].Is(model.Unknown) || args[0].Is(model.Open) {
		return nil
	}
	elems := make([]*model.Value, 0, args[0].Len())
	for _, a := range args[0].Attrs() {
		elems = append(elems, a.Value)
	}
	return model.NewList(elems, e.rng(r))
}

func one(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 || !allLists(args) {
		return nil
	}
	switch args[0].Len() {
	case 0:
		return model.NewNull(e.rng(r))
	case 1:
		return args[0].Index(0)
	}
	return nil
}

func compact(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 || !allLists(args) {
		return nil
	}
	var elems []*model.Value
	for _, el := range args[0].Elems() {
		if s, ok := el.AsString(); el.IsNull() || ok && s == "" {
			continue
		}
		elems = append(elems, el)
	}
	return model.NewList(elems, e.rng(r))
}

func jsonEncode(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 || args[0].Is(model.Unknown) {
		return nil
	}
	v := e.unknown(model.String, r)
	if text, ok := encodeJSON(args[0]); ok {
		v = model.NewString(text, e.rng(r))
	}
	if k := args[0].Kind(); k == model.Object || k == model.List {
		v = v.WithDoc(args[0])
	}
	return v.WithRefs(args[0].Refs()...).With(args[0].Flags() & model.Sensitive)
}

func jsonDecode(_ env, args []*model.Value, _ hcl.Range) *model.Value {
	if len(args) != 1 {
		return nil
	}
	return args[0].Doc()
}

func toList(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 || !allLists(args) {
		return nil
	}
	for _, el := range args[0].Elems() {
		if el.Kind() != args[0].Index(0).Kind() {
			return nil
		}
	}
	return args[0].At(e.rng(r))
}

func toSet(e env, args []*model.Value, r hcl.Range) *model.Value {
	list := toList(e, args, r)
	if list == nil {
		return nil
	}
	return setOf(list)
}

func sensitive(_ env, args []*model.Value, _ hcl.Range) *model.Value {
	if len(args) != 1 {
		return nil
	}
	return args[0].With(model.Sensitive)
}

func nonsensitive(_ env, args []*model.Value, _ hcl.Range) *model.Value {
	if len(args) != 1 {
		return nil
	}
	return args[0].Without(model.Sensitive)
}

func isSensitive(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 1 {
		return nil
	}
	return model.NewBool(args[0].Is(model.Sensitive), e.rng(r))
}
