package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// A Group is a resource with the satellites that fold into it. Its identity
// stays while they change.
type Group struct {
	// owner is the resource itself, nil where it is declared elsewhere: then
	// typ is its type, and absent what names it.
	owner  *Member
	typ    string
	absent absentKey
	joins  []*join
	// users are the joins that show this group in another.
	users []*join

	stale bool
	shown bool // it was among the changes, and not as gone
	made  []*model.Resource
}

// A join is one link followed from the member that holds it.
type join struct {
	holder *Member
	seq    int // among the joins of the holder
	group  *Group
	// satellite becomes a part of the group; nil where the owner names
	// something that is declared elsewhere.
	satellite *Member
	also      *Group // that the satellite brings with it, if any
	row       *row
	link      *model.Value
}

// A Part is one satellite as it is folded into its owner.
type Part struct {
	// Satellite is nil where the owner names something that is declared
	// elsewhere.
	Satellite *model.Resource
	// Also is a third resource, composed, that the satellite brings with it;
	// nil if there is none or it is declared elsewhere.
	Also *model.Resource

	row  *row
	link *model.Value
}

// resources returns what the group composes to: the owner, and after it the
// identity policies that are written inside of it.
func (c *Composer) resources(g *Group) []*model.Resource {
	if g.made == nil || g.stale {
		g.stale = false
		g.made = c.fold(g)
	}
	return g.made
}

func (c *Composer) fold(g *Group) []*model.Resource {
	if g.owner == nil {
		return []*model.Resource{c.compose(g)}
	}
	own := g.owner.r
	if strings.HasPrefix(own.Type, kube.Prefix) {
		return append([]*model.Resource{c.objects.Linked(g.owner, own)}, kube.Derived(own)...)
	}
	if attr, ok := identityPolicies[own.Type]; ok && (own.Type != policyDocument || c.unused(g.owner)) {
		return []*model.Resource{identityPolicy(own, attr)}
	}
	r := own
	if len(g.joins) > 0 {
		r = c.compose(g)
	}
	return append([]*model.Resource{r}, inlinePolicies(own)...)
}

// compose returns a new owner with its satellites folded in.
func (c *Composer) compose(g *Group) *model.Resource {
	c.order(g)
	var r model.Resource
	if g.owner != nil {
		r = *g.owner.r
	} else {
		first := g.joins[0]
		of := first.satellite.r
		r = model.Resource{Type: g.typ, Address: first.address(), Origin: of.Origin, Partial: true}
		r.Value = model.NewObject(nil, of.Value.Range()).With(model.Open)
	}
	f := newFold(r.Type, r.Value)
	r.Parts = nil
	seen := map[*model.Resource]bool{}
	part := func(m *Member) {
		if m != nil && !seen[m.r] {
			seen[m.r] = true
			r.Parts = append(r.Parts, m.r)
		}
	}
	for _, j := range g.joins {
		p := Part{row: j.row, link: j.link}
		if j.satellite != nil {
			p.Satellite = j.satellite.r
		}
		if j.also != nil {
			p.Also = c.resources(j.also)[0]
		}
		j.row.as.apply(f, p)
		part(j.satellite)
		if j.also != nil {
			part(j.also.owner)
		}
	}
	r.Value = like(r.Value, model.NewObject(f.value(), r.Value.Range()))
	return &r
}

// order sorts the joins by the places of their holders.
func (c *Composer) order(g *Group) {
	compare := func(a, b *join) int {
		if a.holder == b.holder {
			return cmp.Compare(a.seq, b.seq)
		}
		return c.compare(a.holder, b.holder)
	}
	if !slices.IsSortedFunc(g.joins, compare) {
		slices.SortFunc(g.joins, compare)
	}
}

// address names the absent owner that the join is the first of: by the
// satellite, with a number where that names several of a type.
func (j *join) address() model.Address {
	n := 0
	for _, other := range j.holder.joins[:j.seq] {
		if other.group.owner == nil && other.group.typ == j.group.typ {
			n++
		}
	}
	addr := j.satellite.r.Address
	if n > 0 {
		addr += model.Address("#" + strconv.Itoa(n))
	}
	return addr
}
