package nearmiss

import (
	"cmp"
	"context"
	"slices"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A Miss is a control without which there would be breach paths.
type Miss struct {
	Control
	// Paths are those that there would be, the surest and easiest first.
	Paths []compare.Path
}

// maxRuns bounds how often the analysis is run.
const maxRuns = 600

// Find returns the controls of resources each of which alone keeps breach paths closed,
// those first that keep most confirmed ones. Complete tells that no work was left out,
// for the sake of time or since ctx has ended.
func Find(ctx context.Context, resources []*model.Resource, opts threat.Options) (misses []Miss, complete bool) {
	all, complete := controls(resources)
	s := search{ctx: ctx, resources: resources, opts: opts}
	s.base = s.with(nil)
	s.within(all)
	slices.SortStableFunc(s.found, func(a, b Miss) int {
		return cmp.Or(cmp.Compare(confirmed(b.Paths), confirmed(a.Paths)), cmp.Compare(len(b.Paths), len(a.Paths)), threat.ComparePaths(a.Paths[0].Path, b.Paths[0].Path))
	})
	return s.found, complete && !s.cut && ctx.Err() == nil
}

func confirmed(paths []compare.Path) int {
	n := 0
	for i := range paths {
		if paths[i].Confirmed() {
			n++
		}
	}
	return n
}

// A search is one call of [Find].
type search struct {
	ctx       context.Context
	resources []*model.Resource
	opts      threat.Options
	base      compare.Known
	runs      int
	cut       bool
	found     []Miss
}

// within looks for misses among controls: opening them can only add paths, so that
// where all together open none, none alone does.
func (s *search) within(some []*Control) {
	if len(some) == 0 || s.cut {
		return
	}
	if s.runs++; s.runs > maxRuns || s.ctx.Err() != nil {
		s.cut = true
		return
	}
	paths := s.with(some).Beyond(s.base)
	switch {
	case len(paths) == 0:
	case len(some) == 1:
		s.found = append(s.found, Miss{*some[0], paths})
	default:
		s.within(some[:len(some)/2])
		s.within(some[len(some)/2:])
	}
}

// with returns the paths that there are with controls open.
func (s *search) with(some []*Control) compare.Known {
	openings := map[*model.Resource][]opening{}
	for _, c := range some {
		for r, o := range c.openings {
			openings[r] = append(openings[r], o...)
		}
	}
	resources := slices.Clone(s.resources)
	for i, r := range resources {
		if o := openings[r]; o != nil {
			resources[i] = opened(r, o)
		}
	}
	g := threat.Analyse(s.ctx, resources, s.opts)
	s.cut = s.cut || g.Cut
	return compare.Of(g)
}
