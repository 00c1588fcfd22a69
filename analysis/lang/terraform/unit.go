package terraform

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A unit evaluates a block that declares resources, in one instance of its
// module.
type unit interface {
	base() *unitCell
	Compute() bool
	Ring()
	Forget()
}

// A unitCell is what all units have.
type unitCell struct {
	cell
	in       *instance
	slot     *slot
	declared []*declaration
}

// A declaration is one of the resources of a unit, and where it stands.
type declaration struct {
	model.Declaration
	in    *instance
	slot  *slot
	index int // among the instances of the slot
}

func (u *unitCell) base() *unitCell { return u }

// unit returns the unit of a slot.
func (in *instance) unit(sl *slot) unit {
	if u := in.units[sl]; u != nil {
		return u
	}
	var u unit
	switch b := (unitCell{in: in, slot: sl}); sl.kind {
	case callSlot:
		u = &callUnit{unitCell: b}
	case providerSlot:
		u = &providerUnit{unitCell: b}
	default:
		u = &resourceUnit{unitCell: b}
	}
	in.units[sl] = u
	in.s.graph.Init(&u.base().Cell, u, false)
	return u
}

func (u *unitCell) Ring() {
	at := source.Range{}
	if u.slot.it != nil {
		at = u.slot.it.header()
	}
	u.in.s.sayRing(&u.cell, u.slot.name, at)
}

func (u *unitCell) Forget() {
	u.in.s.forget(&u.cell)
	u.declare(nil)
	delete(u.in.units, u.slot)
}

// declare replaces the resources of the unit. Those that are what they were
// before stay in their place, and in resources.
func (u *unitCell) declare(resources []*model.Resource) {
	s := u.in.s
	if s.graph.Aborted() {
		return
	}
	before := map[string]*declaration{}
	for _, d := range u.declared {
		before[d.Resource.Origin.Instance] = d
	}
	now := make([]*declaration, len(resources))
	for i, r := range resources {
		d := before[r.Origin.Instance]
		delete(before, r.Origin.Instance)
		switch {
		case d == nil:
			d = &declaration{in: u.in, slot: u.slot}
			d.At = d
		case model.EqualResources(d.Resource, r) && d.index == i:
			resources[i] = d.Resource
			now[i] = d
			continue
		}
		d.Resource, d.index = r, i
		s.delta.declarations[&d.Declaration] = true
		now[i] = d
	}
	for _, d := range before {
		d.Resource = nil
		s.delta.declarations[&d.Declaration] = true
	}
	u.declared = now
}

// Declarations iterates over what the workspace declares: by root module, then
// in the order of the files, what a module call brings at the place of the call.
func (s *Session) Declarations(yield func(*model.Declaration) bool) {
	dirs := make([]string, 0, len(s.roots))
	for dir := range s.roots {
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	orders := map[*module][]*slot{}
	for _, dir := range dirs {
		if !s.roots[dir].in.each(orders, yield) {
			return
		}
	}
}

func (in *instance) each(orders map[*module][]*slot, yield func(*model.Declaration) bool) bool {
	order, ok := orders[in.mod]
	if !ok {
		order = in.mod.inOrder()
		orders[in.mod] = order
	}
	for _, sl := range order {
		u := in.units[sl]
		if u == nil {
			continue
		}
		for _, d := range u.base().declared {
			if !yield(&d.Declaration) {
				return false
			}
		}
		if c, ok := u.(*callUnit); ok {
			for _, child := range c.children {
				if !child.each(orders, yield) {
					return false
				}
			}
		}
	}
	return true
}

// inOrder returns the slots with units: providers first, then the others as
// they stand in the files.
func (m *module) inOrder() []*slot {
	var out []*slot
	for _, sl := range m.slots {
		if sl.it != nil && sl.kind >= callSlot {
			out = append(out, sl)
		}
	}
	slices.SortFunc(out, m.s.compareSlots)
	return out
}

func (s *Session) compareSlots(a, b *slot) int {
	if x, y := a.kind == providerSlot, b.kind == providerSlot; x != y {
		if x {
			return -1
		}
		return 1
	}
	if a.it == nil || b.it == nil {
		return strings.Compare(a.name, b.name)
	}
	return cmp.Or(s.compareItems(a.it, b.it), strings.Compare(a.name, b.name))
}

// Compare orders two declarations that are not gone as [Session.Declarations]
// does.
func (s *Session) Compare(a, b *model.Declaration) int {
	x, y := placeOf(a), placeOf(b)
	// What a call declares itself comes before what its instances do.
	deeper := cmp.Compare(x.in.depth, y.in.depth)
	for x.in.depth > y.in.depth {
		x = x.out()
	}
	for y.in.depth > x.in.depth {
		y = y.out()
	}
	for x.in != y.in {
		if x.in.call == nil {
			return strings.Compare(x.in.rootDir, y.in.rootDir)
		}
		x, y = x.out(), y.out()
	}
	if x.slot != y.slot {
		return s.compareSlots(x.slot, y.slot)
	}
	if deeper != 0 {
		return deeper
	}
	return cmp.Compare(x.index, y.index)
}

// A place is where a declaration, or what holds it, stands in an instance.
type place struct {
	in    *instance
	slot  *slot
	index int
}

func placeOf(d *model.Declaration) place {
	at := d.At.(*declaration)
	return place{at.in, at.slot, at.index}
}

// out returns the place of the instance in the one that calls it.
func (p place) out() place { return place{p.in.call.in, p.in.call.slot, p.in.index} }
