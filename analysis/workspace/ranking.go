package workspace

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A ranking says what the resources of a workspace have to do with breach paths. It
// is immutable.
type ranking struct {
	graph     *threat.Graph
	standings []threat.Standing
	at        map[place]*involvement
	// documents are the parts of policy documents that open steps, by where they stand.
	documents func() map[*source.Anchor][]document
	holders   map[place]bool // of policies
	opts      threat.Options // that the graph was drawn up with
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
	steps []threat.Opening
	// holds tells that documents of it may open steps.
	holds bool
	// exposed tells that somebody from outside gets something of the resource.
	exposed bool
}

// A document is a part of a policy document that opens steps.
type document struct {
	at    source.Range
	steps []threat.Opening
}

// rank brings the ranking up to date. Files whose findings rank otherwise are owed to
// the next snapshot. The error is that ctx ends.
func (e *Engine) rank(ctx context.Context) error {
	if len(e.unranked) == 0 && e.ranking != nil {
		return nil
	}
	changes := make([]threat.Change, 0, len(e.unranked))
	for p := range e.unranked {
		changes = append(changes, threat.Change{Stack: p.stack, Address: p.address, Resources: e.at(p)})
	}
	opts := e.threat()
	e.paths.Suppose(opts)
	g, err := e.paths.Update(ctx, changes)
	if err != nil {
		return err
	}
	if before := e.ranking; before == nil || before.graph != g || before.hold(e.unranked) {
		e.ranking = makeRanking(g, e.composed())
		if before != nil && g.Shares(before.graph) > 0 && !before.hold(e.unranked) {
			e.ranking.documents = before.documents // they rest on identities alone
		}
		if before != nil {
			e.owe(before)
		}
		e.ranking.opts = opts
	}
	clear(e.unranked)
	return nil
}

// hold reports whether one of the resources may have policy documents that open steps.
func (k *ranking) hold(changed map[place]bool) bool {
	for p := range changed {
		if k.holders[p] {
			return true
		}
	}
	return false
}

// at returns the composed resources that have an address.
func (e *Engine) at(p place) []*model.Resource {
	var out []*model.Resource
	for _, v := range e.judged[p] {
		for _, r := range v.resources {
			if placeOf(r) == p {
				out = append(out, r)
			}
		}
	}
	return out
}

// newRanking draws up the ranking of composed resources, as far as ctx lets it.
func newRanking(ctx context.Context, composed []*model.Resource, opts threat.Options) *ranking {
	k := makeRanking(threat.Analyse(ctx, composed, opts), composed)
	k.opts = opts
	return k
}

func makeRanking(g *threat.Graph, composed []*model.Resource) *ranking {
	k := &ranking{graph: g, standings: g.Standings(), at: map[place]*involvement{}}
	for _, o := range g.Openings() {
		if slices.ContainsFunc(o.List, k.matters) {
			k.at[place{o.Stack, o.Address}] = &involvement{steps: o.List}
		}
	}
	for _, f := range g.Exposed() {
		p := place{f.Stack, f.Address}
		if k.at[p] == nil {
			k.at[p] = &involvement{}
		}
		k.at[p].exposed = true
	}
	holders := map[place]*model.Resource{}
	k.holders = map[place]bool{}
	for _, r := range composed {
		if strings.HasPrefix(r.Type, "aws_iam_") {
			p := placeOf(r)
			holders[p], k.holders[p] = r, true
			if v := k.at[p]; v != nil {
				v.holds = true
			}
		}
	}
	k.documents = sync.OnceValue(func() map[*source.Anchor][]document {
		out := map[*source.Anchor][]document{}
		for _, o := range g.Openings() {
			if r := holders[place{o.Stack, o.Address}]; r != nil {
				k.enter(r, o.List, out)
			}
		}
		return out
	})
	k.prepare()
	return k
}

// matters reports whether an opening is of a step that is part of something.
func (k *ranking) matters(o threat.Opening) bool { return k.standings[o.Rule].Tier > threat.Isolated }

// path returns the attribute that opens a step.
func (k *ranking) path(o threat.Opening) model.Path {
	return k.graph.Rules[o.Rule].Evidence[o.Evidence].Path
}

// enter notes where the parts of a resource's policy documents stand.
func (k *ranking) enter(r *model.Resource, steps []threat.Opening, out map[*source.Anchor][]document) {
	type part struct {
		path  model.Path
		steps []threat.Opening
	}
	var parts []part
	for _, o := range steps {
		path := k.path(o)
		if !slices.Contains(path, any("Statement")) {
			continue
		}
		i := slices.IndexFunc(parts, func(x part) bool { return slices.Equal(x.path, path) })
		if i < 0 {
			i = len(parts)
			parts = append(parts, part{path: path})
		}
		parts[i].steps = append(parts[i].steps, o)
	}
	for _, x := range parts {
		step := r.Value.Walk(x.path)
		for _, at := range []source.Range{step.Range, step.Value.Range()} {
			out[at.Anchor] = append(out[at.Anchor], document{at, x.steps})
		}
	}
}

// owe owes the next snapshot the files whose findings rank otherwise than before.
func (e *Engine) owe(last *ranking) {
	look := func(p place) {
		for _, v := range e.judged[p] {
			for _, c := range v.claims {
				f := e.files[c.at.File()]
				if e.owed.files[c.at.File()] {
					continue
				}
				m := f.spots[spotKey{c.Policy.ID, c.at}].mark()
				before, _ := last.standing(m)
				after, _ := e.ranking.standing(m)
				if before != after {
					e.owed.files[c.at.File()] = true
				}
			}
		}
	}
	documents := false
	for p, v := range e.ranking.at {
		if !e.ranking.same(v, last, last.at[p]) {
			look(p)
			documents = documents || v.holds
		}
	}
	for p, v := range last.at {
		if e.ranking.at[p] == nil {
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

// of returns what a resource has to do with paths, nil for nothing.
func (k *ranking) of(r *model.Resource) *involvement {
	if k == nil {
		return nil
	}
	return k.at[placeOf(r)]
}

// same reports whether findings about a resource rank the same by two rankings.
func (k *ranking) same(v *involvement, last *ranking, o *involvement) bool {
	if v == nil || o == nil {
		return v == o
	}
	shared := k.graph.Shares(last.graph)
	return v.exposed == o.exposed && slices.EqualFunc(v.steps, o.steps, func(a, b threat.Opening) bool {
		return k.standings[a.Rule] == last.standings[b.Rule] &&
			(a == b && int(a.Rule) < shared || samePath(k.path(a), last.path(b)))
	})
}

func samePath(a, b model.Path) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
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
	seen := map[int32]bool{} // a statement may open a step to each of many stores
	for _, c := range append([]*claim{m.claim}, m.others...) {
		v := k.of(c.judged)
		if v != nil && v.exposed && worst.Tier == threat.Isolated && !aside[c.Policy.Category] {
			worst = threat.Standing{Tier: threat.Half, Exposed: true, Cost: 1}
		}
		if !opening[c.Policy.Category] {
			continue
		}
		for o := range k.opened(c, v) {
			if !seen[int32(o.Rule)] {
				seen[int32(o.Rule)] = true
				rules = append(rules, int(o.Rule))
			}
			if worse(k.standings[o.Rule], worst) {
				worst = k.standings[o.Rule]
			}
		}
	}
	return worst, rules
}

// opened iterates over the steps that a claim about a resource opens.
func (k *ranking) opened(c *claim, v *involvement) iter.Seq[threat.Opening] {
	return func(yield func(threat.Opening) bool) {
		if v != nil {
			for _, o := range v.steps {
				if k.matters(o) && slices.ContainsFunc(c.Paths, func(p model.Path) bool { return opens(p, k.path(o)) }) && !yield(o) {
					return
				}
			}
		}
		if c.judged.Type != "aws_iam_policy" {
			return
		}
		for _, d := range k.documents()[c.at.Anchor] {
			if !d.at.Contains(c.at) && !c.at.Contains(d.at) {
				continue
			}
			for _, o := range d.steps {
				if k.matters(o) && !yield(o) {
					return
				}
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
