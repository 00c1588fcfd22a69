package threat

import (
	"maps"
	"reflect"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// objects are the objects of Kubernetes in the code. What is found out about each of them,
// and about all together, is remembered; resources that are passed on tell where an object
// is, and only [world.lookup] what it says.
type objects struct {
	w        *world
	cells    map[cellKey]*cell
	live     *remembered[*gathered]
	clusters map[string]*cluster // by stack
	anchors  map[anchor]*model.Resource

	ids     table[place, kube.ID]
	pod     table[place, *pod]
	shapes  table[place, shape]
	labels  table[place, map[string]string]
	reaches table[seen, *reach]
	leading table[seen, []backend]
	limits  table[place, limit]
	bound   table[place, []boundSubject]
	granted table[place, []right]
	rights  table[Fact, []right]
	worthy  table[Fact, bool]
	mighty  table[Fact, bool]
	shields *remembered[[]*model.Resource]

	stacks     *directory[string, *model.Resource]     // some object of each
	names      *directory[string, []*model.Resource]   // by kind, namespace and name
	spaces     *directory[string, []string]            // the namespaces of each stack, sorted
	containers *directory[place, []*model.Resource]    // of each pod
	inside     *directory[string, []*model.Resource]   // the pods of each namespace
	labelled   *directory[labelKey, []*model.Resource] // those with a label
	policies   *directory[string, []*model.Resource]   // the network policies of each namespace
	secrets    *directory[string, []*model.Resource]   // of each namespace
	roles      *directory[string, []*model.Resource]   // of each namespace
	behind     *directory[seen, served]                // what services lead to at each pod
	people     *directory[Fact, *person]
	accounts   *directory[string, []*person] // of each namespace, sorted
	clouds     *cell
	cloudy     map[Fact]*person // who has an identity in a cloud, by clouds
}

// An anchor is what decides which objects an object sees.
type anchor struct{ stack, language string }

// seen is something as the objects of a stack see it.
type seen struct {
	stack string
	at    place
}

func newObjects(w *world) *objects {
	k := &objects{w: w, cells: map[cellKey]*cell{}, clusters: map[string]*cluster{}, anchors: map[anchor]*model.Resource{},
		ids: table[place, kube.ID]{}, pod: table[place, *pod]{}, shapes: table[place, shape]{}, labels: table[place, map[string]string]{}, reaches: table[seen, *reach]{},
		leading: table[seen, []backend]{}, limits: table[place, limit]{}, bound: table[place, []boundSubject]{}, granted: table[place, []right]{},
		rights: table[Fact, []right]{}, worthy: table[Fact, bool]{}, mighty: table[Fact, bool]{}}
	k.stacks = newDirectory(w, equal, k.readStacks)
	k.names = newDirectory(w, sameObjects, k.readNames)
	k.spaces = newDirectory(w, slices.Equal, k.readNamespaces)
	k.containers = newDirectory(w, sameObjects, k.readContainers)
	k.inside = newDirectory(w, sameObjects, func() map[string][]*model.Resource { return k.byNamespace(k.pods()) })
	k.labelled = newDirectory(w, sameObjects, k.readLabels)
	k.policies = newDirectory(w, sameObjects, func() map[string][]*model.Resource { return k.byNamespace(w.list("k8s_network_policy")) })
	k.secrets = newDirectory(w, sameObjects, func() map[string][]*model.Resource { return k.byNamespace(w.list("k8s_secret")) })
	k.roles = newDirectory(w, sameObjects, func() map[string][]*model.Resource { return k.byNamespace(w.list("k8s_role")) })
	k.behind = newDirectory(w, served.same, k.readBackends)
	k.people = newDirectory(w, alike, k.readPeople)
	k.accounts = newDirectory(w, alike, k.readAccounts)
	k.shields = &remembered[[]*model.Resource]{find: k.readShields, same: sameObjects, forget: func() {}}
	w.memo.Init(&k.shields.Cell, k.shields, false)
	k.clouds = k.cell(cellKey{what: ofClouds}, k.readClouds)
	k.clouds.forget = nil
	k.live = &remembered[*gathered]{find: k.gather, same: equal[*gathered], forget: func() {}}
	w.memo.Init(&k.live.Cell, k.live, true)
	return k
}

// alike reports whether two things are the same to their depth.
func alike[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

// sameObjects reports whether two lists are of the same objects.
func sameObjects(a, b []*model.Resource) bool {
	return slices.EqualFunc(a, b, func(x, y *model.Resource) bool { return placeOf(x) == placeOf(y) })
}

// A cluster is what the objects of one stack see: those of the stack itself, and of
// stacks that enclose it or that it encloses.
type cluster struct {
	k     *objects
	stack string
}

// everywhere stands for all namespaces of a cluster.
const everywhere = "*"

// id returns the name of an object.
func (k *objects) id(r *model.Resource) kube.ID {
	at := placeOf(r)
	return k.ids.get(k.w, at, kube.ID{}, equal, func() kube.ID {
		now := k.w.lookup(at)
		if now == nil {
			return kube.ID{}
		}
		if id, ok := kube.Identify(now.Value); ok {
			return id
		}
		return kube.ID{}
	})
}

// known returns those of a list of objects that have names.
func (k *objects) known(list []*model.Resource) []*model.Resource {
	out := make([]*model.Resource, 0, len(list))
	for _, r := range list {
		if k.id(r).Kind != "" {
			out = append(out, r)
		}
	}
	return out
}

// pods returns what makes pods.
func (k *objects) pods() []*model.Resource { return k.known(k.w.list(kube.Pod)) }

// readStacks finds what stands for each stack.
func (k *objects) readStacks() map[string]*model.Resource {
	out := map[string]*model.Resource{}
	for _, r := range k.known(k.w.objects()) {
		if out[r.Origin.Stack] == nil {
			out[r.Origin.Stack] = k.anchor(r)
		}
	}
	return out
}

// anchor returns what stands for an object where all that counts is what it sees.
func (k *objects) anchor(r *model.Resource) *model.Resource {
	a := anchor{r.Origin.Stack, r.Origin.Language}
	if k.anchors[a] == nil {
		k.anchors[a] = &model.Resource{Origin: model.Origin{Stack: a.stack, Language: a.language}}
	}
	return k.anchors[a]
}

// order returns the clusters in the order of their stacks.
func (k *objects) order() []*cluster {
	var out []*cluster
	for _, stack := range slices.Sorted(maps.Keys(k.stacks.all())) {
		out = append(out, k.cluster(stack))
	}
	return out
}

// cluster returns that of a stack.
func (k *objects) cluster(stack string) *cluster {
	c := k.clusters[stack]
	if c == nil {
		c = &cluster{k, stack}
		k.clusters[stack] = c
	}
	return c
}

// anchor returns what stands for the objects of the cluster's stack.
func (c *cluster) anchor() *model.Resource {
	if r := c.k.stacks.get(c.stack); r != nil {
		return r
	}
	return &model.Resource{Origin: model.Origin{Stack: c.stack}}
}

// sees reports whether an object is one of the cluster's.
func (c *cluster) sees(r *model.Resource) bool {
	return r.Origin.Stack == c.stack || kube.Sees(c.anchor(), r)
}

// seen returns those of a list of objects that are the cluster's.
func (c *cluster) seen(list []*model.Resource) []*model.Resource {
	out := make([]*model.Resource, 0, len(list))
	for _, r := range list {
		if c.sees(r) {
			out = append(out, r)
		}
	}
	return out
}

func nameKey(kind, namespace, name string) string { return kind + "\x00" + namespace + "\x00" + name }

func (k *objects) readNames() map[string][]*model.Resource {
	out := map[string][]*model.Resource{}
	for _, r := range k.known(k.w.objects()) {
		id := k.id(r)
		key := nameKey(id.Kind, id.Namespace, id.Name)
		out[key] = append(out[key], r)
	}
	return out
}

// named returns the object that another one means by a kind and a name: the nearest one
// that it sees, nil where there is none.
func (k *objects) named(from *model.Resource, kind, namespace, name string) *model.Resource {
	var best *model.Resource
	for _, r := range k.names.get(nameKey(kind, namespace, name)) {
		if r.Origin.Stack == from.Origin.Stack {
			return r
		}
		if best == nil && kube.Sees(from, r) {
			best = r
		}
	}
	return best
}

// find is named for those who read what the object says.
func (k *objects) find(from *model.Resource, kind, namespace, name string) *model.Resource {
	if r := k.named(from, kind, namespace, name); r != nil {
		return k.w.lookup(placeOf(r))
	}
	return nil
}

// fact returns a fact about an object that another one means, whether or not the
// code declares it.
func (k *objects) fact(kind Kind, from *model.Resource, id kube.ID) Fact {
	if r := k.named(from, id.Kind, id.Namespace, id.Name); r != nil {
		return of(kind, r)
	}
	return Fact{Kind: kind, Stack: from.Origin.Stack, Address: id.Address()}
}

// byNamespace sorts objects by their namespaces.
func (k *objects) byNamespace(list []*model.Resource) map[string][]*model.Resource {
	out := map[string][]*model.Resource{}
	for _, r := range k.known(list) {
		ns := k.id(r).Namespace
		out[ns] = append(out[ns], r)
	}
	return out
}

// Every cluster has these namespaces:
// https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces.
const (
	defaultNamespace = "default"
	systemNamespace  = "kube-system"
)

// readNamespaces finds the namespaces of each cluster.
func (k *objects) readNamespaces() map[string][]string {
	type space struct {
		in   *model.Resource
		name string
	}
	spaces := map[space]bool{}
	for _, r := range k.known(k.w.objects()) {
		id := k.id(r)
		if id.Kind == "Namespace" {
			id.Namespace = id.Name
		}
		if id.Namespace != "" {
			spaces[space{k.anchor(r), id.Namespace}] = true
		}
	}
	out := map[string][]string{}
	for _, c := range k.order() {
		all := []string{systemNamespace}
		for s := range spaces {
			if c.sees(s.in) {
				all = append(all, s.name)
			}
		}
		slices.Sort(all)
		out[c.stack] = slices.Compact(all)
	}
	return out
}

// namespaces returns the namespaces of the cluster, sorted.
func (c *cluster) namespaces() []string { return c.k.spaces.get(c.stack) }

// What attackers may have of a cluster as a whole.
func (c *cluster) about(kind Kind, name string) Fact {
	return Fact{Kind: kind, Stack: c.stack, Name: name}
}

const theCluster = "the cluster"

// once reports whether it is asked about a fact for the first time.
func (w *world) once(f Fact) bool {
	if w.current.seen[f] {
		return false
	}
	w.current.seen[f] = true
	return true
}

// clusters notes the goals and the starts of paths in clusters.
func (o *outlook) clusters(w *world) {
	for _, goal := range o.kube.goals {
		worth := Medium
		if goal.Kind == Admin {
			worth = High
		}
		o.aim(w, goal, worth)
	}
	for _, eks := range o.eks {
		o.aim(w, of(Admin, eks), High)
	}
	o.code, o.whole = map[Fact]bool{}, map[int]int{}
	number := map[Fact]int{}
	for i, goal := range o.goals {
		number[goal] = i
	}
	for _, parts := range []map[Fact]Fact{o.kube.parts, o.parts} {
		for part, whole := range parts {
			i, isGoal := number[part]
			if j, ok := number[whole]; ok && isGoal {
				o.whole[i] = j
			}
		}
	}
	for _, f := range o.kube.starts {
		o.code[f] = true
	}
	o.principals = append(append(o.principals, o.kube.starts...), o.kube.people...)
}
