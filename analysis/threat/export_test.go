package threat

import (
	"context"

	"github.com/parapet-iac/parapet/analysis/model"
)

// AnalyseDirectly analyses resources with a rule of its own for each pair of a principal
// and a store, as an oracle.
func AnalyseDirectly(ctx context.Context, resources []*model.Resource, opts Options) *Graph {
	a := NewAnalysis(opts)
	a.w.direct = true
	var changes []Change
	for _, r := range resources {
		changes = append(changes, Change{r.Origin.Stack, r.Address, []*model.Resource{r}})
	}
	g, err := a.Update(ctx, changes)
	if err != nil {
		panic(err)
	}
	return g
}
