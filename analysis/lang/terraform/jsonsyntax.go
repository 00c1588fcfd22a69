package terraform

import (
	"errors"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// labelCount is how many labels each type of top-level block has.
var labelCount = map[string]int{
	"resource": 2, "data": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "locals": 0, "terraform": 0,
}

// parseJSON reads a file in JSON syntax into the same syntax tree as native
// syntax; see https://developer.hashicorp.com/terraform/language/syntax/json.
// The whole file is one item as far as places are concerned. Nested blocks
// become arguments, which the schema turns into blocks again.
func (p *parsedFile) parseJSON(text []byte) {
	anchor := p.file.Whole
	place := func(start, end int) source.Range {
		return source.Range{Anchor: anchor, Start: uint32(start), End: uint32(end)}
	}
	v, err := jsontext.Reader{Place: place}.Read(string(text))
	if err != nil {
		var se *jsontext.SyntaxError
		errors.As(err, &se)
		p.refuse(se.Offset, min(se.Offset+1, len(text)), "invalid JSON", se.Message)
		return
	}
	if v.Kind() != model.Object {
		p.refuse(0, 1, "invalid configuration", "The file must hold a JSON object.")
		return
	}
	j := jsonFile{parsedFile: p, anchor: anchor, text: text}
	config := isConfig(p.file.Path)
	for _, a := range v.Attrs() {
		if n, ok := labelCount[a.Name]; ok && config {
			j.blocks(a.Name, nil, a, n)
		} else if !config {
			p.attrs = append(p.attrs, fileAttr{j.attribute(a), &item{anchor: anchor, text: text}})
		}
	}
}

type jsonFile struct {
	*parsedFile
	anchor *source.Anchor
	text   []byte
}

func hclRange(r source.Range) hcl.Range {
	return hcl.Range{Start: hcl.Pos{Byte: int(r.Start)}, End: hcl.Pos{Byte: int(r.End)}}
}

// blocks descends through the labels to the bodies of blocks.
func (j jsonFile) blocks(typ string, labels []string, a model.Attr, left int) {
	bodies := []*model.Value{a.Value}
	if a.Value.Kind() == model.List {
		bodies = a.Value.Elems()
	}
	for _, b := range bodies {
		if b.Kind() != model.Object {
			continue
		}
		if left > 0 {
			for _, inner := range b.Attrs() {
				j.blocks(typ, append(labels[:len(labels):len(labels)], inner.Name), inner, left-1)
			}
			continue
		}
		j.items = append(j.items, &item{anchor: j.anchor, text: j.text, block: j.block(typ, labels, a.NameRange, b)})
	}
}

func (j jsonFile) block(typ string, labels []string, name source.Range, v *model.Value) *hclsyntax.Block {
	at := hclRange(v.Range())
	header := hclRange(name)
	blk := &hclsyntax.Block{
		Type: typ, Labels: labels, TypeRange: header,
		OpenBraceRange:  hcl.Range{Start: at.Start, End: at.Start},
		CloseBraceRange: hcl.Range{Start: at.End, End: at.End},
		Body:            &hclsyntax.Body{Attributes: hclsyntax.Attributes{}, SrcRange: at},
	}
	for _, a := range v.Attrs() {
		if a.Name == "dynamic" && a.Value.Kind() == model.Object {
			j.dynamic(blk.Body, a.Value)
		} else if !strings.HasPrefix(a.Name, "//") {
			blk.Body.Attributes[a.Name] = j.attribute(a)
		}
	}
	return blk
}

// dynamic adds dynamic blocks, which keep their form in the syntax tree.
func (j jsonFile) dynamic(body *hclsyntax.Body, v *model.Value) {
	for _, typ := range v.Attrs() {
		specs := []*model.Value{typ.Value}
		if typ.Value.Kind() == model.List {
			specs = typ.Value.Elems()
		}
		for _, spec := range specs {
			blk := j.block("dynamic", []string{typ.Name}, typ.NameRange, spec)
			if content, ok := spec.Attr("content"); ok {
				delete(blk.Body.Attributes, "content")
				blk.Body.Blocks = append(blk.Body.Blocks, j.block("content", nil, content.NameRange, content.Value))
			}
			body.Blocks = append(body.Blocks, blk)
		}
	}
}

func (j jsonFile) attribute(a model.Attr) *hclsyntax.Attribute {
	return &hclsyntax.Attribute{
		Name: a.Name, Expr: j.expr(a.Value), NameRange: hclRange(a.NameRange),
		SrcRange: hclRange(a.NameRange.Join(a.Value.Range())),
	}
}

// expr returns the expression that a JSON value stands for; strings are
// templates.
func (j jsonFile) expr(v *model.Value) hclsyntax.Expression {
	at := hclRange(v.Range())
	switch v.Kind() {
	case model.List:
		x := &hclsyntax.TupleConsExpr{SrcRange: at}
		for _, el := range v.Elems() {
			x.Exprs = append(x.Exprs, j.expr(el))
		}
		return x
	case model.Object:
		x := &hclsyntax.ObjectConsExpr{SrcRange: at}
		for _, a := range v.Attrs() {
			key := &hclsyntax.LiteralValueExpr{Val: cty.StringVal(a.Name), SrcRange: hclRange(a.NameRange)}
			x.Items = append(x.Items, hclsyntax.ObjectConsItem{KeyExpr: key, ValueExpr: j.expr(a.Value)})
		}
		return x
	case model.String:
		return j.template(v, at)
	}
	return &hclsyntax.LiteralValueExpr{Val: toCty(v), SrcRange: at}
}

func (j jsonFile) template(v *model.Value, at hcl.Range) hclsyntax.Expression {
	s, _ := v.AsString()
	plain := &hclsyntax.LiteralValueExpr{Val: cty.StringVal(s), SrcRange: at}
	if !strings.Contains(s, "${") && !strings.Contains(s, "%{") {
		if t := strings.TrimSpace(s); strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[") {
			return &hclsyntax.TemplateExpr{Parts: []hclsyntax.Expression{plain}, SrcRange: at} // may be a JSON document
		}
		return plain
	}
	c := split([]byte("x = \"" + s + "\""))
	if len(c) > 0 && c[0].problem != "" {
		return plain
	}
	x, diags := hclsyntax.ParseTemplate([]byte(s), j.file.Path, hcl.Pos{Byte: at.Start.Byte + 1})
	if diags.HasErrors() {
		return plain
	}
	return x
}
