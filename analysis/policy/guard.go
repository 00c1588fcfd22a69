package policy

import (
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A guard is a condition on one attribute that must hold for a definition of a
// rule to contain anything: what can be read off the definition's text without
// evaluating it.
type guard struct {
	path []string
	want want
	// values are those that oneOf and noneOf name, in the form of [constant].
	values []string
}

type want uint8

const (
	// present: the attribute is there.
	present want = iota
	// truthy: it is there and not false.
	truthy
	// falsy: it is missing or false.
	falsy
	// oneOf: it is there and one of the values.
	oneOf
	// noneOf: it is missing or none of the values.
	noneOf
)

// A clause is what can be read off one definition of a rule.
type clause struct {
	guards []guard
	// verdict is what the definition contains exactly if all guards hold; nil
	// where that is for Rego to say.
	verdict []model.Path
}

// clauseOf reads a definition.
func clauseOf(r *ast.Rule) clause {
	gs, all := guardsOf(r.Body)
	c := clause{guards: gs}
	if key := r.Head.Key; all && key != nil && key.IsGround() {
		c.verdict, _ = pathsOf(key)
	}
	return c
}

// guardsOf returns the guards that the body of a rule's definition implies, and
// whether they are all that it says.
func guardsOf(body ast.Body) (gs []guard, all bool) {
	all = true
	for _, e := range body {
		exact := false
		if len(e.With) > 0 {
			all = false
			continue
		}
		switch terms := e.Terms.(type) {
		case *ast.Term:
			if g, whole, ok := guardOn(terms); ok {
				exact = whole
				switch {
				case !e.Negated && whole:
					gs = append(gs, guard{path: g, want: truthy})
				case !e.Negated:
					gs = append(gs, guard{path: g, want: present})
				case whole:
					gs = append(gs, guard{path: g, want: falsy})
				}
			}
		case []*ast.Term:
			if g, ok := comparison(e); ok {
				exact = true
				gs = append(gs, g)
			}
			if !e.Negated {
				gs = append(gs, arguments(terms[1:])...)
			}
		case *ast.SomeDecl:
			for _, s := range terms.Symbols {
				if call, ok := s.Value.(ast.Call); ok {
					gs = append(gs, arguments(call[1:])...)
				}
			}
		}
		all = all && exact
	}
	return gs, all
}

// comparison returns the guard of a comparison of an attribute with constants:
// a == "x", a != "x", a in {"x", "y"}, not a == "x".
func comparison(e *ast.Expr) (guard, bool) {
	ops := e.Operands()
	if len(ops) != 2 {
		return guard{}, false
	}
	attr, other := ops[0], ops[1]
	want := oneOf
	switch op := e.Operator().String(); {
	case op == ast.Equal.Name || op == ast.Equality.Name:
		if _, _, ok := guardOn(attr); !ok {
			attr, other = other, attr
		}
		if e.Negated {
			want = noneOf
		}
	case op == ast.NotEqual.Name && !e.Negated:
		want = noneOf
	case op == ast.Member.Name && !e.Negated:
		path, whole, ok := guardOn(attr)
		values, known := constants(other)
		return guard{path, want, values}, ok && whole && known
	default:
		return guard{}, false
	}
	path, whole, ok := guardOn(attr)
	value, known := constant(other.Value)
	return guard{path, want, []string{value}}, ok && whole && known
}

// constants returns the elements of a set or array of constants.
func constants(t *ast.Term) (values []string, ok bool) {
	ok = true
	add := func(e *ast.Term) {
		v, known := constant(e.Value)
		values, ok = append(values, v), ok && known
	}
	switch v := t.Value.(type) {
	case ast.Set:
		v.Foreach(add)
	case *ast.Array:
		v.Foreach(add)
	default:
		return nil, false
	}
	slices.Sort(values)
	return values, ok
}

// constant returns a string, boolean or whole number in a form in which it differs
// from all others.
func constant(v ast.Value) (text string, ok bool) {
	switch v := v.(type) {
	case ast.Number:
		n, ok := v.Int64()
		return intConstant(n), ok
	case ast.String:
		return "s" + string(v), true
	case ast.Boolean:
		return boolConstant(bool(v)), true
	}
	return "", false
}

func intConstant(n int64) string { return "n" + strconv.FormatInt(n, 10) }

func boolConstant(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// arguments returns guards for the arguments of a call that is evaluated, all of
// which must be there.
func arguments(args []*ast.Term) []guard {
	var gs []guard
	for _, a := range args {
		if call, ok := a.Value.(ast.Call); ok {
			gs = append(gs, arguments(call[1:])...)
		} else if path, _, ok := guardOn(a); ok {
			gs = append(gs, guard{path: path, want: present})
		}
	}
	return gs
}

// guardOn returns the attribute that a reference into input names literally,
// and whether that is all of the reference.
func guardOn(t *ast.Term) (path []string, whole, ok bool) {
	ref, ok := t.Value.(ast.Ref)
	if !ok || len(ref) < 2 || !ref[0].Equal(ast.InputRootDocument) {
		return nil, false, false
	}
	for _, step := range ref[1:] {
		name, ok := step.Value.(ast.String)
		if !ok {
			return path, false, len(path) > 0
		}
		path = append(path, string(name))
	}
	return path, true, true
}

// holds evaluates g on a resource's value as policies see it.
func (g guard) holds(v *model.Value) bool {
	for i, name := range g.path {
		if doc := v.Doc(); doc != nil {
			v = doc
		}
		v = v.Get(name)
		switch shapeOf(v, true) {
		case hidden:
			return g.want == falsy || g.want == noneOf
		case written:
			// It is a string: true, and without parts.
			if i < len(g.path)-1 {
				return g.want == falsy || g.want == noneOf
			}
			return g.is("s"+writtenAs(v), false)
		}
	}
	if b, ok := v.AsBool(); ok {
		return g.is(boolConstant(b), !b)
	}
	if n, ok := v.AsInt(); ok {
		return g.is(intConstant(n), false)
	}
	if s, ok := v.AsString(); ok && v.Doc() == nil {
		return g.is("s"+s, false)
	}
	return g.is("", false)
}

// is evaluates g for an attribute that is there, of which value is the constant
// that it is; "" where it is of another kind.
func (g guard) is(value string, no bool) bool {
	switch g.want {
	case truthy:
		return !no
	case falsy:
		return no
	case oneOf:
		return slices.Contains(g.values, value)
	case noneOf:
		return !slices.Contains(g.values, value)
	}
	return true
}

// decide returns what a rule contains, as far as its clauses tell; open is true
// where that is for Rego to say.
func (r *rule) decide(v *model.Value) (verdicts [][]model.Path, open bool) {
	for _, c := range r.clauses {
		if !allHold(c.guards, v) {
			continue
		}
		if c.verdict == nil {
			return nil, true
		}
		if !slices.ContainsFunc(verdicts, func(other []model.Path) bool { return comparePaths(other, c.verdict) == 0 }) {
			verdicts = append(verdicts, c.verdict)
		}
	}
	return verdicts, false
}

func allHold(guards []guard, v *model.Value) bool {
	for _, g := range guards {
		if !g.holds(v) {
			return false
		}
	}
	return true
}
