package threat

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// A Tier says how far something is part of what an attacker from outside can do.
// Higher ones are worse.
type Tier uint8

// The tiers.
const (
	Isolated  Tier = iota // it is part of no path that is known
	Half                  // it is exposed but leads to nothing, or leads to a jewel but is not exposed
	Possible              // it is on a path from outside to a jewel that assumes what the code does not tell
	Confirmed             // it is on a path that assumes nothing
)

var tierNames = [...]string{"isolated", "half", "possible", "confirmed"}

func (t Tier) String() string { return tierNames[t] }

// MarshalText returns the name of a tier.
func (t Tier) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the name of a tier.
func (t *Tier) UnmarshalText(b []byte) error {
	for i, name := range tierNames {
		if string(b) == name {
			*t = Tier(i)
			return nil
		}
	}
	return fmt.Errorf("unknown tier %q: want one of %v", b, tierNames)
}

// A Standing says what a rule means to an attacker from outside.
type Standing struct {
	Tier Tier
	// Exposed tells that whoever comes from outside can take the step, Leads that
	// what it gives leads on to a jewel. Of half a path one of them holds.
	Exposed, Leads bool
	// Choke tells that every way to some jewel takes the step: without it, that
	// jewel is out of reach.
	Choke bool
	// Cost is that of the easiest way over the step from outside to a jewel; of
	// half a path it is that of the half. Lower is easier. What a jewel is worth
	// counts as well: see [Worth].
	Cost float32
}

// Standings returns the standing of each of g.Rules.
//
// A rule is on a confirmed path if it assumes nothing and all that it needs can be
// had from the entries without assuming anything, and what it gives leads on to a
// goal in the same way. It is on a possible path if that holds when everything is
// assumed that rules assume. All entries count at once, so that no rule is worse off
// where there are more of them.
func (g *Graph) Standings() []Standing {
	out, _ := g.StandingsWithin(context.Background())
	return out
}

// StandingsWithin returns [Graph.Standings]; the error is that ctx ends before.
func (g *Graph) StandingsWithin(ctx context.Context) ([]Standing, error) {
	goals := g.goalAt
	weights := make([]float32, len(g.goals))
	for i, f := range g.goals {
		weights[i] = g.worth[f].cost()
	}
	r := g.outside()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	certain := func(rule int) bool {
		for _, f := range g.program.Body(rule) {
			if !r.Confirmed(horn.Fact(f)) {
				return false
			}
		}
		return g.program.Own(rule).Assumptions == 0
	}
	confirmed, possible := r.Onward(goals, weights, certain), r.Onward(goals, weights, nil)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	leading, needed := g.program.Leading(goals), r.Needed(goals)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	out := make([]Standing, len(g.Rules))
	for i := range out {
		s := &out[i]
		s.Leads, s.Choke, s.Exposed = leading[i], needed[i], r.Fires(i)
		switch {
		case confirmed.Leads(i):
			s.Tier, s.Cost = Confirmed, confirmed.Through(i).Price
		case possible.Leads(i):
			s.Tier, s.Cost = Possible, possible.Through(i).Price
		case s.Exposed:
			s.Tier = Half
			for _, f := range g.program.Body(i) {
				s.Cost += r.Cost(horn.Fact(f)).Price
			}
		case s.Leads:
			s.Tier, s.Cost = Half, g.effort(i)
		}
	}
	return out, nil
}

// effort returns the cost of a step that begins with a rule.
func (g *Graph) effort(rule int) float32 {
	if head := g.program.Head(rule); int(head) < g.early.hubs { // the rules that lead on tell it
		if on := g.program.Uses(head); len(on) > 0 {
			rule = int(on[0])
		}
	}
	return g.program.Own(rule).Price
}

// Exposed reports whether an attacker from outside gets something of a resource, by
// whatever way.
func (g *Graph) Exposed(stack string, address model.Address) bool {
	r, at := g.outside(), place{stack, address}
	holds := func(f horn.Fact) bool { return r.Holds(f) }
	return slices.ContainsFunc(g.early.index().facts[at], holds) || slices.ContainsFunc(g.late.index().facts[at], holds)
}

// Turned calls a function once with each resource of which evidence stands otherwise than
// in another graph, with the standings of both, or that is exposed in one of them alone.
func (g *Graph) Turned(own []Standing, o *Graph, before []Standing, each func(stack string, address model.Address)) {
	seen := map[place]bool{}
	look := func(at place) {
		if !seen[at] {
			if seen[at] = true; !g.stands(own, o, before, at) {
				each(at.stack, at.address)
			}
		}
	}
	all := func(p *part) {
		for at := range p.index().openings {
			look(at)
		}
		for at := range p.index().facts {
			look(at)
		}
	}
	all(g.late)
	all(o.late)
	if g.early != o.early {
		all(g.early)
		all(o.early)
		return
	}
	for i, r := range g.early.rules {
		if own[i] != before[i] {
			for _, e := range r.Evidence {
				look(place{e.Stack, e.Address})
			}
		}
	}
	r, s := g.outside(), o.outside()
	for i := range g.early.facts {
		if f := &g.early.facts[i]; f.Address != "" && r.Holds(horn.Fact(i)) != s.Holds(horn.Fact(i)) {
			look(place{f.Stack, f.Address})
		}
	}
}

// stands reports whether what there is at a resource stands the same in another graph.
func (g *Graph) stands(own []Standing, o *Graph, before []Standing, at place) bool {
	return g.Exposed(at.stack, at.address) == o.Exposed(at.stack, at.address) &&
		slices.EqualFunc(g.At(at.stack, at.address), o.At(at.stack, at.address), func(a, b Opening) bool {
			x, y := g.Rules[a.Rule], o.Rules[b.Rule]
			return own[a.Rule] == before[b.Rule] && (x == y && a.Evidence == b.Evidence || slices.Equal(x.Evidence[a.Evidence].Path, y.Evidence[b.Evidence].Path))
		})
}

// Ease turns the cost of a way into a number from 0 to 1, higher where it is easier.
func Ease(cost float32) float64 { return math.Exp(-float64(cost)) }
