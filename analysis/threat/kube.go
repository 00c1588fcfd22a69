package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// objects are the objects of Kubernetes in the code.
type objects struct {
	w        *world
	byName   map[string][]*model.Resource // by kind, namespace and name
	clusters map[string]*cluster          // by stack
	order    []*cluster
	subjects subjects
	pending  []*subject
	goals    map[Fact]bool
	parts    map[Fact]Fact // goals that are a part of others
	starts   []Fact        // code in containers
	broad    []broadRole
}

// A cluster is what the objects of one stack see: those of the stack itself, and of
// stacks that enclose it or that it encloses.
type cluster struct {
	k          *objects
	stack      string
	anchor     *model.Resource // some object of the stack
	namespaces []string        // sorted
	pods       []*pod
	subjects   []*subject
}

// everywhere stands for all namespaces of a cluster.
const everywhere = "*"

// kubernetes adds what attackers get in clusters.
func (w *world) kubernetes() {
	k := &objects{w: w, byName: map[string][]*model.Resource{}, clusters: map[string]*cluster{}, subjects: subjects{}, goals: map[Fact]bool{}, parts: map[Fact]Fact{}}
	w.kube = k
	for _, r := range w.objects() {
		id, ok := kube.Identify(r.Value)
		if !ok {
			continue
		}
		n := nameKey(id.Kind, id.Namespace, id.Name)
		k.byName[n] = append(k.byName[n], r)
		if k.clusters[r.Origin.Stack] == nil {
			c := &cluster{k: k, stack: r.Origin.Stack, anchor: r}
			k.clusters[c.stack] = c
			k.order = append(k.order, c)
		}
	}
	for _, c := range k.order {
		c.readNamespaces()
	}
	k.readPods()
	k.readSubjects()
	k.broadRoles()
	w.eksClusters()
	k.google()
	k.azure()
	for _, c := range k.order {
		for _, p := range c.pods {
			if p.res.Origin.Stack == c.stack {
				p.derive()
			}
		}
	}
	for len(k.pending) > 0 && !w.done() {
		s := k.pending[0]
		k.pending = k.pending[1:]
		s.escalations()
	}
	for _, c := range k.order {
		n := c.network()
		n.exposures()
		n.lateral()
		n.nodeCredentials()
	}
}

func nameKey(kind, namespace, name string) string { return kind + "\x00" + namespace + "\x00" + name }

// find returns the object that another one means by a kind and a name: the nearest
// one that it sees, nil where there is none.
func (k *objects) find(from *model.Resource, kind, namespace, name string) *model.Resource {
	var best *model.Resource
	for _, r := range k.byName[nameKey(kind, namespace, name)] {
		if r.Origin.Stack == from.Origin.Stack {
			return r
		}
		if best == nil && kube.Sees(from, r) {
			best = r
		}
	}
	return best
}

// fact returns a fact about an object that another one means, whether or not the
// code declares it.
func (k *objects) fact(kind Kind, from *model.Resource, id kube.ID) Fact {
	if r := k.find(from, id.Kind, id.Namespace, id.Name); r != nil {
		return of(kind, r)
	}
	return Fact{Kind: kind, Stack: from.Origin.Stack, Address: id.Address()}
}

// cluster returns that of an object.
func (k *objects) cluster(r *model.Resource) *cluster { return k.clusters[r.Origin.Stack] }

// all returns the objects of a type that the cluster's objects see.
func (c *cluster) all(typ string) []*model.Resource {
	var out []*model.Resource
	for _, r := range c.k.w.all(typ) {
		if kube.Sees(c.anchor, r) {
			out = append(out, r)
		}
	}
	return out
}

// Every cluster has these namespaces:
// https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces.
const (
	defaultNamespace = "default"
	systemNamespace  = "kube-system"
)

func (c *cluster) readNamespaces() {
	seen := map[string]bool{systemNamespace: true}
	for _, r := range c.k.w.objects() {
		if !kube.Sees(c.anchor, r) {
			continue
		}
		id, _ := kube.Identify(r.Value)
		if id.Kind == "Namespace" {
			id.Namespace = id.Name
		}
		if id.Namespace != "" {
			seen[id.Namespace] = true
		}
	}
	for ns := range seen {
		c.namespaces = append(c.namespaces, ns)
	}
	slices.Sort(c.namespaces)
}

// What attackers may have of a cluster as a whole.
func (c *cluster) about(kind Kind, name string) Fact {
	return Fact{Kind: kind, Stack: c.stack, Name: name}
}

const theCluster = "the cluster"

// goal notes that a fact is one that attackers want.
func (c *cluster) goal(f Fact) Fact {
	c.k.goals[f] = true
	return f
}

// once reports whether it is asked about a fact for the first time.
func (w *world) once(f Fact) bool {
	if w.current.seen[f] {
		return false
	}
	w.current.seen[f] = true
	return true
}

// A pod is what makes pods: the object and its containers.
type pod struct {
	c          *cluster
	res        *model.Resource
	id         kube.ID
	spec       *model.Value
	containers []*container
}

// A container is one of a pod.
type container struct {
	pod    *pod
	res    *model.Resource
	fact   Fact
	mounts []mount
}

func (k *objects) readPods() {
	containers := map[place][]*model.Resource{}
	for _, r := range k.w.all(kube.Container) {
		p := placeOf(r)
		p.address = p.address[:lastBracket(string(p.address))]
		containers[p] = append(containers[p], r)
	}
	for _, r := range k.w.all(kube.Pod) {
		p := &pod{c: k.cluster(r), res: r, spec: r.Value.Get("spec")}
		p.id, _ = kube.Identify(r.Value)
		for _, res := range containers[placeOf(r)] {
			p.containers = append(p.containers, &container{pod: p, res: res, fact: of(Compute, res)})
		}
		for _, c := range k.order {
			if kube.Sees(c.anchor, r) {
				c.pods = append(c.pods, p)
			}
		}
		for _, c := range p.containers {
			c.readMounts()
		}
	}
}

// lastBracket returns where the name of a container begins in its address.
func lastBracket(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '[' {
			return i
		}
	}
	return len(s)
}

// at returns evidence in the container.
func (c *container) at(path ...any) Evidence { return at(c.res, path...) }

// flag reads a boolean that may be unknown, and notes it as evidence. It reports
// whether it may be true.
func (g *grant) flag(r *model.Resource, path ...any) bool {
	v := r.Value.Walk(model.Path(path)).Value
	on, ok := v.AsBool()
	switch {
	case on:
	case !ok && v.Is(model.Unknown):
		g.assume(model.Path(path).String() + " of " + string(r.Address) + " is on")
	default:
		return false
	}
	g.add(at(r, path...))
	return true
}
