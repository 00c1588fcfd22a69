package terraform

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A callUnit is a module call with all of its instances; it has none where the
// module is not at hand.
type callUnit struct {
	unitCell
	header   source.Range
	how      repetition
	keys     []instanceKey
	children []*instance
	absent   bool
}

// callArguments are those of Terraform itself in a module call.
var callArguments = map[string]bool{
	"source": true, "version": true, "providers": true, "count": true, "for_each": true, "depends_on": true,
}

func (u *callUnit) Compute() bool {
	return u.in.s.run(&u.cell, func() bool {
		before := *u
		u.follow()
		return before.header != u.header || before.how != u.how || before.absent != u.absent ||
			!equalKeys(before.keys, u.keys) || !slices.Equal(before.children, u.children)
	})
}

func (u *callUnit) Forget() {
	u.in.s.missed(u, missingModule{})
	u.closeChildren()
	u.unitCell.Forget()
}

// follow makes the instances of the call.
func (u *callUnit) follow() {
	in, s, it := u.in, u.in.s, u.slot.read()
	u.header, u.keys, u.how, u.absent = source.Range{}, nil, single, true
	if it == nil {
		s.missed(u, missingModule{})
		u.closeChildren()
		u.declare(nil)
		return
	}
	u.header = it.header()
	u.declare([]*model.Resource{u.pseudo(it)})
	m := u.callee(it)
	if m != nil {
		u.keys, u.how = in.expand(it)
	}
	if s.graph.Aborted() {
		return
	}
	u.absent = m == nil
	u.instantiate(m)
}

// instantiate makes an instance of m for each key. Those that were there before
// stay.
func (u *callUnit) instantiate(m *module) {
	s := u.in.s
	before := map[string]*instance{}
	for _, c := range u.children {
		before[c.prefix] = c
	}
	children := make([]*instance, 0, len(u.keys))
	for i, k := range u.keys {
		prefix := u.in.prefix + u.slot.name + k.suffix() + "."
		c := before[prefix]
		if c != nil && c.mod == m && c.calls[len(c.calls)-1] == u.header {
			delete(before, prefix)
		} else if s.moduleInstances < maxModuleInstances {
			s.moduleInstances++
			c = u.newChild(m, prefix)
		} else {
			s.report(source.Diagnostic{Severity: source.Error, Range: u.header,
				Summary: "too many module instances", Detail: "Instances beyond 20,000 are not analysed."})
			u.keys = u.keys[:i]
			break
		}
		c.key, c.index = k, i
		children = append(children, c)
	}
	for _, c := range before {
		s.moduleInstances--
		c.close()
	}
	u.children = children
}

func (u *callUnit) newChild(m *module, prefix string) *instance {
	c := u.in.s.newInstance(m, u.in.rootDir)
	c.call, c.prefix, c.depth = u, prefix, u.in.depth+1
	c.calls = append(slices.Clip(u.in.calls), u.header)
	c.path = u.manifestKey()
	c.dirs = append(slices.Clip(u.in.dirs), m.dir)
	c.open()
	return c
}

func (u *callUnit) closeChildren() {
	for _, c := range u.children {
		u.in.s.moduleInstances--
		c.close()
	}
	u.children = nil
}

// argument returns the value that the call gives to a variable of one of its
// instances, nil if none.
func (u *callUnit) argument(child *instance, n string) *model.Value {
	s := u.in.s
	if !s.graph.Read(&u.Node) {
		return model.NewUnknown(model.Dynamic, "${var."+n+"}", u.header)
	}
	it := u.slot.read()
	if it == nil || callArguments[n] {
		return nil
	}
	a, o := it.attr(n)
	if a == nil {
		return nil
	}
	return child.key.bind(u.in.env(o)).eval(a.Expr)
}

// callee returns the module that the call refers to, or nil, with a diagnostic,
// where it is not in the workspace.
func (u *callUnit) callee(it *item) *module {
	s, missing := u.in.s, missingModule{}
	defer func() { s.missed(u, missing) }()
	a, o := it.attr("source")
	if a == nil {
		return nil
	}
	src, ok := literalString(a.Expr)
	if !ok {
		return nil
	}
	at := o.rng(a.Expr.Range())
	dir := path.Join(u.in.mod.dir, src)
	if !isLocal(src) {
		if dir, ok = s.manifest(u.in.rootDir)[u.manifestKey()]; !ok {
			missing = missingModule{src, at}
			return nil
		}
	}
	if dir == ".." || strings.HasPrefix(dir, "../") {
		s.report(source.Diagnostic{Severity: source.Warning, Range: at,
			Summary: "module lies outside the workspace",
			Detail:  "It is not read, and its outputs are unknown. Check a folder that holds both."})
		return nil
	}
	if slices.Contains(u.in.dirs, dir) || len(u.in.dirs) > maxModuleDepth {
		s.report(source.Diagnostic{Severity: source.Error, Range: at,
			Summary: "module calls itself", Detail: "The call is not followed, since it would never end."})
		return nil
	}
	m := s.module(dir)
	if m == nil {
		s.report(source.Diagnostic{Severity: source.Error, Range: at,
			Summary: "module folder " + src + " holds no configuration", Detail: "Its outputs are unknown."})
	}
	return m
}

func isLocal(src string) bool { return strings.HasPrefix(src, "./") || strings.HasPrefix(src, "../") }

// manifestKey returns the name of the call in the manifest of installed modules.
func (u *callUnit) manifestKey() string {
	return strings.TrimPrefix(u.in.path+"."+strings.TrimPrefix(u.slot.name, "module."), ".")
}

// A missingModule is the source of a module that is not in the workspace.
type missingModule struct {
	source string
	at     source.Range
}

// missed notes which module a call misses, if any.
func (s *Session) missed(u *callUnit, m missingModule) {
	if s.missing[u] == m || s.graph.Aborted() {
		return
	}
	s.remiss = true
	if s.missing[u] = m; m.source == "" {
		delete(s.missing, u)
	}
}

// reportMissing tells of all modules that are not installed at once, since in a
// fresh checkout that is most of them.
func (s *Session) reportMissing() {
	if !s.remiss && (len(s.notice) == 0 || !s.delta.files[s.notice[0].Path()]) {
		return
	}
	s.remiss = false
	var now []source.Diagnostic
	if len(s.missing) > 0 {
		now = []source.Diagnostic{s.missingNotice()}
	}
	s.say(&s.notice, now)
}

func (s *Session) missingNotice() source.Diagnostic {
	var names []string
	var first source.Range
	for _, m := range s.missing {
		names = append(names, m.source)
		if first.IsZero() || s.compareRanges(m.at, first) < 0 {
			first = m.at
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	summary := "module " + names[0] + " is not installed"
	if len(names) > 1 {
		summary = strconv.Itoa(len(names)) + " modules are not installed"
	}
	return source.Diagnostic{Severity: source.Notice, Range: first, Summary: summary,
		Detail: "What they create is not analysed, and their outputs are unknown. Run terraform init to fetch " + strings.Join(names, ", ") + "."}
}

// compareRanges orders places by file and offset.
func (s *Session) compareRanges(a, b source.Range) int {
	if c := strings.Compare(a.File(), b.File()); c != 0 {
		return c
	}
	f := s.File(a.File())
	if f == nil {
		return 0
	}
	x, _, _ := f.Offsets(a)
	y, _, _ := f.Offsets(b)
	return x - y
}

// moduleValue returns what a reference to a module call stands for: one output
// where the reference names it, else an object of those that are asked for.
func (in *instance) moduleValue(e env, n string, steps hcl.Traversal, r hcl.Range, next string) (*model.Value, hcl.Traversal) {
	addr := model.Address(in.prefix + "module." + n)
	u := in.unit(in.mod.slot(callSlot, "module."+n)).(*callUnit)
	if !in.s.graph.Read(&u.Node) || u.absent {
		return openObject(addr, e.rng(r)), steps
	}
	if u.how == single && len(u.children) == 1 {
		if out, ok := attrStep(steps, 0); ok {
			return u.children[0].output(out, addr, e.rng(r)), steps[1:]
		}
	}
	vals := make([]*model.Value, len(u.children))
	for i, c := range u.children {
		vals[i] = c.outputs(nextAttr(steps, next), u.header)
	}
	return gather(u.keys, u.how, vals, u.header), steps
}

// output returns the value of an output, seen from the module call at addr.
func (in *instance) output(n string, addr model.Address, at source.Range) *model.Value {
	v, ok := in.value(in.mod.slot(outputSlot, "output."+n))
	switch {
	case !ok:
		return model.NewUnknown(model.Dynamic, "${output."+n+"}", at)
	case v == nil:
		ref := model.Ref{Address: addr, Path: n}
		return model.NewUnknown(model.Dynamic, "${"+string(addr)+"."+n+"}", at).WithRefs(ref)
	}
	return v
}

// outputs returns an object of one output or, if attr is "", of all.
func (in *instance) outputs(attr string, at source.Range) *model.Value {
	var slots []*slot
	if attr != "" {
		slots = []*slot{in.mod.slot(outputSlot, "output."+attr)}
	} else {
		in.s.graph.Read(&in.mod.outputs)
		for _, sl := range in.mod.slots {
			if sl.kind == outputSlot && sl.declared() {
				slots = append(slots, sl)
			}
		}
	}
	attrs := make([]model.Attr, 0, len(slots))
	for _, sl := range slots {
		n := strings.TrimPrefix(sl.name, "output.")
		v, ok := in.value(sl)
		if !ok {
			v = model.NewUnknown(model.Dynamic, "${output."+n+"}", at)
		}
		if v != nil {
			attrs = append(attrs, model.Attr{Name: n, Value: v})
		}
	}
	return model.NewObject(attrs, at)
}

// pseudo returns the pseudo-resource of the call, for policies on where modules
// come from.
func (u *callUnit) pseudo(it *item) *model.Resource {
	var attrs []model.Attr
	for _, n := range []string{"source", "version"} {
		if a, o := it.blockAttr(n); a != nil {
			attrs = append(attrs, model.Attr{Name: n, NameRange: o.rng(a.NameRange), Value: u.in.env(o).eval(a.Expr)})
		}
	}
	return &model.Resource{
		Type:    "module",
		Address: model.Address(u.in.prefix + u.slot.name),
		Value:   model.NewObject(attrs, it.header()),
		Origin:  model.Origin{Language: Language, Stack: u.in.rootDir, Header: it.header(), Block: it.whole(), Calls: u.in.calls},
	}
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
