package threat

import (
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// numbers give facts numbers that stand while resources change, so that what a cell has
// drawn up is looked up once and not for each graph.
type numbers struct {
	facts   map[Fact]int32
	factsOf []Fact
}

func newNumbers() *numbers { return &numbers{facts: map[Fact]int32{}} }

func (n *numbers) fact(f Fact) int32 {
	i, ok := n.facts[f]
	if !ok {
		i = int32(len(n.factsOf))
		n.facts[f], n.factsOf = i, append(n.factsOf, f)
	}
	return i
}

// maxStale is how many numbers may be of nothing any more before all are given anew.
const maxStale = 200_000

// renumber gives new numbers if there are too many of what is gone.
func (w *world) renumber(live int) {
	if len(w.numbers.factsOf) < 2*live+maxStale {
		return
	}
	w.numbers, w.first = newNumbers(), nil
	for _, c := range w.order() {
		c.number()
	}
}

// number numbers what the rules of a cell are about: for each its head and its body.
func (c *cell) number() {
	c.facts = c.facts[:0:0]
	for i := range c.rules {
		r := &c.rules[i]
		c.facts = append(c.facts, c.w.numbers.fact(r.Head))
		for _, f := range r.Body {
			c.facts = append(c.facts, c.w.numbers.fact(f))
		}
	}
}

// A part is the rules of some cells, one after the other, numbered for graphs that begin
// with another part. It does not change.
type part struct {
	rules []*Rule
	horn  []horn.Rule // the same, by the graph's numbers of what they are about
	// facts are those that no part before has, by the graph's number. The first of them,
	// as many as hubs tells, are about all stores of a class.
	facts []Fact
	hubs  int
	first int // the number of the first of them, and of the first rule
	rule  int
	own   map[int32]horn.Fact // their numbers, by the world's

	index func() *index
}

// An Opening is a piece of evidence of a rule, both by their index.
type Opening struct{ Rule, Evidence int32 }

// An index finds the evidence at resources, and the facts about them.
type index struct {
	openings map[place][]Opening
	facts    map[place][]horn.Fact
}

// part numbers the rules of cells. Facts of which the search takes some first, where they
// cost the same, come first.
func (w *world) part(cells []*cell, before *part, first []int32) *part {
	n, bodies := 0, 0
	for _, c := range cells {
		n += len(c.rules)
		bodies += len(c.facts) - len(c.rules)
	}
	p := &part{rules: make([]*Rule, 0, n), horn: make([]horn.Rule, 0, n), own: map[int32]horn.Fact{}}
	if before != nil {
		p.first, p.rule = before.first+len(before.facts), before.rule+len(before.rules)
	}
	number := func(i int32) horn.Fact { return w.intern(p, before, i) }
	for _, i := range first {
		number(i)
	}
	p.hubs = len(p.facts)
	body := make([]horn.Fact, 0, bodies)
	for _, c := range cells {
		facts := c.facts
		for i := range c.rules {
			r := &c.rules[i]
			h := horn.Rule{Head: number(facts[0]), Cost: r.Level.cost(), Assumes: len(r.Assumes) > 0}
			begin := len(body)
			for _, f := range facts[1 : 1+len(r.Body)] {
				body = append(body, number(f))
			}
			h.Body = body[begin:len(body):len(body)]
			facts = facts[1+len(r.Body):]
			p.rules, p.horn = append(p.rules, r), append(p.horn, h)
		}
	}
	p.index = sync.OnceValue(p.makeIndex)
	return p
}

// intern returns the graph's number of a fact by the world's.
func (w *world) intern(p, before *part, i int32) horn.Fact {
	if before != nil {
		if n, ok := before.own[i]; ok {
			return n
		}
	}
	n, ok := p.own[i]
	if !ok {
		n = horn.Fact(p.first + len(p.facts))
		p.own[i], p.facts = n, append(p.facts, w.numbers.factsOf[i])
	}
	return n
}

func (p *part) makeIndex() *index {
	x := &index{map[place][]Opening{}, map[place][]horn.Fact{}}
	for i, r := range p.rules {
		for e := range r.Evidence {
			at := place{r.Evidence[e].Stack, r.Evidence[e].Address}
			x.openings[at] = append(x.openings[at], Opening{int32(p.rule + i), int32(e)})
		}
	}
	for i := range p.facts {
		if f := &p.facts[i]; f.Address != "" {
			at := place{f.Stack, f.Address}
			x.facts[at] = append(x.facts[at], horn.Fact(p.first+i))
		}
	}
	return x
}

// At returns the evidence at a resource, in the order of the rules.
func (g *Graph) At(stack string, address model.Address) []Opening {
	at := place{stack, address}
	early, late := g.early.index().openings[at], g.late.index().openings[at]
	switch {
	case len(late) == 0:
		return early
	case len(early) == 0:
		return late
	}
	return append(early[:len(early):len(early)], late...)
}
