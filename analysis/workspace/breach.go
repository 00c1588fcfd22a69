package workspace

import (
	"context"
	"slices"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Breaches are the ways through a workspace that an attacker has, as an analysis shows
// them. Paths and escalations are searched for when they are first asked for. Breaches
// are safe for concurrent use.
type Breaches struct {
	*threat.Graph
	ranking   *ranking
	resources func() map[place]*model.Resource
	span      func(source.Range) (source.Span, bool)
}

// lazily holds what is only made where somebody asks for it.
type lazily struct {
	paths       func(context.Context) ([]threat.Path, error)
	escalations func() []threat.Escalation
	pathsBy     func() map[int][]int // the paths that take a rule, by its index
}

func (k *ranking) prepare() {
	k.paths, k.escalations = once(k.graph.PathsWithin), sync.OnceValue(k.graph.Escalations)
	k.pathsBy = sync.OnceValue(func() map[int][]int {
		out := map[int][]int{}
		paths, _ := k.paths(context.Background())
		for i, p := range paths {
			for _, rule := range p.Rules {
				out[rule] = append(out[rule], i)
			}
		}
		return out
	})
}

// once returns a function that remembers what another one finds, unless the context ends
// before.
func once[T any](find func(context.Context) (T, error)) func(context.Context) (T, error) {
	var mu sync.Mutex
	var found T
	done := false
	return func(ctx context.Context) (T, error) {
		mu.Lock()
		defer mu.Unlock()
		if done {
			return found, nil
		}
		value, err := find(ctx)
		if err == nil {
			found, done = value, true
		}
		return value, err
	}
}

// places returns a function that makes a map of resources when it is first called.
func places(composed func() []*model.Resource) func() map[place]*model.Resource {
	return sync.OnceValue(func() map[place]*model.Resource {
		out := map[place]*model.Resource{}
		for _, r := range composed() {
			if p := placeOf(r); out[p] == nil || r.Type != "aws_iam_policy" {
				out[p] = r
			}
		}
		return out
	})
}

// Breaches returns the breach paths. Those of a snapshot that is not ranked, such as a
// trial's, are looked for now, as far as ctx lets it.
func (s *Snapshot) Breaches(ctx context.Context) *Breaches {
	k := s.ranking
	if k == nil || s.unranked {
		k = newRanking(ctx, s.composed(), s.threat)
	}
	return &Breaches{k.graph, k, s.resources, s.Span}
}

// composed returns all composed resources.
func (s *Snapshot) composed() []*model.Resource {
	var out []*model.Resource
	for _, st := range s.states {
		out = append(out, st.resources...)
	}
	return out
}

// Threat returns what the analysis took for granted of breach paths.
func (s *Snapshot) Threat() threat.Options { return s.threat }

// Breaches returns the breach paths; see [Snapshot.Breaches].
func (res *Result) Breaches(ctx context.Context) *Breaches {
	k := res.ranking
	if k == nil {
		k = newRanking(ctx, res.Resources, res.threat)
	}
	return &Breaches{k.graph, k, places(func() []*model.Resource { return res.Resources }), res.Files.Span}
}

// Threat returns what the analysis took for granted of breach paths.
func (res *Result) Threat() threat.Options { return res.threat }

// Paths returns the best path from each entry to each goal that it reaches; see
// [threat.Graph.Paths]. The caller must not change it.
func (b *Breaches) Paths() []threat.Path {
	paths, _ := b.ranking.paths(context.Background())
	return paths
}

// Find searches for the paths if nobody has yet. The error is that ctx ends before.
func (b *Breaches) Find(ctx context.Context) error {
	_, err := b.ranking.paths(ctx)
	return err
}

// Escalations returns what principals can gain; see [threat.Graph.Escalations]. The
// caller must not change it.
func (b *Breaches) Escalations() []threat.Escalation { return b.ranking.escalations() }

// On returns which of [Breaches.Paths] a finding is on, by index: those with a step
// that it opens. There may be none although its tier tells that it is on a path, for
// there may be easier ways to the same jewel.
func (b *Breaches) On(f *Finding) []int {
	var out []int
	for _, rule := range b.ranking.opensBy(f.mark) {
		out = append(out, b.ranking.pathsBy()[rule]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Opens returns the steps that a finding opens, whether or not one of the paths takes
// them.
func (b *Breaches) Opens(f *Finding) []*threat.Rule {
	var out []*threat.Rule
	for _, rule := range b.ranking.opensBy(f.mark) {
		out = append(out, b.Rules[rule])
	}
	return out
}

// Resource returns the composed resource at an address, nil where there is none.
func (b *Breaches) Resource(stack string, address model.Address) *model.Resource {
	return b.resources()[place{stack, address}]
}

// Span returns where evidence stands: the part of a policy or the argument that
// opens a step, else the head of the resource.
func (b *Breaches) Span(e threat.Evidence) (source.Span, bool) {
	r := b.Resource(e.Stack, e.Address)
	if r == nil {
		return source.Span{}, false
	}
	step := r.Value.Walk(e.Path)
	if at := step.Value.Range(); !at.IsZero() {
		if span, ok := b.span(at); ok {
			return span, true
		}
	}
	if span, ok := b.span(step.Range); ok {
		return span, true
	}
	return b.span(r.Origin.Header)
}
