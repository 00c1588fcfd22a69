package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// emitProviders adds the module's provider blocks as resources, for policies on
// credentials in them, and notes their default tags.
func (in *instance) emitProviders() {
	for _, it := range in.mod.providers {
		name, alias := it.label(0), in.alias(it)
		addr := in.prefix + "provider." + name
		if alias != "" {
			addr += "." + alias
		}
		b := bodyReader{env: in.env(it), address: model.Address(addr)}
		t, _ := schema.Lookup("provider." + name)
		in.load.resources = append(in.load.resources, &model.Resource{
			Type:    "provider." + name,
			Address: model.Address(addr),
			Value:   b.resource(it, t),
			Origin:  model.Origin{Language: Language, Header: it.header(), Block: it.whole(), Calls: in.calls},
		})
	}
}

func (in *instance) alias(it *item) string {
	if a, _ := it.attr("alias"); a != nil {
		s, _ := literalString(a.Expr)
		return s
	}
	return ""
}

// tagsByProvider returns the default tags of each AWS provider configuration
// ("aws", "aws.west") that the module sees: its own, and those passed to it.
func (in *instance) tagsByProvider() map[string]*model.Value {
	if in.ownTags {
		return in.defaults
	}
	in.ownTags = true
	tags := map[string]*model.Value{}
	for name, v := range in.defaults {
		tags[name] = v
	}
	for _, it := range in.mod.providers {
		if it.label(0) != "aws" {
			continue
		}
		name := "aws"
		if alias := in.alias(it); alias != "" {
			name += "." + alias
		}
		for _, blk := range it.block.Body.Blocks {
			if a := blk.Body.Attributes["tags"]; blk.Type == "default_tags" && a != nil {
				tags[name] = in.env(it).eval(a.Expr)
			}
		}
	}
	in.defaults = tags
	return tags
}

// defaultTags returns the default tags of a resource's provider, or nil.
func (in *instance) defaultTags(it *item) *model.Value {
	name := "aws"
	if a, _ := it.attr("provider"); a != nil {
		name = providerName(a.Expr)
	}
	return in.tagsByProvider()[name]
}

// passedTags returns the default tags of the provider configurations that a
// module call passes on: the ones it names, else the unaliased one.
func (in *instance) passedTags(it *item) map[string]*model.Value {
	mine := in.tagsByProvider()
	passed := map[string]*model.Value{}
	if v := mine["aws"]; v != nil {
		passed["aws"] = v
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
