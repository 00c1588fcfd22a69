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

// An Escalation is a path from the rights of one principal to more, which begins
// with a method.
type Escalation struct {
	Method *Method
	// Actions are those of the first step.
	Actions []string
	Path
}

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

// Escalations returns what principals can gain that are no administrators by
// themselves: for each principal and each method that it can begin with, the best
// path to an administrator's rights, and to stores that it cannot read by itself
// where that is surer.
func (g *Graph) Escalations() []Escalation {
	var out []Escalation
	x := &explorer{Graph: g, from: g.program.NewSearcher(), on: g.program.NewSearcher(), after: map[horn.Fact]*onward{}}
	for i, p := range g.principals {
		if len(g.acts()[p]) > 0 {
			out = append(out, x.escalations(p, g.startAt[i])...)
		}
	}
	slices.SortFunc(out, func(a, b Escalation) int {
		return cmp.Or(compareFacts(a.Start, b.Start), cmp.Compare(a.Method.ID, b.Method.ID), comparePaths(a.Path, b.Path))
	})
	return out
}

// An explorer looks for escalations.
type explorer struct {
	*Graph
	from, on *horn.Searcher
	after    map[horn.Fact]*onward // what follows from facts that rules lead to
	last     horn.Fact             // the one that was searched from last
	found    *horn.Result          // what was found then
}

// A beginning is a method to begin with, and a goal by its index.
type beginning struct {
	method *Method
	goal   int
}

// An onward is which goals follow from a fact, and at which cost.
type onward struct {
	goals []int
	costs []horn.Cost
}

// follow returns what follows from a fact.
func (x *explorer) follow(f horn.Fact) *horn.Result {
	if x.found == nil || x.last != f {
		x.last, x.found = f, x.on.From(f)
	}
	return x.found
}

func (x *explorer) onward(f horn.Fact) *onward {
	o := x.after[f]
	if o == nil {
		o = &onward{}
		x.after[f] = o
		r := x.follow(f)
		for i, n := range x.goalAt {
			if r.Holds(n) {
				o.goals, o.costs = append(o.goals, i), append(o.costs, r.Cost(n))
			}
		}
	}
	return o
}

// A choice is the rule to begin with, and the cost of what comes of it.
type choice struct {
	rule int
	cost horn.Cost
}

// escalations returns those of one principal.
func (x *explorer) escalations(p Fact, start horn.Fact) []Escalation {
	g := x.Graph
	var r *horn.Result // what follows from p, where a rule takes more
	direct := map[Fact]bool{}
	best := map[beginning]choice{}
	for _, i := range g.acts()[p] {
		rule := g.Rules[i]
		own := g.program.Own(i)
		if len(g.program.Body(i)) > 1 {
			if r == nil {
				r = x.from.From(start)
			}
			if !r.Fires(i) {
				continue
			}
			own = r.Sum(i)
		}
		if rule.Head.Kind == Login && g.opensItself(rule.Head) {
			direct[Fact{Read, rule.Head.Stack, rule.Head.Address, ""}] = true
			continue // it reads what it logs in to
		}
		if rule.Head.Kind == Read {
			known := direct[rule.Head]
			if direct[rule.Head] = true; known || len(g.acts()[rule.Head]) == 0 {
				continue // what it holds leads no further
			}
		}
		if rule.Head.Kind == Stores {
			direct[rule.Head] = true
			if !g.leadsOn(rule.Head) {
				continue
			}
		}
		if rule.Head.Kind == AnyAccount || rule.Head.Kind == AnyGoogle || g.code[p] && rule.Head.Kind == Reach {
			continue // it is a path of anybody's
		}
		after := x.onward(g.program.Head(i))
		for k, goal := range after.goals {
			if rule.Head.Kind == Stores && g.among(g.goals[goal], direct) {
				continue
			}
			c := own.Plus(after.costs[k])
			b := beginning{rule.Method, goal}
			if old, ok := best[b]; !ok || c.Less(old.cost) || c == old.cost && compareFacts(rule.Head, g.Rules[old.rule].Head) < 0 {
				best[b] = choice{i, c}
			}
		}
	}
	var out []Escalation
	for _, b := range g.worthTelling(best, direct) {
		rule, goal := g.Rules[best[b].rule], g.goals[b.goal]
		if rule.Method == &azureOwns && rule.Head == goal {
			continue // it is no more than what the principal is told to be
		}
		rules := g.by(r, best[b].rule, x.follow(g.program.Head(best[b].rule)).Derivation(g.goalAt[b.goal]))
		if slices.ContainsFunc(rules, func(i int) bool { return g.Rules[i].Head == p }) {
			continue // it comes back to where it began, so that another method is better
		}
		out = append(out, Escalation{Method: rule.Method, Actions: rule.Actions, Path: g.path(p, goal, rules, nil)})
	}
	return out
}

// opensItself reports whether a login is good for the content of a store alone.
func (g *Graph) opensItself(f Fact) bool {
	acts := g.acts()[f]
	read := Fact{Read, f.Stack, f.Address, ""}
	return (len(acts) > 0 || len(g.acts()[read]) == 0) && !slices.ContainsFunc(acts, func(i int) bool { return g.Rules[i].Head != read })
}

// leadsOn reports whether what the stores of a class hold is of use.
func (g *Graph) leadsOn(class Fact) bool {
	return slices.ContainsFunc(g.acts()[class], func(i int) bool { return len(g.acts()[g.Rules[i].Head]) > 0 })
}

// among reports whether a fact is in a set, or the store of a class that is.
func (g *Graph) among(f Fact, set map[Fact]bool) bool {
	return set[f] || slices.ContainsFunc(g.classesOf()[f], func(all Fact) bool { return set[all] })
}

// maxStores bounds how many stores are told of one method of one principal: the
// easiest. A principal that may become anybody gets at all of them.
const maxStores = 25

// worthTelling returns the beginnings to tell: those that lead to an administrator's
// rights, and those to stores that the principal cannot read by itself where that
// is surer.
func (g *Graph) worthTelling(best map[beginning]choice, direct map[Fact]bool) []beginning {
	assumed := map[*Method]int32{}
	for b, c := range best {
		if n, ok := assumed[b.method]; g.goals[b.goal].Kind == Admin && (!ok || c.cost.Assumptions < n) {
			assumed[b.method] = c.cost.Assumptions
		}
	}
	var out []beginning
	for b, c := range best {
		n, administers := assumed[b.method]
		goal := g.goals[b.goal]
		if g.partOfMore(b, best) {
			continue
		}
		if goal.Kind == Admin || !g.among(goal, direct) && (!administers || c.cost.Assumptions < n) {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b beginning) int {
		x, y := best[a].cost, best[b].cost
		return cmp.Or(cmp.Compare(x.Assumptions, y.Assumptions), cmp.Compare(x.Price, y.Price), cmp.Compare(a.method.ID, b.method.ID), cmp.Compare(a.goal, b.goal))
	})
	stores := map[*Method]int{}
	return slices.DeleteFunc(out, func(b beginning) bool {
		if g.goals[b.goal].Kind == Admin {
			return false
		}
		stores[b.method]++
		return stores[b.method] > maxStores
	})
}

// partOfMore reports whether the same method leads to a goal that holds all of this
// one, as surely.
func (g *Graph) partOfMore(b beginning, best map[beginning]choice) bool {
	own := best[b].cost.Assumptions
	for i, ok := g.whole[b.goal]; ok; i, ok = g.whole[i] {
		if other, reached := best[beginning{b.method, i}]; reached && other.cost.Assumptions <= own {
			return true
		}
	}
	return false
}

// by returns the rules of a path that goes by one rule: what derives its body from where
// the path starts, the rule, and what follows.
func (g *Graph) by(r *horn.Result, rule int, after []int) []int {
	var out []int
	add := func(list ...int) {
		for _, i := range list {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	if body := g.program.Body(rule); len(body) > 1 {
		for _, f := range body {
			add(r.Derivation(horn.Fact(f))...)
		}
	}
	add(rule)
	add(after...)
	return out
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
