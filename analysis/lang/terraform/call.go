package terraform

import (
	"errors"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/lang/terraform/funcs"
	"github.com/parapet-iac/parapet/analysis/model"
)

// call evaluates a function call. Functions that only move values about are
// done here, so that the parts keep their places; the others by go-cty.
func (e env) call(x *hclsyntax.FunctionCallExpr) *model.Value {
	r := x.Range()
	name := strings.TrimPrefix(x.Name, "core::")
	switch name {
	case "try":
		return e.try(x)
	case "can":
		_, ok := e.attempt(x.Args[:min(1, len(x.Args))])
		return model.NewBool(ok, e.rng(r))
	}
	args, ok := e.arguments(x)
	if !ok {
		return e.unknown(model.Dynamic, r).WithRefs(refsOf(args)...)
	}
	if native := natives[name]; native != nil {
		if v := native(e, args, r); v != nil {
			return v
		}
	}
	return e.callCty(x, name, args)
}

// arguments evaluates the arguments; ok is false where their number is unknown.
func (e env) arguments(x *hclsyntax.FunctionCallExpr) (args []*model.Value, ok bool) {
	for _, a := range x.Args {
		args = append(args, e.eval(a))
	}
	if !x.ExpandFinal || len(args) == 0 {
		return args, true
	}
	last := args[len(args)-1]
	if last.Is(model.Unknown) || last.Kind() != model.List {
		return args, false
	}
	return append(args[:len(args)-1], last.Elems()...), true
}

// refsOf returns the resources that arguments were made from, those of their
// elements included.
func refsOf(args []*model.Value) []model.Ref {
	const most = 64 // as many as a value remembers
	var refs []model.Ref
	for _, a := range args {
		if len(refs) >= most {
			break
		}
		refs = append(refs, a.Refs()...)
		for _, el := range a.Elems() {
			if len(refs) >= most {
				break
			}
			refs = append(refs, el.Refs()...)
		}
	}
	return refs
}

// callCty calls a function of the table.
func (e env) callCty(x *hclsyntax.FunctionCallExpr, name string, args []*model.Value) *model.Value {
	r := x.Range()
	refs := refsOf(args)
	f, ok := e.in.functionTable()[name]
	if !ok {
		if strings.HasPrefix(name, "provider::") {
			return e.unknown(model.Dynamic, r).WithRefs(refs...)
		}
		e.in.s.now.failures++
		return e.fail(r, "there is no function "+x.Name, "")
	}
	in := make([]cty.Value, len(args))
	var flags model.Flags
	for i, a := range args {
		in[i] = toCty(a)
		flags |= a.Flags() & model.Sensitive
	}
	v, err := callCty(f, in)
	if err != nil {
		e.in.s.now.failures++
		e.explain(err, r)
		return e.unknown(model.Dynamic, r).WithRefs(refs...)
	}
	out := fromCty(v, e.rng(r))
	if !v.IsWhollyKnown() && v.Type() == cty.String {
		out = e.unknown(model.String, r)
		if hint, ok := cutHint(name, args); ok {
			out = model.NewUnknown(model.String, hint, e.rng(r))
		}
	}
	return out.WithRefs(refs...).With(flags)
}

// cutHint returns how a call is written that cuts something known off one unknown
// string, with what that string is in the place of how it is reached, so that others
// can tell that it is the same.
func cutHint(name string, args []*model.Value) (string, bool) {
	if name != "replace" && name != "trimprefix" || len(args) < 2 {
		return "", false
	}
	inner, ok := strings.CutPrefix(args[0].Hint(), "${")
	inner, closed := strings.CutSuffix(inner, "}")
	if !ok || !closed || strings.Contains(inner, "${") {
		return "", false
	}
	for _, a := range args[1:] {
		s, known := a.AsString()
		if !known {
			return "", false
		}
		inner += ", " + strconv.Quote(s)
	}
	return "${" + name + "(" + inner + ")}", true
}

// explain reports the errors of functions that say something about the
// workspace rather than about a value: a file that is out of bounds, or
// a result that would be too large.
func (e env) explain(err error, r hcl.Range) {
	switch {
	case e.in.s.now.trying > 0:
	case errors.Is(err, funcs.ErrOutsideWorkspace):
		e.fail(r, "file lies outside the workspace", err.Error()+". It is not read, and the value is treated as unknown.")
	case errors.Is(err, funcs.ErrTooLarge):
		e.fail(r, "result is too large", err.Error()+". The value is treated as unknown.")
	}
}

// attempt evaluates expressions in order and returns the first that has a
// value.
func (e env) attempt(xs []hclsyntax.Expression) (*model.Value, bool) {
	now := &e.in.s.now
	now.trying++
	defer func() { now.trying-- }()
	for _, x := range xs {
		before := now.failures
		v := e.eval(x)
		failed := now.failures > before
		now.failures = before
		if !failed {
			return v, true
		}
	}
	return nil, false
}

func (e env) try(x *hclsyntax.FunctionCallExpr) *model.Value {
	if v, ok := e.attempt(x.Args); ok {
		return v
	}
	return e.missing(nil, x.Range())
}
