package terraform

import (
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A wish is a value that is to be written. Value is as JSON or YAML decodes it.
type wish struct {
	value any
	ask   string
}

var errUnknown = errors.New("what stands there cannot be known")

// policyVersion is that of the language of policies, see
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html.
const policyVersion = "2012-10-17"

// setAt makes an assignment to a resource.
func (a *attempt) setAt(r *model.Resource, s policy.Assignment) error {
	p, err := policy.ParseRemedyPath(s.Path)
	if err != nil {
		return err
	}
	path, err := p.From(a.req.Verdict)
	if err == nil && p.First {
		err = errors.New("elements are added behind others in this language")
	}
	if err != nil {
		return err
	}
	return a.set(r, path, p.Append, wish{s.Value, s.Ask})
}

// set writes a value at a path of a resource, or adds it to the list there.
func (a *attempt) set(r *model.Resource, path model.Path, add bool, what wish) error {
	w := follow(r.Value, path)
	switch {
	case len(w.rest) > 0:
		if v := w.last(); v.Is(model.Unknown) && v.Doc() == nil {
			return errUnknown
		}
		if add {
			what.value = []any{what.value}
		}
		if n := len(w.rest) - 1; add && n > 0 && w.rest[n] == "Statement" && schema.Document(r.Type, dotted(append(slices.Clip(w.steps), w.rest[:n]...))) == schema.Policy {
			what.value = map[string]any{"Version": policyVersion, "Statement": what.value}
			w.rest = w.rest[:n]
		}
		return a.insert(r, w, what)
	case add:
		return a.extend(r, w, what)
	}
	return a.replace(r, w, what)
}

// replace writes a value in the place of one that is there.
func (a *attempt) replace(r *model.Resource, w walk, what wish) error {
	v := w.last()
	if list := v.Elems(); len(list) > 0 && list[0].Range() == v.Range() {
		if _, one := what.value.(map[string]any); one { // the first of several blocks
			w.nodes, w.steps, v = append(w.nodes, list[0]), append(w.steps, 0), list[0]
		}
	}
	if says(v, what.value) {
		return nil
	}
	if v.Kind() == model.String && isTree(what.value) {
		if v.Doc() == nil {
			return fmt.Errorf("%s is a text", dotted(w.steps))
		}
		what.value = encoded{what.value}
	}
	s, input, err := a.choose(r, v)
	if err != nil {
		return err
	}
	if owner := r.Owner(v.Range()); owner != r {
		if what, err = converted(r, owner, w.steps, what, s); err != nil {
			return err
		}
	}
	switch {
	case input != "":
		return a.growBody(s, model.Path{input}, what)
	case s.isBlock:
		return a.replaceBlock(r, w, s, what)
	}
	return a.write(s, what)
}

// replaceBlock sets what is in a block to what a wish, an object, says.
func (a *attempt) replaceBlock(r *model.Resource, w walk, s *site, what wish) error {
	if w.inDocument && isStatement(s) {
		return a.restate(s, w.steps, what)
	}
	attrs, ok := what.value.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is written as a block", dotted(w.steps))
	}
	for _, name := range sortedKeys(attrs) {
		if err := a.set(r, append(w.steps[:len(w.steps):len(w.steps)], name), false, wish{attrs[name], what.ask}); err != nil {
			return err
		}
	}
	return nil
}

// converted returns what is written in a satellite for a value of its owner.
func converted(r, owner *model.Resource, steps model.Path, what wish, s *site) (wish, error) {
	_, at := s.native()
	if s.attr != nil && len(s.nodes) > 0 {
		at = under(at, s.attr.Name)
	}
	for _, way := range schema.Ways(r.Type, dotted(steps)) {
		if way.Satellite != owner.Type || at != "" && s.top != nil && s.top.Type == "resource" && way.Path != at {
			continue
		}
		v, ok := way.Value(what.value)
		if !ok {
			return what, fmt.Errorf("%s has no form for the value", owner.Type)
		}
		what.value = v
		return what, nil
	}
	return what, nil
}

func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// choose returns the place where a value is set, as the mode has it. If input is
// not empty, the place is the call of a module that is to be given that input.
func (a *attempt) choose(r *model.Resource, v *model.Value) (s *site, input string, err error) {
	ranges := places(v)
	first, err := a.w.site(ranges[0])
	switch {
	case a.mode == atCall:
		for _, at := range ranges {
			if s, err := a.w.site(at); err == nil && s.top != nil && s.top.Type == "module" {
				a.where(s)
				return s, "", nil
			}
		}
		if err == nil || first != nil {
			if call, input := a.inputOf(r, first); call != nil {
				return call, input, nil
			}
		} else if call, input := a.inputBehind(r, ranges); call != nil {
			return call, input, nil
		}
	case len(ranges) > 1 && (a.mode == origin || err == nil && first.differs()):
		s, err := a.w.site(ranges[len(ranges)-1])
		if err == nil {
			a.where(s)
		}
		return s, "", err
	}
	if err == nil && len(r.Origin.Calls) > 0 && a.mode != atCall {
		a.note("in the module itself")
	}
	return first, "", err
}

// inputBehind is inputOf for a reference that lies in a module which cannot be
// edited: only the variable's place tells which input it is.
func (a *attempt) inputBehind(r *model.Resource, ranges []source.Range) (*site, string) {
	for _, at := range ranges[1:] {
		f := a.w.ws.File(at.File())
		if f == nil {
			continue
		}
		start, _, ok := f.Offsets(at)
		if !ok {
			continue
		}
		body, _, _ := a.w.syntaxOf(f).At(start)
		if body != nil && len(body.Blocks) == 1 && body.Blocks[0].Type == "variable" && len(body.Blocks[0].Labels) == 1 {
			return a.callWithout(r, body.Blocks[0].Labels[0])
		}
	}
	return nil, ""
}

// inputOf returns the call of the module that r is declared in and the input
// that the expression at a place is, if the call does not give it yet.
func (a *attempt) inputOf(r *model.Resource, s *site) (call *site, input string) {
	if s == nil {
		return nil, ""
	}
	t, ok := s.expr().(*hclsyntax.ScopeTraversalExpr)
	if !ok {
		return nil, ""
	}
	name := variableOf(t)
	if name == "" {
		return nil, ""
	}
	return a.callWithout(r, name)
}

// callWithout returns the call of the module that r is declared in, unless it
// gives an input of that name.
func (a *attempt) callWithout(r *model.Resource, input string) (*site, string) {
	calls := r.Origin.Calls
	if len(calls) == 0 {
		return nil, ""
	}
	call, err := a.w.site(calls[len(calls)-1])
	if err != nil || !call.isBlock || call.body.Attributes[input] != nil {
		return nil, ""
	}
	a.where(call)
	return call, input
}

// variableOf returns the name of the input variable that a reference is, or "".
func variableOf(t *hclsyntax.ScopeTraversalExpr) string {
	if t.Traversal.RootName() != "var" || len(t.Traversal) != 2 {
		return ""
	}
	name, _ := stepName(t.Traversal[1])
	return name
}

// differs reports whether the expression at the place stands for another value in
// each instance.
func (s *site) differs() bool {
	x := s.expr()
	if x == nil {
		return s.isBlock // of a dynamic block
	}
	vars := map[string]bool{"each": true, "count": true}
	for _, b := range s.blocks {
		if b.Type == "dynamic" && len(b.Labels) == 1 {
			vars[b.Labels[0]] = true
			if it := b.Body.Attributes["iterator"]; it != nil {
				vars[keyword(it.Expr)] = true
			}
		}
	}
	for _, t := range x.Variables() {
		if vars[t.RootName()] {
			return true
		}
	}
	return false
}

// where notes what a place is called that is not the resource's own.
func (a *attempt) where(s *site) {
	switch {
	case s.top == nil:
		a.note("in %s", s.file.Path)
	case s.top.Type == "variable" && len(s.top.Labels) == 1:
		a.note("in the default of var.%s", s.top.Labels[0])
	case s.top.Type == "locals" && s.attr != nil:
		a.note("in local.%s", s.attr.Name)
	case s.top.Type == "module" && len(s.top.Labels) == 1:
		a.note("in the call of module.%s", s.top.Labels[0])
	}
}

// write replaces the value at a place.
func (a *attempt) write(s *site, what wish) error {
	if !isNative(s.file.Path) || s.expr() == nil {
		return a.writeJSON(s, what)
	}
	if _, computes := s.parent().(*hclsyntax.FunctionCallExpr); computes && !a.moves(s) {
		return errors.New("the value is computed")
	}
	v, err := a.render(what, indentAt(s.text(), s.start))
	if err != nil {
		return err
	}
	a.edit(s.file.Path, edit.Edit{Start: s.start, End: s.end, New: v.text, Asks: v.asks})
	return nil
}

// moves reports whether the function around a place only moves its arguments
// about, so that they can be replaced.
func (a *attempt) moves(s *site) bool {
	call := s.parent().(*hclsyntax.FunctionCallExpr)
	switch call.Name {
	case "jsonencode", "merge", "concat", "coalesce", "try", "tolist", "toset", "tomap", "lookup", "coalescelist", "flatten":
		return true
	}
	return false
}

// insert writes a value where there is none.
func (a *attempt) insert(r *model.Resource, w walk, what wish) error {
	d := w.last()
	if len(w.nodes) == 1 {
		return a.insertTop(r, w, what)
	}
	if doc := d.Doc(); doc != nil {
		d = doc
	}
	rest := w.rest
	s, err := a.w.site(d.Range())
	if err != nil {
		return err
	}
	if owner := r.Owner(d.Range()); owner != r && s.isBlock {
		rest, what = a.backInto(r, owner, s, w, what)
	}
	return a.insertInto(s, d, rest, w.inDocument, what)
}

// backInto returns a path within the block of a satellite for one within its
// owner.
func (a *attempt) backInto(r, owner *model.Resource, s *site, w walk, what wish) (model.Path, wish) {
	typ, at := s.native()
	if schema.Canonical(typ) != owner.Type {
		return w.rest, what
	}
	full := append(w.steps[:len(w.steps):len(w.steps)], w.rest...)
	for _, way := range schema.Ways(r.Type, dotted(full)) {
		if way.Satellite != owner.Type {
			continue
		}
		rest, ok := below(at, way.Path)
		v, fits := way.Value(what.value)
		if ok && fits && rest != "" {
			what.value = v
			return steps(rest), what
		}
	}
	return w.rest, what
}

// insertInto writes a value at a path within the block or object at a place.
func (a *attempt) insertInto(s *site, d *model.Value, rest model.Path, inDocument bool, what wish) error {
	switch {
	case s.isBlock && inDocument && isStatement(s):
		return a.state(s, rest, what)
	case s.isBlock:
		return a.growBody(s, rest, what)
	case isNative(s.file.Path) && s.expr() != nil:
		if obj, ok := s.expr().(*hclsyntax.ObjectConsExpr); ok {
			return a.growAt(&growth{kind: inObject, s: s, object: obj}, rest, what)
		}
		if via := d.Via(); len(via) > 0 {
			origin, err := a.w.site(via[len(via)-1])
			if err != nil {
				return err
			}
			a.where(origin)
			return a.insertInto(origin, d.At(via[len(via)-1]).Behind(nil), rest, inDocument, what)
		}
		return errors.New("what it belongs into is computed")
	}
	return a.growAt(&growth{kind: inJSON, s: s}, rest, what)
}

// insertTop writes a value at an attribute that a resource does not have.
func (a *attempt) insertTop(r *model.Resource, w walk, what wish) error {
	if r.Partial {
		return fmt.Errorf("%s is declared elsewhere", r.Type)
	}
	s, err := a.w.site(r.Value.Range())
	if err != nil {
		return err
	}
	name, _ := w.rest[0].(string)
	if s.isBlock && s.body.Attributes[name] != nil && len(w.rest) == 1 { // it is written, and null
		return a.overNull(r, s, s.body.Attributes[name], what)
	}
	t, _ := schema.Lookup(r.Type)
	_, own := t.Attr(name)
	own = own || name == schema.Lifecycle.Name || t == nil
	ways := schema.Ways(r.Type, dotted(w.rest))
	for _, way := range ways {
		for _, p := range r.Parts {
			if v, ok := way.Value(what.value); ok && p.Type == way.Satellite && !way.Element {
				return a.set(p, steps(way.Path), false, wish{v, what.ask})
			}
		}
	}
	for _, way := range ways {
		if v, ok := way.Value(what.value); ok && way.Link != "" && !way.Element && (way.Instead || !own || refersToSelf(what.value)) {
			return a.growSatellite(way, steps(way.Path), wish{v, what.ask})
		}
	}
	if !own {
		return fmt.Errorf("%s has no argument %s", r.Type, name)
	}
	return a.insertInto(s, r.Value, w.rest, false, what)
}

// overNull writes a value in the place of an expression that is null.
func (a *attempt) overNull(r *model.Resource, s *site, attr *hclsyntax.Attribute, what wish) error {
	x := attr.Expr.Range()
	at, err := a.w.siteAt(s.file, x.Start.Byte, x.End.Byte)
	if err != nil {
		return err
	}
	if a.mode == atCall {
		if call, input := a.inputOf(r, at); call != nil {
			return a.growBody(call, model.Path{input}, what)
		}
	}
	if len(r.Origin.Calls) > 0 {
		a.note("in the module itself")
	}
	return a.write(at, what)
}
