package reconcile

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// manifestResource is the type of Terraform's provider that declares any object.
const manifestResource = "kubernetes_manifest"

// terraformed reports whether the objects of a stack are declared in Terraform code.
func (p *planner) terraformed(stack string) bool {
	for _, r := range p.in.Code {
		if r.Origin.Stack == stack && kube.IsObject(r.Type) {
			return r.Origin.Language == "terraform"
		}
	}
	return false
}

// declareInTerraform writes an object that no code declares as a resource, with an
// import block, where the other objects are declared so.
func (p *planner) declareInTerraform(ctx context.Context, d *drift.Drift) (Remedy, error) {
	r := Remedy{Kind: Declare, Title: "declare it in code and import it"}
	if d.Type == "k8s_secret" {
		r.Title, r.Failed = "write its code by hand: "+errSecret.Error(), errSecret.Error()
		return r, nil
	}
	before := maps.Clone(p.texts)
	file := path.Join(d.Stack, importsFile)
	was := ""
	if f := p.now.File(file); f != nil {
		was = strings.TrimRight(string(f.Text.Bytes()), "\n") + "\n\n"
	}
	object := kubernetes.Manifest(d.Reported)
	name := p.freeName(d.Stack, manifestResource, d.ID[strings.LastIndexByte(d.ID, '/')+1:])
	address := model.Address(manifestResource + "." + name)
	renamed := id{drift.Changed, d.Stack, address}
	block, err := manifestBlock(object, name)
	if err != nil {
		return r, fmt.Errorf("writing code for %s: %w", d.ID, err)
	}
	gone, ok, err := p.try(ctx, map[string]*source.Text{file: source.NewText([]byte(was + block))}, id{d.Kind, d.Stack, d.Address}, &renamed)
	switch {
	case err != nil:
		return r, err
	case !ok:
		return Remedy{Kind: Declare, Title: "write its code by hand: what can be generated does not come to what runs", Failed: "it does not read back"}, nil
	case !gone:
		r.Title, r.Failed = "declare it in code and import it; what differs then has to be written by hand", "it does not say all that runs"
	}
	r.Files = touched(before, p.texts)
	r.Commands = []string{p.terraform("plan", []string{string(address)})}
	return r, nil
}

// manifestBlock returns the code of an object and of its import, whose id says which it
// is: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/manifest#import.
func manifestBlock(object map[string]any, name string) (string, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return "", err
	}
	typ, err := ctyjson.ImpliedType(text)
	if err != nil {
		return "", err
	}
	value, err := ctyjson.Unmarshal(text, typ)
	if err != nil {
		return "", err
	}
	meta, _ := object["metadata"].(map[string]any)
	var parts []string
	for _, part := range []struct {
		name string
		in   map[string]any
		key  string
	}{{"apiVersion", object, "apiVersion"}, {"kind", object, "kind"}, {"namespace", meta, "namespace"}, {"name", meta, "name"}} {
		if s, ok := part.in[part.key].(string); ok && s != "" {
			parts = append(parts, part.name+"="+s)
		}
	}
	f := hclwrite.NewEmptyFile()
	imp := f.Body().AppendNewBlock("import", nil).Body()
	imp.SetAttributeTraversal("to", hcl.Traversal{hcl.TraverseRoot{Name: manifestResource}, hcl.TraverseAttr{Name: name}})
	imp.SetAttributeValue("id", cty.StringVal(strings.Join(parts, ",")))
	f.Body().AppendNewline()
	body := f.Body().AppendNewBlock("resource", []string{manifestResource, name}).Body()
	body.SetAttributeValue("manifest", value)
	return string(hclwrite.Format(f.Bytes())), nil
}
