package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// eval returns the value of an expression, never nil. What cannot be known is
// unknown.
func (e env) eval(x hclsyntax.Expression) *model.Value {
	s := e.in.s
	s.depth++
	defer func() { s.depth-- }()
	next := e.next
	e.next = ""
	if s.depth > maxDepth {
		return e.fail(x.Range(), "expression is nested too deeply", "The value is treated as unknown.")
	}
	if !e.spend(x.Range()) {
		return e.unknown(model.Dynamic, x.Range())
	}
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		return fromCty(x.Val, e.rng(x.SrcRange))
	case *hclsyntax.TemplateExpr:
		return e.template(x)
	case *hclsyntax.TemplateWrapExpr:
		return e.eval(x.Wrapped)
	case *hclsyntax.ParenthesesExpr:
		return e.asking(next).eval(x.Expression)
	case *hclsyntax.ScopeTraversalExpr:
		return e.traversal(x.Traversal, x.SrcRange, next)
	case *hclsyntax.RelativeTraversalExpr:
		return e.follow(e.asking(nextAttr(x.Traversal, "")).eval(x.Source), x.Traversal, x.SrcRange)
	case *hclsyntax.TupleConsExpr:
		return e.tuple(x)
	case *hclsyntax.ObjectConsExpr:
		return e.object(x)
	case *hclsyntax.FunctionCallExpr:
		return e.bounded(e.call(x), x.Range())
	case *hclsyntax.ConditionalExpr:
		return e.conditional(x)
	case *hclsyntax.IndexExpr:
		return e.index(e.asking(next).eval(x.Collection), e.eval(x.Key), x.SrcRange)
	case *hclsyntax.SplatExpr:
		return e.splat(x)
	case *hclsyntax.ForExpr:
		return e.forExpr(x)
	case *hclsyntax.BinaryOpExpr:
		return e.binary(x)
	case *hclsyntax.UnaryOpExpr:
		return e.operate(x.Op, x.SrcRange, e.eval(x.Val))
	case *hclsyntax.TemplateJoinExpr:
		return e.joinTemplate(x)
	case *hclsyntax.AnonSymbolExpr:
		for f := e.frame; f != nil; f = f.outer {
			if f.symbol == x {
				return f.value
			}
		}
	case *hclsyntax.ObjectConsKeyExpr:
		return e.objectKey(x)
	}
	return e.unknown(model.Dynamic, x.Range())
}

func (e env) tuple(x *hclsyntax.TupleConsExpr) *model.Value {
	elems := make([]*model.Value, len(x.Exprs))
	for i, el := range x.Exprs {
		elems[i] = e.eval(el)
	}
	return e.bounded(model.NewList(elems, e.rng(x.SrcRange)), x.SrcRange)
}

func (e env) object(x *hclsyntax.ObjectConsExpr) *model.Value {
	attrs := make([]model.Attr, 0, len(x.Items))
	var refs []model.Ref
	open := false
	for _, it := range x.Items {
		key := e.eval(it.KeyExpr)
		name, ok := stringOf(key)
		switch {
		case ok:
		case key.Hint() == "" || key.Kind() != model.String: // an object with a name of which nothing is known
			return e.unknown(model.Object, x.SrcRange).WithRefs(key.Refs()...)
		default: // the name stands for itself, as far as it is known
			name, open, refs = key.Hint(), true, append(refs, key.Refs()...)
		}
		attrs = append(attrs, model.Attr{Name: name, NameRange: e.rng(it.KeyExpr.Range()), Value: e.eval(it.ValueExpr)})
	}
	v := model.NewObject(attrs, e.rng(x.SrcRange))
	if open {
		v = v.With(model.Open).WithRefs(refs...)
	}
	return e.bounded(v, x.SrcRange)
}

func (e env) objectKey(x *hclsyntax.ObjectConsKeyExpr) *model.Value {
	if !x.ForceNonLiteral {
		if name := hcl.ExprAsKeyword(x.Wrapped); name != "" {
			return model.NewString(name, e.rng(x.Range()))
		}
	}
	return e.eval(x.Wrapped)
}

func (e env) conditional(x *hclsyntax.ConditionalExpr) *model.Value {
	cond := e.eval(x.Condition)
	if c, ok := boolOf(cond); ok {
		if c {
			return unifyScalar(e.eval(x.TrueResult), x.FalseResult)
		}
		return unifyScalar(e.eval(x.FalseResult), x.TrueResult)
	}
	// Either may come; what both agree on is still known.
	a, b := e.eval(x.TrueResult), e.eval(x.FalseResult)
	kind := a.Kind()
	switch {
	case a.Kind() == b.Kind():
	case a.IsNull():
		kind = b.Kind()
	case b.IsNull():
	default:
		kind = model.Dynamic
	}
	return e.unknown(kind, x.SrcRange).WithRefs(cond.Refs()...).WithRefs(a.Refs()...).WithRefs(b.Refs()...)
}

// unifyScalar converts a number or boolean to a string where the branch of a
// conditional that was not taken is visibly one, since both have one type.
func unifyScalar(v *model.Value, other hclsyntax.Expression) *model.Value {
	if _, text := other.(*hclsyntax.TemplateExpr); !text || v.Kind() != model.Number && v.Kind() != model.Bool {
		return v
	}
	v, _ = convertScalar(v, cty.String)
	return v
}

// asking returns the environment for an expression of which one attribute will
// be asked.
func (e env) asking(attr string) env {
	e.next = attr
	return e
}

// traversal returns what a reference such as var.x.y or aws_vpc.main.id stands
// for; next is the attribute that will be asked of it, or "".
func (e env) traversal(t hcl.Traversal, r hcl.Range, next string) *model.Value {
	root := t.RootName()
	if v, ok := e.lookup(root); ok {
		return e.follow(v, t[1:], r).Through(e.rng(r))
	}
	v, rest := e.in.resolve(e, root, t[1:], r, next)
	return e.follow(v, rest, r).Through(e.rng(r))
}

// follow applies attribute and index steps to v.
func (e env) follow(v *model.Value, steps hcl.Traversal, r hcl.Range) *model.Value {
	for i, step := range steps {
		switch s := step.(type) {
		case hcl.TraverseAttr:
			v = e.attr(v, s.Name, r)
		case hcl.TraverseIndex:
			v = e.index(v, fromCty(s.Key, e.rng(r)), r)
		case hcl.TraverseSplat: // the legacy form, .*.
			return e.splatOver(v, r, func(el *model.Value) *model.Value { return e.follow(el, steps[i+1:], r) })
		}
	}
	return v
}

// attr returns an attribute of v. An attribute that an open object, such as a
// resource, does not have is one that the provider computes.
func (e env) attr(v *model.Value, name string, r hcl.Range) *model.Value {
	if i, ok := legacyIndex(name); ok && v.Kind() == model.List {
		return e.index(v, model.NewInt(int64(i), e.rng(r)), r)
	} else if ok && i == 0 && isBlock(v) {
		return v
	}
	if v.Is(model.Open) {
		return e.computed(v, name, r)
	}
	if el := v.Get(name); el != nil {
		return keepSensitive(el, v)
	}
	if v.Is(model.Unknown) || v.Kind() == model.Dynamic {
		return e.unknown(model.Dynamic, r).WithRefs(deeper(v.Refs(), name)...)
	}
	if v.Kind() == model.List { // a block that the schema allows once, or a mistake
		return e.unknown(model.Dynamic, r)
	}
	return e.missing(v, r)
}

// missing is the value of an attribute or element that does not exist. In a
// context that catches errors it is one.
func (e env) missing(v *model.Value, r hcl.Range) *model.Value {
	e.in.s.now.failures++
	return e.unknown(model.Dynamic, r).WithRefs(v.Refs()...)
}

// legacyIndex reads the .0 form of an index.
func legacyIndex(name string) (int, bool) {
	n := 0
	for _, c := range name {
		if c < '0' || c > '9' || n > 1<<20 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, name != ""
}

func deeper(refs []model.Ref, name string) []model.Ref {
	out := make([]model.Ref, len(refs))
	for i, ref := range refs {
		if out[i] = ref; ref.Path == "" {
			out[i].Path = name
		} else {
			out[i].Path += "." + name
		}
	}
	return out
}

// computed returns an attribute of a resource or of a module that could not be
// loaded: what was written, or an unknown that says where it comes from.
func (e env) computed(v *model.Value, name string, r hcl.Range) *model.Value {
	refs := deeper(v.Refs(), name)
	if el := v.Get(name); el != nil {
		return keepSensitive(el, v).WithRefs(refs...)
	}
	kind, hint := model.Dynamic, ""
	if len(refs) > 0 {
		hint = "${" + string(refs[0].Address) + "." + refs[0].Path + "}"
		kind = computedKind(refs[0].Address, refs[0].Path)
	}
	return model.NewUnknown(kind, hint, e.rng(r)).WithRefs(refs...)
}

// computedKind returns the kind of an attribute that the provider computes.
func computedKind(addr model.Address, attr string) model.Kind {
	t, ok := schema.Lookup(typeOf(addr))
	if !ok {
		return model.Dynamic
	}
	a, ok := t.Attr(attr)
	if !ok {
		return model.Dynamic
	}
	return valueKind(a.Kind)
}

// typeOf returns the type in a resource's address.
func typeOf(addr model.Address) string {
	parts := strings.Split(string(addr), ".")
	for len(parts) > 2 && parts[0] == "module" {
		parts = parts[2:]
	}
	if parts[0] == "data" && len(parts) > 1 {
		return "data." + parts[1]
	}
	return parts[0]
}

func (e env) index(v, key *model.Value, r hcl.Range) *model.Value {
	if v.Is(model.Unknown) || key.Is(model.Unknown) || v.Kind() == model.Dynamic {
		if v.Kind() == model.List && !v.Is(model.Unknown) && v.Len() > 0 {
			// Any of the elements: what they refer to is known.
			return e.unknown(v.Index(0).Kind(), r).WithRefs(v.Index(0).Refs()...)
		}
		return e.unknown(model.Dynamic, r).WithRefs(v.Refs()...)
	}
	if v.Kind() == model.List {
		if i, ok := intOf(key); ok && i >= 0 && i < int64(v.Len()) {
			el := keepSensitive(v.Index(int(i)), v)
			if el.Kind() == model.Object && len(el.Refs()) == 0 && len(v.Refs()) > 0 {
				// A block of a resource: what the provider computes in it is of that
				// resource.
				el = el.WithRefs(v.Refs()...)
			}
			return el
		}
		return e.missing(v, r)
	}
	if i, ok := intOf(key); ok && i == 0 && isBlock(v) {
		return v
	}
	if name, ok := stringOf(key); ok {
		return e.attr(v, name, r)
	}
	return e.missing(v, r)
}

// isBlock reports whether an object may be a block that stands once, of which
// Terraform makes a list.
func isBlock(v *model.Value) bool {
	_, has := v.Attr("0")
	return v.Kind() == model.Object && !has && !v.Is(model.Open)
}

func (e env) splat(x *hclsyntax.SplatExpr) *model.Value {
	next := ""
	if each, ok := x.Each.(*hclsyntax.RelativeTraversalExpr); ok && each.Source == hclsyntax.Expression(x.Item) {
		next = nextAttr(each.Traversal, "")
	}
	return e.splatOver(e.asking(next).eval(x.Source), x.SrcRange, func(el *model.Value) *model.Value {
		return e.bindSymbol(x.Item, el).eval(x.Each)
	})
}

// splatOver applies each to the elements of a list, to a single value, or to
// nothing where v is null.
func (e env) splatOver(v *model.Value, r hcl.Range, each func(*model.Value) *model.Value) *model.Value {
	switch {
	case v.IsNull():
		return model.NewList(nil, e.rng(r))
	case v.Is(model.Unknown) || v.Kind() == model.Dynamic:
		return e.unknown(model.List, r).WithRefs(v.Refs()...)
	case v.Kind() != model.List:
		return model.NewList([]*model.Value{each(v)}, e.rng(r))
	}
	elems := make([]*model.Value, 0, v.Len())
	for _, el := range v.Elems() {
		if !e.spend(r) {
			return e.unknown(model.List, r)
		}
		elems = append(elems, each(el))
	}
	return keepSensitive(e.bounded(model.NewList(elems, e.rng(r)), r), v)
}

// forExpr evaluates a for expression; an unknown collection, condition or key
// makes the whole unknown.
func (e env) forExpr(x *hclsyntax.ForExpr) *model.Value {
	coll := e.eval(x.CollExpr)
	kind := model.List
	if x.KeyExpr != nil {
		kind = model.Object
	}
	giveUp := func(why *model.Value) *model.Value {
		return e.unknown(kind, x.SrcRange).WithRefs(coll.Refs()...).WithRefs(why.Refs()...)
	}
	if coll.Is(model.Unknown) || coll.Kind() != model.List && coll.Kind() != model.Object {
		return giveUp(coll)
	}
	var elems []*model.Value
	var attrs []model.Attr
	for key, val := range pairs(coll) {
		in := e.bind(x.ValVar, val)
		if x.KeyVar != "" {
			in = in.bind(x.KeyVar, key)
		}
		if x.CondExpr != nil {
			cond := in.eval(x.CondExpr)
			if keep, ok := boolOf(cond); !ok {
				return giveUp(cond)
			} else if !keep {
				continue
			}
		}
		if x.KeyExpr == nil {
			elems = append(elems, in.eval(x.ValExpr))
			continue
		}
		k := in.eval(x.KeyExpr)
		name, ok := stringOf(k)
		if !ok {
			return giveUp(k)
		}
		attrs = append(attrs, model.Attr{Name: name, NameRange: k.Range(), Value: in.eval(x.ValExpr)})
	}
	if e.budget.told {
		return giveUp(coll)
	}
	if x.KeyExpr == nil {
		return keepSensitive(e.bounded(model.NewList(elems, e.rng(x.SrcRange)), x.SrcRange), coll)
	}
	if x.Group {
		attrs = group(attrs)
	}
	return keepSensitive(e.bounded(model.NewObject(attrs, e.rng(x.SrcRange)), x.SrcRange), coll)
}

// group gathers the values of equal names into lists.
func group(attrs []model.Attr) []model.Attr {
	var out []model.Attr
	at := map[string]int{}
	lists := map[string][]*model.Value{}
	for _, a := range attrs {
		if _, ok := at[a.Name]; !ok {
			at[a.Name] = len(out)
			out = append(out, a)
		}
		lists[a.Name] = append(lists[a.Name], a.Value)
	}
	for i := range out {
		out[i].Value = model.NewList(lists[out[i].Name], out[i].Value.Range())
	}
	return out
}

// pairs iterates over a list with its indexes or an object with its names.
func pairs(v *model.Value) func(yield func(key, val *model.Value) bool) {
	return func(yield func(key, val *model.Value) bool) {
		for i, el := range v.Elems() {
			if !yield(model.NewInt(int64(i), source.Range{}), el) {
				return
			}
		}
		for _, a := range v.Attrs() {
			if !yield(model.NewString(a.Name, a.NameRange), a.Value) {
				return
			}
		}
	}
}

func (e env) binary(x *hclsyntax.BinaryOpExpr) *model.Value {
	l := e.eval(x.LHS)
	if b, ok := boolOf(l); ok {
		// The other side cannot change these, whatever it is.
		if x.Op == hclsyntax.OpLogicalAnd && !b || x.Op == hclsyntax.OpLogicalOr && b {
			return model.NewBool(b, e.rng(x.SrcRange))
		}
	}
	r := e.eval(x.RHS)
	if b, ok := boolOf(r); ok {
		if x.Op == hclsyntax.OpLogicalAnd && !b || x.Op == hclsyntax.OpLogicalOr && b {
			return model.NewBool(b, e.rng(x.SrcRange))
		}
	}
	if x.Op == hclsyntax.OpEqual || x.Op == hclsyntax.OpNotEqual {
		if eq, ok := equal(l, r); ok {
			return model.NewBool(eq == (x.Op == hclsyntax.OpEqual), e.rng(x.SrcRange))
		}
		return e.unknown(model.Bool, x.SrcRange)
	}
	return e.operate(x.Op, x.SrcRange, l, r)
}

// operate applies an operator that go-cty implements.
func (e env) operate(op *hclsyntax.Operation, r hcl.Range, operands ...*model.Value) *model.Value {
	args := make([]cty.Value, len(operands))
	var flags model.Flags
	for i, o := range operands {
		args[i] = toCty(o)
		flags |= o.Flags() & model.Sensitive
	}
	v, err := callCty(op.Impl, args)
	if err != nil {
		e.in.s.now.failures++
		return e.unknown(kindOf(op.Type), r)
	}
	if !v.IsKnown() {
		return e.unknown(kindOf(op.Type), r).With(flags)
	}
	return fromCty(v, e.rng(r)).With(flags)
}

// equal compares two values as == does; ok is false where that cannot be known.
func equal(a, b *model.Value) (eq, ok bool) {
	if a.Is(model.Unknown) || b.Is(model.Unknown) {
		return false, false
	}
	if a.IsNull() || b.IsNull() {
		return a.IsNull() && b.IsNull(), true
	}
	if a.Kind() != b.Kind() {
		return false, a.Kind() != model.Dynamic && b.Kind() != model.Dynamic
	}
	switch a.Kind() {
	case model.String:
		x, _ := a.AsString()
		y, _ := b.AsString()
		return x == y, true
	case model.Bool:
		x, _ := a.AsBool()
		y, _ := b.AsBool()
		return x == y, true
	case model.Number:
		x, _ := a.AsNumber()
		y, _ := b.AsNumber()
		return x.Cmp(y) == 0, true
	case model.List:
		if a.Len() != b.Len() {
			return false, true
		}
		for i, el := range a.Elems() {
			if eq, ok := equal(el, b.Index(i)); !eq || !ok {
				return eq, ok
			}
		}
		return true, true
	case model.Object:
		return equalObjects(a, b)
	}
	return false, false
}

func equalObjects(a, b *model.Value) (eq, ok bool) {
	if a.Is(model.Open) || b.Is(model.Open) {
		return false, false
	}
	if a.Len() != b.Len() {
		return false, true
	}
	for _, at := range a.Attrs() {
		other := b.Get(at.Name)
		if other == nil {
			return false, true
		}
		if eq, ok := equal(at.Value, other); !eq || !ok {
			return eq, ok
		}
	}
	return true, true
}

// keepSensitive marks v sensitive where the value that it was taken from is.
func keepSensitive(v, from *model.Value) *model.Value {
	if from.Is(model.Sensitive) {
		return v.With(model.Sensitive)
	}
	return v
}

func (e env) joinTemplate(x *hclsyntax.TemplateJoinExpr) *model.Value {
	list := e.eval(x.Tuple)
	var b strings.Builder
	for _, el := range list.Elems() {
		s, ok := stringOf(el)
		if !ok || b.Len()+len(s) > maxString {
			return e.unknown(model.String, x.Range())
		}
		b.WriteString(s)
	}
	if list.Kind() != model.List || list.Is(model.Unknown) {
		return e.unknown(model.String, x.Range())
	}
	return model.NewString(b.String(), e.rng(x.Range()))
}
