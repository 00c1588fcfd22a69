package horn

import "slices"

// A Fact is the number of something that may hold.
type Fact uint32

// A Rule derives Head from Body.
type Rule struct {
	Head Fact
	Body []Fact
	// Cost is what using the rule costs, 0 or more.
	Cost float32
	// Assumes tells that the rule exists in the possible world only.
	Assumes bool
}

// A Program is a set of rules, by their number. It does not change.
type Program struct {
	facts    int
	heads    []Fact
	costs    []float32
	assumes  []bool
	premises []uint32 // rules without a body
	body     lists    // of facts, by rule
	uses     lists    // of rules, by fact in their body
	makes    lists    // of rules, by head
}

// lists are many lists in one array: list i is items[start[i]:start[i+1]].
type lists struct {
	start, items []uint32
}

func (l *lists) at(i int) []uint32 { return l.items[l.start[i]:l.start[i+1]] }

// New returns a program of all the rules, one after the other. Facts of the rules are
// below the number of facts. A fact that a body names twice counts once.
func New(facts int, rules ...[]Rule) *Program {
	n, bodies := 0, 0
	for _, list := range rules {
		n += len(list)
		for i := range list {
			bodies += len(list[i].Body)
		}
	}
	p := &Program{facts: facts, heads: make([]Fact, 0, n), costs: make([]float32, 0, n), assumes: make([]bool, 0, n),
		body: lists{make([]uint32, 1, n+1), make([]uint32, 0, bodies)}}
	for _, list := range rules {
		for i := range list {
			p.add(&list[i])
		}
	}
	p.makes = newLists(facts, n)
	p.uses = newLists(facts, len(p.body.items))
	for i, head := range p.heads {
		p.makes.count(head)
		for _, f := range p.body.at(i) {
			p.uses.count(Fact(f))
		}
	}
	p.makes.sum()
	p.uses.sum()
	for i := n - 1; i >= 0; i-- {
		p.makes.put(p.heads[i], i)
		for _, f := range p.body.at(i) {
			p.uses.put(Fact(f), i)
		}
	}
	return p
}

func (p *Program) add(r *Rule) {
	p.heads, p.costs, p.assumes = append(p.heads, r.Head), append(p.costs, r.Cost), append(p.assumes, r.Assumes)
	begin := len(p.body.items)
	for _, f := range r.Body {
		if !slices.Contains(p.body.items[begin:], uint32(f)) {
			p.body.items = append(p.body.items, uint32(f))
		}
	}
	if len(r.Body) == 0 {
		p.premises = append(p.premises, uint32(len(p.heads)-1))
	}
	p.body.start = append(p.body.start, uint32(len(p.body.items)))
}

// newLists returns lists of rules by fact, to be counted, summed up and then filled from
// the end.
func newLists(facts, items int) lists {
	return lists{make([]uint32, facts+1), make([]uint32, items)}
}

func (l *lists) count(f Fact) { l.start[f]++ }

func (l *lists) sum() {
	n := uint32(0)
	for i := range l.start {
		n += l.start[i]
		l.start[i] = n
	}
}

func (l *lists) put(f Fact, rule int) {
	l.start[f]--
	l.items[l.start[f]] = uint32(rule)
}

// Facts and Rules return how many there are.
func (p *Program) Facts() int { return p.facts }
func (p *Program) Rules() int { return len(p.heads) }

// Head returns the head of a rule, and Body the facts of its body. Makes returns the rules
// that derive a fact, and Uses those that have it in their body. The caller must not change
// what it gets.
func (p *Program) Head(rule int) Fact       { return p.heads[rule] }
func (p *Program) Body(rule int) []uint32   { return p.body.at(rule) }
func (p *Program) Makes(fact Fact) []uint32 { return p.makes.at(int(fact)) }
func (p *Program) Uses(fact Fact) []uint32  { return p.uses.at(int(fact)) }

// Own returns the cost of a rule without that of its body.
func (p *Program) Own(rule int) Cost {
	c := Cost{Price: p.costs[rule]}
	if p.assumes[rule] {
		c.Assumptions = 1
	}
	return c
}
