package workspace

import (
	"context"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Breaches are the ways through a workspace that an attacker has.
type Breaches struct {
	*threat.Graph
	res       *Result
	resources map[breachPlace]*model.Resource
}

type breachPlace struct {
	stack   string
	address model.Address
}

// Breaches finds the ways through the workspace, as far as ctx lets it.
func (res *Result) Breaches(ctx context.Context, opts threat.Options) *Breaches {
	b := &Breaches{Graph: threat.Analyse(ctx, res.Resources, opts), res: res, resources: map[breachPlace]*model.Resource{}}
	for _, r := range res.Resources {
		if p := (breachPlace{r.Origin.Stack, r.Address}); b.resources[p] == nil || r.Type != "aws_iam_policy" {
			b.resources[p] = r
		}
	}
	return b
}

// Resource returns the composed resource at an address, nil where there is none.
func (b *Breaches) Resource(stack string, address model.Address) *model.Resource {
	return b.resources[breachPlace{stack, address}]
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
		if span, ok := b.res.Files.Span(at); ok {
			return span, true
		}
	}
	if span, ok := b.res.Files.Span(step.Range); ok {
		return span, true
	}
	return b.res.Files.Span(r.Origin.Header)
}
