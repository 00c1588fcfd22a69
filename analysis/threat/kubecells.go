package threat

import (
	"maps"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// What is derived of clusters is in many cells: one for each pod, each service, each
// subject, each namespace and so on, as far as there are such, and one for each fact that
// these want: what follows from it is the same whoever has it, and nothing as long as
// nobody may get it.

// A want is a fact from which rules go on that a cell of its own draws up.
type want struct {
	fact Fact
	draw func()
}

// leads are what a cell tells of clusters beside rules.
type leads struct {
	wants  []want
	goals  []Fact    // that attackers want
	parts  [][2]Fact // goals, and what holds all of them
	starts []Fact    // code in containers
	people []Fact    // other principals that paths start from
}

// same reports whether two cells tell the same.
func (l *leads) same(o *leads) bool {
	return slices.EqualFunc(l.wants, o.wants, func(a, b want) bool { return a.fact == b.fact }) && slices.Equal(l.goals, o.goals) &&
		slices.Equal(l.parts, o.parts) && slices.Equal(l.starts, o.starts) && slices.Equal(l.people, o.people)
}

// A cellKey says what a cell of a cluster is about.
type cellKey struct {
	what string
	c    *cluster
	at   place
	name string
	fact Fact
}

// gathered are the cells that count, in order, and what they tell together. Equal ones
// are identical.
type gathered struct {
	cells []*cell
	*prospects
}

// prospects are where paths in clusters lead, and where they start.
type prospects struct {
	goals  []Fact // sorted
	parts  map[Fact]Fact
	starts []Fact
	people []Fact // sorted
}

// cell returns the cell of a key.
func (k *objects) cell(key cellKey, draw func()) *cell {
	c := k.cells[key]
	if c == nil {
		c = &cell{w: k.w, draw: draw, forget: func() { delete(k.cells, key) }}
		k.w.memo.Init(&c.Cell, c, false)
		k.cells[key] = c
	}
	return c
}

// want has what follows from a fact drawn up, and returns the fact.
func (k *objects) want(f Fact, draw func()) Fact {
	if k.w.once(f) {
		l := &k.w.current.leads
		l.wants = append(l.wants, want{f, draw})
	}
	return f
}

// goal notes that a fact is one that attackers want.
func (k *objects) goal(f Fact) Fact {
	l := &k.w.current.leads
	l.goals = append(l.goals, f)
	return f
}

// part notes that having another fact, a goal, is having this one.
func (k *objects) part(f, whole Fact) {
	l := &k.w.current.leads
	l.parts = append(l.parts, [2]Fact{f, whole})
}

// gather finds the cells that count: those of what there is, and of what these want.
func (k *objects) gather() *gathered {
	w := k.w
	g := &gathered{prospects: &prospects{parts: map[Fact]Fact{}}}
	wanted := map[Fact]bool{}
	take := func(c *cell) {
		w.memo.Read(&c.Node)
		g.cells = append(g.cells, c)
	}
	k.each(func(key cellKey, draw func()) {
		if key.what == ofFact {
			wanted[key.fact] = true
		}
		take(k.cell(key, draw))
	})
	for i := 0; i < len(g.cells) && !w.memo.Aborted(); i++ {
		for _, x := range g.cells[i].leads.wants {
			if !wanted[x.fact] {
				wanted[x.fact] = true
				take(k.cell(cellKey{what: ofFact, fact: x.fact}, x.draw))
			}
		}
	}
	goals, people := map[Fact]bool{}, map[Fact]bool{}
	for _, c := range g.cells {
		l := &c.leads
		g.starts = append(g.starts, l.starts...)
		for _, f := range l.goals {
			goals[f] = true
		}
		for _, f := range l.people {
			people[f] = true
		}
		for _, p := range l.parts {
			g.parts[p[0]] = p[1]
		}
	}
	g.goals, g.people = slices.SortedFunc(maps.Keys(goals), compareFacts), slices.SortedFunc(maps.Keys(people), compareFacts)
	return k.settled(g)
}

// settled keeps what is as it was, and notes what is not.
func (k *objects) settled(g *gathered) *gathered {
	before := k.live.value
	if before == nil {
		before = &gathered{prospects: &prospects{}}
	}
	if b := before.prospects; slices.Equal(b.goals, g.goals) && maps.Equal(b.parts, g.parts) && slices.Equal(b.starts, g.starts) && slices.Equal(b.people, g.people) {
		g.prospects = b
	}
	if g.prospects != before.prospects || !slices.Equal(g.cells, before.cells) {
		k.w.differs = true
	}
	return g
}

// What cells are about, in cellKeys.
const (
	ofFact    = "fact"
	ofPod     = "pod"
	ofService = "service"
	ofIngress = "ingress"
	ofRoute   = "route"
	ofPackets = "packets"
	ofNodes   = "nodes"
	ofClouds  = "clouds"
	ofEKS     = "eks"
)

// each calls a function with the cells of what there is.
func (k *objects) each(cell func(key cellKey, draw func())) {
	cell(cellKey{what: ofClouds}, k.readClouds)
	cell(cellKey{what: ofEKS}, k.w.eksClusters)
	for _, p := range k.everybody() {
		if k.worth(p.fact) {
			cell(cellKey{what: ofFact, fact: p.fact}, func() { k.gains(p) })
		}
	}
	list := func(c *cluster, what string, all []*model.Resource, draw func(n *kubeNet, at place)) {
		for _, r := range all {
			if at := placeOf(r); c.sees(r) {
				cell(cellKey{what: what, c: c, at: at}, func() { draw(&kubeNet{c}, at) })
			}
		}
	}
	for _, c := range k.order() {
		list(c, ofPod, k.pods(), (*kubeNet).pod)
		list(c, ofService, k.w.list("k8s_service"), (*kubeNet).service)
		list(c, ofIngress, k.w.list("k8s_ingress"), (*kubeNet).ingress)
		list(c, ofRoute, k.w.list("k8s_route"), (*kubeNet).route)
		for _, ns := range c.namespaces() {
			cell(cellKey{what: ofPackets, c: c, name: ns}, func() { (&kubeNet{c}).packets(ns) })
		}
		cell(cellKey{what: ofNodes, c: c}, func() { (&kubeNet{c}).nodeCredentials() })
	}
}
