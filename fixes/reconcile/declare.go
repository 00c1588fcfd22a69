package reconcile

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// importsFile is where new code goes.
const importsFile = "imported.tf"

// declare writes code for what no code declares, with an import block, and goes on
// until the code says what runs.
func (p *planner) declare(ctx context.Context, d *drift.Drift) (Remedy, error) {
	r := Remedy{Kind: Declare, Title: "declare it in code and import it"}
	before := maps.Clone(p.texts)
	file := path.Join(d.Stack, importsFile)
	was := ""
	if f := p.now.File(file); f != nil {
		was = strings.TrimRight(string(f.Text.Bytes()), "\n") + "\n\n"
	}
	name := p.free(d)
	text := was + p.block(d, name)
	address := model.Address(d.Type + "." + name)
	renamed := id{drift.Changed, d.Stack, address}
	gone, ok, err := p.try(ctx, map[string]*source.Text{file: source.NewText([]byte(text))}, id{d.Kind, d.Stack, d.Address}, &renamed)
	if err != nil {
		return r, err
	}
	if !ok {
		return Remedy{Kind: Declare, Title: "write its code by hand: what can be generated does not come to what runs", Failed: "it does not read back"}, nil
	}
	for !gone {
		more, why, err := p.step(ctx, renamed)
		if err != nil {
			return r, err
		}
		if gone = p.open[renamed] == 0; !more {
			r.Failed = why
			r.Title = "declare it in code and import it; what differs then has to be written by hand"
			break
		}
	}
	if err := p.importParts(ctx, d, file, address); err != nil {
		return r, err
	}
	r.Files = touched(before, p.texts)
	r.Commands = []string{p.terraform("plan", []string{string(address)})}
	return r, nil
}

// importParts adds import blocks for the satellites of a bucket, whose ids are its
// name: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning#import.
func (p *planner) importParts(ctx context.Context, d *drift.Drift, file string, address model.Address) error {
	if d.Type != "aws_s3_bucket" {
		return nil
	}
	f := hclwrite.NewEmptyFile()
	for _, r := range p.now.Declared(file) {
		if r.Address != address || r.Origin.Stack != d.Stack {
			continue
		}
		for _, part := range r.Parts {
			typ, name, ok := strings.Cut(string(part.Address), ".")
			if !ok || strings.ContainsAny(name, ".[") {
				continue
			}
			f.Body().AppendNewline()
			b := f.Body().AppendNewBlock("import", nil).Body()
			b.SetAttributeTraversal("to", hcl.Traversal{hcl.TraverseRoot{Name: typ}, hcl.TraverseAttr{Name: name}})
			b.SetAttributeValue("id", cty.StringVal(d.ID))
		}
	}
	more := hclwrite.Format(f.Bytes())
	text := p.texts[file]
	if len(more) == 0 || text == nil {
		return nil
	}
	p.texts = maps.Clone(p.texts)
	p.texts[file] = source.NewText(append(slices.Clone(text.Bytes()), more...))
	var err error
	p.now, err = p.trial.Analyse(ctx, p.texts)
	return err
}

// free returns a name for a resource that nothing of its type has.
func (p *planner) free(d *drift.Drift) string {
	base := d.ID
	if s, ok := d.Live.Value.Get("tags").Get("Name").AsString(); ok && s != "" {
		base = s
	} else if s, ok := d.Live.Value.Get("name").AsString(); ok {
		base = s
	}
	return p.freeName(d.Stack, d.Type, base[strings.LastIndexAny(base, "/:")+1:])
}

// freeName returns what is near to a name and what nothing of a type is called.
func (p *planner) freeName(stack, typ, base string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(base) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' && b.Len() > 0 {
			b.WriteRune(r)
		} else if b.Len() > 0 {
			b.WriteByte('_')
		}
	}
	name := strings.Trim(b.String(), "_")
	if name == "" {
		name = "imported"
	}
	free := name
	for n := 2; p.declares(stack, typ+"."+free); n++ {
		free = fmt.Sprintf("%s_%d", name, n)
	}
	return free
}

func (p *planner) declares(stack, address string) bool {
	return slices.ContainsFunc(p.now.Result().Resources, func(r *model.Resource) bool {
		bare, _, _ := strings.Cut(string(r.Address), "[")
		return r.Origin.Stack == stack && bare == address
	})
}

// block returns the code of a resource and of its import.
func (p *planner) block(d *drift.Drift, name string) string {
	f := hclwrite.NewEmptyFile()
	imp := f.Body().AppendNewBlock("import", nil).Body()
	imp.SetAttributeTraversal("to", hcl.Traversal{hcl.TraverseRoot{Name: d.Type}, hcl.TraverseAttr{Name: name}})
	imp.SetAttributeValue("id", cty.StringVal(d.ID))
	f.Body().AppendNewline()
	body := f.Body().AppendNewBlock("resource", []string{d.Type, name}).Body()
	typ, _ := schema.Lookup(d.Type)
	live := p.found.Referring(d)
	var blocks []model.Attr
	for _, a := range live.Attrs() {
		def, known := typ.Attr(a.Name)
		if !known || def.Computed || !p.writes(d.Type, a) {
			continue
		}
		if def.Kind == schema.Block || def.Kind == schema.Blocks {
			blocks = append(blocks, a)
			continue
		}
		body.SetAttributeRaw(a.Name, expression(a.Value))
	}
	for _, a := range blocks {
		def, _ := typ.Attr(a.Name)
		p.nested(body, a, def)
	}
	return string(hclwrite.Format(f.Bytes()))
}

// satellites are types whose own blocks the provider has given up for resources of
// their own, and what is still written in them:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade#s3-bucket-refactor.
var satellites = map[string][]string{"aws_s3_bucket": {"bucket", "tags", "object_lock_enabled"}}

// writes reports whether an attribute is written into new code: not what is nothing,
// what AWS does anyhow, or what identifies.
func (p *planner) writes(typ string, a model.Attr) bool {
	if own := satellites[typ]; own != nil && !slices.Contains(own, a.Name) {
		return false
	}
	if a.Name == "id" || a.Name == "arn" || a.Name == "tags_all" || a.Name == "region" || drift.None(a.Value) || a.Value.Is(model.Unknown) {
		return false
	}
	if row, ok := aws.Lookup(typ); ok {
		for _, attr := range row.All() {
			if s := fmt.Sprint(cloud.Plain(a.Value)); attr.Path == a.Name && attr.Unset != "" && s == attr.Unset {
				return false
			}
		}
	}
	return true
}

func (p *planner) nested(body *hclwrite.Body, a model.Attr, def *schema.Attribute) {
	elems := a.Value.Elems()
	if a.Value.Kind() == model.Object {
		elems = []*model.Value{a.Value}
	}
	for _, e := range elems {
		body.AppendNewline()
		b := body.AppendNewBlock(a.Name, nil).Body()
		var inner []model.Attr
		for _, x := range e.Attrs() {
			nested, ok := def.Attr(x.Name)
			switch {
			case !ok || nested.Computed || drift.None(x.Value) && x.Name != "from_port" && x.Name != "to_port":
			case nested.Kind == schema.Block || nested.Kind == schema.Blocks:
				inner = append(inner, x)
			default:
				b.SetAttributeRaw(x.Name, expression(x.Value))
			}
		}
		for _, x := range inner {
			nested, _ := def.Attr(x.Name)
			p.nested(b, x, nested)
		}
	}
}

// expression returns a value as code. What refers to another resource of the root
// module is a reference; a document is the argument of jsonencode.
func expression(v *model.Value) hclwrite.Tokens {
	for _, ref := range v.Refs() {
		parts := strings.Split(string(ref.Address), ".")
		if len(parts) == 2 && v.Kind() == model.String && !strings.ContainsAny(string(ref.Address), "[(\"") {
			return hclwrite.TokensForTraversal(hcl.Traversal{
				hcl.TraverseRoot{Name: parts[0]}, hcl.TraverseAttr{Name: parts[1]}, hcl.TraverseAttr{Name: ref.Path}})
		}
	}
	if doc := v.Doc(); doc != nil {
		return hclwrite.TokensForFunctionCall("jsonencode", expression(doc))
	}
	switch v.Kind() {
	case model.List:
		var elems []hclwrite.Tokens
		for _, e := range v.Elems() {
			elems = append(elems, expression(e))
		}
		return hclwrite.TokensForTuple(elems)
	case model.Object:
		var attrs []hclwrite.ObjectAttrTokens
		for _, a := range v.Attrs() {
			name := hclwrite.TokensForValue(cty.StringVal(a.Name))
			if isName(a.Name) {
				name = hclwrite.TokensForIdentifier(a.Name)
			}
			attrs = append(attrs, hclwrite.ObjectAttrTokens{Name: name, Value: expression(a.Value)})
		}
		return hclwrite.TokensForObject(attrs)
	case model.Bool:
		b, _ := v.AsBool()
		return hclwrite.TokensForValue(cty.BoolVal(b))
	case model.Number:
		n, _ := v.AsNumber()
		return hclwrite.TokensForValue(cty.NumberVal(n))
	case model.String:
		s, _ := v.AsString()
		return hclwrite.TokensForValue(cty.StringVal(s))
	}
	return hclwrite.TokensForValue(cty.NullVal(cty.DynamicPseudoType))
}

// isName reports whether a key of an object is written without quotes.
func isName(s string) bool {
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}
