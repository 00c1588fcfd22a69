package terraform

import (
	"maps"
	"strings"

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

// A providersCell is the provider configurations ("aws", "aws.west") that a module
// sees: its own, and those passed to it.
type providersCell struct {
	cell
	in    *instance
	value map[string]providerConfig
}

// A providerConfig is what a provider block says that matters elsewhere.
type providerConfig struct {
	address model.Address
	tags    *model.Value // the default tags of AWS, if any
}

func (c *providersCell) Compute() bool {
	return c.in.s.run(&c.cell, func() bool {
		now := c.in.evalProviders()
		same := func(a, b providerConfig) bool { return a.address == b.address && model.Equal(a.tags, b.tags) }
		if maps.EqualFunc(now, c.value, same) {
			return false
		}
		c.value = now
		return true
	})
}

func (c *providersCell) Ring() {}

func (c *providersCell) Forget() { c.in.s.forget(&c.cell); c.in.providers = nil }

func (in *instance) evalProviders() map[string]providerConfig {
	configs := map[string]providerConfig{}
	if in.call != nil {
		configs = in.call.passedProviders()
	}
	in.s.graph.Read(&in.mod.providers)
	for _, sl := range in.mod.slots {
		if sl.kind != providerSlot || sl.it == nil {
			continue
		}
		c := providerConfig{address: model.Address(in.prefix + sl.name)}
		for _, blk := range sl.it.block.Body.Blocks {
			if a := blk.Body.Attributes["tags"]; blk.Type == "default_tags" && a != nil && sl.it.label(0) == "aws" {
				c.tags = in.env(sl.it).eval(a.Expr)
			}
		}
		configs[sl.name[len("provider."):]] = c
	}
	return configs
}

// providerOf returns the configuration of a resource's or data source's provider:
// https://developer.hashicorp.com/terraform/language/meta-arguments/provider.
func (in *instance) providerOf(it *item) providerConfig {
	name, _, _ := strings.Cut(it.label(0), "_")
	if a, _ := it.attr("provider"); a != nil {
		name = providerName(a.Expr)
	}
	return in.allProviders()[name]
}

// allProviders returns the provider configurations by name.
func (in *instance) allProviders() map[string]providerConfig {
	if in.providers == nil {
		in.providers = &providersCell{in: in}
		in.s.graph.Init(&in.providers.Cell, in.providers, false)
	}
	in.s.graph.Read(&in.providers.Node)
	return in.providers.value
}

// passedProviders returns the provider configurations that a module call passes
// on: those without an alias, and the ones it names.
func (u *callUnit) passedProviders() map[string]providerConfig {
	mine := u.in.allProviders()
	passed := map[string]providerConfig{}
	for name, c := range mine {
		if !strings.Contains(name, ".") {
			passed[name] = c
		}
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
		if c, ok := mine[providerName(p.ValueExpr)]; ok {
			passed[inner] = c
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
