package terraform

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// rootVariables returns the values that a root module's variables are given, in
// Terraform's order: terraform.tfvars, *.auto.tfvars by name, then what the
// options give. See
// https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence.
func (l *loader) rootVariables(dir string) map[string]func() *model.Value {
	given := map[string]func() *model.Value{}
	for _, name := range l.variableFiles(dir) {
		l.readVariables(name, given)
	}
	for name, text := range l.opts.Vars {
		if it := l.modules[dir].variables[name]; it != nil {
			v := l.optionValue(it, text)
			given[name] = func() *model.Value { return v }
		}
	}
	return given
}

// variableFiles returns the files that hold values for a root module.
func (l *loader) variableFiles(dir string) []string {
	var plain, auto []string
	entries, _ := fs.ReadDir(l.fsys, dir)
	for _, d := range entries {
		name := path.Join(dir, d.Name())
		switch base := strings.TrimSuffix(d.Name(), ".json"); {
		case l.opts.Exclude(name) || d.IsDir():
		case base == "terraform.tfvars":
			plain = append(plain, name)
		case strings.HasSuffix(base, ".auto.tfvars"):
			auto = append(auto, name)
		}
	}
	slices.Sort(auto)
	return slices.Concat(plain, auto, l.opts.VarFiles)
}

func (l *loader) readVariables(name string, given map[string]func() *model.Value) {
	f := l.read(name)
	if f == nil {
		return
	}
	l.files[name] = f.file
	for _, d := range f.diags {
		l.report(d)
	}
	for _, a := range f.attrs {
		// Values of variables refer to nothing.
		e := (&instance{load: l, mod: &module{dir: path.Dir(name)}, rootDir: path.Dir(name)}).env(a.item)
		given[a.Name] = func() *model.Value { return e.eval(a.Expr) }
	}
}

// optionValue returns a value given on the command line: the text itself for a
// string, else an expression.
func (l *loader) optionValue(it *item, text string) *model.Value {
	ty, _ := variableType(it)
	if ty == cty.String || ty == cty.DynamicPseudoType {
		return model.NewString(text, source.Range{})
	}
	x, diags := hclsyntax.ParseExpression([]byte(text), "", hcl.InitialPos)
	if diags.HasErrors() || len(text) > maxString {
		return model.NewString(text, source.Range{})
	}
	v, diags := x.Value(nil)
	if diags.HasErrors() {
		return model.NewString(text, source.Range{})
	}
	return fromCty(v, source.Range{})
}
