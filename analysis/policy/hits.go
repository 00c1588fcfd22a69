package policy

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
)

// hitsOf turns what a rule contains into hits. It returns an error at the first
// element that is no path.
func hitsOf(r *rule, found *ast.Term) ([]hit, error) {
	set, ok := found.Value.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("is %s: want a set of paths", ast.ValueName(found.Value))
	}
	var hits []hit
	for _, elem := range set.Slice() {
		paths, ok := pathsOf(elem)
		if !ok {
			return nil, fmt.Errorf("contains %v: want a path, an array of attribute names and list indexes, or an array of paths", elem)
		}
		hits = append(hits, hit{r, paths})
	}
	return hits, nil
}

// pathsOf reads an element of a policy's set: a path or an array of paths.
func pathsOf(t *ast.Term) ([]model.Path, bool) {
	a, ok := t.Value.(*ast.Array)
	if !ok {
		return nil, false
	}
	if a.Len() == 0 {
		return []model.Path{{}}, true
	}
	if _, nested := a.Elem(0).Value.(*ast.Array); !nested {
		p, ok := pathOf(a)
		return []model.Path{p}, ok
	}
	paths := make([]model.Path, a.Len())
	for i := range a.Len() {
		inner, ok := a.Elem(i).Value.(*ast.Array)
		if !ok {
			return nil, false
		}
		if paths[i], ok = pathOf(inner); !ok {
			return nil, false
		}
	}
	return paths, true
}

func pathOf(a *ast.Array) (model.Path, bool) {
	p := make(model.Path, a.Len())
	for i := range p {
		switch v := a.Elem(i).Value.(type) {
		case ast.String:
			p[i] = string(v)
		case ast.Number:
			n, ok := v.Int()
			if !ok || n < 0 {
				return nil, false
			}
			p[i] = n
		default:
			return nil, false
		}
	}
	return p, true
}

// statusOf decides whether what rests on the paths is known.
func statusOf(v *model.Value, paths []model.Path) Status {
	if slices.ContainsFunc(paths, func(p model.Path) bool { return restsOnUnknown(v, p) }) {
		return Inconclusive
	}
	return Fail
}

// restsOnUnknown reports whether the path meets an unknown value, leads to
// something of which a part was hidden from the rules, or to a list of which an
// element is unknown. What a resource as a whole lacks is known.
func restsOnUnknown(v *model.Value, p model.Path) bool {
	at := v.Walk(p)
	end := at.Value
	if doc := end.Doc(); doc != nil {
		end = doc
	} else if at.Unknown {
		return true
	}
	if slices.ContainsFunc(end.Elems(), func(e *model.Value) bool { return e.Is(model.Unknown) && e.Doc() == nil }) {
		return true
	}
	return len(p) > 0 && slices.ContainsFunc(end.Attrs(), func(a model.Attr) bool {
		return a.Value.Is(model.Unknown) && shapeOf(a.Value, true) == hidden
	})
}

// comparePaths orders paths: names by their letters, indexes by number and
// before names.
func comparePaths(a, b []model.Path) int {
	return slices.CompareFunc(a, b, func(p, q model.Path) int {
		return slices.CompareFunc(p, q, compareSteps)
	})
}

func compareSteps(a, b any) int {
	switch a := a.(type) {
	case int:
		if b, ok := b.(int); ok {
			return a - b
		}
		return -1
	case string:
		if b, ok := b.(string); ok {
			switch {
			case a < b:
				return -1
			case a > b:
				return 1
			}
			return 0
		}
	}
	return 1
}
