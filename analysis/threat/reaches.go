package threat

import (
	"context"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Reaches returns the steps by which packets and requests get to something: from the
// internet, from code in something else, and passed on by what they get to. Other than
// in a graph they are all there whether or not an attacker gets to their beginning.
// They are in the order of what is reached; complete tells that none is left out.
func Reaches(ctx context.Context, resources []*model.Resource, opts Options) (steps []Rule, complete bool) {
	opts.Entries = []string{"*"}
	g := Analyse(ctx, resources, opts)
	for _, r := range g.Rules {
		if r.Head.Kind == Reach && len(r.Body) > 0 {
			steps = append(steps, *r)
		}
	}
	slices.SortStableFunc(steps, func(a, b Rule) int { return compareSteps(&a, &b) })
	return steps, !g.Cut
}
