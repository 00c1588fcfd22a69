package schema

import (
	"strconv"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A Group is a resource with the satellites that fold into it. What [Group.Fold]
// makes of it depends on nothing but the content of [Group.Reads].
type Group struct {
	// Owner is the resource itself, nil where it is declared elsewhere.
	Owner *model.Resource
	// Parts are the satellites in the order of their declaration.
	Parts []Part

	typ    string        // of an owner that is declared elsewhere
	addr   model.Address // likewise
	policy string        // the attribute to judge as an identity policy, if any

	once sync.Once
	made []*model.Resource
}

// A Part is one satellite of a group.
type Part struct {
	// Satellite is nil where the owner names something that is declared
	// elsewhere.
	Satellite *model.Resource
	// Also is the group of a third resource that the satellite brings with
	// it, nil if there is none or it is declared elsewhere.
	Also *Group

	row  *row
	link *model.Value
}

// Reads returns the resources that the fold depends on.
func (g *Group) Reads() []*model.Resource {
	var out []*model.Resource
	if g.Owner != nil {
		out = append(out, g.Owner)
	}
	for _, p := range g.Parts {
		if p.Satellite != nil {
			out = append(out, p.Satellite)
		}
		if p.Also != nil {
			out = append(out, p.Also.Reads()...)
		}
	}
	return out
}

// Fold returns the composed owner and after it the identity policies that are
// written inside of it. It returns the same resources each time.
func (g *Group) Fold() []*model.Resource {
	g.once.Do(func() { g.made = g.fold() })
	return g.made
}

func (g *Group) fold() []*model.Resource {
	if g.policy != "" {
		return []*model.Resource{identityPolicy(g.Owner, g.policy)}
	}
	r := g.Owner
	if len(g.Parts) > 0 {
		r = g.compose()
	}
	return append([]*model.Resource{r}, inlinePolicies(g.Owner)...)
}

// compose returns a new owner with its satellites folded in.
func (g *Group) compose() *model.Resource {
	var r model.Resource
	if g.Owner != nil {
		r = *g.Owner
	} else {
		first := g.Parts[0].Satellite
		r = model.Resource{Type: g.typ, Address: g.addr, Origin: first.Origin, Partial: true}
		r.Value = model.NewObject(nil, first.Value.Range()).With(model.Open)
	}
	f := newFold(r.Type, r.Value)
	r.Parts = nil
	seen := map[*model.Resource]bool{}
	part := func(p *model.Resource) {
		if p != nil && !seen[p] {
			seen[p] = true
			r.Parts = append(r.Parts, p)
		}
	}
	for _, p := range g.Parts {
		p.row.as.apply(f, p)
		part(p.Satellite)
		if p.Also != nil {
			part(p.Also.Owner)
		}
	}
	r.Value = like(r.Value, model.NewObject(f.value(), r.Value.Range()))
	return &r
}

// Groups finds the owner of each satellite among canonical resources. Groups
// stand in the order of their owners; where the owner is declared elsewhere, in
// that of the first satellite.
func Groups(resources []*model.Resource) []*Group {
	g := &grouping{index: newIndex(resources), resources: resources, groups: make([]*Group, len(resources)),
		absent: map[string]*Group{}, before: map[int][]*Group{}}
	unused := unusedDocuments(resources)
	for i, r := range resources {
		g.groups[i] = &Group{Owner: r}
		if a, ok := identityPolicies[r.Type]; ok && (r.Type != policyDocument || unused[r.Address]) {
			g.groups[i].policy = a
		}
	}
	placed := make([]bool, len(resources))
	for i := range resources {
		placed[i] = g.place(i)
	}
	out := make([]*Group, 0, len(resources))
	for i, r := range resources {
		out = append(out, g.before[i]...)
		if !partOnly[r.Type] || !placed[i] {
			out = append(out, g.groups[i])
		}
	}
	return out
}

// A grouping is the work of [Groups].
type grouping struct {
	*index
	resources []*model.Resource
	groups    []*Group
	// absent are the groups of owners that are declared elsewhere, by what
	// names them, and before the same by the satellite that they stand at.
	absent map[string]*Group
	before map[int][]*Group
	parts  int // links followed so far
}

// Hostile input stays linear by bounds on the owners that one satellite can
// name, and on the links of all. What lies beyond is not folded.
const (
	maxLinks = 1000
	maxParts = 1 << 20
)

// place puts the resource into the groups that its links name, and reports
// whether there is any.
func (g *grouping) place(i int) (placed bool) {
	r := g.resources[i]
	for _, l := range linkages[r.Type] {
		a, _ := at(r.Value, l.path)
		if a.Value.IsNull() {
			continue
		}
		values := a.Value.Elems()
		if a.Value.Kind() != model.List || a.Value.Is(model.Unknown) {
			values = []*model.Value{a.Value}
		}
		for _, v := range values[:min(len(values), maxLinks)] {
			if g.parts++; g.parts > maxParts {
				return placed
			}
			placed = g.join(i, l, v) || placed
		}
	}
	return placed
}

// join follows one link of resource i and reports whether that makes it a part
// of another.
func (g *grouping) join(i int, l linkage, v *model.Value) bool {
	r := g.resources[i]
	found := g.named(r, v, l.types, l.keys, l.agree)
	if l.brings {
		if len(found) == 0 {
			g.groups[i].Parts = append(g.groups[i].Parts, Part{row: l.row, link: v})
		}
		for _, j := range found {
			g.groups[i].Parts = append(g.groups[i].Parts, Part{Satellite: g.resources[j], row: l.row, link: v})
		}
		return false
	}
	if len(found) == 0 && (l.known || len(g.referred(v, strings.Fields(l.except), 0)) > 0) {
		return false
	}
	p := Part{Satellite: r, row: l.row, link: v}
	if l.also != nil {
		p.Also = g.third(r, l.row.also)
	}
	for _, j := range found {
		g.groups[j].Parts = append(g.groups[j].Parts, p)
	}
	if len(found) == 0 {
		o := g.elsewhere(i, l, v)
		o.Parts = append(o.Parts, p)
	}
	return true
}

// third returns the group of the resource that a satellite brings with it.
func (g *grouping) third(r *model.Resource, a *also) *Group {
	link, _ := at(r.Value, strings.Split(a.link, "."))
	if link.Value.IsNull() {
		return nil
	}
	found := g.named(r, link.Value, strings.Fields(a.to), strings.Fields(a.keys), "")
	if len(found) == 0 {
		return nil
	}
	return g.groups[found[0]]
}

// elsewhere returns the group of an owner that is not among the resources.
// Satellites that name it in the same way share it.
func (g *grouping) elsewhere(i int, l linkage, v *model.Value) *Group {
	r := g.resources[i]
	key := l.types[0] + " " + name(r, v)
	o := g.absent[key]
	if o == nil {
		addr := r.Address
		for n, other := range g.before[i] {
			if other.typ == l.types[0] {
				addr = r.Address + model.Address("#"+strconv.Itoa(n+1))
			}
		}
		o = &Group{typ: l.types[0], addr: addr}
		g.absent[key] = o
		g.before[i] = append(g.before[i], o)
	}
	return o
}

// name tells what a link of r names, as far as that can be known.
func name(r *model.Resource, v *model.Value) string {
	if refs := v.Refs(); len(refs) > 0 {
		return "reference " + string(refs[0].Address)
	}
	if s := linkText(r, v); s != "" {
		return "text " + s
	}
	return "of " + string(r.Address)
}
