package terraform

import (
	"strings"

	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// metaArguments are those of Terraform itself, which are no attributes of the
// resource. Of lifecycle, the protections are kept.
var metaArguments = map[string]bool{
	"count": true, "for_each": true, "provider": true, "depends_on": true,
	"connection": true, "provisioner": true, "providers": true,
}

// A bodyReader turns a block's body into an object in the shape that the
// provider's schema gives it.
type bodyReader struct {
	env
	address model.Address
}

// nested looks up the schema of attributes; both methods of schema.Type and
// schema.Attribute serve.
type nested interface {
	Attr(name string) (*schema.Attribute, bool)
}

// resource returns the value of a resource's block, with what override files
// replace.
func (b bodyReader) resource(it *item, t *schema.Type) *model.Value {
	var s nested
	if t != nil {
		s = t
	}
	attrs := b.attrs(it.block.Body, s, true)
	for _, o := range it.overrides {
		in := b
		in.it = o
		attrs = replace(attrs, in.attrs(o.block.Body, s, true))
	}
	return b.bounded(model.NewObject(attrs, it.header()), it.block.Range())
}

// replace returns base with the attributes of over in place of its own.
func replace(base, over []model.Attr) []model.Attr {
	base = slices.DeleteFunc(base, func(a model.Attr) bool {
		return slices.ContainsFunc(over, func(o model.Attr) bool { return o.Name == a.Name })
	})
	return append(base, over...)
}

// attrs evaluates arguments and nested blocks. Arguments that are null are left
// out, as the provider does not see them.
func (b bodyReader) attrs(body *hclsyntax.Body, s nested, top bool) []model.Attr {
	out := make([]model.Attr, 0, len(body.Attributes)+len(body.Blocks))
	for _, a := range inOrder(body.Attributes) {
		if top && metaArguments[a.Name] {
			continue
		}
		v := b.eval(a.Expr)
		if v.IsNull() {
			continue
		}
		out = append(out, model.Attr{Name: a.Name, NameRange: b.rng(a.NameRange), Value: shape(v, attribute(s, a.Name))})
	}
	return b.blocks(out, body.Blocks, s, top)
}

// inOrder returns attributes as they stand in the file, for diagnostics that
// come in a stable order.
func inOrder(attrs hclsyntax.Attributes) []*hclsyntax.Attribute {
	out := make([]*hclsyntax.Attribute, 0, len(attrs))
	for _, a := range attrs {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b *hclsyntax.Attribute) int {
		return cmp.Compare(a.SrcRange.Start.Byte, b.SrcRange.Start.Byte)
	})
	return out
}

func attribute(s nested, name string) *schema.Attribute {
	if s == nil {
		return nil
	}
	a, _ := s.Attr(name)
	return a
}

// children returns the schema within an attribute, nil where it is unknown.
func children(a *schema.Attribute) nested {
	if a == nil {
		return nil
	}
	return a
}

// blocks appends the nested blocks, those of one type together.
func (b bodyReader) blocks(out []model.Attr, blocks hclsyntax.Blocks, s nested, top bool) []model.Attr {
	var order []string
	found := map[string][]*model.Value{}
	vague := map[string]*model.Value{} // types of which the number of blocks is unknown
	put := func(name string, vals ...*model.Value) {
		if _, seen := found[name]; !seen {
			order = append(order, name)
		}
		found[name] = append(found[name], vals...)
	}
	for _, blk := range blocks {
		switch {
		case top && blk.Type == schema.Lifecycle.Name:
			put(blk.Type, b.lifecycle(blk))
		case top && metaArguments[blk.Type]:
		case blk.Type == "dynamic" && len(blk.Labels) == 1:
			vals, unknown := b.dynamic(blk, children(attribute(s, blk.Labels[0])))
			put(blk.Labels[0], vals...)
			if unknown != nil {
				vague[blk.Labels[0]] = unknown
			}
		default:
			attrs := b.attrs(blk.Body, children(attribute(s, blk.Type)), false)
			put(blk.Type, model.NewObject(attrs, b.rng(blk.DefRange())))
		}
	}
	for _, name := range order {
		a := attribute(s, name)
		if top && name == schema.Lifecycle.Name {
			a = schema.Lifecycle
		}
		if v := repeated(found[name], a, vague[name]); v != nil {
			out = append(out, model.Attr{Name: name, Value: v})
		}
	}
	return out
}

// repeated returns the value of all blocks of one type: an object where the
// provider allows one, a list otherwise, unknown where their number is.
func repeated(vals []*model.Value, a *schema.Attribute, vague *model.Value) *model.Value {
	one := a != nil && a.Kind == schema.Block
	if vague != nil && (!one || len(vals) == 0) {
		kind := model.List
		if one {
			kind = model.Object
		}
		return model.NewUnknown(kind, vague.Hint(), vague.Range()).WithRefs(vague.Refs()...)
	}
	switch {
	case len(vals) == 0:
		return nil
	case one:
		return vals[0]
	}
	return model.NewList(vals, vals[0].Range())
}

// lifecycle keeps the arguments that protect a resource, and of ignore_changes the
// attributes as they are written: those are no values.
func (b bodyReader) lifecycle(blk *hclsyntax.Block) *model.Value {
	var attrs []model.Attr
	for _, kept := range schema.Lifecycle.Attrs {
		if a := blk.Body.Attributes[kept.Name]; a != nil {
			attrs = append(attrs, model.Attr{Name: kept.Name, NameRange: b.rng(a.NameRange), Value: b.eval(a.Expr)})
		}
	}
	if a := blk.Body.Attributes["ignore_changes"]; a != nil {
		elems := []hcl.Expression{a.Expr}
		if list, ok := a.Expr.(*hclsyntax.TupleConsExpr); ok {
			elems = list.ExprList()
		}
		names := make([]*model.Value, len(elems))
		for i, e := range elems {
			names[i] = model.NewString(strings.TrimSuffix(strings.TrimPrefix(b.snippet(e.Range()), "${"), "}"), b.rng(e.Range()))
		}
		attrs = append(attrs, model.Attr{Name: a.Name, NameRange: b.rng(a.NameRange), Value: model.NewList(names, b.rng(a.Expr.Range()))})
	}
	return model.NewObject(attrs, b.rng(blk.DefRange()))
}

// dynamic returns the blocks that a dynamic block makes. Where for_each is
// unknown it returns that value instead.
func (b bodyReader) dynamic(blk *hclsyntax.Block, s nested) (vals []*model.Value, unknown *model.Value) {
	forEach := blk.Body.Attributes["for_each"]
	var content *hclsyntax.Block
	for _, c := range blk.Body.Blocks {
		if c.Type == "content" {
			content = c
		}
	}
	if forEach == nil || content == nil {
		return nil, nil
	}
	iterator := blk.Labels[0]
	if it := blk.Body.Attributes["iterator"]; it != nil {
		if name := hcl.ExprAsKeyword(it.Expr); name != "" {
			iterator = name
		}
	}
	coll := b.eval(forEach.Expr)
	if coll.Is(model.Unknown) || coll.Is(model.Open) || coll.Kind() == model.Dynamic {
		return nil, model.NewUnknown(model.List, b.snippet(forEach.Expr.Range()), b.rng(blk.DefRange())).WithRefs(coll.Refs()...)
	}
	for key, val := range pairs(coll) {
		if !b.spend(blk.Range()) {
			break
		}
		in := b
		in.env = b.bind(iterator, each(key, val))
		obj := model.NewObject(in.attrs(content.Body, s, false), b.rng(blk.DefRange()))
		if r := val.Range(); !r.IsZero() && r != coll.Range() {
			obj = obj.Behind([]source.Range{r})
		}
		vals = append(vals, obj)
	}
	return vals, nil
}

// shape converts a written value to what the schema says: scalars to their
// type, blocks written as arguments to objects or lists.
func shape(v *model.Value, a *schema.Attribute) *model.Value {
	if a == nil || v.Is(model.Unknown) && v.Kind() != model.Dynamic {
		return v
	}
	switch a.Kind {
	case schema.String, schema.Bool, schema.Number:
		ty := map[schema.Kind]cty.Type{schema.String: cty.String, schema.Bool: cty.Bool, schema.Number: cty.Number}[a.Kind]
		if v.Doc() != nil {
			return v
		}
		v, _ = convertTo(v, ty, nil)
	case schema.List:
		if v.Kind() != model.List && !v.Is(model.Unknown) && v.Kind() != model.Dynamic {
			v = like(v, model.NewList([]*model.Value{v}, v.Range()))
		}
	case schema.Block:
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		v = shapeObject(v, a)
	case schema.Blocks:
		v = shapeList(v, a)
	}
	if v.Is(model.Unknown) && v.Kind() == model.Dynamic {
		return model.NewUnknown(valueKind(a.Kind), v.Hint(), v.Range()).WithRefs(v.Refs()...).With(v.Flags()).Behind(v.Via())
	}
	return v
}

func shapeList(v *model.Value, a *schema.Attribute) *model.Value {
	if v.Kind() == model.Object {
		return like(v, model.NewList([]*model.Value{shapeObject(v, a)}, v.Range()))
	}
	if v.Kind() != model.List {
		return v
	}
	elems := make([]*model.Value, v.Len())
	for i, el := range v.Elems() {
		elems[i] = shapeObject(el, a)
	}
	return like(v, model.NewList(elems, v.Range()))
}

func shapeObject(v *model.Value, a *schema.Attribute) *model.Value {
	if v.Kind() != model.Object || v.Is(model.Open) {
		return v
	}
	attrs := make([]model.Attr, 0, v.Len())
	for _, at := range v.Attrs() {
		if at.Value.IsNull() {
			continue
		}
		at.Value = shape(at.Value, attribute(children(a), at.Name))
		attrs = append(attrs, at)
	}
	return like(v, model.NewObject(attrs, v.Range()))
}

// valueKind returns the kind of values of an attribute.
func valueKind(k schema.Kind) model.Kind {
	switch k {
	case schema.String:
		return model.String
	case schema.Bool:
		return model.Bool
	case schema.Number:
		return model.Number
	case schema.List, schema.Blocks:
		return model.List
	case schema.Map, schema.Block:
		return model.Object
	}
	return model.Dynamic
}
