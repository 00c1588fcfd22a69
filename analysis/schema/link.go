package schema

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An index finds members by address and by their natural keys, and notes who has
// asked for what.
type index struct {
	compare   func(a, b *Member) int
	byAddress map[place][]*Member
	byKey     map[key][]*Member
	// askers are who has asked for something, be it there or not.
	addressAskers map[place][]*Member
	keyAskers     map[key][]*Member
}

// A place is an address in a stack.
type place struct {
	stack string
	addr  model.Address
}

// A key is a known attribute by which resources of a type are named in a stack.
type key struct{ stack, typ, attr, text string }

// maxNamesakes bounds how many resources of the same name are told apart.
const maxNamesakes = 16

func newIndex(compare func(a, b *Member) int) index {
	return index{
		compare: compare, byAddress: map[place][]*Member{}, byKey: map[key][]*Member{},
		addressAskers: map[place][]*Member{}, keyAskers: map[key][]*Member{},
	}
}

// keysOf returns the keys by which others may name r.
func keysOf(r *model.Resource) []key {
	var keys []key
	for _, k := range keyed[r.Type] {
		a, _ := at(r.Value, k.path)
		if s := linkText(r, a.Value); s != "" {
			keys = append(keys, key{r.Origin.Stack, r.Type, k.name, s})
		}
	}
	return keys
}

// add enters a member; those of one name are kept in order.
func (ix *index) add(m *Member) {
	p := m.place()
	ix.byAddress[p] = ix.insert(ix.byAddress[p], m)
	for _, k := range m.keys {
		ix.byKey[k] = ix.insert(ix.byKey[k], m)
	}
}

func (ix *index) insert(list []*Member, m *Member) []*Member {
	if n := len(list); n == 0 || ix.compare(list[n-1], m) < 0 {
		return append(list, m)
	}
	i, _ := slices.BinarySearchFunc(list, m, ix.compare)
	return slices.Insert(list, i, m)
}

func (ix *index) remove(m *Member) {
	discard(ix.byAddress, m.place(), m)
	for _, k := range m.keys {
		discard(ix.byKey, k, m)
	}
}

// discard takes m from one of the lists of a map.
func discard[K comparable](lists map[K][]*Member, k K, m *Member) {
	list := lists[k]
	if i := slices.Index(list, m); i >= 0 {
		list = slices.Delete(list, i, i+1)
	}
	if len(list) == 0 {
		delete(lists, k)
		return
	}
	lists[k] = list
}

// at returns the member at an address in the stack of the one that asks; the
// first where there are several.
func (ix *index) at(asker *Member, addr model.Address) *Member {
	p := place{asker.r.Origin.Stack, addr}
	if !slices.Contains(asker.askedPlaces, p) {
		asker.askedPlaces = append(asker.askedPlaces, p)
		ix.addressAskers[p] = append(ix.addressAskers[p], asker)
	}
	if found := ix.byAddress[p]; len(found) > 0 {
		return found[0]
	}
	return nil
}

// keyed returns the first members of a key.
func (ix *index) keyed(asker *Member, k key) []*Member {
	if !slices.Contains(asker.askedKeys, k) {
		asker.askedKeys = append(asker.askedKeys, k)
		ix.keyAskers[k] = append(ix.keyAskers[k], asker)
	}
	found := ix.byKey[k]
	return found[:min(len(found), maxNamesakes)]
}

// retract takes back what m has asked for.
func (ix *index) retract(m *Member) {
	for _, p := range m.askedPlaces {
		discard(ix.addressAskers, p, m)
	}
	for _, k := range m.askedKeys {
		discard(ix.keyAskers, k, m)
	}
	m.askedPlaces, m.askedKeys = nil, nil
}

// named returns the members of one of the types that v, an attribute of m,
// names: by reference, or else by equality with one of the keys.
func (ix *index) named(m *Member, v *model.Value, types, keys []string, agree string) []*Member {
	if found := ix.referred(m, v, types, 0); len(found) > 0 {
		return found
	}
	text := linkText(m.r, v)
	if text == "" {
		return nil
	}
	for _, t := range types {
		for _, k := range keys {
			if best := nearest(m.r, ix.keyed(m, key{m.r.Origin.Stack, t, k, text}), agree); best != nil {
				return []*Member{best}
			}
		}
	}
	return nil
}

// linkText returns the text by which an attribute of r is compared with others,
// or "". An unknown value is told by how it is written: within one module
// var.name is always the same, whatever it is. What differs between instances is
// told by nothing.
func linkText(r *model.Resource, v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	h := v.Hint()
	if h == "" || strings.Contains(h, "each.") || strings.Contains(h, "count.") {
		return ""
	}
	return "in " + scope(r.Address) + " " + h
}

// maxRefs bounds the references of one link that are followed.
const maxRefs = 16

// referred returns the members of the types that v, an attribute of m or of one
// that m refers to, refers to. A reference to another satellite leads on to the
// owner of that: its id is the owner's.
func (ix *index) referred(m *Member, v *model.Value, types []string, depth int) []*Member {
	var found []*Member
	most := maxRefs
	if depth > 0 {
		most = 1
	}
	for _, ref := range v.Refs()[:min(len(v.Refs()), most)] {
		other := ix.at(m, ref.Address)
		if other == nil {
			continue
		}
		if slices.Contains(types, other.r.Type) {
			if !slices.Contains(found, other) {
				found = append(found, other)
			}
			continue
		}
		for _, l := range linkages[other.r.Type] {
			if depth < 3 && !l.brings && slices.Equal(l.types, types) && (ref.Path == "id" || ref.Path == l.link) {
				a, _ := at(other.r.Value, l.path)
				found = append(found, ix.referred(m, a.Value, types, depth+1)...)
			}
		}
	}
	return found
}

// nearest returns the candidate that stands closest to r in the tree of modules,
// or nil. Where agree is set, candidates that differ from r in it are left out.
func nearest(r *model.Resource, candidates []*Member, agree string) *Member {
	var best *Member
	longest := -1
	for _, c := range candidates {
		if agree != "" && !agrees(r, c.r, agree) {
			continue
		}
		if n := common(string(r.Address), string(c.r.Address)); n > longest {
			best, longest = c, n
		}
	}
	return best
}

// agrees reports whether an attribute of two resources may be the same.
func agrees(x, y *model.Resource, attr string) bool {
	mine, theirs, differ := strings.Cut(attr, "=")
	if !differ {
		theirs = mine
	}
	p, _ := at(x.Value, strings.Split(mine, "."))
	q, _ := at(y.Value, strings.Split(theirs, "."))
	a, b := p.Value, q.Value
	if s, ok := a.AsString(); ok {
		if t, ok := b.AsString(); ok {
			return s == t
		}
	}
	if len(a.Refs()) == 0 || len(b.Refs()) == 0 {
		return true
	}
	return a.Refs()[0].Address == b.Refs()[0].Address
}

// common returns the length of the modules' path that two addresses share.
func common(a, b string) int {
	a, b = scope(model.Address(a)), scope(model.Address(b))
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// scope returns the part of an address before the type and name: the modules
// around, "" for none.
func scope(addr model.Address) string {
	s := string(addr)
	if i := strings.LastIndexByte(s, '['); i > 0 && strings.HasSuffix(s, "]") {
		s = s[:i]
	}
	for range 2 {
		i := strings.LastIndexByte(s, '.')
		if i < 0 {
			return ""
		}
		s = s[:i]
	}
	return s
}
