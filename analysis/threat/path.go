package threat

import (
	"cmp"
	"context"
	"slices"

	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// A Path is a way from a start to a goal.
type Path struct {
	// Start is an entry, or for an escalation the principal whose rights the
	// attacker has.
	Start, Goal Fact
	// Steps are in order: each comes after those that its body needs.
	Steps []*Rule
	// Rules are the indexes of what the steps are made from among the rules of the
	// graph: of some steps two, see [Join].
	Rules []int
	// Chokes are the steps without which the goal cannot be reached from the
	// start in any way, by their index.
	Chokes []int
	// Assumes are what the steps assume, none for a confirmed path.
	Assumes []string
	// Cost compares paths, lower is easier.
	Cost float32
}

// Confirmed reports whether the path assumes nothing.
func (p *Path) Confirmed() bool { return len(p.Assumes) == 0 }

// Paths returns the best path from each entry to each goal that it reaches,
// confirmed ones first, easier ones first.
func (g *Graph) Paths() []Path {
	out, _ := g.PathsWithin(context.Background())
	return out
}

// PathsWithin returns [Graph.Paths]; the error is that ctx ends before.
func (g *Graph) PathsWithin(ctx context.Context) ([]Path, error) {
	var out []Path
	search := g.program.NewSearcher()
	for i, e := range g.entries {
		r := search.From(g.entryAt[i])
		needs := r.Needs(g.goalAt)
		for j, goal := range g.goals {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if n := g.goalAt[j]; r.Holds(n) && r.Rule(n) != horn.Told {
				out = append(out, g.path(e, goal, r.Derivation(n), func(rule int) bool {
					_, ok := slices.BinarySearch(needs.Of(n), int32(rule))
					return ok
				}))
			}
		}
	}
	slices.SortStableFunc(out, comparePaths)
	return out, nil
}

// path makes a path of rules, and finds the steps that use only what is needed.
func (g *Graph) path(start, goal Fact, rules []int, needed func(rule int) bool) Path {
	p := Path{Start: start, Goal: goal, Rules: rules}
	all := map[Fact]int{} // rules that lead to all stores of a class
	for _, i := range rules {
		rule := g.Rules[i]
		if rule.Head.Kind == Stores {
			all[rule.Head] = i
			continue
		}
		choke := needed != nil && needed(i)
		if first, ok := all[rule.Actor()]; ok {
			rule, choke = Join(g.Rules[first], rule), choke && needed(first)
		}
		if choke {
			p.Chokes = append(p.Chokes, len(p.Steps))
		}
		p.Steps = append(p.Steps, rule)
		p.Cost += rule.Level.cost()
		for _, a := range rule.Assumes {
			if !slices.Contains(p.Assumes, a) {
				p.Assumes = append(p.Assumes, a)
			}
		}
	}
	return p
}

// Actor returns who acts, nothing for a rule without a body.
func (r *Rule) Actor() Fact {
	if len(r.Body) == 0 {
		return Fact{}
	}
	return r.Body[0]
}

// comparePaths orders paths: by assumptions, by cost, by length, by name.
func comparePaths(a, b Path) int {
	return cmp.Or(cmp.Compare(len(a.Assumes), len(b.Assumes)), cmp.Compare(a.Cost, b.Cost), cmp.Compare(len(a.Steps), len(b.Steps)),
		compareFacts(a.Start, b.Start), compareFacts(a.Goal, b.Goal), slices.CompareFunc(a.Steps, b.Steps, func(a, b *Rule) int {
			return cmp.Or(compareFacts(a.Head, b.Head), cmp.Compare(a.Method.ID, b.Method.ID))
		}))
}

func compareFacts(a, b Fact) int {
	return cmp.Or(cmp.Compare(a.Stack, b.Stack), cmp.Compare(a.Address, b.Address), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
}

// exposes reports whether a rule is one of the steps that are told by themselves.
func (g *Graph) exposes(r *Rule) bool {
	f := r.Body[0]
	return isEntry(f.Kind) || f.Kind == Insider || g.code[f] && r.Head.Kind != Reach || f.Kind == Node && r.Head.Kind == Principal
}

// Exposures returns the rules by which somebody from outside of the code, a whole
// account, code in a container or the identity of a node gives something, whether or not it leads on
// to a goal. What containers reach over the network is not among them.
func (g *Graph) Exposures() []*Rule {
	var out []*Rule
	for i := range g.Rules {
		if r := g.Rules[i]; len(r.Body) > 0 && g.exposes(r) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, compareSteps)
	return out
}

// compareSteps orders steps: by where they lead, by who acts, by how.
func compareSteps(a, b *Rule) int {
	return cmp.Or(compareFacts(a.Head, b.Head), compareFacts(a.Body[0], b.Body[0]), cmp.Compare(a.Method.ID, b.Method.ID))
}
