package terraform

import (
	"bytes"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Imports returns the vendor's ids that the import blocks of a file in native syntax
// give to addresses of its module, as far as they are literal:
// https://developer.hashicorp.com/terraform/language/block/import.
func Imports(name string, text []byte) map[model.Address]string {
	if !bytes.Contains(text, []byte("import")) || path.Ext(name) != ".tf" && path.Ext(name) != ".tofu" {
		return nil // most files are none, and parsing is most of the work
	}
	f, _ := hclsyntax.ParseConfig(text, name, hcl.InitialPos) // what cannot be parsed imports nothing
	if f == nil {
		return nil
	}
	body, ok := f.Body.(*hclsyntax.Body)
	if !ok {
		return nil
	}
	out := map[model.Address]string{}
	for _, b := range body.Blocks {
		to, id := b.Body.Attributes["to"], b.Body.Attributes["id"]
		if b.Type != "import" || to == nil || id == nil {
			continue
		}
		v, diags := id.Expr.Value(nil)
		if diags.HasErrors() || v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
			continue
		}
		r := to.Expr.Range()
		out[model.Address(strings.TrimSpace(string(text[r.Start.Byte:r.End.Byte])))] = v.AsString()
	}
	return out
}
