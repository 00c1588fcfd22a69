package horn

import (
	"math"
	"slices"
)

// An Onward tells what it takes to get from facts to goals.
type Onward struct {
	*Result
	costs []Cost
	rules []bool
}

// far is the cost of what leads nowhere.
var far = Cost{math.MaxInt32, math.MaxFloat32}

// Onward returns what it takes to get on from what holds to one of the goals, over
// rules that are wanted; nil wants all. What reaching a goal is worth is told by
// weights: what is added to the cost of getting there. Facts beside the one to go on
// from are had at the cost of their best derivation.
func (r *Result) Onward(goals []Fact, weights []float32, wanted func(rule int) bool) *Onward {
	p := r.program
	o := &Onward{Result: r, costs: slices.Repeat([]Cost{far}, p.facts), rules: make([]bool, len(p.heads))}
	var next queue
	better := func(f Fact, c Cost) {
		if c.Less(o.costs[f]) {
			o.costs[f] = c
			next.push(item{c.key(), f})
		}
	}
	for i, g := range goals {
		if r.Holds(g) {
			better(g, Cost{0, weights[i]})
		}
	}
	for len(next) > 0 {
		it := next.pop()
		if it.key != o.costs[it.fact].key() {
			continue // a better way was found since
		}
		for _, rule := range p.makes.at(int(it.fact)) {
			if !r.Fires(int(rule)) || wanted != nil && !wanted(int(rule)) {
				continue
			}
			o.rules[rule] = true
			all := r.Sum(int(rule)).Plus(o.costs[it.fact])
			for _, b := range p.body.at(int(rule)) {
				own := r.costs[b]
				better(Fact(b), Cost{all.Assumptions - own.Assumptions, max(0, all.Price-own.Price)})
			}
		}
	}
	return o
}

// Sum returns the cost of a rule that fires with that of its body.
func (r *Result) Sum(rule int) Cost {
	c := r.program.Own(rule)
	for _, b := range r.program.body.at(rule) {
		c = c.Plus(r.costs[b])
	}
	return c
}

// Leads reports whether a rule fires and what it derives leads on to a goal.
func (o *Onward) Leads(rule int) bool { return o.rules[rule] }

// Through returns the cost of the best way to a goal that uses a rule which leads
// to one.
func (o *Onward) Through(rule int) Cost {
	return o.Sum(rule).Plus(o.costs[o.program.heads[rule]])
}

// From returns the cost of getting on from a fact to a goal; ok is false where it
// leads to none.
func (o *Onward) From(f Fact) (c Cost, ok bool) { return o.costs[f], o.costs[f] != far }

// Leading returns for each rule whether its head leads to one of the goals, by rules
// that need not fire: whoever had what they want would get there.
func (p *Program) Leading(goals []Fact) []bool {
	on, seen := make([]bool, len(p.heads)), make([]bool, p.facts)
	stack := slices.Clone(goals)
	for len(stack) > 0 {
		f := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[f] {
			continue
		}
		seen[f] = true
		for _, rule := range p.makes.at(int(f)) {
			on[rule] = true
			for _, b := range p.body.at(int(rule)) {
				stack = append(stack, Fact(b))
			}
		}
	}
	return on
}

// Needed returns for each rule whether one of the goals that hold needs it: without
// the rule that goal does not hold, in the possible world.
func (r *Result) Needed(goals []Fact) []bool {
	n := r.Needs(goals)
	out := make([]bool, len(r.program.heads))
	for _, g := range goals {
		for _, rule := range n.Of(g) {
			out[rule] = true
		}
	}
	return out
}

// Needs tell what goals need: what [Result.Landmarks] of each tells of rules, for all of
// them at once.
type Needs struct{ of [][]int32 }

// Of returns the rules without any of which one of the goals does not hold, sorted; none
// where it does not hold anyway. The caller must not change them.
func (n *Needs) Of(goal Fact) []int32 { return n.of[goal] }

// Needs returns what goals need.
func (r *Result) Needs(goals []Fact) *Needs {
	n := &needs{Result: r, on: r.Relevant(goals...), of: make([][]int32, r.program.facts), known: make([]bool, r.program.facts)}
	var order []Fact
	for _, f := range r.order {
		if r.rules[f] == Told {
			n.known[f] = true
		} else if slices.ContainsFunc(r.program.makes.at(int(f)), func(rule uint32) bool { return n.on[rule] }) {
			order = append(order, f)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, f := range order {
			changed = n.update(f) || changed
		}
	}
	return &Needs{n.of}
}

// needs hold for each fact the rules that all its derivations use, sorted, as far as
// that is known: everything at first, which is not written out, and less with each
// round.
type needs struct {
	*Result
	on         []bool
	of         [][]int32
	known      []bool
	body, next []int32
}

// update draws up anew what a fact needs, and reports whether that has changed. What
// needs everything still, since it was not looked at, restricts nothing.
func (n *needs) update(f Fact) bool {
	first := true
	for _, rule := range n.program.makes.at(int(f)) {
		if !n.on[rule] || !n.ofBody(int(rule)) {
			continue
		}
		if first {
			n.next, first = append(n.next[:0], n.body...), false
		} else {
			n.next = common(n.next, n.body)
		}
		if len(n.next) == 0 {
			break
		}
	}
	if first || n.known[f] && len(n.next) == len(n.of[f]) {
		return false
	}
	n.of[f], n.known[f] = slices.Clone(n.next), true
	return true
}

// ofBody sets body to what using a rule needs; false where that is everything.
func (n *needs) ofBody(rule int) bool {
	n.body = append(n.body[:0], int32(rule))
	for _, b := range n.program.body.at(rule) {
		if !n.known[b] {
			return false
		}
		n.body = append(n.body, n.of[b]...)
	}
	slices.Sort(n.body)
	n.body = slices.Compact(n.body)
	return true
}

// common returns what is in both sorted lists, in the place of the first.
func common(a, b []int32) []int32 {
	out, j := a[:0], 0
	for _, x := range a {
		for j < len(b) && b[j] < x {
			j++
		}
		if j < len(b) && b[j] == x {
			out = append(out, x)
		}
	}
	return out
}
