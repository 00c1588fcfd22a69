package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A resourceUnit is a resource or data block with all of its instances.
type resourceUnit struct {
	unitCell
	// header is where the block stands, the zero range where there is none.
	header    source.Range
	how       repetition
	keys      []instanceKey
	instances []*model.Resource
	views     map[string]*view
}

func (u *resourceUnit) Compute() bool {
	return u.in.s.run(&u.cell, func() bool {
		before := *u
		u.evaluate()
		u.declare(u.instances)
		return before.header != u.header || before.how != u.how || !equalKeys(before.keys, u.keys) ||
			!sameResources(before.instances, u.instances)
	})
}

func sameResources(a, b []*model.Resource) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] { // equal ones have kept their identity
			return false
		}
	}
	return true
}

func (u *resourceUnit) evaluate() {
	in, it := u.in, u.slot.read()
	u.header, u.keys, u.how, u.instances = source.Range{}, nil, single, nil
	if it == nil {
		return
	}
	u.header = it.header()
	u.keys, u.how = in.expand(it)
	typ := it.label(0)
	if it.block.Type == "data" {
		typ = "data." + typ
	}
	t, _ := schema.Lookup(typ)
	for _, k := range u.keys {
		r := &model.Resource{
			Type:    typ,
			Address: model.Address(in.prefix + u.slot.name + k.suffix()),
			Origin: model.Origin{
				Language: Language, Stack: in.rootDir, Header: u.header, Block: it.whole(), Calls: in.calls, Instance: k.name,
			},
		}
		b := bodyReader{env: k.bind(in.env(it)), address: r.Address}
		r.Value = b.resource(it, t)
		in.finish(it, r)
		u.instances = append(u.instances, r)
	}
	in.release(it)
}

// release lets go of the syntax of a block that was evaluated for the only
// instance that its module will ever have, a root that nothing calls.
func (in *instance) release(it *item) {
	s := in.s
	if !s.opts.Once || in.call != nil || s.called[in.mod.dir] { // more instances may come
		return
	}
	f := s.parsed[it.anchor.File]
	if f.keep == nil {
		keep := s.opts.Keep(f.file)
		f.keep = &keep
	}
	if !*f.keep {
		it.block.Body = &hclsyntax.Body{SrcRange: it.block.Body.SrcRange}
	}
}

// Language is the name of the front end.
const Language = "terraform"

// finish adds what the provider is known to compute.
func (in *instance) finish(it *item, r *model.Resource) {
	provider := in.providerOf(it)
	r.Origin.Provider = provider.address
	switch {
	case r.Type == "data.aws_iam_policy_document":
		r.Value = withPolicyJSON(r.Value, r.Address)
	case r.Type == "kubectl_manifest":
		r.Value = withManifest(it, r.Value)
	case strings.HasPrefix(r.Type, "aws_"):
		if provider.tags != nil {
			r.Value = withTags(r.Value, provider.tags)
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

// A view is what others see of a resource block: one attribute of its
// instances, or all of them where attr is "".
type view struct {
	cell
	of    *resourceUnit
	attr  string
	value *model.Value // nil where the block is not declared
}

func (v *view) Compute() bool {
	s := v.of.in.s
	return s.run(&v.cell, func() bool {
		var now *model.Value
		if s.graph.Read(&v.of.Node) && !v.of.header.IsZero() {
			now = v.of.gather(v.attr)
		}
		if model.Equal(now, v.value) {
			return false
		}
		v.value = now
		return true
	})
}

func (v *view) Ring() {}

func (v *view) Forget() { delete(v.of.views, v.attr) }

func (u *resourceUnit) gather(attr string) *model.Value {
	vals := make([]*model.Value, len(u.instances))
	for i, r := range u.instances {
		v := r.Value
		if attr != "" {
			var attrs []model.Attr
			if a, ok := v.Attr(attr); ok {
				attrs = []model.Attr{a}
			}
			v = model.NewObject(attrs, v.Range()).With(v.Flags())
		}
		vals[i] = v.With(model.Open).WithRefs(model.Ref{Address: r.Address})
	}
	return gather(u.keys, u.how, vals, u.header)
}

// resourceValue returns what a reference to a resource or data source stands
// for: its written arguments, as far as the steps behind it ask for them, open
// for what the provider computes.
func (in *instance) resourceValue(e env, local string, steps hcl.Traversal, r hcl.Range, next string) *model.Value {
	u := in.unit(in.mod.slot(resourceSlot, local)).(*resourceUnit)
	attr := nextAttr(steps, next)
	v := u.views[attr]
	if v == nil {
		v = &view{of: u, attr: attr}
		if u.views == nil {
			u.views = map[string]*view{}
		}
		u.views[attr] = v
		in.s.graph.Init(&v.Cell, v, false)
	}
	if !in.s.graph.Read(&v.Node) || v.value == nil { // it is not declared, or waits for this
		return openObject(model.Address(in.prefix+local), e.rng(r))
	}
	return v.value
}

// openObject stands for a thing of which only the address is known.
func openObject(addr model.Address, at source.Range) *model.Value {
	return model.NewObject(nil, at).With(model.Open).WithRefs(model.Ref{Address: addr})
}
