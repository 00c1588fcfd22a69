package terraform

import (
	"path"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/parapet-iac/parapet/analysis/lang/terraform/funcs"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An instance is one use of a module: a root module, or one instance of a call.
// It remembers what each name in the module stands for.
type instance struct {
	s       *Session
	mod     *module
	rootDir string
	// prefix begins the addresses within: "" or `module.net["a"].`.
	prefix string
	calls  []source.Range
	root   *root // of a root module, nil for others
	// call made the instance, as the one of key, which is at index there.
	call  *callUnit
	key   instanceKey
	index int
	depth int
	// dirs are the folders of the modules around, to catch rings.
	dirs      []string
	path      string // in the manifest of installed modules: "net.subnets"
	names     map[*slot]*name
	units     map[*slot]unit
	providers *providersCell
	functions map[string]function.Function
}

func (s *Session) newInstance(m *module, rootDir string) *instance {
	return &instance{
		s: s, mod: m, rootDir: rootDir, dirs: []string{m.dir},
		names: map[*slot]*name{}, units: map[*slot]unit{},
	}
}

// open begins to evaluate all that the module declares.
func (in *instance) open() {
	in.mod.instances[in] = true
	for _, sl := range in.mod.slots {
		if sl.declared() {
			in.keep(sl)
		}
	}
}

// keep makes the unit of a slot a root of the evaluation as long as the slot is
// declared.
func (in *instance) keep(sl *slot) {
	switch sl.kind {
	case resourceSlot, callSlot, providerSlot:
	default:
		return
	}
	u := in.unit(sl)
	if sl.declared() {
		in.s.graph.Keep(&u.base().Cell)
	} else {
		in.s.graph.Drop(&u.base().Cell)
	}
}

// close ends the instance, and those of the modules that it calls.
func (in *instance) close() {
	delete(in.mod.instances, in)
	for _, u := range in.units {
		in.s.graph.Drop(&u.base().Cell)
		if c, ok := u.(*callUnit); ok {
			c.closeChildren()
		}
	}
}

// env returns the environment for expressions of an item.
func (in *instance) env(it *item) env { return env{in: in, it: it, budget: new(budget)} }

// A name is a remembered value: a variable, local or output.
type name struct {
	cell
	in    *instance
	slot  *slot
	value *model.Value // nil where nothing of that name is declared
}

func (n *name) Compute() bool {
	return n.in.s.run(&n.cell, func() bool {
		v := n.in.evaluate(n.slot)
		if model.Equal(v, n.value) {
			return false
		}
		n.value = v
		return true
	})
}

func (n *name) Ring() {
	at := source.Range{}
	if a := n.slot.attr; a.Attribute != nil {
		at = a.item.rng(a.SrcRange)
	} else if n.slot.it != nil {
		at = n.slot.it.header()
	}
	n.in.s.sayRing(&n.cell, n.slot.name, at)
}

func (n *name) Forget() {
	n.in.s.forget(&n.cell)
	delete(n.in.names, n.slot)
}

// sayRing tells that something depends on itself.
func (s *Session) sayRing(c *cell, what string, at source.Range) {
	s.say(&c.diags, append(slices.Clone(c.diags), source.Diagnostic{Severity: source.Error, Range: at,
		Summary: what + " refers to itself", Detail: "Its value depends on itself, directly or through others; it is treated as unknown there."}))
}

// recall returns the value of a name, evaluating it where that has to be done;
// at is the place that asks.
func (in *instance) recall(kind slotKind, key string, at source.Range) *model.Value {
	v, ok := in.value(in.mod.slot(kind, key))
	if !ok || v == nil {
		return model.NewUnknown(model.Dynamic, "${"+key+"}", at)
	}
	return v
}

// value returns the value of a name, nil where it is not declared; ok is false
// where it depends on the one that asks.
func (in *instance) value(sl *slot) (v *model.Value, ok bool) {
	n := in.names[sl]
	if n == nil {
		n = &name{in: in, slot: sl}
		in.names[sl] = n
		in.s.graph.Init(&n.Cell, n, false)
	}
	ok = in.s.graph.Read(&n.Node)
	return n.value, ok
}

// evaluate returns the value that a name stands for.
func (in *instance) evaluate(sl *slot) *model.Value {
	it := sl.read()
	switch {
	case !sl.declared():
		return nil
	case sl.kind == localSlot:
		return in.env(sl.attr.item).eval(sl.attr.Expr)
	case sl.kind == variableSlot:
		return in.evalVariable(it)
	}
	a, o := it.attr("value")
	if a == nil {
		return model.NewNull(it.header())
	}
	return in.env(o).eval(a.Expr)
}

// resolve returns what the beginning of a reference stands for, and the steps
// that remain. The next attribute that is asked of it is named where it is
// known.
func (in *instance) resolve(e env, root string, steps hcl.Traversal, r hcl.Range, next string) (*model.Value, hcl.Traversal) {
	switch root {
	case "var":
		if n, ok := attrStep(steps, 0); ok {
			return in.recall(variableSlot, "var."+n, e.rng(r)), steps[1:]
		}
	case "local":
		if n, ok := attrStep(steps, 0); ok {
			return in.recall(localSlot, "local."+n, e.rng(r)), steps[1:]
		}
	case "module":
		if n, ok := attrStep(steps, 0); ok {
			return in.moduleValue(e, n, steps[1:], r, next)
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
			return in.resourceValue(e, "data."+typ+"."+n, steps[2:], r, next), steps[2:]
		}
	case "each", "count", "self", "ephemeral":
	default:
		if n, ok := attrStep(steps, 0); ok {
			return in.resourceValue(e, root+"."+n, steps[1:], r, next), steps[1:]
		}
	}
	return e.unknown(model.Dynamic, r), nil
}

// nextAttr returns the attribute that is asked of a resource or module by the
// steps behind its name, be it of one or of all of its instances; next is the
// one behind the steps. It is "" where all of it is asked for.
func nextAttr(steps hcl.Traversal, next string) string {
	for i, step := range steps {
		if a, ok := step.(hcl.TraverseAttr); ok {
			return a.Name
		}
		if i > 0 {
			return ""
		}
	}
	return next
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

// functionTable returns the functions for expressions of the instance.
func (in *instance) functionTable() map[string]function.Function {
	if in.functions == nil {
		in.functions = funcs.Table(in.scope())
	}
	return in.functions
}

func (in *instance) scope() funcs.Scope {
	return funcs.Scope{FS: watchedFS{in.s}, RootDir: in.rootDir}
}

// evalVariable returns the value of an input variable: the given one, or else
// its default, converted to its type.
func (in *instance) evalVariable(it *item) *model.Value {
	n := it.label(0)
	ty, def := variableType(it)
	v := in.given(n, it)
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
		in.s.report(source.Diagnostic{Severity: source.Warning, Range: v.Range(),
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

// given returns the value of a variable that comes from outside, or nil.
func (in *instance) given(n string, it *item) *model.Value {
	if in.root != nil {
		return in.root.value(n, it)
	}
	if in.call == nil {
		return nil
	}
	return in.call.argument(in, n)
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
