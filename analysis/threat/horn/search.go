package horn

import (
	"math"
	"slices"
	"sync"
)

// A Ban takes facts and rules out of a program. Either may be nil.
type Ban struct {
	Facts func(Fact) bool
	Rules func(rule int) bool
}

// A Cost compares derivations: by assumptions, then by price.
type Cost struct {
	// Assumptions are how many of the rules that the derivation uses assume
	// something; a rule counts as often as it is used.
	Assumptions int32
	// Price is the sum of the costs of its rules.
	Price float32
}

// Less reports whether c is better than d.
func (c Cost) Less(d Cost) bool {
	return c.Assumptions < d.Assumptions || c.Assumptions == d.Assumptions && c.Price < d.Price
}

// Plus adds two costs.
func (c Cost) Plus(d Cost) Cost {
	sum := int64(c.Assumptions) + int64(d.Assumptions)
	return Cost{int32(min(sum, math.MaxInt32)), c.Price + d.Price}
}

// None is the rule of a fact that cannot be derived, Told that of one that was
// given.
const (
	None = -1
	Told = -2
)

// A Result tells what follows from a program.
type Result struct {
	program *Program
	given   []Fact
	ban     Ban
	costs   []Cost
	rules   []int32 // the last rule of the best derivation
	order   []Fact  // what can be derived, best first
}

// Search derives everything that follows from the rules and from facts that are
// given, which cost nothing. Of derivations that cost the same, the
// one of the lowest last rule among those first found counts, so that the result
// depends on the program alone.
func (p *Program) Search(ban Ban, given ...Fact) *Result {
	c, _ := scratches.Get().(*scratch)
	if c == nil {
		c = &scratch{}
	}
	defer scratches.Put(c)
	p.prepare(c)
	return p.searcher(ban, c).run(given)
}

// scratches are those that no search uses: programs of one analysis follow each other
// with each key, and are of the same size.
var scratches sync.Pool

// A Searcher searches one program again and again, with work that depends on what is
// found alone.
type Searcher struct {
	*search
}

// NewSearcher returns a searcher of the whole program.
func (p *Program) NewSearcher() *Searcher {
	c := &scratch{}
	p.prepare(c)
	return &Searcher{p.searcher(Ban{}, c)}
}

// From derives everything that follows from facts; see [Program.Search]. The result stands
// until the next call.
func (s *Searcher) From(given ...Fact) *Result {
	p := s.program
	for _, f := range s.order {
		s.costs[f], s.rules[f], s.done[f] = Cost{}, None, false
		for _, rule := range p.uses.at(int(f)) {
			s.progress[rule] = p.initial(int(rule))
		}
	}
	s.order = s.order[:0]
	return s.run(given)
}

// A search is the work of one Search: what waits in the heap may have become
// worse than what is known of its fact.
type search struct {
	*Result
	*scratch
}

// scratch is what a search needs beside its result.
type scratch struct {
	progress []progress // of each rule
	done     []bool
	heap     queue
}

// prepare sets a scratch to the beginning.
func (p *Program) prepare(c *scratch) {
	c.progress, c.done = slices.Grow(c.progress[:0], len(p.heads))[:len(p.heads)], slices.Grow(c.done[:0], p.facts)[:p.facts]
	clear(c.done)
	for i := range c.progress {
		c.progress[i] = p.initial(i)
	}
}

// initial is the progress of a rule before anything is derived.
func (p *Program) initial(rule int) progress {
	return progress{p.body.start[rule+1] - p.body.start[rule], p.heads[rule], p.Own(rule)}
}

func (p *Program) searcher(ban Ban, c *scratch) *search {
	r := &Result{program: p, ban: ban, costs: make([]Cost, p.facts), rules: make([]int32, p.facts), order: make([]Fact, 0, p.facts)}
	for i := range r.rules {
		r.rules[i] = None
	}
	return &search{r, c}
}

func (s *search) run(given []Fact) *Result {
	s.given = given
	for _, f := range given {
		if s.rules[f] == None && (s.ban.Facts == nil || !s.ban.Facts(f)) {
			s.rules[f] = Told
			s.heap.push(item{0, f})
		}
	}
	for _, rule := range s.program.premises {
		s.offer(int(rule))
	}
	for len(s.heap) > 0 {
		s.settle(s.heap.pop())
	}
	return s.Result
}

// progress is how far the body of a rule is derived: how many of its facts are
// not yet, and the sum of those that are. It lies together for the sake of the
// cache.
type progress struct {
	open uint32
	head Fact
	sum  Cost
}

// An item is a fact with its cost as a number that sorts as costs do.
type item struct {
	key  uint64
	fact Fact
}

func (c Cost) key() uint64 { return uint64(c.Assumptions)<<32 | uint64(math.Float32bits(c.Price)) }

// offer enters what a rule derives whose body has been derived.
func (s *search) offer(rule int) {
	p := &s.progress[rule]
	if s.done[p.head] || s.ban.Facts != nil && s.ban.Facts(p.head) || s.ban.Rules != nil && s.ban.Rules(rule) {
		return
	}
	if s.rules[p.head] != None && !p.sum.Less(s.costs[p.head]) {
		return
	}
	s.costs[p.head], s.rules[p.head] = p.sum, int32(rule)
	s.heap.push(item{p.sum.key(), p.head})
}

func (s *search) settle(it item) {
	if s.done[it.fact] {
		return
	}
	s.done[it.fact] = true
	s.order = append(s.order, it.fact)
	cost := s.costs[it.fact]
	for _, rule := range s.program.uses.at(int(it.fact)) {
		p := &s.progress[rule]
		p.open--
		p.sum = p.sum.Plus(cost)
		if p.open == 0 {
			s.offer(int(rule))
		}
	}
}

// less orders the heap; facts of one cost by number.
func (a item) less(b item) bool { return a.key < b.key || a.key == b.key && a.fact < b.fact }

// A queue is a heap of items with four children each, the least first.
type queue []item

func (q *queue) push(it item) {
	h := append(*q, it)
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 4
		if !it.less(h[up]) {
			break
		}
		h[i], i = h[up], up
	}
	h[i] = it
	*q = h
}

func (q *queue) pop() item {
	h := *q
	top, last := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	n := len(h)
	if n == 0 {
		return top
	}
	i := 0
	for {
		first := 4*i + 1
		if first >= n {
			break
		}
		best := first
		for c := first + 1; c < min(first+4, n); c++ {
			if h[c].less(h[best]) {
				best = c
			}
		}
		if !h[best].less(last) {
			break
		}
		h[i], i = h[best], best
	}
	h[i] = last
	return top
}

// Holds reports whether a fact can be derived in the possible world, and
// Confirmed whether in the confirmed one.
func (r *Result) Holds(f Fact) bool     { return r.rules[f] != None }
func (r *Result) Confirmed(f Fact) bool { return r.rules[f] != None && r.costs[f].Assumptions == 0 }

// Cost returns the cost of the best derivation of a fact that holds, and Rule the
// last rule of it, [None] for a fact that does not.
func (r *Result) Cost(f Fact) Cost { return r.costs[f] }
func (r *Result) Rule(f Fact) int  { return int(r.rules[f]) }

// Fires reports whether the body of a rule holds and the rule is not banned.
func (r *Result) Fires(rule int) bool {
	if r.ban.Rules != nil && r.ban.Rules(rule) || r.ban.Facts != nil && r.ban.Facts(r.program.heads[rule]) {
		return false
	}
	for _, f := range r.program.body.at(rule) {
		if r.rules[f] == None {
			return false
		}
	}
	return true
}

// Derivation returns the rules of the best derivation of a fact, each once and
// after those that derive its body; none for a fact that is given or does not
// hold.
func (r *Result) Derivation(goal Fact) []int {
	if r.rules[goal] < 0 {
		return nil
	}
	var out []int
	seen := map[Fact]bool{}
	type visit struct {
		fact  Fact
		ready bool
	}
	stack := []visit{{goal, false}}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		rule := int(r.rules[v.fact])
		if v.ready {
			out = append(out, rule)
			continue
		}
		if seen[v.fact] {
			continue
		}
		seen[v.fact] = true
		stack = append(stack, visit{v.fact, true})
		for _, f := range slices.Backward(r.program.body.at(rule)) {
			if !seen[Fact(f)] && r.rules[f] != Told {
				stack = append(stack, visit{Fact(f), false})
			}
		}
	}
	return out
}

// Relevant returns, for each rule, whether it fires and its head is of use to
// derive one of the goals.
func (r *Result) Relevant(goals ...Fact) []bool {
	p := r.program
	on := make([]bool, len(p.heads))
	seen := make([]bool, p.facts)
	var stack []Fact
	visit := func(f Fact) {
		if !seen[f] && r.Holds(f) {
			seen[f] = true
			stack = append(stack, f)
		}
	}
	for _, g := range goals {
		visit(g)
	}
	for len(stack) > 0 {
		f := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, rule := range p.makes.at(int(f)) {
			if !r.Fires(int(rule)) {
				continue
			}
			on[rule] = true
			for _, b := range p.body.at(int(rule)) {
				visit(Fact(b))
			}
		}
	}
	return on
}
