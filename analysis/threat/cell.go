package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/internal/memo"
	"github.com/parapet-iac/parapet/analysis/model"
)

// A cell is a part of the derivation that is remembered: what it has drawn up stands
// until something is another that it has read. What it reads is noted where it asks for
// it: the world's methods all, list, lookup and so on, other cells, and what these hold.
type cell struct {
	memo.Cell
	w    *world
	draw func()
	// rules are what it has drawn up.
	rules []Rule
	// facts are what they are about, by number; see [cell.number].
	facts []int32
	// seen are facts of which the worth has been added.
	seen map[Fact]bool
	// leaves tells that others read more of it than its rules, so that they have to
	// look again whenever it was drawn up anew.
	leaves bool
	// whole tells that the graph is another whenever it was drawn up anew, although its
	// rules are not.
	whole bool
	// early tells that its rules come before those that networks have to do with.
	early bool
	// leads are what it tells of clusters beside rules.
	leads leads
	// forget is called when nobody reads the cell any more, nil for cells that are kept.
	forget func()
}

// newCell returns a cell that draws up rules.
func (w *world) newCell(draw func()) *cell {
	c := &cell{w: w, draw: draw}
	w.memo.Init(&c.Cell, c, true)
	return c
}

// Compute draws up the rules.
func (c *cell) Compute() (changed bool) {
	outer, before, led := c.w.current, c.rules, c.leads
	c.w.current, c.rules, c.leads, c.seen = c, nil, leads{}, map[Fact]bool{}
	c.draw()
	c.w.current, c.seen = outer, nil
	c.w.drawings++
	leads := led.same(&c.leads)
	if !c.whole && leads && slices.EqualFunc(before, c.rules, sameRule) {
		c.rules = before
		return c.leaves
	}
	c.w.differs = true
	if c.early {
		c.w.first = nil
	}
	c.number()
	return c.leaves || !leads || c.forget == nil // cells of clusters are read for what they lead to
}

// Ring does nothing: no cell rests on itself.
func (c *cell) Ring() {}

// Forget lets go of a cell that is not kept.
func (c *cell) Forget() {
	if c.forget != nil {
		c.forget()
	}
}

func sameRule(a, b Rule) bool {
	return a.Head == b.Head && a.Method == b.Method && a.Level == b.Level && slices.Equal(a.Body, b.Body) &&
		slices.Equal(a.Actions, b.Actions) && slices.Equal(a.Assumes, b.Assumes) && slices.EqualFunc(a.Evidence, b.Evidence, sameEvidence)
}

func sameEvidence(a, b Evidence) bool {
	return a.Address == b.Address && a.Stack == b.Stack && slices.Equal(a.Path, b.Path)
}

// A remembered is a value of something that is found when it is asked for: while it is asked for by itself, it has
// the value that stands for what cannot be known.
type remembered[T any] struct {
	memo.Cell
	value  T
	unsure T
	find   func() T
	same   func(a, b T) bool
	forget func()
}

// Compute finds the value.
func (k *remembered[T]) Compute() (changed bool) {
	before := k.value
	k.value = k.find()
	return !k.same(before, k.value)
}

// Ring does nothing: whoever asked has been told the unsure value.
func (k *remembered[T]) Ring() {}

// Forget lets go of the value.
func (k *remembered[T]) Forget() { k.forget() }

// A table holds remembered values by what they are about.
type table[K comparable, T any] map[K]*remembered[T]

// get returns what is remembered of key, or finds it.
func (t table[K, T]) get(w *world, key K, unsure T, same func(a, b T) bool, find func() T) T {
	k := t[key]
	if k == nil {
		k = &remembered[T]{value: unsure, unsure: unsure, find: find, same: same, forget: func() { delete(t, key) }}
		t[key] = k
		w.memo.Init(&k.Cell, k, false)
	}
	if !w.memo.Read(&k.Node) {
		return k.unsure
	}
	return k.value
}

func equal[T comparable](a, b T) bool { return a == b }

// inputs are what cells may read of the resources.
type inputs struct {
	contents map[place]*memo.Node  // of a resource, labels aside; also whether there is one
	exists   map[place]*memo.Node  // whether there is one, and of which type
	labels   map[place]*memo.Node  // its tags
	types    map[string]*memo.Node // the content of all resources of a type
	members  map[string]*memo.Node // which resources of a type there are
	objects  memo.Node             // which objects of Kubernetes there are
	all      memo.Node             // which resources there are
	owners   memo.Node             // which provider blocks resources have
	options  memo.Node             // what is supposed of jewels, entries and rules of users
}

func node[K comparable](nodes map[K]*memo.Node, key K) *memo.Node {
	n := nodes[key]
	if n == nil {
		n = &memo.Node{}
		nodes[key] = n
	}
	return n
}

// lookup returns the resource at a place, nil where there is none.
func (w *world) lookup(p place) *model.Resource {
	w.memo.Read(node(w.inputs.contents, p))
	return w.byAddress[p]
}

// exists returns the resource at a place, of which nothing may be read but its type.
func (w *world) exists(p place) *model.Resource {
	w.memo.Read(node(w.inputs.exists, p))
	return w.byAddress[p]
}

// all returns the resources of types, of which anything may be read.
func (w *world) all(types ...string) []*model.Resource {
	if len(types) == 1 {
		w.memo.Read(node(w.inputs.types, types[0]))
		return w.byType[types[0]]
	}
	var out []*model.Resource
	for _, t := range types {
		w.memo.Read(node(w.inputs.types, t))
		out = append(out, w.byType[t]...)
	}
	return out
}

// list returns the resources of a type, of which nothing may be read but what is
// remembered of each: its account, ARN, role and tags.
func (w *world) list(typ string) []*model.Resource {
	w.memo.Read(node(w.inputs.members, typ))
	return w.byType[typ]
}

// everything returns all resources, of which types and addresses may be read.
func (w *world) everything() []*model.Resource {
	w.memo.Read(&w.inputs.all)
	out := make([]*model.Resource, 0, len(w.byAddress))
	for _, list := range w.byType {
		out = append(out, list...)
	}
	slices.SortFunc(out, compareResources)
	return out
}
