package workspace

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A ranking says what the resources of a workspace have to do with breach paths. It
// is immutable.
type ranking struct {
	serial    uint64 // of its own, from 1
	graph     *threat.Graph
	standings []threat.Standing
	// documents are the parts of policy documents that open steps, by where they stand.
	documents func() map[*source.Anchor][]document
	holders   map[place]*model.Resource // of policies
	beside    []place                   // where policies are judged in the place of others
	opts      threat.Options            // that the graph was drawn up with
	lazily
}

// rankings counts them.
var rankings atomic.Uint64

// number returns the serial number of a ranking, 0 for none.
func (k *ranking) number() uint64 {
	if k == nil {
		return 0
	}
	return k.serial
}

// A place is a resource's address in a stack.
type place struct {
	stack   string
	address model.Address
}

func comparePlaces(a, b place) int {
	return cmp.Or(strings.Compare(a.stack, b.stack), cmp.Compare(a.address, b.address))
}

func placeOf(r *model.Resource) place { return place{r.Origin.Stack, r.Address} }

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
	if before := e.ranking; before == nil || before.graph != g || e.holds(e.unranked) {
		standings, err := g.StandingsWithin(ctx)
		if err != nil {
			return err
		}
		var k *ranking
		if before != nil && g.Shares(before.graph) > 0 && !e.holds(e.unranked) {
			k = before.with(g, standings) // documents rest on identities alone
		} else {
			k = makeRanking(g, standings, e.composed())
			k.beside = e.policies()
		}
		e.ranking = k
		if before != nil {
			e.owe(before)
		}
		e.ranking.opts = opts
	}
	clear(e.unranked)
	return nil
}

// holds reports whether one of the resources has policy documents that may open steps, or
// had them before.
func (e *Engine) holds(changed map[place]bool) bool {
	for p := range changed {
		if e.ranking.holders[p] != nil || slices.ContainsFunc(e.at(p), isHolder) {
			return true
		}
	}
	return false
}

func isHolder(r *model.Resource) bool { return strings.HasPrefix(r.Type, "aws_iam_") }

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
	g := threat.Analyse(ctx, composed, opts)
	k := makeRanking(g, g.Standings(), composed)
	k.opts = opts
	return k
}

func makeRanking(g *threat.Graph, standings []threat.Standing, composed []*model.Resource) *ranking {
	k := &ranking{serial: rankings.Add(1), graph: g, standings: standings, holders: map[place]*model.Resource{}}
	for _, r := range composed {
		if isHolder(r) {
			k.holders[placeOf(r)] = r
		}
	}
	k.documents = sync.OnceValue(func() map[*source.Anchor][]document {
		out := map[*source.Anchor][]document{}
		for _, p := range slices.SortedFunc(maps.Keys(k.holders), comparePlaces) {
			r := k.holders[p]
			if steps := g.At(p.stack, p.address); len(steps) > 0 {
				k.enter(r, steps, out)
			}
		}
		return out
	})
	k.prepare()
	return k
}

// with returns the ranking by another graph that shares the rules which policies open.
func (k *ranking) with(g *threat.Graph, standings []threat.Standing) *ranking {
	n := &ranking{serial: rankings.Add(1), graph: g, standings: standings, holders: k.holders, beside: k.beside, documents: k.documents}
	n.prepare()
	return n
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

func ignore(int32) {}

// owe owes the next snapshot the files whose findings rank otherwise than before.
func (e *Engine) owe(last *ranking) {
	look := func(p place) {
		for _, v := range e.judged[p] {
			for _, c := range v.claims {
				f := e.files[c.at.File()]
				m := f.spots[spotKey{c.Policy.ID, c.at}].mark()
				if last.worst(m, ignore) != e.ranking.worst(m, ignore) {
					m.turned.Store(e.ranking.serial)
					e.owed.files[c.at.File()] = true
				}
			}
		}
	}
	documents := false
	e.ranking.graph.Turned(e.ranking.standings, last.graph, last.standings, func(stack string, address model.Address) {
		p := place{stack, address}
		look(p)
		documents = documents || e.ranking.holders[p] != nil || last.holders[p] != nil
	})
	if documents { // what is judged for their sake may stand elsewhere
		for _, p := range e.ranking.beside {
			look(p)
		}
	}
}

// policies returns where policies are judged.
func (e *Engine) policies() []place {
	var out []place
	for p, list := range e.judged {
		if slices.ContainsFunc(list[0].resources, func(r *model.Resource) bool { return r.Type == "aws_iam_policy" }) {
			out = append(out, p)
		}
	}
	return out
}

// composed returns all composed resources.
func (e *Engine) composed() []*model.Resource {
	var out []*model.Resource
	for _, v := range e.verdicts {
		out = append(out, v.resources...)
	}
	return out
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

// standing returns the standing of a finding. One that opens nothing is half a path
// where an attacker from outside gets something of its resource, unless its category has
// nothing to do with attackers.
func (k *ranking) standing(m *mark) (worst threat.Standing) {
	if k == nil {
		return worst
	}
	return k.worst(m, ignore)
}

// opensBy returns the rules that a finding opens.
func (k *ranking) opensBy(m *mark) (rules []int) {
	if m == nil {
		return nil
	}
	seen := map[int32]bool{} // a statement may open a step to each of many stores
	k.worst(m, func(rule int32) {
		if !seen[rule] {
			seen[rule] = true
			rules = append(rules, int(rule))
		}
	})
	return rules
}

// worst returns the standing of a finding, and calls a function with the rules that it
// opens, of some more than once.
func (k *ranking) worst(m *mark, opens func(rule int32)) (worst threat.Standing) {
	for c := range m.claims() {
		if worst.Tier == threat.Isolated && !aside[c.Policy.Category] && k.graph.Exposed(c.judged.Origin.Stack, c.judged.Address) {
			worst = threat.Standing{Tier: threat.Half, Exposed: true, Cost: 1}
		}
		if !opening[c.Policy.Category] {
			continue
		}
		for o := range k.opened(c) {
			opens(o.Rule)
			if s := k.standings[o.Rule]; worse(s, worst) {
				worst = s
			}
		}
	}
	return worst
}

// opened iterates over the steps that a claim about a resource opens.
func (k *ranking) opened(c *claim) iter.Seq[threat.Opening] {
	return func(yield func(threat.Opening) bool) {
		for _, o := range k.graph.At(c.judged.Origin.Stack, c.judged.Address) {
			if k.matters(o) && slices.ContainsFunc(c.Paths, func(p model.Path) bool { return opens(p, k.path(o)) }) && !yield(o) {
				return
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
