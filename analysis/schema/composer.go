package schema

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// A Composer keeps composed resources true to their parts while these change.
// The work of an update is that of the groups that the changed resources are in
// and of the links that lead to them.
type Composer struct {
	index
	normal normaliser // of the update that goes on
	absent map[absentKey]*Group
	// uses counts the resources that refer to a policy document.
	uses  map[place]int
	links int // joins in all
	// objects are the members that are objects of the Kubernetes API.
	objects *kube.Linker[*Member]

	dirty []*Group
	stale []*Member // whose links have to be followed anew
}

// A Member is one resource of a composition over time. The zero Member with a
// Tag is ready for use.
type Member struct {
	// Tag is the caller's own.
	Tag any

	r     *model.Resource // canonical, nil for none
	group *Group
	joins []*join
	// broughtBy are the joins of owners that bring this one in.
	broughtBy   []*join
	keys        []key
	documents   []model.Address
	askedPlaces []place
	askedKeys   []key
	placed      bool // it is a part of another
	relink      bool // it is among the stale
}

// An Edit says what a member is from now on; nil that it is gone.
type Edit struct {
	Member   *Member
	Resource *model.Resource
}

// A Change is a group that composes to something else than before.
type Change struct {
	Group *Group
	// Resources are what it composes to, none where it is gone.
	Resources []*model.Resource
}

// An absentKey names an owner that is declared elsewhere.
type absentKey struct{ stack, typ, name string }

// NewComposer returns a composer without members. The function orders members:
// of several with one name the first counts, and satellites fold in order.
func NewComposer(compare func(a, b *Member) int) *Composer {
	return &Composer{index: newIndex(compare), absent: map[absentKey]*Group{}, uses: map[place]int{}, objects: kube.NewLinker[*Member]()}
}

func (m *Member) place() place { return place{m.r.Origin.Stack, m.r.Address} }

// Update changes members and returns the groups that are affected.
func (c *Composer) Update(edits []Edit) []Change {
	c.normal = normaliser{}
	for _, e := range edits {
		c.edit(e)
	}
	for i := 0; i < len(c.stale); i++ {
		m := c.stale[i]
		m.relink = false
		c.unlink(m)
		if m.r != nil {
			c.link(m)
		}
	}
	clear(c.stale)
	c.stale = c.stale[:0]
	for _, m := range c.objects.Settle() {
		c.touch(m.group)
	}
	changes := make([]Change, 0, len(c.dirty))
	for _, g := range c.dirty {
		if change, ok := c.settle(g); ok {
			changes = append(changes, change)
		}
	}
	clear(c.dirty)
	c.dirty, c.normal = c.dirty[:0], nil
	return changes
}

// settle returns what has become of a stale group; ok is false where it never
// was seen.
func (c *Composer) settle(g *Group) (change Change, ok bool) {
	alive := len(g.joins) > 0
	if g.owner != nil {
		alive = g.owner.r != nil && (!partOnly[g.owner.r.Type] || !g.owner.placed)
	}
	was := g.shown
	if g.shown = alive; alive {
		return Change{g, c.resources(g)}, true
	}
	g.stale, g.made = false, nil
	if g.owner == nil {
		delete(c.absent, g.absent)
	}
	return Change{Group: g}, was
}

// touch makes a group, and those that show it, stale.
func (c *Composer) touch(g *Group) {
	if g.stale {
		return
	}
	g.stale = true
	c.dirty = append(c.dirty, g)
	for _, j := range g.users {
		c.touch(j.group)
	}
}

// edit enters what a member is now.
func (c *Composer) edit(e Edit) {
	m, before := e.Member, e.Member.r
	if before != nil {
		c.remove(m)
		c.wakeAskers(m, e.Resource)
		c.count(m, -1)
	} else if e.Resource == nil {
		return
	}
	m.r, m.keys, m.documents = nil, nil, nil
	if m.group == nil {
		m.group = &Group{owner: m}
	}
	if e.Resource != nil {
		m.r = c.normal.resource(e.Resource)
		m.keys, m.documents = keysOf(m.r), documentsIn(m.r)
		c.add(m)
		c.wakeAskers(m, before)
		c.count(m, +1)
	}
	c.objects.Set(m, m.r)
	c.touch(m.group)
	for _, j := range m.joins {
		c.touch(j.group)
	}
	for _, j := range m.broughtBy {
		c.touch(j.group)
	}
	c.wake(m)
}

// wakeAskers makes those follow their links anew who have asked for the name of
// m. What m is beside its name matters to them only where links lead on through
// it, or where names have to agree in more than themselves.
func (c *Composer) wakeAskers(m *Member, other *model.Resource) {
	same := other != nil && Canonical(other.Type) == m.r.Type &&
		other.Address == m.r.Address && other.Origin.Stack == m.r.Origin.Stack
	if !same || len(linkages[m.r.Type]) > 0 {
		for _, asker := range c.addressAskers[m.place()] {
			c.wake(asker)
		}
	}
	for _, k := range m.keys {
		for _, asker := range c.keyAskers[k] {
			c.wake(asker)
		}
	}
}

func (c *Composer) wake(m *Member) {
	if !m.relink {
		m.relink = true
		c.stale = append(c.stale, m)
	}
}

// count notes that m refers to policy documents, or does no more.
func (c *Composer) count(m *Member, n int) {
	for _, addr := range m.documents {
		p := place{m.r.Origin.Stack, addr}
		before := c.uses[p]
		if c.uses[p] += n; c.uses[p] == 0 {
			delete(c.uses, p)
		}
		if (before == 0) != (before+n == 0) {
			for _, d := range c.byAddress[p] {
				c.touch(d.group)
			}
		}
	}
}

// unused reports whether a policy document names nobody and no resource refers
// to it.
func (c *Composer) unused(m *Member) bool {
	return c.uses[m.place()] == 0 && !namesPrincipals(m.r.Value.Get("json").Doc())
}

// unlink takes back where the links of a member lead.
func (c *Composer) unlink(m *Member) {
	for _, j := range m.joins {
		c.links--
		j.group.joins = without(j.group.joins, j)
		c.touch(j.group)
		if j.row.brings && j.satellite != nil {
			j.satellite.broughtBy = without(j.satellite.broughtBy, j)
		}
		if j.also != nil {
			j.also.users = without(j.also.users, j)
		}
	}
	m.joins = nil
	c.retract(m)
	if m.placed {
		m.placed = false
		c.touch(m.group)
	}
}

func without(list []*join, j *join) []*join {
	if i := slices.Index(list, j); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}

// Hostile input stays linear by bounds on the owners that one satellite can
// name, and on the links of all. What lies beyond is not folded.
const (
	maxLinks = 1000
	maxParts = 1 << 20
)

// link follows the links of a member.
func (c *Composer) link(m *Member) {
	for _, l := range linkages[m.r.Type] {
		a, _ := at(m.r.Value, l.path)
		if a.Value.IsNull() {
			continue
		}
		values := a.Value.Elems()
		if a.Value.Kind() != model.List || a.Value.Is(model.Unknown) {
			values = []*model.Value{a.Value}
		}
		for _, v := range values[:min(len(values), maxLinks)] {
			if c.links >= maxParts {
				return
			}
			c.follow(m, l, v)
		}
	}
}

// follow enters where one link of m leads.
func (c *Composer) follow(m *Member, l linkage, v *model.Value) {
	found := c.named(m, v, l.types, l.keys, l.agree)
	if l.brings {
		if len(found) == 0 {
			c.join(join{holder: m, group: m.group, row: l.row, link: v})
		}
		for _, s := range found {
			c.join(join{holder: m, group: m.group, satellite: s, row: l.row, link: v})
		}
		return
	}
	if len(found) == 0 && (l.known || len(c.referred(m, v, strings.Fields(l.except), 0)) > 0) {
		return
	}
	if !m.placed {
		m.placed = true
		c.touch(m.group)
	}
	var also *Group
	if l.also != nil {
		also = c.third(m, l.row.also)
	}
	for _, o := range found {
		c.join(join{holder: m, group: o.group, satellite: m, also: also, row: l.row, link: v})
	}
	if len(found) == 0 {
		c.join(join{holder: m, group: c.elsewhere(m, l, v), satellite: m, also: also, row: l.row, link: v})
	}
}

func (c *Composer) join(j join) {
	c.links++
	j.seq = len(j.holder.joins)
	p := &j
	j.holder.joins = append(j.holder.joins, p)
	j.group.joins = append(j.group.joins, p)
	c.touch(j.group)
	if j.row.brings && j.satellite != nil {
		j.satellite.broughtBy = append(j.satellite.broughtBy, p)
	}
	if j.also != nil {
		j.also.users = append(j.also.users, p)
	}
}

// third returns the group of the resource that a satellite brings with it.
func (c *Composer) third(m *Member, a *also) *Group {
	link, _ := at(m.r.Value, strings.Split(a.link, "."))
	if link.Value.IsNull() {
		return nil
	}
	found := c.named(m, link.Value, strings.Fields(a.to), strings.Fields(a.keys), "")
	if len(found) == 0 {
		return nil
	}
	return found[0].group
}

// elsewhere returns the group of an owner that is not among the members.
// Satellites that name it in the same way share it.
func (c *Composer) elsewhere(m *Member, l linkage, v *model.Value) *Group {
	k := absentKey{m.r.Origin.Stack, l.types[0], name(m.r, v)}
	g := c.absent[k]
	if g == nil {
		g = &Group{typ: k.typ, absent: k}
		c.absent[k] = g
	}
	return g
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

// Resources iterates over all composed resources, in the order of the members
// that is given. An owner that is declared elsewhere comes before its first
// satellite.
func (c *Composer) Resources(members iter.Seq[*Member]) iter.Seq[*model.Resource] {
	before := map[*Member][]*Group{}
	for _, g := range slices.SortedFunc(maps.Values(c.absent), func(a, b *Group) int {
		return cmp.Compare(a.joins[0].seq, b.joins[0].seq)
	}) {
		before[g.joins[0].holder] = append(before[g.joins[0].holder], g)
	}
	return func(yield func(*model.Resource) bool) {
		for m := range members {
			for _, g := range append(before[m], m.group) {
				if !g.shown {
					continue
				}
				for _, r := range c.resources(g) {
					if !yield(r) {
						return
					}
				}
			}
		}
	}
}
