package workspace

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A ranking says what the resources of a workspace have to do with breach paths. It
// is immutable.
type ranking struct {
	graph *threat.Graph
	at    map[place]*involvement
	// documents are the steps that parts of policy documents open, by where they
	// stand.
	documents map[*source.Anchor][]stepIn
	// composed are the resources that the graph was drawn from, with opts.
	composed []*model.Resource
	opts     threat.Options
	lazily
}

// A place is a resource's address in a stack.
type place struct {
	stack   string
	address model.Address
}

func placeOf(r *model.Resource) place { return place{r.Origin.Stack, r.Address} }

// An involvement is what a resource has to do with breach paths.
type involvement struct {
	steps []stepAt
	// holds tells that documents of it open steps.
	holds bool
	// exposed tells that somebody from outside gets something of the resource.
	exposed bool
}

// A stepAt is a step with an attribute that opens it.
type stepAt struct {
	path     model.Path
	rule     int
	standing threat.Standing
}

// A stepIn is a step with a part of a document that opens it.
type stepIn struct {
	at source.Range
	stepAt
}

// rank draws up the ranking of the resources that are composed now, if something has
// changed since it was drawn up last. Files whose findings rank otherwise are owed to
// the next snapshot. The error is that ctx ends.
func (e *Engine) rank(ctx context.Context) error {
	if !e.unranked {
		return nil
	}
	next := newRanking(ctx, e.composed(), e.threat())
	if err := ctx.Err(); err != nil {
		return err
	}
	if e.ranking != nil {
		e.owe(next)
	}
	e.ranking, e.unranked = next, false
	return nil
}

// newRanking draws up the ranking of composed resources, as far as ctx lets it.
func newRanking(ctx context.Context, composed []*model.Resource, opts threat.Options) *ranking {
	k := &ranking{composed: composed, opts: opts, graph: threat.Analyse(ctx, composed, opts)}
	k.index()
	k.prepare()
	return k
}

// owe owes the next snapshot the files whose findings rank otherwise by another
// ranking.
func (e *Engine) owe(next *ranking) {
	look := func(p place) {
		for _, v := range e.judged[p] {
			for _, c := range v.claims {
				f := e.files[c.at.File()]
				if e.owed.files[c.at.File()] {
					continue
				}
				m := f.spots[spotKey{c.Policy.ID, c.at}].mark()
				before, _ := e.ranking.standing(m)
				after, _ := next.standing(m)
				if before != after {
					e.owed.files[c.at.File()] = true
				}
			}
		}
	}
	documents := false
	for p, v := range next.at {
		if !v.equal(e.ranking.at[p]) {
			look(p)
			documents = documents || v.holds
		}
	}
	for p, v := range e.ranking.at {
		if next.at[p] == nil {
			look(p)
			documents = documents || v.holds
		}
	}
	if documents { // what is judged for their sake may stand elsewhere
		for p, list := range e.judged {
			if slices.ContainsFunc(list[0].resources, func(r *model.Resource) bool { return r.Type == "aws_iam_policy" }) {
				look(p)
			}
		}
	}
}

// composed returns all composed resources.
func (e *Engine) composed() []*model.Resource {
	var out []*model.Resource
	for _, v := range e.verdicts {
		out = append(out, v.resources...)
	}
	return out
}

// index notes for each resource what it has to do with steps.
func (k *ranking) index() {
	k.at, k.documents = map[place]*involvement{}, map[*source.Anchor][]stepIn{}
	declared := map[place]*model.Resource{}
	for _, r := range k.composed {
		if strings.HasPrefix(r.Type, "aws_iam_") {
			declared[placeOf(r)] = r
		}
	}
	of := func(p place) *involvement {
		if k.at[p] == nil {
			k.at[p] = &involvement{}
		}
		return k.at[p]
	}
	for i, s := range k.graph.Standings() {
		if s.Tier == threat.Isolated {
			continue
		}
		for _, e := range k.graph.Rules[i].Evidence {
			p := place{e.Stack, e.Address}
			v := of(p)
			v.steps = append(v.steps, stepAt{e.Path, i, s})
			if r := declared[p]; r != nil && slices.Contains(e.Path, any("Statement")) {
				v.holds = true
				step := r.Value.Walk(e.Path)
				for _, at := range []source.Range{step.Range, step.Value.Range()} {
					k.documents[at.Anchor] = append(k.documents[at.Anchor], stepIn{at, stepAt{e.Path, i, s}})
				}
			}
		}
	}
	for _, f := range k.graph.Exposed() {
		of(place{f.Stack, f.Address}).exposed = true
	}
}

// of returns what a resource has to do with paths, nil for nothing.
func (k *ranking) of(r *model.Resource) *involvement {
	if k == nil {
		return nil
	}
	return k.at[placeOf(r)]
}

// equal reports whether findings about a resource rank the same.
func (v *involvement) equal(o *involvement) bool {
	if v == nil || o == nil {
		return v == o
	}
	return v.exposed == o.exposed && slices.EqualFunc(v.steps, o.steps, func(a, b stepAt) bool {
		return a.standing == b.standing && a.path.String() == b.path.String()
	})
}

// A finding opens a step if it is about an attribute that is evidence of the step:
// the same one, one within it, or one around it, in the same resource. What is judged
// beside a resource that it is part of, as the inline policy of a role is, counts by
// its place in the code. Some findings open nothing, wherever they are: those of
// categories that do not let anybody in, and those about what only names things.

// opening are the categories of policies whose findings can open a step.
var opening = map[string]bool{"public-exposure": true, "identity": true, "network": true, "secrets": true, "hardening": true}

// aside are the categories of findings that are no more urgent where a resource is
// exposed.
var aside = map[string]bool{"logging": true, "resilience": true, "hygiene": true}

// labels are attributes that only name things.
var labels = map[string]bool{"description": true, "tags": true, "tags_all": true, "name": true, "name_prefix": true, "Sid": true}

// standing returns the standing of a finding and the rules that it opens. One that
// opens nothing is half a path where an attacker from outside gets something of its
// resource, unless its category has nothing to do with attackers.
func (k *ranking) standing(m *mark) (worst threat.Standing, rules []int) {
	if k == nil {
		return worst, nil
	}
	for _, c := range append([]*claim{m.claim}, m.others...) {
		v := k.of(c.judged)
		if v != nil && v.exposed && worst.Tier == threat.Isolated && !aside[c.Policy.Category] {
			worst = threat.Standing{Tier: threat.Half, Exposed: true, Cost: 1}
		}
		if !opening[c.Policy.Category] {
			continue
		}
		for s := range k.opened(c, v) {
			if !slices.Contains(rules, s.rule) {
				rules = append(rules, s.rule)
			}
			if worse(s.standing, worst) {
				worst = s.standing
			}
		}
	}
	return worst, rules
}

// opened iterates over the steps that a claim about a resource opens.
func (k *ranking) opened(c *claim, v *involvement) iter.Seq[*stepAt] {
	return func(yield func(*stepAt) bool) {
		if v != nil {
			for i := range v.steps {
				s := &v.steps[i]
				if slices.ContainsFunc(c.Paths, func(p model.Path) bool { return opens(p, s.path) }) && !yield(s) {
					return
				}
			}
		}
		if c.judged.Type != "aws_iam_policy" {
			return
		}
		list := k.documents[c.at.Anchor]
		for i := range list {
			if s := &list[i]; (s.at.Contains(c.at) || c.at.Contains(s.at)) && !yield(&s.stepAt) {
				return
			}
		}
	}
}

// opens reports whether a finding about one attribute is about another one that is
// evidence.
func opens(found, evidence model.Path) bool {
	n := min(len(found), len(evidence))
	for i := range n {
		if found[i] != evidence[i] {
			return false
		}
	}
	for _, step := range found[n:] {
		if s, ok := step.(string); ok && labels[s] {
			return false
		}
	}
	return n > 0
}
