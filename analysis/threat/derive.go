package threat

import (
	"maps"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// cells are the parts of the derivation.
type cells struct {
	// identity is who can become whom; what comes after reads who there is.
	identity *cell
	computes *cell
	// readAll is who may read all stores of a class.
	readAll *cell
	stores  map[place]*cell
	stocked []*cell // these, in the order of the stores
	// others are the rest of what is about identities and stores.
	others []*cell
	// machines are where attackers may run code by all of these.
	machines *remembered[[]place]
	// interfaces are the networks without the rules of groups.
	interfaces *remembered[*layout]
	// aims are what attackers want.
	aims *remembered[[]aim]
	// azureNets are the networks of Azure without the rules of groups.
	azureNets *remembered[*azureLayout]
	// azurePolicied are vaults with access policies beside them, azureExtended machines that
	// users of Entra sign in to, by the extension that lets them.
	azurePolicied *remembered[map[place]bool]
	azureExtended *remembered[map[place]place]
	// last are those that go on from there, or stand alone; scoping is that of Azure.
	last    []*cell
	scoping *cell
	// kube has those of clusters, users draws up the rules of users.
	kube  *objects
	users *cell
	// googling is who may do what in Google Cloud.
	googling *cell
	// googleNets are the networks of Google Cloud without the rules of firewalls.
	googleNets *remembered[*googleLayout]
}

// prepare makes the cells.
func (w *world) prepare() {
	w.identity = w.newCell(w.identify)
	w.identity.leaves = true
	after := func(draw func()) *cell {
		return w.newCell(func() {
			w.memo.Read(&w.identity.Node)
			draw()
		})
	}
	w.computes, w.readAll = after(w.computing), after(w.hubs)
	w.stores = map[place]*cell{}
	w.others = []*cell{after(w.keys), after(w.loggedIn), after(w.handed), after(w.shares), after(w.cognito), after(w.images), after(w.scripts), after(w.containerHosts)}
	w.machines = &remembered[[]place]{find: w.reached, same: slices.Equal[[]place], forget: func() {}}
	w.memo.Init(&w.machines.Cell, w.machines, true)
	w.aims = &remembered[[]aim]{find: w.aimed, same: slices.Equal[[]aim], forget: func() {}}
	w.memo.Init(&w.aims.Cell, w.aims, true)
	w.interfaces = &remembered[*layout]{find: w.layOut, same: never[*layout], forget: func() {}}
	w.memo.Init(&w.interfaces.Cell, w.interfaces, false)
	w.azureNets = &remembered[*azureLayout]{find: w.layOutAzure, same: never[*azureLayout], forget: func() {}}
	w.memo.Init(&w.azureNets.Cell, w.azureNets, false)
	w.azurePolicied = &remembered[map[place]bool]{find: w.policiedVaults, same: maps.Equal[map[place]bool, map[place]bool], forget: func() {}}
	w.memo.Init(&w.azurePolicied.Cell, w.azurePolicied, false)
	w.azureExtended = &remembered[map[place]place]{find: w.extended, same: maps.Equal[map[place]place, map[place]place], forget: func() {}}
	w.memo.Init(&w.azureExtended.Cell, w.azureExtended, false)
	azureNets := []*cell{w.newCell(w.azureServices), w.newCell(w.azureEdges)}
	for shard := range uint32(azureShards) {
		azureNets = append(azureNets, w.newCell(func() { w.azurePackets(shard) }))
	}
	azure := w.newCell(w.azureRules)
	azure.leaves, azure.whole = true, true
	w.googling = w.newCell(w.googleIdentities)
	w.googling.leaves, w.googling.whole = true, true
	w.googleNets = &remembered[*googleLayout]{find: w.layOutGoogle, same: never[*googleLayout], forget: func() {}}
	w.memo.Init(&w.googleNets.Cell, w.googleNets, false)
	google := []*cell{w.googling, w.newCell(w.googleEdges)}
	for shard := range uint32(googleShards) {
		google = append(google, w.newCell(func() { w.googleNetworks(shard) }))
	}
	w.scoping = azure
	w.last = slices.Concat([]*cell{after(w.networks)}, azureNets, []*cell{azure}, google)
	w.kube = newObjects(w)
	w.users = after(func() {
		w.memo.Read(&w.inputs.options)
		w.custom()
	})
	for _, c := range append([]*cell{w.identity, w.computes, w.readAll}, w.others...) {
		c.early = true
	}
}

// identify draws up who can become whom.
func (w *world) identify() {
	w.identities = identities{named: map[string][]*principal{}, variants: map[Fact]*principal{},
		serviceTrust: map[trustKey]iam.Decision{}, namesOf: map[*principal][]iam.Named{}, speakers: map[string][]*principal{}, acting: map[string][]actor{}, audiences: map[class]*audience{}}
	w.readPrincipals()
	for _, p := range w.principals {
		_, p.admin = w.administers(p)
	}
	w.everybody = append(w.everybody, w.principals...)
	for _, p := range w.principals {
		w.escalations(p)
	}
	for len(w.pending) > 0 {
		p := w.pending[0]
		w.pending = w.pending[1:]
		if _, p.admin = w.administers(p); !p.admin {
			w.everybody = append(w.everybody, p)
		}
		w.escalations(p)
	}
	for _, p := range w.principals {
		w.trust(p)
	}
	w.everybodyIs()
	w.memberAccounts()
	w.assignments()
}

// run draws up what has to be, and reports whether it came to the end.
func (w *world) run() bool {
	if w.restocked {
		w.restocked = false
		w.stock()
	}
	return w.memo.Run()
}

// stock makes a cell for each store.
func (w *world) stock() {
	have := map[place]bool{}
	w.stocked = nil
	for _, r := range w.jewels() {
		p := placeOf(r)
		have[p] = true
		if w.stores[p] == nil {
			w.stores[p] = w.newCell(func() { w.store(p) })
			w.stores[p].early = true
		}
		w.stocked = append(w.stocked, w.stores[p])
	}
	for p, c := range w.stores {
		if !have[p] {
			w.memo.Drop(&c.Cell)
			delete(w.stores, p)
			w.differs, w.first = true, nil
		}
	}
}

// store draws up who can read a store.
func (w *world) store(p place) {
	w.memo.Read(&w.identity.Node)
	if r := w.lookup(p); r != nil && w.isJewel(r) {
		w.readers(r)
		w.outsiders(r)
		if r.Type == "aws_s3_bucket" {
			w.accessPoints(r)
		}
	}
}

// order returns the cells in the order of their rules.
func (w *world) order() []*cell { return append(w.early(), w.late()...) }

// late returns the cells behind the early ones.
func (w *world) late() []*cell {
	return slices.Concat(w.last, w.kube.live.value.cells, []*cell{w.users})
}

// early returns those cells that the reach of networks rests on.
func (w *world) early() []*cell {
	return slices.Concat([]*cell{w.identity, w.computes, w.readAll}, w.stocked, w.others)
}

// reached returns where attackers may run code by what networks have nothing to do
// with.
func (w *world) reached() []place {
	var out []place
	seen := map[place]bool{}
	w.jewels() // of which there is a cell each
	for _, c := range w.early() {
		w.memo.Read(&c.Node)
		for i := range c.rules {
			f := c.rules[i].Head
			if p := (place{f.Stack, f.Address}); f.Kind == Compute && !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// objects returns the objects of Kubernetes, of which nothing may be read but what
// [world.list] lets.
func (w *world) objects() []*model.Resource {
	w.memo.Read(&w.inputs.objects)
	var out []*model.Resource
	for typ, list := range w.byType {
		if kube.IsObject(typ) {
			out = append(out, list...)
		}
	}
	slices.SortFunc(out, compareResources)
	return out
}
