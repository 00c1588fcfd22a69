package threat

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/internal/memo"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// An Analysis keeps the graph of resources true to them while they change. It is used
// by one goroutine; graphs do not change.
type Analysis struct {
	w     *world
	graph *Graph
}

// A Change says what is composed at an address now.
type Change struct {
	Stack   string
	Address model.Address
	// Resources are those that have the address, none where it is gone. There is more
	// than one where something is judged in the place of another, and in code that
	// declares an address twice.
	Resources []*model.Resource
}

// NewAnalysis returns an analysis of no resources.
func NewAnalysis(opts Options) *Analysis { return &Analysis{w: newWorld(opts)} }

// Suppose has the next update take other jewels, entries and rules of users for granted.
// What else options say stays as it was.
func (a *Analysis) Suppose(opts Options) {
	w := a.w
	if reflect.DeepEqual(w.opts.Jewels, opts.Jewels) && reflect.DeepEqual(w.opts.Entries, opts.Entries) && reflect.DeepEqual(w.opts.Custom, opts.Custom) {
		return
	}
	w.opts.Jewels, w.opts.Entries, w.opts.Custom = opts.Jewels, opts.Entries, opts.Custom
	w.differs = true
	w.memo.Changed(&w.inputs.options)
}

// Update returns the graph after changes. It is the one before where no rule and no goal
// is another. The error is that ctx ends; what was told is then kept for the next update.
func (a *Analysis) Update(ctx context.Context, changes []Change) (*Graph, error) {
	w := a.w
	w.loading = len(w.byAddress) == 0
	for _, c := range changes {
		w.change(place{c.Stack, c.Address}, choose(c.Resources))
	}
	if w.loading {
		for _, list := range w.byType {
			slices.SortFunc(list, compareResources)
		}
	}
	w.ctx, w.work, w.count, w.pairs, w.cut = ctx, 0, 0, 0, false
	if !w.run() {
		w.differs = true // somebody has perhaps lost what it had drawn up
		return nil, ctx.Err()
	}
	if aims := w.aims.value; a.graph == nil || w.differs || !slices.Equal(aims, a.graph.aims) {
		a.graph = w.graph(aims, a.graph)
	}
	w.differs = false
	return a.graph, nil
}

// Drawn returns how often a part of the derivation was drawn up so far.
func (a *Analysis) Drawn() int { return a.w.drawings }

// Analyse returns the graph of composed resources, an empty one that is cut where ctx
// ends before.
func Analyse(ctx context.Context, resources []*model.Resource, opts Options) *Graph {
	byPlace := map[place][]*model.Resource{}
	for _, r := range resources {
		byPlace[placeOf(r)] = append(byPlace[placeOf(r)], r)
	}
	changes := make([]Change, 0, len(byPlace))
	for p, list := range byPlace {
		changes = append(changes, Change{p.stack, p.address, list})
	}
	g, err := NewAnalysis(opts).Update(ctx, changes)
	if err != nil {
		return emptyGraph(true)
	}
	return g
}

// choose returns the resource that counts of those that have one address.
func choose(list []*model.Resource) *model.Resource {
	var found *model.Resource
	for _, r := range list {
		// A policy that is judged in the place of something else has that one's
		// address with a suffix, or its type is another than its address tells.
		if r.Partial || r.Type == "aws_iam_policy" && !strings.Contains(string(r.Address), "aws_iam_policy.") {
			continue
		}
		if found == nil || compareTwins(r, found) < 0 {
			found = r
		}
	}
	return found
}

// compareTwins orders resources of one address, so that always the same one counts.
func compareTwins(a, b *model.Resource) int {
	length := func(r *model.Resource) uint32 { return r.Origin.Block.End - r.Origin.Block.Start }
	return cmp.Or(strings.Compare(a.Type, b.Type), strings.Compare(a.Origin.Header.File(), b.Origin.Header.File()),
		cmp.Compare(a.Value.Size(), b.Value.Size()), cmp.Compare(length(a), length(b)))
}

// unread are attributes that no rule rests on: they only name things. Tags are read
// by themselves.
var unread = map[string]bool{"description": true, "tags": true, "tags_all": true}

// sameToRules reports whether two resources of a type say the same to all rules.
func sameToRules(typ string, a, b *model.Value) bool {
	if attrs, ok := azureRead[typ]; ok {
		return sameIn(attrs, a, b, unread)
	}
	switch {
	case strings.HasPrefix(typ, kube.Prefix):
		return sameToCluster(typ, a, b)
	case !strings.HasPrefix(typ, "google_"):
		return model.SameContent(a, b, unread)
	}
	// Tags of Google's machines are what firewalls go by.
	except := map[string]bool{"description": true}
	attrs, ok := googleRead[typ]
	if !ok {
		return model.SameContent(a, b, except)
	}
	return sameIn(attrs, a, b, except)
}

// sameIn reports whether two values have the same in some attributes.
func sameIn(attrs string, a, b *model.Value, except map[string]bool) bool {
	for attr := range strings.FieldsSeq(attrs) {
		if !model.SameContent(a.Get(attr), b.Get(attr), except) {
			return false
		}
	}
	return true
}

// sameTags reports whether two resources have the same tags.
func sameTags(a, b *model.Resource) bool {
	return model.SameContent(a.Value.Get("tags"), b.Value.Get("tags"), nil) && model.SameContent(a.Value.Get("tags_all"), b.Value.Get("tags_all"), nil)
}

// change notes what is at a place now. A resource that says the same as before, but for
// places and labels, is not taken notice of: the one that is known goes on standing for it.
func (w *world) change(p place, now *model.Resource) {
	before := w.byAddress[p]
	if before == nil && now == nil || before == now {
		return
	}
	if before != nil && now != nil && before.Type == now.Type && before.Origin.Provider == now.Origin.Provider &&
		sameToRules(now.Type, before.Value, now.Value) {
		labelled := before
		if l := w.labelled[p]; l != nil {
			labelled = l
		}
		if !sameTags(labelled, now) {
			w.labelled[p] = now
			w.memo.Changed(node(w.inputs.labels, p))
		}
		return
	}
	if before != nil {
		w.leave(before, now)
	}
	delete(w.byAddress, p)
	delete(w.labelled, p)
	if now != nil {
		w.byAddress[p] = now
		w.enter(now, before)
	}
	w.memo.Changed(node(w.inputs.contents, p))
	w.memo.Changed(node(w.inputs.labels, p))
}

func (w *world) owner(r *model.Resource) place { return place{r.Origin.Stack, r.Origin.Provider} }

// leave takes a resource out of the lists.
func (w *world) leave(r, next *model.Resource) {
	list := w.byType[r.Type]
	if i, ok := slices.BinarySearchFunc(list, r, compareResources); ok {
		w.byType[r.Type] = slices.Delete(slices.Clone(list), i, i+1)
	}
	w.told(r, next)
	if w.owners[w.owner(r)]--; w.owners[w.owner(r)] == 0 {
		delete(w.owners, w.owner(r))
		w.memo.Changed(&w.inputs.owners)
	}
}

// enter takes a resource into the lists, which cells may hold: they are not changed.
func (w *world) enter(r, before *model.Resource) {
	list := w.byType[r.Type]
	i, _ := slices.BinarySearchFunc(list, r, compareResources)
	if w.loading {
		w.byType[r.Type] = append(list, r)
	} else {
		w.byType[r.Type] = slices.Insert(slices.Clone(list), i, r)
	}
	w.told(r, before)
	if w.owners[w.owner(r)]++; w.owners[w.owner(r)] == 1 {
		w.memo.Changed(&w.inputs.owners)
	}
}

// told tells cells that a resource has come, gone or become another one.
func (w *world) told(r, other *model.Resource) {
	w.memo.Changed(node(w.inputs.types, r.Type))
	if _, ok := stores[r.Type]; ok {
		w.restocked = true
	}
	if other == nil || other.Type != r.Type || w.owner(other) != w.owner(r) {
		w.memo.Changed(node(w.inputs.members, r.Type))
		w.memo.Changed(&w.inputs.all)
		if kube.IsObject(r.Type) {
			w.memo.Changed(&w.inputs.objects)
		}
		w.memo.Changed(node(w.inputs.exists, placeOf(r)))
	}
}

// newInputs returns inputs that nobody reads.
func newInputs() inputs {
	return inputs{contents: map[place]*memo.Node{}, exists: map[place]*memo.Node{}, labels: map[place]*memo.Node{}, types: map[string]*memo.Node{}, members: map[string]*memo.Node{}}
}
