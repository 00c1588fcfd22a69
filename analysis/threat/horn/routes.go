package horn

import (
	"cmp"
	"slices"
)

// Routes tell what follows from each of many facts, given by itself, of some goals: at
// which cost and by which derivation, as a search from each would. What the searches have
// in common is found once. Rules with one fact in their body, which most are, make a graph;
// a search in it ends at busy facts, from which the shortest ways on are known already.
// The other rules, the joints, are taken up in the order of their cost, as Knuth's
// algorithm does. Routes are used by one goroutine.
type Routes struct {
	program *Program
	points  []Fact   // the goals, and then what is in the bodies of joints
	point   []int32  // by fact, -1 for those that are none
	joints  []int32  // the rules with no fact or several in their body
	busy    []*reach // by fact, nil for those that are not
	joined  map[Fact]*reach
	recent  map[Fact]*reach
	// What a search needs.
	costs   []Cost
	rules   []int32
	done    []bool
	touched []Fact
	heap    queue
}

// A fact is busy if it is in the body of so many rules. No more than maxBusy are.
const (
	manyUses = 64
	maxBusy  = 256
)

// maxRecent bounds how many costs are kept of what is asked for now and then.
const maxRecent = 4 << 20

// A reach is what follows from one fact without joints.
type reach struct {
	from  Fact
	costs []Cost         // by point, far for those that do not follow
	via   []*reach       // by point, the busy fact that the way goes on from, nil for none
	last  map[Fact]int32 // the last rule of the way to each fact that was found until then
}

// Routes returns the routes to goals, which are distinct.
func (p *Program) Routes(goals []Fact) *Routes { return p.routes(goals, manyUses) }

func (p *Program) routes(goals []Fact, many int) *Routes {
	r := &Routes{program: p, point: slices.Repeat([]int32{-1}, p.facts), busy: make([]*reach, p.facts), joined: map[Fact]*reach{}, recent: map[Fact]*reach{},
		costs: make([]Cost, p.facts), rules: slices.Repeat([]int32{None}, p.facts), done: make([]bool, p.facts)}
	enter := func(f Fact) {
		if r.point[f] < 0 {
			r.point[f], r.points = int32(len(r.points)), append(r.points, f)
		}
	}
	for _, f := range goals {
		enter(f)
	}
	for rule := range p.heads {
		if body := p.body.at(rule); len(body) != 1 {
			r.joints = append(r.joints, int32(rule))
			for _, f := range body {
				enter(Fact(f))
			}
		}
	}
	var busy []Fact
	for f := range p.facts {
		if len(p.uses.at(f)) >= many {
			busy = append(busy, Fact(f))
		}
	}
	slices.SortStableFunc(busy, func(a, b Fact) int { return cmp.Compare(len(p.Uses(b)), len(p.Uses(a))) })
	for _, f := range busy[:min(len(busy), maxBusy)] {
		r.busy[f] = r.search(f)
	}
	return r
}

// search finds what follows from a fact without joints.
func (r *Routes) search(from Fact) *reach {
	found := &reach{from: from, costs: slices.Repeat([]Cost{far}, len(r.points)), via: make([]*reach, len(r.points)), last: map[Fact]int32{}}
	r.rules[from] = Told
	r.touched = append(r.touched[:0], from)
	r.heap.push(item{0, from})
	var ends []Fact
	for len(r.heap) > 0 {
		f := r.heap.pop().fact
		if r.done[f] {
			continue
		}
		r.done[f] = true
		found.last[f] = r.rules[f]
		if r.busy[f] != nil {
			ends = append(ends, f)
			continue
		}
		if k := r.point[f]; k >= 0 {
			found.costs[k] = r.costs[f]
		}
		r.settle(f)
	}
	for _, f := range ends {
		found.goOn(r.busy[f], r.costs[f])
	}
	for _, f := range r.touched {
		r.costs[f], r.rules[f], r.done[f] = Cost{}, None, false
	}
	return found
}

// settle enters what the rules about a fact alone derive.
func (r *Routes) settle(f Fact) {
	p := r.program
	for _, rule := range p.uses.at(int(f)) {
		head := p.heads[rule]
		if r.done[head] || p.body.start[rule+1]-p.body.start[rule] != 1 {
			continue
		}
		c := r.costs[f].Plus(p.Own(int(rule)))
		if r.rules[head] == None {
			r.touched = append(r.touched, head)
		} else if !c.Less(r.costs[head]) {
			continue
		}
		r.costs[head], r.rules[head] = c, int32(rule)
		r.heap.push(item{c.key(), head})
	}
}

// goOn adds what follows from a busy fact that is had at a cost.
func (u *reach) goOn(busy *reach, cost Cost) {
	for k, c := range busy.costs {
		if c == far {
			continue
		}
		if sum := cost.Plus(c); sum.Less(u.costs[k]) {
			u.costs[k], u.via[k] = sum, busy
		}
	}
}

// way returns the rules from where the reach begins to a point, in order.
func (r *Routes) way(u *reach, point int) []int {
	if busy := u.via[point]; busy != nil {
		return append(r.chain(u, busy.from), r.way(busy, point)...)
	}
	return r.chain(u, r.points[point])
}

func (r *Routes) chain(u *reach, f Fact) []int {
	var out []int
	for rule := u.last[f]; rule >= 0; rule = u.last[f] {
		out = append(out, int(rule))
		f = Fact(r.program.body.at(int(rule))[0])
	}
	slices.Reverse(out)
	return out
}

// reach returns what follows from a fact without joints.
func (r *Routes) reach(f Fact, keep map[Fact]*reach) *reach {
	for _, u := range []*reach{r.busy[f], r.joined[f], keep[f]} {
		if u != nil {
			return u
		}
	}
	u := r.search(f)
	keep[f] = u
	return u
}

// A Route is what follows from one fact.
type Route struct {
	*Routes
	reach *reach
	// Costs are those of the goals, by index, and of some other facts behind; see
	// [Follows].
	Costs []Cost
	by    []int32 // by point, the joint that the last part of the way begins with, -1 for none; nil without joints
}

// Follows reports whether a cost of a route is that of a goal that follows.
func Follows(c Cost) bool { return c != far }

// From returns the route from a fact.
func (r *Routes) From(f Fact) *Route {
	if len(r.recent)*(len(r.points)+1) > maxRecent {
		clear(r.recent)
	}
	u := r.reach(f, r.recent)
	t := &Route{Routes: r, reach: u, Costs: u.costs}
	if len(r.joints) > 0 {
		t.join()
	}
	return t
}

// join takes up joints, the cheapest first, until none is left that fires.
func (t *Route) join() {
	open := slices.Clone(t.joints)
	for {
		next, least := -1, far
		for i, joint := range open {
			if c := t.Sum(int(joint)); c.Less(least) {
				next, least = i, c
			}
		}
		if next < 0 {
			return
		}
		joint := open[next]
		open = slices.Delete(open, next, next+1)
		for k, c := range t.Routes.reach(t.program.heads[joint], t.joined).costs {
			if c == far {
				continue
			}
			if sum := least.Plus(c); sum.Less(t.Costs[k]) {
				if t.by == nil {
					t.Costs, t.by = slices.Clone(t.Costs), slices.Repeat([]int32{-1}, len(t.points))
				}
				t.Costs[k], t.by[k] = sum, joint
			}
		}
	}
}

// Sum returns the cost of a joint with that of its body; it does not follow where that
// does not.
func (t *Route) Sum(joint int) Cost {
	c := t.program.Own(joint)
	for _, f := range t.program.body.at(joint) {
		own := t.Costs[t.point[f]]
		if own == far {
			return far
		}
		c = c.Plus(own)
	}
	return c
}

// Derivation returns the rules of the best derivation of a goal that follows, by index,
// each once and after those that derive its body.
func (t *Route) Derivation(goal int) []int {
	rules, joined := t.derive(goal, nil)
	return t.tidy(rules, joined, t.points[goal])
}

// Body returns the rules that derive the body of a joint, as Derivation does.
func (t *Route) Body(joint int) []int {
	var out []int
	for _, f := range t.program.body.at(joint) {
		for _, rule := range t.Derivation(int(t.point[f])) {
			if !slices.Contains(out, rule) {
				out = append(out, rule)
			}
		}
	}
	return out
}

// derive appends the rules to a point, some perhaps twice, and reports whether there are
// joints among them.
func (t *Route) derive(point int, out []int) (rules []int, joined bool) {
	if t.by == nil || t.by[point] < 0 {
		return append(out, t.way(t.reach, point)...), false
	}
	joint := int(t.by[point])
	for _, f := range t.program.body.at(joint) {
		out, _ = t.derive(int(t.point[f]), out)
	}
	out = append(out, joint)
	return append(out, t.way(t.Routes.reach(t.program.heads[joint], t.joined), point)...), true
}

// tidy takes out what is derived twice: two ways that follow each other may meet.
func (t *Route) tidy(rules []int, joined bool, goal Fact) []int {
	p := t.program
	if !joined {
		twice := func(i int) bool {
			head := p.heads[rules[i]]
			return head == t.reach.from || slices.ContainsFunc(rules[:i], func(rule int) bool { return p.heads[rule] == head })
		}
		for i := range rules {
			if joined = twice(i); joined {
				break
			}
		}
		if !joined {
			return rules
		}
	}
	return t.within(rules, goal)
}

// within returns the best derivation of a goal by a few rules alone.
func (t *Route) within(rules []int, goal Fact) []int {
	numbers := map[Fact]Fact{}
	number := func(f Fact) Fact {
		n, ok := numbers[f]
		if !ok {
			n = Fact(len(numbers))
			numbers[f] = n
		}
		return n
	}
	from, to := number(t.reach.from), number(goal)
	slices.Sort(rules)
	rules = slices.Compact(rules)
	few := make([]Rule, len(rules))
	for i, rule := range rules {
		own := t.program.Own(rule)
		few[i] = Rule{Head: number(t.program.heads[rule]), Cost: own.Price, Assumes: own.Assumptions > 0}
		for _, f := range t.program.body.at(rule) {
			few[i].Body = append(few[i].Body, number(Fact(f)))
		}
	}
	out := New(len(numbers), few).Search(Ban{}, from).Derivation(to)
	for i, rule := range out {
		out[i] = rules[rule]
	}
	return out
}
