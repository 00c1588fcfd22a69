package threat

import (
	"cmp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// An Escalation is a path from the rights of one principal to more, which begins
// with a method.
type Escalation struct {
	Method *Method
	// Actions are those of the first step.
	Actions []string
	Path
}

// Escalations returns what principals can gain that are no administrators by
// themselves: for each principal and each method that it can begin with, the best
// path to an administrator's rights, and to stores that it cannot read by itself
// where that is surer.
func (g *Graph) Escalations() []Escalation {
	return g.escalations(func(*Fact) bool { return true })
}

// EscalationsOf returns those of [Graph.Escalations] that begin with the rights of one
// principal, or with code in one container.
func (g *Graph) EscalationsOf(stack string, address model.Address) []Escalation {
	return g.escalations(func(f *Fact) bool { return f.Stack == stack && f.Address == address })
}

func (g *Graph) escalations(of func(*Fact) bool) []Escalation {
	var order []int
	for i := range g.principals {
		if f := &g.principals[i]; of(f) && len(g.acts()[*f]) > 0 {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return nil
	}
	x := &explorer{Graph: g, routes: g.program.Routes(g.goalAt), whole: slices.Repeat([]int{-1}, len(g.goals))}
	for i, f := range g.goals {
		if f.Kind == Admin {
			x.admins = append(x.admins, i)
		}
		if whole, ok := g.whole[i]; ok {
			x.whole[i] = whole
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareFacts(g.principals[a], g.principals[b]) })
	var out []Escalation
	for _, i := range order {
		own := x.escalations(g.principals[i], g.startAt[i])
		slices.SortFunc(own, func(a, b Escalation) int {
			return cmp.Or(cmp.Compare(a.Method.ID, b.Method.ID), comparePaths(a.Path, b.Path))
		})
		out = append(out, own...)
	}
	return out
}

// An explorer looks for escalations.
type explorer struct {
	*Graph
	routes *horn.Routes
	admins []int // the goals that are an administrator's rights
	whole  []int // by goal, the one that holds all of it, -1 for none
	// methods are those that a principal can begin with, by their numbers in best.
	methods map[*Method]int
	best    [][]choice // by method and goal
	last    *horn.Route
	lastOf  horn.Fact
}

// A choice is the rule to begin with, -1 for none, and the cost of what comes of it.
type choice struct {
	rule int32
	cost horn.Cost
}

// A beginning is a method to begin with, and a goal, both by number.
type beginning struct{ method, goal int }

// follow returns what follows from a fact.
func (x *explorer) follow(f horn.Fact) *horn.Route {
	if x.last == nil || x.lastOf != f {
		x.last, x.lastOf = x.routes.From(f), f
	}
	return x.last
}

// row returns what there is of a method, by goal.
func (x *explorer) row(m *Method) []choice {
	n, ok := x.methods[m]
	if !ok {
		n = len(x.methods)
		x.methods[m] = n
		if n == len(x.best) {
			x.best = append(x.best, make([]choice, len(x.goals)))
		}
		for i := range x.best[n] {
			x.best[n][i] = choice{rule: -1}
		}
	}
	return x.best[n]
}

// escalations returns those of one principal.
func (x *explorer) escalations(p Fact, start horn.Fact) []Escalation {
	g := x.Graph
	x.methods = map[*Method]int{}
	direct := map[Fact]bool{}
	for _, i := range g.acts()[p] {
		rule := g.Rules[i]
		own := g.program.Own(i)
		if len(g.program.Body(i)) > 1 {
			if own = x.routes.From(start).Sum(i); !horn.Follows(own) {
				continue
			}
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
		row := x.row(rule.Method)
		for goal, c := range x.follow(g.program.Head(i)).Costs[:len(g.goals)] {
			if !horn.Follows(c) || rule.Head.Kind == Stores && g.among(g.goals[goal], direct) {
				continue
			}
			c = own.Plus(c)
			if old := &row[goal]; old.rule < 0 || c.Less(old.cost) || c == old.cost && compareFacts(rule.Head, g.Rules[old.rule].Head) < 0 {
				*old = choice{int32(i), c}
			}
		}
	}
	var out []Escalation
	for _, b := range x.worthTelling(direct) {
		i := int(x.best[b.method][b.goal].rule)
		rule, goal := g.Rules[i], g.goals[b.goal]
		if rule.Method == &azureOwns && rule.Head == goal {
			continue // it is no more than what the principal is told to be
		}
		rules := x.by(start, i, x.follow(g.program.Head(i)).Derivation(b.goal))
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
// is surer; by the rule that they begin with.
func (x *explorer) worthTelling(direct map[Fact]bool) []beginning {
	var out []beginning
	for m := range len(x.methods) {
		row := x.best[m]
		administers := int32(-1) // so many assumptions take it to an administrator's rights
		for _, goal := range x.admins {
			if c := row[goal]; c.rule >= 0 {
				if administers < 0 || c.cost.Assumptions < administers {
					administers = c.cost.Assumptions
				}
				if !x.partOfMore(row, goal) {
					out = append(out, beginning{m, goal})
				}
			}
		}
		for _, goal := range x.stores(row, administers, direct) {
			out = append(out, beginning{m, goal})
		}
	}
	slices.SortStableFunc(out, func(a, b beginning) int {
		return cmp.Compare(x.best[a.method][a.goal].rule, x.best[b.method][b.goal].rule)
	})
	return out
}

// stores returns the easiest stores that are worth telling of a method: those that take
// fewer assumptions, if that is not negative, and that are not read directly.
func (x *explorer) stores(row []choice, assumptions int32, direct map[Fact]bool) []int {
	var out []int
	for goal, c := range row {
		if c.rule < 0 || assumptions >= 0 && c.cost.Assumptions >= assumptions || x.goals[goal].Kind == Admin {
			continue
		}
		if n := len(out); n == maxStores && !c.cost.Less(row[out[n-1]].cost) || x.partOfMore(row, goal) || x.among(x.goals[goal], direct) {
			continue
		}
		at := len(out)
		for at > 0 && c.cost.Less(row[out[at-1]].cost) {
			at--
		}
		if out = slices.Insert(out, at, goal); len(out) > maxStores {
			out = out[:maxStores]
		}
	}
	return out
}

// partOfMore reports whether the same method leads to a goal that holds all of this
// one, as surely.
func (x *explorer) partOfMore(row []choice, goal int) bool {
	own := row[goal].cost.Assumptions
	for i := x.whole[goal]; i >= 0; i = x.whole[i] {
		if row[i].rule >= 0 && row[i].cost.Assumptions <= own {
			return true
		}
	}
	return false
}

// by returns the rules of a path that goes by one rule: what derives its body from where
// the path starts, the rule, and what follows.
func (x *explorer) by(start horn.Fact, rule int, after []int) []int {
	var out []int
	if len(x.program.Body(rule)) > 1 {
		out = x.routes.From(start).Body(rule)
	}
	for _, i := range append([]int{rule}, after...) {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
