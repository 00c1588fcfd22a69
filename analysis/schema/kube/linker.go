package kube

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on what one object refers to, so that hostile input stays linear.
const (
	maxEdges = 64   // of one reference
	maxTried = 5000 // objects that are compared with a selector
	maxFound = 256  // of these, objects that it matches
	maxWants = 1000 // references of one object
)

// A Linker keeps the links of objects true to them. Objects are told apart by
// tags of the caller's. Objects see each other where one's stack is, or
// encloses, the other's.
type Linker[T comparable] struct {
	nodes   map[T]*node[T]
	offers  map[string][]*node[T]
	askers  map[string][]*node[T]
	relink  map[*node[T]]bool // whose references have to be followed anew
	touched map[*node[T]]bool // whose links may be others, or show something else
}

// A node is one object.
type node[T comparable] struct {
	tag T
	r   *model.Resource
	facts
	out, in []*edge[T]
	links   *model.Value
}

type edge[T comparable] struct {
	rel      *relation
	from, to *node[T]
}

// NewLinker returns a linker without objects.
func NewLinker[T comparable]() *Linker[T] {
	return &Linker[T]{
		nodes: map[T]*node[T]{}, offers: map[string][]*node[T]{}, askers: map[string][]*node[T]{},
		relink: map[*node[T]]bool{}, touched: map[*node[T]]bool{},
	}
}

// Set enters what an object is from now on; nil that it is gone, as is one that is
// no object of the API. Links are stale until [Linker.Settle].
func (l *Linker[T]) Set(tag T, r *model.Resource) {
	n := l.nodes[tag]
	isObject := r != nil && strings.HasPrefix(r.Type, Prefix)
	if n == nil {
		if !isObject {
			return
		}
		n = &node[T]{tag: tag}
		l.nodes[tag] = n
	}
	l.disturb(n)
	for _, k := range n.offers {
		remove(l.offers, k, n)
	}
	for _, w := range n.wants {
		remove(l.askers, w.key, n)
	}
	n.r, n.facts = r, facts{}
	if !isObject {
		delete(l.nodes, tag)
		n.r = nil
		return
	}
	n.facts = factsOf(r)
	n.wants = n.wants[:min(len(n.wants), maxWants)]
	for _, k := range n.offers {
		l.offers[k] = append(l.offers[k], n)
	}
	for _, w := range n.wants {
		l.askers[w.key] = append(l.askers[w.key], n)
	}
	l.disturb(n)
}

// disturb notes what the presence of n matters to.
func (l *Linker[T]) disturb(n *node[T]) {
	l.relink[n] = true
	for _, k := range n.offers {
		for _, asker := range l.askers[k] {
			l.relink[asker] = true
		}
	}
	l.touch(n)
}

// touch notes that n, and those that it refers to or that refer to it, may have
// other links.
func (l *Linker[T]) touch(n *node[T]) {
	l.touched[n] = true
	for _, e := range n.out {
		l.touched[e.to] = true
	}
	for _, e := range n.in {
		l.touched[e.from] = true
	}
}

// shown returns the touched objects and those that show links of one.
func (l *Linker[T]) shown() map[*node[T]]bool {
	all := maps.Clone(l.touched)
	for n := range l.touched {
		for _, e := range n.out {
			if e.rel.deepBack() {
				all[e.to] = true
			}
		}
		for _, e := range n.in {
			if e.rel.deep() {
				all[e.from] = true
			}
		}
	}
	return all
}

func remove[T comparable](lists map[string][]*node[T], k string, n *node[T]) {
	list := lists[k]
	if i := slices.Index(list, n); i >= 0 {
		list[i] = list[len(list)-1]
		list = list[:len(list)-1]
	}
	if len(list) == 0 {
		delete(lists, k)
		return
	}
	lists[k] = list
}

// Settle brings links up to date and returns the tags of the objects whose links
// are others now.
func (l *Linker[T]) Settle() []T {
	for n := range l.relink {
		l.touch(n)
		for _, e := range n.out {
			e.to.in = without(e.to.in, e)
		}
		n.out = nil
		if n.r != nil {
			l.follow(n)
		}
		l.touch(n)
	}
	var changed []T
	for n := range l.shown() {
		if n.r == nil {
			continue
		}
		links := n.show(nil)
		if !model.Equal(links, n.links) {
			n.links = links
			changed = append(changed, n.tag)
		}
	}
	clear(l.relink)
	clear(l.touched)
	return changed
}

func without[T comparable](list []*edge[T], e *edge[T]) []*edge[T] {
	if i := slices.Index(list, e); i >= 0 {
		list[i] = list[len(list)-1]
		return list[:len(list)-1]
	}
	return list
}

// follow finds what n refers to.
func (l *Linker[T]) follow(n *node[T]) {
	type target struct {
		rel *relation
		to  *node[T]
	}
	seen := map[target]bool{}
	for _, w := range n.wants {
		for _, to := range l.found(n, w) {
			t := target{w.rel, to}
			if to == n || seen[t] {
				continue
			}
			seen[t] = true
			e := &edge[T]{w.rel, n, to}
			n.out = append(n.out, e)
			to.in = append(to.in, e)
		}
	}
}

// found returns the objects that a reference of n means.
func (l *Linker[T]) found(n *node[T], w want) []*node[T] {
	var found []*node[T]
	list := l.offers[w.key]
	for _, c := range list[:min(len(list), maxTried)] {
		if near(n.r, c.r) < 0 || w.sel != nil && !w.sel.Matches(c.labels) {
			continue
		}
		if found = append(found, c); len(found) == maxFound {
			break
		}
	}
	slices.SortFunc(found, func(a, b *node[T]) int {
		return cmp.Or(cmp.Compare(near(n.r, b.r), near(n.r, a.r)), compare(a, b))
	})
	if w.rel.nearest {
		return found[:min(len(found), 1)]
	}
	return found[:min(len(found), maxEdges)]
}

func compare[T comparable](a, b *node[T]) int {
	return cmp.Or(
		strings.Compare(string(a.r.Address), string(b.r.Address)),
		strings.Compare(a.r.Origin.Stack, b.r.Origin.Stack),
		strings.Compare(a.r.Type, b.r.Type),
	)
}

// near tells how near two objects are: 1 in the same stack, 0 where one stack
// encloses the other, and -1 where they do not see each other.
func near(a, b *model.Resource) int {
	s, t := a.Origin.Stack, b.Origin.Stack
	switch {
	case s == t:
		return 1
	case a.Origin.Language == b.Origin.Language && (encloses(s, t) || encloses(t, s)):
		return 0
	}
	return -1
}

func encloses(outer, inner string) bool {
	return outer == "." || outer == "" || strings.HasPrefix(inner, outer+"/")
}

// Sees reports whether an object may refer to another: both are in one stack, or
// the stack of one encloses that of the other.
func Sees(a, b *model.Resource) bool { return near(a, b) >= 0 }

// Linked returns an object with its links, r itself where it has none.
func (l *Linker[T]) Linked(tag T, r *model.Resource) *model.Resource {
	n := l.nodes[tag]
	if n == nil || n.links == nil {
		return r
	}
	c := *r
	c.Value = set(r.Value, model.Attr{Name: "links", Value: n.links})
	return &c
}

// show returns the links of n, those named in only if it is not nil; nil for none.
func (n *node[T]) show(only []string) *model.Value {
	type entry struct {
		other *node[T]
		shows string
		one   bool
	}
	byName := map[string][]entry{}
	add := func(name, shows string, other *node[T], one bool) {
		if name != "" && (only == nil || slices.Contains(only, name)) {
			byName[name] = append(byName[name], entry{other, shows, one})
		}
	}
	for _, e := range n.out {
		add(e.rel.name, e.rel.shows, e.to, singular[e.rel.name])
	}
	for _, e := range n.in {
		add(e.rel.back, e.rel.backShows, e.from, false)
	}
	if len(byName) == 0 {
		return nil
	}
	var attrs []model.Attr
	for name, entries := range byName {
		slices.SortFunc(entries, func(a, b entry) int { return compare(a.other, b.other) })
		var views []*model.Value
		for i, e := range entries[:min(len(entries), maxEdges)] {
			if i == 0 || e.other != entries[i-1].other {
				views = append(views, e.other.view(e.shows, only == nil))
			}
		}
		v := views[0]
		if !entries[0].one {
			v = model.NewList(views, source.Range{})
		}
		attrs = append(attrs, model.Attr{Name: name, Value: v})
	}
	return model.NewObject(attrs, source.Range{})
}

// singular are the links that lead to one object at most.
var singular = map[string]bool{
	"target": true, "serviceAccount": true, "namespace": true, "role": true, "volume": true, "storageClass": true,
}

// view returns the parts of n that others show; deep views have links too.
func (n *node[T]) view(shows string, deep bool) *model.Value {
	var attrs []model.Attr
	var links []string
	for name := range strings.FieldsSeq(shows) {
		if link, ok := strings.CutPrefix(name, "links/"); ok {
			links = append(links, link)
		} else if name == "ports" {
			attrs = append(attrs, model.Attr{Name: name, Value: portsOf(n.r.Value)})
		} else if a, ok := n.r.Value.Attr(name); ok {
			attrs = append(attrs, a)
		}
	}
	if deep && links != nil {
		if v := n.show(links); v != nil {
			attrs = append(attrs, model.Attr{Name: "links", Value: v})
		}
	}
	return model.NewObject(attrs, n.r.Value.Range()).WithRefs(model.Ref{Address: n.r.Address})
}

// portsOf returns the ports of all containers of a pod.
func portsOf(pod *model.Value) *model.Value {
	var ports []*model.Value
	for _, list := range ContainerLists {
		for _, c := range pod.Get("spec").Get(list).Elems() {
			ports = append(ports, c.Get("ports").Elems()...)
		}
	}
	return model.NewList(ports, source.Range{})
}
