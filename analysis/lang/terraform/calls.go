package terraform

import (
	"encoding/json"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A childSet is a module call with all of its instances; it has none where the
// module is not at hand.
type childSet struct {
	how       repetition
	keys      []instanceKey
	instances []child
	absent    bool
}

type child struct {
	key instanceKey
	in  *instance
}

// callArguments are those of Terraform itself in a module call.
var callArguments = map[string]bool{
	"source": true, "version": true, "providers": true, "count": true, "for_each": true, "depends_on": true,
}

// call makes the instances of a module call, once.
func (in *instance) call(it *item) *childSet {
	if set := in.children[it]; set != nil {
		return set
	}
	set := &childSet{}
	in.children[it] = set
	m := in.callee(it)
	if m == nil {
		set.absent = true
		return set
	}
	set.keys, set.how = in.expand(it)
	for _, k := range set.keys {
		if in.load.moduleInstances++; in.load.moduleInstances > maxModuleInstances {
			in.load.report(source.Diagnostic{Severity: source.Error, Range: it.header(),
				Summary: "too many module instances", Detail: "Instances beyond 20,000 are not analysed."})
			break
		}
		c := in.load.newInstance(m, in)
		c.prefix = in.prefix + "module." + it.label(0) + k.suffix() + "."
		c.calls = append(slices.Clip(in.calls), it.header())
		c.key = strings.TrimPrefix(in.key+"."+it.label(0), ".")
		c.dirs = append(slices.Clip(in.dirs), m.dir)
		c.given = in.arguments(it, k)
		c.defaults = in.passedTags(it)
		set.instances = append(set.instances, child{k, c})
	}
	return set
}

// arguments returns the values that a call gives to the module's variables,
// each evaluated in the caller when it is first asked for.
func (in *instance) arguments(it *item, k instanceKey) map[string]func() *model.Value {
	given := map[string]func() *model.Value{}
	for _, layer := range append([]*item{it}, it.overrides...) {
		for name, a := range layer.block.Body.Attributes {
			if callArguments[name] {
				continue
			}
			given[name] = func() *model.Value { return k.bind(in.env(layer)).eval(a.Expr) }
		}
	}
	return given
}

// callee returns the module that a call refers to, or nil, with a diagnostic,
// where it is not in the workspace.
func (in *instance) callee(it *item) *module {
	a, o := it.attr("source")
	if a == nil {
		return nil
	}
	src, ok := literalString(a.Expr)
	if !ok {
		return nil
	}
	at := o.rng(a.Expr.Range())
	dir := path.Join(in.mod.dir, src)
	if !isLocal(src) {
		if dir, ok = in.installed(it.label(0)); !ok {
			in.load.missing = append(in.load.missing, missingModule{src, at})
			return nil
		}
	}
	if dir == ".." || strings.HasPrefix(dir, "../") {
		in.load.report(source.Diagnostic{Severity: source.Warning, Range: at,
			Summary: "module lies outside the workspace",
			Detail:  "It is not read, and its outputs are unknown. Check a folder that holds both."})
		return nil
	}
	if slices.Contains(in.dirs, dir) || len(in.dirs) > maxModuleDepth {
		in.load.report(source.Diagnostic{Severity: source.Error, Range: at,
			Summary: "module calls itself", Detail: "The call is not followed, since it would never end."})
		return nil
	}
	m := in.load.module(dir)
	if m == nil {
		in.load.report(source.Diagnostic{Severity: source.Error, Range: at,
			Summary: "module folder " + src + " holds no configuration", Detail: "Its outputs are unknown."})
	}
	return m
}

// A missingModule is the source of a module that is not in the workspace.
type missingModule struct {
	source string
	at     source.Range
}

// reportMissing tells of all modules that are not installed at once, since in a
// fresh checkout that is most of them.
func (l *loader) reportMissing() {
	if len(l.missing) == 0 {
		return
	}
	var names []string
	for _, m := range l.missing {
		names = append(names, m.source)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	summary := "module " + names[0] + " is not installed"
	if len(names) > 1 {
		summary = strconv.Itoa(len(names)) + " modules are not installed"
	}
	l.report(source.Diagnostic{Severity: source.Notice, Range: l.missing[0].at, Summary: summary,
		Detail: "What they create is not analysed, and their outputs are unknown. Run terraform init to fetch " + strings.Join(names, ", ") + "."})
}

// installed returns the folder of a module that terraform init has fetched,
// from the manifest .terraform/modules/modules.json of the root module.
func (in *instance) installed(call string) (string, bool) {
	if in.manifest == nil {
		in.manifest = in.load.readManifest(in.rootDir)
	}
	dir, ok := in.manifest[strings.TrimPrefix(in.key+"."+call, ".")]
	return dir, ok
}

func (l *loader) readManifest(rootDir string) map[string]string {
	dirs := map[string]string{}
	text, err := readFile(l.fsys, path.Join(rootDir, ".terraform/modules/modules.json"), maxFileSize)
	if err != nil {
		return dirs
	}
	var manifest struct {
		Modules []struct{ Key, Dir string }
	}
	if json.Unmarshal(text, &manifest) != nil {
		return dirs
	}
	for _, m := range manifest.Modules {
		dirs[m.Key] = path.Join(rootDir, m.Dir)
	}
	return dirs
}

// moduleValue returns what a reference to a module call stands for: one output
// where the reference names it, else an object of all.
func (in *instance) moduleValue(e env, n string, steps hcl.Traversal, r hcl.Range) (*model.Value, hcl.Traversal) {
	addr := model.Address(in.prefix + "module." + n)
	it := in.mod.calls[n]
	if it == nil {
		return openObject(addr, e.rng(r)), steps
	}
	set := in.call(it)
	if set.absent {
		return openObject(addr, e.rng(r)), steps
	}
	if set.how == single && len(set.instances) == 1 {
		if out, ok := attrStep(steps, 0); ok {
			return set.instances[0].in.output(out, addr, e.rng(r)), steps[1:]
		}
	}
	vals := make([]*model.Value, len(set.instances))
	for i, c := range set.instances {
		vals[i] = c.in.outputs(it.header())
	}
	return gather(set.keys[:len(vals)], set.how, vals, it.header()), steps
}

// output returns the value of an output, seen from the module call at addr.
func (in *instance) output(n string, addr model.Address, at source.Range) *model.Value {
	it := in.mod.outputs[n]
	if it == nil {
		ref := model.Ref{Address: addr, Path: n}
		return model.NewUnknown(model.Dynamic, "${"+string(addr)+"."+n+"}", at).WithRefs(ref)
	}
	return in.remember("output."+n, at, func() *model.Value {
		a, o := it.attr("value")
		if a == nil {
			return model.NewNull(it.header())
		}
		return in.env(o).eval(a.Expr)
	})
}

func (in *instance) outputs(at source.Range) *model.Value {
	attrs := make([]model.Attr, 0, len(in.mod.outputs))
	for n := range in.mod.outputs {
		attrs = append(attrs, model.Attr{Name: n, Value: in.output(n, "", at)})
	}
	return model.NewObject(attrs, at)
}

// emitCall adds the pseudo-resource of a module call, for policies on where
// modules come from.
func (in *instance) emitCall(it *item) {
	var attrs []model.Attr
	for _, n := range []string{"source", "version"} {
		if a, o := it.attr(n); a != nil {
			attrs = append(attrs, model.Attr{Name: n, NameRange: o.rng(a.NameRange), Value: in.env(o).eval(a.Expr)})
		}
	}
	in.load.resources = append(in.load.resources, &model.Resource{
		Type:    "module",
		Address: model.Address(in.prefix + "module." + it.label(0)),
		Value:   model.NewObject(attrs, it.header()),
		Origin:  model.Origin{Language: Language, Header: it.header(), Block: it.whole(), Calls: in.calls},
	})
}

// literalString returns the content of a string without interpolation.
func literalString(x hclsyntax.Expression) (string, bool) {
	t, ok := x.(*hclsyntax.TemplateExpr)
	if !ok || !t.IsStringLiteral() {
		return "", false
	}
	v, diags := t.Value(nil)
	if diags.HasErrors() {
		return "", false
	}
	return v.AsString(), true
}
