package cloud

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Live is the language of the origin of what runs.
const Live = "live"

// Model returns the resource as the model has it. Its address is the state's, else
// its type and id; its origin is [Live]; what could not be read is unknown.
func (r *Resource) Model() *model.Resource {
	at := source.Range{Anchor: &source.Anchor{File: Live}}
	if kube.IsObject(r.Type) {
		return r.object(at)
	}
	attrs := make([]model.Attr, 0, len(r.Attributes)+len(r.Unread)+1)
	for name, v := range r.Attributes {
		if v != nil {
			attrs = append(attrs, model.Attr{Name: name, Value: Value(v, at)})
		}
	}
	for _, name := range r.Unread {
		attrs = append(attrs, model.Attr{Name: name, Value: model.NewUnknown(model.Dynamic, "", at)})
	}
	if r.Attributes["id"] == nil {
		attrs = append(attrs, model.Attr{Name: "id", Value: model.NewString(r.ID, at)})
	}
	return &model.Resource{
		Type: r.Type, Address: r.address(), Value: model.NewObject(attrs, at),
		Origin: model.Origin{Language: Live, Stack: ".", Header: at, Block: at},
	}
}

// object returns an object of Kubernetes as manifests have it: with the defaults of
// the API, under the address that the code would give it.
func (r *Resource) object(at source.Range) *model.Resource {
	v := Value(r.Attributes, at)
	for _, name := range r.Unread {
		attrs := append(slices.Clone(v.Attrs()), model.Attr{Name: name, Value: model.NewUnknown(model.Dynamic, "", at)})
		v = model.NewObject(attrs, at)
	}
	id, _ := kube.Identify(v)
	out := &model.Resource{Type: r.Type, Address: model.Address(r.ID), Origin: model.Origin{Language: Live, Stack: ".", Header: at, Block: at}}
	if _, out.Value = kube.Canonical(v, id); r.Address != "" {
		out.Address = model.Address(r.Address)
	}
	return out
}

func (r *Resource) address() model.Address {
	if r.Address != "" {
		return model.Address(r.Address)
	}
	return model.Address(r.Type + "(" + r.ID + ")")
}

// Value returns JSON data, as encoding/json decodes it, as a value at a place. A
// string that is a JSON document carries its tree.
func Value(v any, at source.Range) *model.Value {
	switch x := v.(type) {
	case bool:
		return model.NewBool(x, at)
	case string:
		return text(x, at)
	case json.Number:
		if n, _, err := big.ParseFloat(x.String(), 10, 512, big.ToNearestEven); err == nil {
			return model.NewNumber(n, at)
		}
		return model.NewString(x.String(), at)
	case int:
		return model.NewInt(int64(x), at)
	case int64:
		return model.NewInt(x, at)
	case float64:
		return model.NewNumber(big.NewFloat(x), at)
	case []string:
		elems := make([]*model.Value, len(x))
		for i, e := range x {
			elems[i] = text(e, at)
		}
		return model.NewList(elems, at)
	case []any:
		elems := make([]*model.Value, len(x))
		for i, e := range x {
			elems[i] = Value(e, at)
		}
		return model.NewList(elems, at)
	case map[string]any:
		attrs := make([]model.Attr, 0, len(x))
		for name, e := range x {
			attrs = append(attrs, model.Attr{Name: name, Value: Value(e, at)})
		}
		return model.NewObject(attrs, at)
	}
	return model.NewNull(at)
}

func text(s string, at source.Range) *model.Value {
	v := model.NewString(s, at)
	if t := strings.TrimSpace(s); !strings.HasPrefix(t, "{") && !strings.HasPrefix(t, "[") {
		return v
	}
	doc, err := jsontext.Reader{Place: func(int, int) source.Range { return at }}.Read(s)
	if err != nil {
		return v
	}
	return v.WithDoc(doc)
}

// At returns a copy of a value, all of which stands at a place.
func At(v *model.Value, at source.Range) *model.Value {
	if v == nil {
		return nil
	}
	var out *model.Value
	switch {
	case v.Is(model.Unknown):
		return v.At(at).Behind(nil)
	case v.Kind() == model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = At(e, at)
		}
		out = model.NewList(elems, at)
	case v.Kind() == model.Object:
		attrs := slices.Clone(v.Attrs())
		for i := range attrs {
			attrs[i].NameRange, attrs[i].Value = source.Range{}, At(attrs[i].Value, at)
		}
		out = model.NewObject(attrs, at)
	default:
		out = v.At(at)
		if doc := v.Doc(); doc != nil {
			out = out.WithDoc(At(doc, at))
		}
		return out
	}
	return out.With(v.Flags()).WithRefs(v.Refs()...)
}
