package threat

import (
	"cmp"
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
	var out []Path
	for _, e := range g.entries {
		r := g.from(g.number[e])
		for _, goal := range g.goals {
			if n := g.number[goal]; r.Holds(n) {
				p := g.path(e, goal, r.Derivation(n))
				p.Chokes = g.chokes(r, n, p.Steps)
				out = append(out, p)
			}
		}
	}
	slices.SortStableFunc(out, comparePaths)
	return out
}

// Escalations returns what principals can gain that are no administrators by
// themselves: for each principal and each method that it can begin with, the best
// path to an administrator's rights, and to stores that it cannot read by itself
// where that is surer.
func (g *Graph) Escalations() []Escalation {
	var out []Escalation
	after := map[horn.Fact]*horn.Result{}
	type key struct {
		method string
		goal   Fact
	}
	for _, p := range g.principals {
		r := g.from(g.number[p])
		direct := map[Fact]bool{}
		best := map[key]Escalation{}
		for i := range g.Rules {
			rule := &g.Rules[i]
			if len(rule.Body) == 0 || rule.Body[0] != p || !r.Fires(i) {
				continue
			}
			if rule.Head.Kind == Read {
				direct[rule.Head] = true
				continue
			}
			head := g.number[rule.Head]
			if after[head] == nil {
				after[head] = g.from(head)
			}
			for _, goal := range g.goals {
				n := g.number[goal]
				if !after[head].Holds(n) {
					continue
				}
				e := Escalation{Method: rule.Method, Actions: rule.Actions, Path: g.path(p, goal, g.by(r, i, after[head].Derivation(n)))}
				k := key{rule.Method.ID, goal}
				if old, ok := best[k]; !ok || comparePaths(e.Path, old.Path) < 0 {
					best[k] = e
				}
			}
		}
		assumed := map[string]int{} // by ways to an administrator's rights
		for k, e := range best {
			if n, ok := assumed[k.method]; k.goal.Kind == Admin && (!ok || len(e.Assumes) < n) {
				assumed[k.method] = len(e.Assumes)
			}
		}
		for k, e := range best {
			n, administers := assumed[k.method]
			if k.goal.Kind == Admin || !direct[k.goal] && (!administers || len(e.Assumes) < n) {
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, func(a, b Escalation) int {
		return cmp.Or(compareFacts(a.Start, b.Start), cmp.Compare(a.Method.ID, b.Method.ID), comparePaths(a.Path, b.Path))
	})
	return out
}

// by returns the rules of a path that goes by one rule: what derives its body, the
// rule, and what follows.
func (g *Graph) by(r *horn.Result, rule int, after []int) []int {
	var out []int
	add := func(list ...int) {
		for _, i := range list {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	for _, f := range g.Rules[rule].Body {
		add(r.Derivation(g.number[f])...)
	}
	add(rule)
	add(after...)
	return out
}

// path makes a path of rules.
func (g *Graph) path(start, goal Fact, rules []int) Path {
	p := Path{Start: start, Goal: goal}
	for _, i := range rules {
		rule := &g.Rules[i]
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

// chokes returns the indexes of the steps that every path to the goal uses.
func (g *Graph) chokes(r *horn.Result, goal horn.Fact, steps []*Rule) []int {
	var out []int
	for _, rule := range r.Landmarks(goal).Rules {
		if i := slices.Index(steps, &g.Rules[rule]); i >= 0 {
			out = append(out, i)
		}
	}
	return out
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

// Exposures returns the rules by which somebody from outside of the code, or a
// whole account, gets something, whether or not it leads on to a goal.
func (g *Graph) Exposures() []*Rule {
	var out []*Rule
	for i := range g.Rules {
		if r := &g.Rules[i]; len(r.Body) > 0 && (isEntry[r.Body[0].Kind] || r.Body[0].Kind == Insider) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b *Rule) int {
		return cmp.Or(compareFacts(a.Head, b.Head), compareFacts(a.Body[0], b.Body[0]), cmp.Compare(a.Method.ID, b.Method.ID))
	})
	return out
}
