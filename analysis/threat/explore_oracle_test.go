package threat

import (
	"cmp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// EscalationsBySearch finds what [Graph.Escalations] does, by a search from each fact that
// a principal's rules lead to.
func (g *Graph) EscalationsBySearch() []Escalation {
	var out []Escalation
	for i, p := range g.principals {
		out = append(out, (&searching{Graph: g, from: g.program.NewSearcher(), on: g.program.NewSearcher()}).escalations(p, g.startAt[i])...)
	}
	slices.SortFunc(out, func(a, b Escalation) int {
		return cmp.Or(compareFacts(a.Start, b.Start), cmp.Compare(a.Method.ID, b.Method.ID), comparePaths(a.Path, b.Path))
	})
	return out
}

type searching struct {
	*Graph
	from, on *horn.Searcher
}

// A began is a method to begin with, and a goal by its index.
type began struct {
	method *Method
	goal   int
}

// A searched is the rule to begin with, and the cost of what comes of it.
type searched struct {
	rule int
	cost horn.Cost
}

// escalations returns those of one principal.
func (x *searching) escalations(p Fact, start horn.Fact) []Escalation {
	g := x.Graph
	var r *horn.Result // what follows from p, where a rule takes more
	direct := map[Fact]bool{}
	best := map[began]searched{}
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
		after := x.on.From(g.program.Head(i))
		for goal, n := range x.goalAt {
			if !after.Holds(n) {
				continue
			}
			if rule.Head.Kind == Stores && g.among(g.goals[goal], direct) {
				continue
			}
			c := own.Plus(after.Cost(n))
			b := began{rule.Method, goal}
			if old, ok := best[b]; !ok || c.Less(old.cost) || c == old.cost && compareFacts(rule.Head, g.Rules[old.rule].Head) < 0 {
				best[b] = searched{i, c}
			}
		}
	}
	var out []Escalation
	for _, b := range x.worthTelling(best, direct) {
		rule, goal := g.Rules[best[b].rule], g.goals[b.goal]
		if rule.Method == &azureOwns && rule.Head == goal {
			continue // it is no more than what the principal is told to be
		}
		rules := x.by(r, best[b].rule, x.on.From(g.program.Head(best[b].rule)).Derivation(g.goalAt[b.goal]))
		if slices.ContainsFunc(rules, func(i int) bool { return g.Rules[i].Head == p }) {
			continue // it comes back to where it began, so that another method is better
		}
		out = append(out, Escalation{Method: rule.Method, Actions: rule.Actions, Path: g.path(p, goal, rules, nil)})
	}
	return out
}

// worthTelling returns the begans to tell: those that lead to an administrator's
// rights, and those to stores that the principal cannot read by itself where that
// is surer.
func (g *searching) worthTelling(best map[began]searched, direct map[Fact]bool) []began {
	assumed := map[*Method]int32{}
	for b, c := range best {
		if n, ok := assumed[b.method]; g.goals[b.goal].Kind == Admin && (!ok || c.cost.Assumptions < n) {
			assumed[b.method] = c.cost.Assumptions
		}
	}
	var out []began
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
	slices.SortFunc(out, func(a, b began) int {
		x, y := best[a].cost, best[b].cost
		return cmp.Or(cmp.Compare(x.Assumptions, y.Assumptions), cmp.Compare(x.Price, y.Price), cmp.Compare(a.method.ID, b.method.ID), cmp.Compare(a.goal, b.goal))
	})
	stores := map[*Method]int{}
	return slices.DeleteFunc(out, func(b began) bool {
		if g.goals[b.goal].Kind == Admin {
			return false
		}
		stores[b.method]++
		return stores[b.method] > maxStores
	})
}

// partOfMore reports whether the same method leads to a goal that holds all of this
// one, as surely.
func (g *searching) partOfMore(b began, best map[began]searched) bool {
	own := best[b].cost.Assumptions
	for i, ok := g.whole[b.goal]; ok; i, ok = g.whole[i] {
		if other, reached := best[began{b.method, i}]; reached && other.cost.Assumptions <= own {
			return true
		}
	}
	return false
}

// by returns the rules of a path that goes by one rule: what derives its body from where
// the path starts, the rule, and what follows.
func (x *searching) by(r *horn.Result, rule int, after []int) []int {
	g, out := x.Graph, []int(nil)
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
