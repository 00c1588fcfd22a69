package compare

import (
	"context"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Without returns the graph that there would be without a place that opens a step. An
// element of a list (a statement of a policy, a rule of a security group) is taken out
// of all resources that have it, and the analysis is run again, since another one may
// say the same. Of another attribute it is not known what else it would be: the steps
// that rest on it are taken out.
func Without(ctx context.Context, resources []*model.Resource, g *threat.Graph, opts threat.Options, e threat.Evidence) *threat.Graph {
	n := len(e.Path)
	for n > 0 {
		if _, element := e.Path[n-1].(int); element {
			break
		}
		n--
	}
	if n == 0 {
		return g.Without(func(r *threat.Rule) bool {
			return slices.ContainsFunc(r.Evidence, func(o threat.Evidence) bool {
				return o.Stack == e.Stack && o.Address == e.Address && slices.Equal(o.Path, e.Path)
			})
		})
	}
	path := e.Path[:n:n]
	var at source.Range
	for _, r := range resources {
		if r.Address == e.Address && r.Origin.Stack == e.Stack {
			if step := r.Value.Walk(path); step.Found == n && !step.Value.Range().IsZero() {
				at = step.Value.Range()
			}
		}
	}
	out := make([]*model.Resource, len(resources))
	for i, r := range resources {
		out[i] = r
		where := path
		if r.Address != e.Address || r.Origin.Stack != e.Stack {
			if where = elementAt(r.Value, at, nil); where == nil {
				continue
			}
		}
		own := *r
		own.Value = r.Value.Replaced(where, func(*model.Value) *model.Value { return nil })
		out[i] = &own
	}
	return threat.Analyse(ctx, out, opts)
}

// elementAt returns the path of the element of a list that stands at a place, nil where
// there is none.
func elementAt(v *model.Value, at source.Range, path model.Path) model.Path {
	if at.IsZero() {
		return nil
	}
	if doc := v.Doc(); doc != nil {
		v = doc
	}
	for i, e := range v.Elems() {
		here := append(path, i)
		if e.Range() == at {
			return slices.Clone(here)
		}
		if found := elementAt(e, at, here); found != nil {
			return found
		}
	}
	for _, a := range v.Attrs() {
		if found := elementAt(a.Value, at, append(path, a.Name)); found != nil {
			return found
		}
	}
	return nil
}

// Closed returns how many of some paths another graph has not.
func Closed(paths []threat.Path, g *threat.Graph) int {
	left := map[key]bool{}
	for _, p := range g.Paths() {
		left[key{p.Start, p.Goal, ""}] = true
	}
	n := 0
	for _, p := range paths {
		if !left[key{p.Start, p.Goal, ""}] {
			n++
		}
	}
	return n
}
