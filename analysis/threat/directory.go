package threat

import "github.com/parapet-iac/parapet/analysis/internal/memo"

// A directory finds what there is by keys. It is filled as a whole when something is
// another that this has read; those who have asked for a key look again only if what is
// found by it is another.
type directory[K comparable, V any] struct {
	memo.Cell
	w       *world
	entries map[K]V
	nodes   map[K]*memo.Node
	whole   memo.Node // all of it
	fill    func() map[K]V
	same    func(a, b V) bool
}

func newDirectory[K comparable, V any](w *world, same func(a, b V) bool, fill func() map[K]V) *directory[K, V] {
	d := &directory[K, V]{w: w, nodes: map[K]*memo.Node{}, fill: fill, same: same}
	w.memo.Init(&d.Cell, d, false)
	return d
}

// get returns what is found by a key.
func (d *directory[K, V]) get(key K) V {
	d.w.memo.Read(&d.Node)
	d.w.memo.Read(node(d.nodes, key))
	return d.entries[key]
}

// all returns everything, which the caller must not change.
func (d *directory[K, V]) all() map[K]V {
	d.w.memo.Read(&d.Node)
	d.w.memo.Read(&d.whole)
	return d.entries
}

// Compute fills the directory. It never tells that it has changed: its nodes do.
func (d *directory[K, V]) Compute() (changed bool) {
	before := d.entries
	d.entries = d.fill()
	for key, v := range d.entries {
		if old, ok := before[key]; !ok || !d.same(old, v) {
			d.differs(key)
		}
	}
	for key := range before {
		if _, ok := d.entries[key]; !ok {
			d.differs(key)
		}
	}
	return false
}

func (d *directory[K, V]) differs(key K) {
	d.w.memo.Changed(&d.whole)
	if n := d.nodes[key]; n != nil {
		d.w.memo.Changed(n)
		if n.Unread() {
			delete(d.nodes, key)
		}
	}
}

// Ring does nothing: no directory rests on itself.
func (d *directory[K, V]) Ring() {}

// Forget lets go of what is in it.
func (d *directory[K, V]) Forget() { d.entries, d.nodes = nil, map[K]*memo.Node{} }
