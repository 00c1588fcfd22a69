package terraform

import (
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// A providerUnit is a provider block, which is a resource for policies on
// credentials in it.
type providerUnit struct{ unitCell }

func (u *providerUnit) Compute() bool {
	return u.in.s.run(&u.cell, func() bool {
		it := u.slot.read()
		if it == nil {
			u.declare(nil)
			return false
		}
		typ, addr := "provider."+it.label(0), model.Address(u.in.prefix+u.slot.name)
		t, _ := schema.Lookup(typ)
		b := bodyReader{env: u.in.env(it), address: addr}
		u.declare([]*model.Resource{{
			Type: typ, Address: addr, Value: b.resource(it, t),
			Origin: model.Origin{Language: Language, Stack: u.in.rootDir, Header: it.header(), Block: it.whole(), Calls: u.in.calls},
		}})
		return false // nothing refers to a provider
	})
}

func aliasOf(it *item) string {
	if a, _ := it.attr("alias"); a != nil {
		s, _ := literalString(a.Expr)
		return s
	}
	return ""
}

// A tagsCell is the default tags of each AWS provider configuration ("aws",
// "aws.west") that a module sees: its own, and those passed to it.
type tagsCell struct {
	cell
	in    *instance
	value map[string]*model.Value
}

func (c *tagsCell) Compute() bool {
	return c.in.s.run(&c.cell, func() bool {
		now := c.in.evalTags()
		if maps.EqualFunc(now, c.value, model.Equal) {
			return false
		}
		c.value = now
		return true
	})
}

func (c *tagsCell) Ring() {}

func (c *tagsCell) Forget() { c.in.s.forget(&c.cell); c.in.tags = nil }

func (in *instance) evalTags() map[string]*model.Value {
	tags := map[string]*model.Value{}
	if in.call != nil {
		tags = in.call.passedTags()
	}
	in.s.graph.Read(&in.mod.providers)
	for _, sl := range in.mod.slots {
		if sl.kind != providerSlot || sl.it == nil || sl.it.label(0) != "aws" {
			continue
		}
		for _, blk := range sl.it.block.Body.Blocks {
			if a := blk.Body.Attributes["tags"]; blk.Type == "default_tags" && a != nil {
				tags[sl.name[len("provider."):]] = in.env(sl.it).eval(a.Expr)
			}
		}
	}
	return tags
}

// allTags returns the default tags by provider configuration.
func (in *instance) allTags() map[string]*model.Value {
	if in.tags == nil {
		in.tags = &tagsCell{in: in}
		in.s.graph.Init(&in.tags.Cell, in.tags, false)
	}
	in.s.graph.Read(&in.tags.Node)
	return in.tags.value
}

// defaultTags returns the default tags of a resource's provider, or nil.
func (in *instance) defaultTags(it *item) *model.Value {
	name := "aws"
	if a, _ := it.attr("provider"); a != nil {
		name = providerName(a.Expr)
	}
	return in.allTags()[name]
}

// passedTags returns the default tags of the provider configurations that a
// module call passes on: the ones it names, else the unaliased one.
func (u *callUnit) passedTags() map[string]*model.Value {
	mine := u.in.allTags()
	passed := map[string]*model.Value{}
	if v := mine["aws"]; v != nil {
		passed["aws"] = v
	}
	it := u.slot.read()
	if it == nil {
		return passed
	}
	a, _ := it.attr("providers")
	if a == nil {
		return passed
	}
	obj, ok := a.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return passed
	}
	for _, p := range obj.Items {
		inner := providerName(p.KeyExpr)
		if key, ok := p.KeyExpr.(*hclsyntax.ObjectConsKeyExpr); ok {
			inner = providerName(key.Wrapped)
		}
		delete(passed, inner)
		if v := mine[providerName(p.ValueExpr)]; v != nil {
			passed[inner] = v
		}
	}
	return passed
}

// providerName returns a provider reference as text: aws or aws.west.
func providerName(x hclsyntax.Expression) string {
	t, diags := hcl.AbsTraversalForExpr(x)
	if diags.HasErrors() {
		s, _ := literalString(x) // the form of old versions
		return s
	}
	name := t.RootName()
	if alias, ok := attrStep(t[1:], 0); ok {
		name += "." + alias
	}
	return name
}
