package threat

import (
	"context"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// maxPairs bounds of how many pairs of what is in networks Reaches looks at.
const maxPairs = 20_000

// pairing limits which pairs of what is in networks are looked at: those with one
// resource, and how many; all of them where it is zero.
type pairing struct {
	about model.Address
	most  int
}

// Reaches returns the steps by which packets and requests get to something: from the
// internet, from code in something else, and passed on by what they get to. Other than
// in a graph they are there whether or not an attacker gets to their beginning. If
// about is the address of something in a network, steps between others may be left
// out. They are in the order of what is reached. In a workspace that is too large to
// look at all pairs, complete is false, and the steps are those that a graph has.
func Reaches(ctx context.Context, resources []*model.Resource, opts Options, about model.Address) (steps []Rule, complete bool) {
	all := opts
	all.Entries, all.pairing = []string{"*"}, pairing{most: maxPairs}
	if slices.ContainsFunc(resources, func(r *model.Resource) bool { return r.Address == about && inNetwork(r.Type) }) {
		all.pairing.about = about
	}
	g := Analyse(ctx, resources, all)
	if complete = !g.Cut; !complete && ctx.Err() == nil {
		g = Analyse(ctx, resources, opts)
	}
	for _, r := range g.Rules {
		if r.Head.Kind == Reach && len(r.Body) > 0 {
			steps = append(steps, *r)
		}
	}
	slices.SortStableFunc(steps, func(a, b Rule) int { return compareSteps(&a, &b) })
	return steps, complete
}

// inNetwork reports whether resources of a type have interfaces.
func inNetwork(typ string) bool {
	_, ok := placements[typ]
	return ok || slices.Contains(azureMachines, typ) || slices.ContainsFunc(azurePlaced, func(p azurePlacement) bool { return p.typ == typ })
}

// passesOn are the types of what is reached on the way to something else.
var passesOn = map[string]bool{"aws_elb": true, "aws_lb": true, "aws_vpc_endpoint": true}

// skips reports whether a pair is not looked at.
func (w *world) skips(from, to *model.Resource) bool {
	p := &w.opts.pairing
	if p.about != "" && from.Address != p.about && to.Address != p.about && !passesOn[to.Type] {
		return true
	}
	w.pairs++
	w.cut = w.cut || p.most > 0 && w.pairs > p.most
	return w.cut
}
