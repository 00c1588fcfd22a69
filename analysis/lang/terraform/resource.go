package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A resourceSet is a resource or data block with all of its instances.
type resourceSet struct {
	how       repetition
	keys      []instanceKey
	instances []*model.Resource
	busy      bool
}

// resource evaluates a resource or data block, once.
func (in *instance) resource(it *item) *resourceSet {
	if set := in.resources[it]; set != nil {
		return set
	}
	set := &resourceSet{busy: true}
	in.resources[it] = set
	set.keys, set.how = in.expand(it)
	typ := it.label(0)
	local := typ + "." + it.label(1)
	if it.block.Type == "data" {
		typ, local = "data."+typ, "data."+local
	}
	t, _ := schema.Lookup(typ)
	for _, k := range set.keys {
		r := &model.Resource{
			Type:    typ,
			Address: model.Address(in.prefix + local + k.suffix()),
			Origin: model.Origin{
				Language: Language, Header: it.header(), Block: it.whole(), Calls: in.calls, Instance: k.name,
			},
		}
		b := bodyReader{env: k.bind(in.env(it)), address: r.Address}
		r.Value = b.resource(it, t)
		in.finish(it, r)
		set.instances = append(set.instances, r)
	}
	set.busy = false
	return set
}

// Language is the name of the front end.
const Language = "terraform"

// finish adds what the provider is known to compute.
func (in *instance) finish(it *item, r *model.Resource) {
	switch {
	case r.Type == "data.aws_iam_policy_document":
		r.Value = withPolicyJSON(r.Value, r.Address)
	case strings.HasPrefix(r.Type, "aws_"):
		if tags := in.defaultTags(it); tags != nil {
			r.Value = withTags(r.Value, tags)
		}
	}
}

// withTags sets tags_all to the provider's default tags and the resource's own;
// see https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags.
func withTags(v, defaults *model.Value) *model.Value {
	own := v.Get("tags")
	all := defaults.At(defaults.Range())
	switch {
	case defaults.Is(model.Unknown) || own.Is(model.Unknown):
		all = model.NewUnknown(model.Object, "", defaults.Range())
	case own != nil:
		attrs := append(append([]model.Attr(nil), defaults.Attrs()...), own.Attrs()...)
		all = model.NewObject(attrs, own.Range())
	}
	attrs := append(append([]model.Attr(nil), v.Attrs()...), model.Attr{Name: "tags_all", Value: all})
	return model.NewObject(attrs, v.Range())
}

// resourceValue returns what a reference to a resource or data source stands
// for: its written arguments, open for what the provider computes.
func (in *instance) resourceValue(e env, local string, r hcl.Range) *model.Value {
	at := e.rng(r)
	it := in.mod.resources[local]
	if it == nil { // not declared, or in a block that could not be parsed
		return openObject(model.Address(in.prefix+local), at)
	}
	set := in.resource(it)
	if set.busy {
		in.ring(local, at)
		return openObject(model.Address(in.prefix+local), at)
	}
	vals := make([]*model.Value, len(set.instances))
	for i, inst := range set.instances {
		vals[i] = inst.Value.With(model.Open).WithRefs(model.Ref{Address: inst.Address})
	}
	return gather(set.keys, set.how, vals, it.header())
}

// openObject stands for a thing of which only the address is known.
func openObject(addr model.Address, at source.Range) *model.Value {
	return model.NewObject(nil, at).With(model.Open).WithRefs(model.Ref{Address: addr})
}
