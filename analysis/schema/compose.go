package schema

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// Compose returns the resources in the form that policies judge: types and
// attributes under their canonical names, policy documents normalised, and
// satellites folded into their owners. Satellites that have a meaning of their
// own are returned as well; an owner that is declared elsewhere is returned as a
// partial resource at the place of its first satellite. The order is that of the
// input, and nothing of the input is changed.
func Compose(resources []*model.Resource) []*model.Resource {
	c := NewComposer(func(a, b *Member) int { return a.Tag.(int) - b.Tag.(int) })
	edits := make([]Edit, len(resources))
	for i, r := range resources {
		edits[i] = Edit{&Member{Tag: i}, r}
	}
	c.Update(edits)
	members := func(yield func(*Member) bool) {
		for _, e := range edits {
			if !yield(e.Member) {
				return
			}
		}
	}
	return slices.Collect(c.Resources(members))
}

// resource returns r under its canonical type and attribute names and with its
// policy documents normalised; r itself if it is so already.
func (n normaliser) resource(r *model.Resource) *model.Resource {
	typ := Canonical(r.Type)
	v := n.attributes(typ, r.Value)
	if t, object, ok := kube.FromTerraform(typ, v); ok {
		typ, v = t, object
	}
	if typ == r.Type && v == r.Value {
		return r
	}
	c := *r
	c.Type, c.Value = typ, v
	return &c
}

// attributes renames and normalises what stands at the top of a resource.
func (n normaliser) attributes(typ string, v *model.Value) *model.Value {
	names := renames[typ]
	var changed []model.Attr
	for i, a := range v.Attrs() {
		to := a
		if name, ok := names[a.Name]; ok {
			if _, taken := v.Attr(name); !taken {
				to.Name = name
			}
		}
		to.Value = n.attribute(typ, to)
		if changed == nil && (to.Value != a.Value || to.Name != a.Name) {
			changed = slices.Clone(v.Attrs())
		}
		if changed != nil {
			changed[i] = to
		}
	}
	if changed == nil {
		return v
	}
	return like(v, model.NewObject(changed, v.Range()))
}

// attribute normalises one attribute: a policy, blocks that hold policies, or an
// extension that the provider once had as a block of its own.
func (n normaliser) attribute(typ string, a model.Attr) *model.Value {
	if policyNames[a.Name] && Document(typ, a.Name) == Policy {
		return n.document(a.Value)
	}
	if policyBlocks[a.Name] {
		return n.block(typ, a.Name, a.Value)
	}
	if e, ok := Extension(typ, a.Name); ok {
		return conformed(a.Value, e)
	}
	return a.Value
}

// conformed is conform for a value that mostly has the right shape already.
func conformed(v *model.Value, a *Attribute) *model.Value {
	if v.Is(model.Unknown) || v.Kind() == a.Kind.value() {
		return v
	}
	return conform(v, a)
}

// block normalises the policies in a nested block or in each of several.
func (n normaliser) block(typ, path string, v *model.Value) *model.Value {
	if v.Kind() == model.List && !v.Is(model.Unknown) {
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = n.block(typ, path, e)
		}
		if slices.Equal(elems, v.Elems()) {
			return v
		}
		return like(v, model.NewList(elems, v.Range()))
	}
	var changed []model.Attr
	for i, a := range v.Attrs() {
		if policyNames[a.Name] && Document(typ, path+"."+a.Name) == Policy {
			if changed == nil {
				changed = slices.Clone(v.Attrs())
			}
			changed[i].Value = n.document(a.Value)
		}
	}
	if changed == nil {
		return v
	}
	return like(v, model.NewObject(changed, v.Range()))
}
