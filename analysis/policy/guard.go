package policy

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A guard is a condition on one attribute that must hold for a definition of a
// rule to contain anything: what can be read off the definition's text without
// evaluating it.
type guard struct {
	path []string
	want want
}

type want uint8

const (
	// present: the attribute is there.
	present want = iota
	// truthy: it is there and not false.
	truthy
	// falsy: it is missing or false.
	falsy
)

// guardsOf returns the guards that the body of a rule's definition implies.
func guardsOf(body ast.Body) []guard {
	var gs []guard
	for _, e := range body {
		if len(e.With) > 0 {
			continue
		}
		switch terms := e.Terms.(type) {
		case *ast.Term:
			if g, whole, ok := guardOn(terms); ok {
				switch {
				case !e.Negated && whole:
					gs = append(gs, guard{g, truthy})
				case !e.Negated:
					gs = append(gs, guard{g, present})
				case whole:
					gs = append(gs, guard{g, falsy})
				}
			}
		case []*ast.Term:
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
	}
	return gs
}

// arguments returns guards for the arguments of a call that is evaluated, all of
// which must be there.
func arguments(args []*ast.Term) []guard {
	var gs []guard
	for _, a := range args {
		if call, ok := a.Value.(ast.Call); ok {
			gs = append(gs, arguments(call[1:])...)
		} else if path, _, ok := guardOn(a); ok {
			gs = append(gs, guard{path, present})
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
			return g.want == falsy
		case written:
			// It is a string: true, and without parts.
			return (i == len(g.path)-1) == (g.want != falsy)
		}
	}
	no, isBool := v.AsBool()
	isFalse := isBool && !no
	switch g.want {
	case truthy:
		return !isFalse
	case falsy:
		return isFalse
	}
	return true
}

// mayFind reports whether a rule with these definitions can contain anything.
func mayFind(definitions [][]guard, v *model.Value) bool {
	for _, guards := range definitions {
		if allHold(guards, v) {
			return true
		}
	}
	return false
}

func allHold(guards []guard, v *model.Value) bool {
	for _, g := range guards {
		if !g.holds(v) {
			return false
		}
	}
	return true
}
