package schema

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An o is an object, an l a list, in tests.
type (
	o map[string]any
	l []any
)

// A maker makes resources by hand; every value stands at a place of its own.
type maker struct {
	anchor *source.Anchor
	next   uint32
}

func (m *maker) place() source.Range {
	if m.anchor == nil {
		m.anchor = &source.Anchor{File: "main.tf"}
	}
	m.next += 10
	return source.Range{Anchor: m.anchor, Start: m.next, End: m.next + 5}
}

func (m *maker) value(x any) *model.Value {
	r := m.place()
	switch x := x.(type) {
	case nil:
		return model.NewNull(r)
	case *model.Value:
		return x.At(r)
	case string:
		return model.NewString(x, r)
	case bool:
		return model.NewBool(x, r)
	case int:
		return model.NewInt(int64(x), r)
	case float64:
		return model.NewNumber(big.NewFloat(x), r)
	case l:
		elems := make([]*model.Value, len(x))
		for i, e := range x {
			elems[i] = m.value(e)
		}
		return model.NewList(elems, r)
	case o:
		var names []string
		for n := range x {
			names = append(names, n)
		}
		slices.Sort(names)
		var attrs []model.Attr
		for _, n := range names {
			attrs = append(attrs, model.Attr{Name: n, NameRange: m.place(), Value: m.value(x[n])})
		}
		return model.NewObject(attrs, r)
	}
	panic("no value for this")
}

// resource makes a resource; its address ends in type and name.
func (m *maker) resource(address string, attrs o) *model.Resource {
	parts := strings.Split(strings.TrimSuffix(address, "]"), ".")
	typ := parts[len(parts)-2]
	if len(parts) > 2 && parts[len(parts)-3] == "data" {
		typ = "data." + typ
	}
	start := m.place()
	v := m.value(attrs)
	whole := source.Range{Anchor: start.Anchor, Start: start.Start, End: m.next + 5}
	return &model.Resource{
		Type: typ, Address: model.Address(address), Value: v,
		Origin: model.Origin{Language: "terraform", Header: v.Range(), Block: whole},
	}
}

// made makes resources from pairs of address and attributes.
func made(pairs ...any) []*model.Resource {
	m := &maker{}
	var out []*model.Resource
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, m.resource(pairs[i].(string), pairs[i+1].(o)))
	}
	return out
}

// ref is an unknown string made from an attribute: "aws_s3_bucket.b.id".
func ref(path string) *model.Value {
	i := strings.LastIndexByte(path, '.')
	return model.NewUnknown(model.String, "${"+path+"}", source.Range{}).
		WithRefs(model.Ref{Address: model.Address(path[:i]), Path: path[i+1:]})
}

// unknown is a value of which only the kind is known.
func unknown(k model.Kind) *model.Value { return model.NewUnknown(k, "${var.x}", source.Range{}) }

// doc is a JSON string with its tree.
func doc(x any) *model.Value {
	m := &maker{}
	return model.NewString("{...}", source.Range{}).WithDoc(m.value(x))
}

// show writes a value shortly: documents as their trees, unknown values as
// ?kind, what may be more as a trailing "...".
func show(v *model.Value) string {
	if v == nil {
		return "-"
	}
	if v.Is(model.Unknown) && v.Doc() == nil {
		return "?" + v.Kind().String()
	}
	if v.Doc() != nil {
		return "doc" + show(v.Doc())
	}
	more := ""
	if v.Is(model.Open) {
		more = " ..."
	}
	switch v.Kind() {
	case model.String:
		s, _ := v.AsString()
		return s
	case model.Bool:
		b, _ := v.AsBool()
		return strconv.FormatBool(b)
	case model.Number:
		n, _ := v.AsNumber()
		return n.Text('g', -1)
	case model.List:
		parts := make([]string, v.Len())
		for i, e := range v.Elems() {
			parts[i] = show(e)
		}
		return "[" + strings.Join(parts, " ") + more + "]"
	case model.Object:
		parts := make([]string, v.Len())
		for i, a := range v.Attrs() {
			parts[i] = a.Name + ":" + show(a.Value)
		}
		return "{" + strings.Join(parts, " ") + more + "}"
	}
	return "null"
}

// findResource returns the composed resource of a type at an address.
func findResource(resources []*model.Resource, typ, address string) *model.Resource {
	for _, r := range resources {
		if r.Type == typ && string(r.Address) == address {
			return r
		}
	}
	return nil
}
