package schema

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An index finds resources by address and by their natural keys.
type index struct {
	all       []*model.Resource
	byAddress map[model.Address]int
	byKey     map[key][]int
}

// A key is a known attribute by which resources of a type are named.
type key struct{ typ, attr, text string }

// maxNamesakes bounds how many resources of the same name are told apart.
const maxNamesakes = 16

func newIndex(resources []*model.Resource) *index {
	ix := &index{all: resources, byAddress: make(map[model.Address]int, len(resources)), byKey: map[key][]int{}}
	for i, r := range resources {
		if _, ok := ix.byAddress[r.Address]; !ok {
			ix.byAddress[r.Address] = i
		}
		for _, k := range keyed[r.Type] {
			a, _ := at(r.Value, k.path)
			if s := linkText(r, a.Value); s != "" {
				named := key{r.Type, k.name, s}
				if same := ix.byKey[named]; len(same) < maxNamesakes {
					ix.byKey[named] = append(same, i)
				}
			}
		}
	}
	return ix
}

// named returns the resources of one of the types that v, an attribute of r,
// names: by reference, or else by equality with one of the keys.
func (ix *index) named(r *model.Resource, v *model.Value, types, keys []string, agree string) []int {
	if found := ix.referred(v, types, 0); len(found) > 0 {
		return found
	}
	text := linkText(r, v)
	if text == "" {
		return nil
	}
	for _, t := range types {
		for _, k := range keys {
			if best := ix.nearest(r, ix.byKey[key{t, k, text}], agree); best >= 0 {
				return []int{best}
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

// referred returns the resources of the types that v refers to. A reference to
// another satellite leads on to the owner of that: its id is the owner's.
func (ix *index) referred(v *model.Value, types []string, depth int) []int {
	var found []int
	most := maxRefs
	if depth > 0 {
		most = 1
	}
	for _, ref := range v.Refs()[:min(len(v.Refs()), most)] {
		i, ok := ix.byAddress[ref.Address]
		if !ok {
			continue
		}
		if slices.Contains(types, ix.all[i].Type) {
			if !slices.Contains(found, i) {
				found = append(found, i)
			}
			continue
		}
		for _, l := range linkages[ix.all[i].Type] {
			if depth < 3 && !l.brings && slices.Equal(l.types, types) && (ref.Path == "id" || ref.Path == l.link) {
				a, _ := at(ix.all[i].Value, l.path)
				found = append(found, ix.referred(a.Value, types, depth+1)...)
			}
		}
	}
	return found
}

// nearest returns the candidate that stands closest to r in the tree of modules,
// or -1. Where agree is set, candidates that differ from r in it are left out.
func (ix *index) nearest(r *model.Resource, candidates []int, agree string) int {
	best, longest := -1, -1
	for _, i := range candidates {
		c := ix.all[i]
		if agree != "" && !agrees(r, c, agree) {
			continue
		}
		if n := common(string(r.Address), string(c.Address)); n > longest {
			best, longest = i, n
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
