package threat

import (
	"slices"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// numbers give facts and places numbers that stand while resources change, so that what
// a cell has drawn up is looked up once and not for each graph.
type numbers struct {
	facts   map[Fact]int32
	places  map[place]int32
	factsOf []Fact
	placeOf []place
}

func newNumbers() numbers { return numbers{facts: map[Fact]int32{}, places: map[place]int32{}} }

func (n *numbers) fact(f Fact) int32 {
	i, ok := n.facts[f]
	if !ok {
		i = int32(len(n.factsOf))
		n.facts[f], n.factsOf = i, append(n.factsOf, f)
	}
	return i
}

func (n *numbers) place(p place) int32 {
	i, ok := n.places[p]
	if !ok {
		i = int32(len(n.placeOf))
		n.places[p], n.placeOf = i, append(n.placeOf, p)
	}
	return i
}

// maxStale is how many numbers may be of nothing any more before all are given anew.
const maxStale = 200_000

// renumber gives new numbers if there are too many of what is gone.
func (w *world) renumber(live int) {
	if len(w.numbers.factsOf) < 2*live+maxStale && len(w.numbers.placeOf) < 2*len(w.byAddress)+maxStale {
		return
	}
	w.numbers = newNumbers()
	for _, c := range w.order() {
		c.number()
	}
}

// number numbers what the rules of a cell are about: for each its head and its body,
// and the places of its evidence.
func (c *cell) number() {
	c.facts, c.places = c.facts[:0:0], c.places[:0:0]
	for i := range c.rules {
		r := &c.rules[i]
		c.facts = append(c.facts, c.w.numbers.fact(r.Head))
		for _, f := range r.Body {
			c.facts = append(c.facts, c.w.numbers.fact(f))
		}
		for _, e := range r.Evidence {
			c.places = append(c.places, c.w.numbers.place(place{e.Stack, e.Address}))
		}
	}
}

// An Opening is a piece of evidence of a rule, both by their index.
type Opening struct{ Rule, Evidence int32 }

// Openings are the evidence at one resource, in the order of the rules.
type Openings struct {
	Stack   string
	Address model.Address
	List    []Opening
}

// drawn is a graph in the making.
type drawn struct {
	*Graph
	w     *world
	own   []int32 // the graph's numbers, by the world's; -1 for none
	rules []horn.Rule
}

// draw numbers the rules in their order, so that the graph does not depend on what was
// there before.
func (w *world) draw() *drawn {
	cells := w.order()
	n, bodies := 0, 0
	for _, c := range cells {
		n += len(c.rules)
		bodies += len(c.facts) - len(c.rules)
	}
	d := &drawn{Graph: emptyGraph(w.cut), w: w, own: slices.Repeat([]int32{-1}, len(w.numbers.factsOf)), rules: make([]horn.Rule, 0, n)}
	d.Rules = make([]Rule, 0, n)
	body := make([]horn.Fact, 0, bodies)
	for i := range w.readAll.rules { // of facts of one cost the search takes these first
		d.intern(w.readAll.rules[i].Head)
	}
	for _, c := range cells {
		d.Rules = append(d.Rules, c.rules...)
		if c.early {
			d.early = len(d.Rules)
		}
		facts := c.facts
		for i := range c.rules {
			r := &c.rules[i]
			h := horn.Rule{Head: d.number(facts[0]), Cost: r.Level.cost(), Assumes: len(r.Assumes) > 0}
			begin := len(body)
			for _, f := range facts[1 : 1+len(r.Body)] {
				body = append(body, d.number(f))
			}
			h.Body = body[begin:]
			facts = facts[1+len(r.Body):]
			d.rules = append(d.rules, h)
		}
	}
	d.openings = sync.OnceValue(w.openings(cells))
	return d
}

// number returns the graph's number of a fact by the world's.
func (d *drawn) number(i int32) horn.Fact {
	if i >= int32(len(d.own)) {
		d.own = append(d.own, slices.Repeat([]int32{-1}, int(i)+1-len(d.own))...)
	}
	if d.own[i] < 0 {
		d.own[i] = int32(len(d.facts))
		d.facts = append(d.facts, d.w.numbers.factsOf[i])
	}
	return horn.Fact(d.own[i])
}

func (d *drawn) intern(f Fact) horn.Fact { return d.number(d.w.numbers.fact(f)) }

// openings returns a function that sorts the evidence by places.
func (w *world) openings(cells []*cell) func() []Openings {
	var places []int32 // of each piece of evidence, and the rules
	var all []Opening
	rule := int32(0)
	for _, c := range cells {
		places = append(places, c.places...)
		for i := range c.rules {
			for e := range c.rules[i].Evidence {
				all = append(all, Opening{rule, int32(e)})
			}
			rule++
		}
	}
	placeOf := w.numbers.placeOf
	return func() []Openings {
		start := make([]int32, len(placeOf)+1)
		for _, p := range places {
			start[p+1]++
		}
		for i := range placeOf {
			start[i+1] += start[i]
		}
		sorted, next := make([]Opening, len(all)), slices.Clone(start)
		for i, p := range places {
			sorted[next[p]] = all[i]
			next[p]++
		}
		var out []Openings
		for i, p := range placeOf {
			if list := sorted[start[i]:start[i+1]:start[i+1]]; len(list) > 0 {
				out = append(out, Openings{p.stack, p.address, list})
			}
		}
		return out
	}
}
