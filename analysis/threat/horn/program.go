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
	facts   int
	heads   []Fact
	costs   []float32
	assumes []bool
	body    lists // of facts, by rule
	uses    lists // of rules, by fact in their body
	makes   lists // of rules, by head
}

// lists are many lists in one array: list i is items[start[i]:start[i+1]].
type lists struct {
	start, items []uint32
}

func (l *lists) at(i int) []uint32 { return l.items[l.start[i]:l.start[i+1]] }

// New returns a program. Facts of the rules are below the number of facts. A fact
// that a body names twice counts once.
func New(facts int, rules []Rule) *Program {
	p := &Program{facts: facts, heads: make([]Fact, len(rules)), costs: make([]float32, len(rules)),
		assumes: make([]bool, len(rules))}
	p.body.start = make([]uint32, len(rules)+1)
	for i, r := range rules {
		p.heads[i], p.costs[i], p.assumes[i] = r.Head, r.Cost, r.Assumes
		begin := len(p.body.items)
		for _, f := range r.Body {
			if !slices.Contains(p.body.items[begin:], uint32(f)) {
				p.body.items = append(p.body.items, uint32(f))
			}
		}
		p.body.start[i+1] = uint32(len(p.body.items))
	}
	p.makes = invert(facts, len(rules), func(i int) []uint32 { return []uint32{uint32(p.heads[i])} })
	p.uses = invert(facts, len(rules), p.body.at)
	return p
}

// invert returns for each fact the rules that name it.
func invert(facts, rules int, names func(rule int) []uint32) lists {
	l := lists{start: make([]uint32, facts+1)}
	for i := range rules {
		for _, f := range names(i) {
			l.start[f+1]++
		}
	}
	for f := range facts {
		l.start[f+1] += l.start[f]
	}
	l.items = make([]uint32, l.start[facts])
	next := slices.Clone(l.start)
	for i := range rules {
		for _, f := range names(i) {
			l.items[next[f]] = uint32(i)
			next[f]++
		}
	}
	return l
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
