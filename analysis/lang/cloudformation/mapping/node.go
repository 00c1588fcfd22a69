package mapping

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A node is an object that is being made: a value that was put there, and what was put
// below it.
type node struct {
	rng   source.Range
	name  source.Range
	value *model.Value
	open  bool
	order []string
	kids  map[string]*node
}

// put writes an attribute at a path. Objects on the way stand at r.
func (n *node) put(path []string, a model.Attr, r source.Range) {
	for _, step := range path {
		kid := n.kids[step]
		if kid == nil {
			if n.kids == nil {
				n.kids = map[string]*node{}
			}
			kid = &node{rng: r}
			n.kids[step] = kid
			n.order = append(n.order, step)
		}
		n = kid
	}
	if n.value.Kind() == model.Object && a.Value.Kind() == model.Object && !n.value.Is(model.Unknown) && !a.Value.Is(model.Unknown) {
		a.Value = like(a.Value, model.NewObject(append(append([]model.Attr{}, n.value.Attrs()...), a.Value.Attrs()...), n.value.Range()))
	}
	if n.value.Kind() == model.List && a.Value.Kind() == model.List && !n.value.Is(model.Unknown) && !a.Value.Is(model.Unknown) {
		a.Value = like(a.Value, model.NewList(append(append([]*model.Value{}, n.value.Elems()...), a.Value.Elems()...), n.value.Range()))
	}
	n.value, n.name = a.Value, a.NameRange
}

// has reports whether something was put at a path, or around it.
func (n *node) has(path []string) bool {
	for _, step := range path {
		if n.value.Is(model.Unknown) || n.open {
			return true
		}
		if v := n.value.Get(step); v != nil && len(path) > 0 {
			return true
		}
		if n = n.kids[step]; n == nil {
			return false
		}
	}
	return true
}

// build returns the object.
func (n *node) build(attrs []schema.Attribute) *model.Value {
	made := append([]model.Attr{}, n.value.Attrs()...)
	for _, name := range n.order {
		kid := n.kids[name]
		v := kid.value
		if len(kid.kids) > 0 && !v.Is(model.Unknown) {
			var inner []schema.Attribute
			a := find(attrs, name)
			if a != nil {
				inner = a.Attrs
			}
			v = kid.build(inner)
			if a != nil && a.Kind == schema.Blocks {
				v = model.NewList([]*model.Value{v}, v.Range())
			}
		}
		made = append(made, model.Attr{Name: name, NameRange: kid.name, Value: v})
	}
	r := n.rng
	if n.value != nil {
		r = n.value.Range()
	}
	out := model.NewObject(made, r)
	if n.open || n.value.Is(model.Open) {
		out = out.With(model.Open)
	}
	return out
}
