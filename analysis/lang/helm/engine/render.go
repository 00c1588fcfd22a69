package engine

import (
	"context"

	"github.com/parapet-iac/parapet/analysis/source"
)

// Render renders a chart once, as `helm template` does, and returns the text of
// each template by its full name. What fails is in the outputs.
func (e *Engine) Render(ctx context.Context, c *Chart, values *Node, release Release) (map[string]*Output, error) {
	resolved, err := Resolve(c, values, func(source.Diagnostic) {})
	if err != nil {
		return nil, err
	}
	all, err := resolved.AllValues(values)
	if err != nil {
		return nil, err
	}
	scope := NewScope(resolved, all, release)
	var parsed []*Template
	named := resolved.AllTemplates()
	for _, n := range named {
		parsed = append(parsed, e.Parse(n.Name, n.File, n.Chart.Home, nil))
	}
	set := e.Set(parsed)
	out := map[string]*Output{}
	for _, t := range set.InOrder() {
		if Rendered(t.Name) {
			out[t.Name] = set.Execute(ctx, t, scope)
		}
	}
	return out, nil
}
