package terraform

import (
	"path"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An instance is one use of a module: a root module, or one instance of a call.
// It remembers what each name in the module stands for.
type instance struct {
	load    *loader
	mod     *module
	rootDir string
	// prefix begins the addresses within: "" or `module.net["a"].`.
	prefix string
	calls  []source.Range
	// given are the values of variables that come from outside.
	given map[string]func() *model.Value
	// dirs are the folders of the modules around, to catch rings.
	dirs     []string
	key      string // in the manifest of installed modules: "net.subnets"
	manifest map[string]string
	// defaults are the default_tags by provider configuration; ownTags tells
	// that those of the module itself are among them.
	defaults  map[string]*model.Value
	ownTags   bool
	names     map[string]*name
	resources map[*item]*resourceSet
	children  map[*item]*childSet
	functions map[string]function.Function
}

// A name is a remembered value: a variable, local or output.
type name struct {
	value *model.Value
	busy  bool
}

func (l *loader) newInstance(m *module, parent *instance) *instance {
	in := &instance{
		load: l, mod: m, dirs: []string{m.dir},
		names: map[string]*name{}, resources: map[*item]*resourceSet{}, children: map[*item]*childSet{},
	}
	if parent != nil {
		in.rootDir = parent.rootDir
		in.dirs = append(slices.Clip(parent.dirs), m.dir)
		in.manifest = parent.manifest
	}
	return in
}

// env returns the environment for expressions of an item.
func (in *instance) env(it *item) env { return env{in: in, it: it, budget: new(budget)} }

// run evaluates all that the module declares, and the modules that it calls.
func (in *instance) run() {
	in.emitProviders()
	for _, it := range in.mod.order {
		if in.load.ctx.Err() != nil {
			return
		}
		if it.block.Type == "module" {
			in.emitCall(it)
			for _, child := range in.call(it).instances {
				child.in.run()
			}
			continue
		}
		in.load.emit(in.resource(it))
	}
}

func (l *loader) emit(set *resourceSet) {
	for _, r := range set.instances {
		if len(l.resources) >= maxResources {
			l.report(source.Diagnostic{Severity: source.Error, Range: r.Origin.Header,
				Summary: "workspace is too large", Detail: "Resources beyond 500,000 are not analysed."})
			return
		}
		l.resources = append(l.resources, r)
	}
}

// remember returns the value of a name, evaluating it on first use.
func (in *instance) remember(key string, at source.Range, eval func() *model.Value) *model.Value {
	n := in.names[key]
	if n == nil {
		n = &name{busy: true}
		in.names[key] = n
		n.value = eval()
		n.busy = false
	}
	if n.busy {
		in.ring(key, at)
		return model.NewUnknown(model.Dynamic, "${"+key+"}", at)
	}
	return n.value
}

func (in *instance) ring(what string, at source.Range) {
	in.load.report(source.Diagnostic{Severity: source.Error, Range: at,
		Summary: what + " refers to itself", Detail: "Its value depends on itself, directly or through others; it is treated as unknown."})
}

// resolve returns what the beginning of a reference stands for, and the steps
// that remain.
func (in *instance) resolve(e env, root string, steps hcl.Traversal, r hcl.Range) (*model.Value, hcl.Traversal) {
	switch root {
	case "var":
		if n, ok := attrStep(steps, 0); ok {
			return in.variable(n, e.rng(r)), steps[1:]
		}
	case "local":
		if n, ok := attrStep(steps, 0); ok {
			return in.local(n, e.rng(r)), steps[1:]
		}
	case "module":
		if n, ok := attrStep(steps, 0); ok {
			return in.moduleValue(e, n, steps[1:], r)
		}
	case "path":
		if n, ok := attrStep(steps, 0); ok {
			return in.pathValue(n, e.rng(r)), steps[1:]
		}
	case "terraform", "tofu":
		if n, _ := attrStep(steps, 0); n == "workspace" {
			return model.NewUnknown(model.String, "${terraform.workspace}", e.rng(r)), steps[1:]
		}
	case "data":
		typ, _ := attrStep(steps, 0)
		if n, ok := attrStep(steps, 1); ok {
			return in.resourceValue(e, "data."+typ+"."+n, r), steps[2:]
		}
	case "each", "count", "self", "ephemeral":
	default:
		if n, ok := attrStep(steps, 0); ok {
			return in.resourceValue(e, root+"."+n, r), steps[1:]
		}
	}
	return e.unknown(model.Dynamic, r), nil
}

func attrStep(steps hcl.Traversal, i int) (string, bool) {
	if i >= len(steps) {
		return "", false
	}
	switch s := steps[i].(type) {
	case hcl.TraverseAttr:
		return s.Name, true
	case hcl.TraverseIndex:
		if s.Key.Type() == cty.String {
			return s.Key.AsString(), true
		}
	}
	return "", false
}

func (in *instance) pathValue(n string, r source.Range) *model.Value {
	switch n {
	case "module":
		rel, up := in.mod.dir, in.rootDir
		if up == "." {
			return model.NewString(rel, r)
		}
		return model.NewString(relative(up, rel), r)
	case "root", "cwd":
		return model.NewString(".", r)
	}
	return model.NewUnknown(model.Dynamic, "${path."+n+"}", r)
}

// relative returns the path from one folder of the workspace to another.
func relative(from, to string) string {
	up := ""
	for from != "." && to != from && (len(to) <= len(from) || to[:len(from)+1] != from+"/") {
		up = path.Join(up, "..")
		from = path.Dir(from)
	}
	if from != "." {
		to = to[len(from):]
	}
	return path.Join(".", up, "./"+to)
}

func (in *instance) local(n string, at source.Range) *model.Value {
	a, ok := in.mod.locals[n]
	if !ok {
		return model.NewUnknown(model.Dynamic, "${local."+n+"}", at)
	}
	return in.remember("local."+n, at, func() *model.Value { return in.env(a.item).eval(a.Expr) })
}

// variable returns the value of an input variable: the given one, or else its
// default, converted to its type.
func (in *instance) variable(n string, at source.Range) *model.Value {
	it := in.mod.variables[n]
	if it == nil {
		return model.NewUnknown(model.Dynamic, "${var."+n+"}", at)
	}
	return in.remember("var."+n, at, func() *model.Value { return in.evalVariable(n, it) })
}

func (in *instance) evalVariable(n string, it *item) *model.Value {
	ty, def := variableType(it)
	var v *model.Value
	if given := in.given[n]; given != nil {
		v = given()
	}
	def0, owner := it.attr("default")
	nullable := true
	if a, o := it.attr("nullable"); a != nil {
		if b, ok := boolOf(in.env(o).eval(a.Expr)); ok {
			nullable = b
		}
	}
	if (v == nil || v.IsNull() && !nullable) && def0 != nil {
		v = in.env(owner).eval(def0.Expr)
	}
	if v == nil {
		v = model.NewUnknown(kindOf(ty), "${var."+n+"}", it.header())
	}
	conv, ok := convertTo(v, ty, def)
	if !ok {
		in.load.report(source.Diagnostic{Severity: source.Warning, Range: v.Range(),
			Summary: "value does not fit the type of variable " + n, Detail: "The value is treated as unknown."})
		conv = model.NewUnknown(kindOf(ty), "${var."+n+"}", v.Range())
	}
	if a, o := it.attr("sensitive"); a != nil {
		if b, _ := boolOf(in.env(o).eval(a.Expr)); b {
			conv = conv.With(model.Sensitive)
		}
	}
	return conv
}

// variableType returns a variable's type constraint, any where there is none or
// it is malformed.
func variableType(it *item) (cty.Type, *typeexpr.Defaults) {
	a, _ := it.attr("type")
	if a == nil {
		return cty.DynamicPseudoType, nil
	}
	switch hcl.ExprAsKeyword(a.Expr) {
	case "string":
		return cty.String, nil
	case "number":
		return cty.Number, nil
	case "bool":
		return cty.Bool, nil
	}
	ty, def, diags := typeexpr.TypeConstraintWithDefaults(a.Expr)
	if diags.HasErrors() {
		return cty.DynamicPseudoType, nil
	}
	return ty, def
}
