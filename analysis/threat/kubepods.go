package threat

import (
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

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

// readContainers finds the containers of each pod.
func (k *objects) readContainers() map[place][]*model.Resource {
	out := map[place][]*model.Resource{}
	for _, r := range k.w.list(kube.Container) {
		p := placeOf(r)
		p.address = p.address[:lastBracket(string(p.address))]
		out[p] = append(out[p], r)
	}
	return out
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

// podAt returns all of a pod.
func (k *objects) podAt(at place) *pod {
	return k.pod.get(k.w, at, nil, never[*pod], func() *pod {
		p := &pod{c: k.cluster(at.stack), res: k.w.lookup(at)}
		if p.res == nil {
			p.res = &model.Resource{Address: at.address, Origin: model.Origin{Stack: at.stack}}
		}
		p.id, p.spec = k.id(p.res), p.res.Value.Get("spec")
		for _, r := range k.containers.get(at) {
			if res := k.w.lookup(placeOf(r)); res != nil {
				c := &container{pod: p, res: res, fact: of(Compute, res)}
				c.readMounts()
				p.containers = append(p.containers, c)
			}
		}
		return p
	})
}

// A shape is what others than the pod itself, and than what is about packets, read of it.
type shape struct {
	containers []Fact
	// account is the service account; its token is mounted, or asked for by a volume.
	account         Fact
	mounted, volume bool
	secrets         []string // in its volumes
	host            bool     // it has the node's network
	everywhere      bool     // it runs on all nodes
}

// shape returns the shape of a pod.
func (k *objects) shape(r *model.Resource) shape {
	at := placeOf(r)
	return k.shapes.get(k.w, at, shape{}, alike, func() shape {
		p := k.podAt(at)
		s := shape{account: p.account(), mounted: p.automounts(), secrets: p.secretVolumes()}
		for _, c := range p.containers {
			s.containers = append(s.containers, c.fact)
		}
		s.volume = slices.ContainsFunc(p.spec.Get("volumes").Elems(), func(v *model.Value) bool {
			_, ok := projectedToken(v)
			return ok
		})
		s.host, _ = p.spec.Get("hostNetwork").AsBool()
		s.everywhere = p.id.Kind == "DaemonSet" && p.spec.Get("nodeSelector").Len() == 0 && p.spec.Get("affinity").IsNull()
		return s
	})
}

// onNode says what is assumed when a pod is taken to run on the node that an
// attacker has. A DaemonSet without a choice of nodes runs on all.
func (s *shape) onNode(r *model.Resource) grant {
	if s.everywhere {
		return grant{evidence: []Evidence{at(r, "kind")}}
	}
	return grant{assumes: []string{string(r.Address) + " runs on the same node"}}
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

// A mount is a path of the node's files that a container has.
type mount struct {
	host     string // on the node
	readOnly bool
	evidence []Evidence
}

// readMounts reads which of the node's files a container mounts: by a hostPath
// volume, or by a claim that is bound to a persistent volume of that kind.
func (c *container) readMounts() {
	for i, m := range c.res.Value.Get("volumeMounts").Elems() {
		name, ok := m.Get("name").AsString()
		if !ok {
			continue
		}
		host, where := c.pod.hostPath(name)
		if host == "" {
			continue
		}
		if sub, ok := m.Get("subPath").AsString(); ok {
			host = path.Join(host, sub)
		}
		readOnly, _ := m.Get("readOnly").AsBool()
		c.mounts = append(c.mounts, mount{path.Clean(host), readOnly, append(where, c.at("volumeMounts", i))})
	}
}

// volume returns a volume of the pod, and where it stands.
func (p *pod) volume(name string) (int, *model.Value) {
	for i, v := range p.spec.Get("volumes").Elems() {
		if n, _ := v.Get("name").AsString(); n == name {
			return i, v
		}
	}
	return 0, nil
}

// hostPath returns the path of the node that a volume is, "" for others.
func (p *pod) hostPath(volume string) (string, []Evidence) {
	i, v := p.volume(volume)
	if host, ok := v.Get("hostPath").Get("path").AsString(); ok {
		return host, []Evidence{at(p.res, "spec", "volumes", i, "hostPath", "path")}
	}
	claim, ok := v.Get("persistentVolumeClaim").Get("claimName").AsString()
	if !ok {
		return "", nil
	}
	k := p.c.k
	pvc := k.find(p.res, "PersistentVolumeClaim", p.id.Namespace, claim)
	if pvc == nil {
		return "", nil
	}
	name, _ := pvc.Value.Get("spec").Get("volumeName").AsString()
	pv := k.find(pvc, "PersistentVolume", "", name)
	if pv == nil {
		return "", nil
	}
	for _, kind := range []string{"hostPath", "local"} {
		if host, ok := pv.Value.Get("spec").Get(kind).Get("path").AsString(); ok {
			return host, []Evidence{at(pv, "spec", kind, "path")}
		}
	}
	return "", nil
}

// covers reports whether a path of the node is in the mount.
func (m *mount) covers(target string) bool { return within(target, m.host) }

// within reports whether a path is a folder or lies in it.
func within(p, dir string) bool {
	return p == dir || dir == "/" || strings.HasPrefix(p, dir+"/")
}

// derive adds what code in the pod's containers gets.
func (p *pod) derive() {
	for _, c := range p.containers {
		l := &p.c.k.w.current.leads
		l.starts = append(l.starts, c.fact)
		c.identity()
		c.secrets()
		c.siblings()
		c.escapes()
	}
}

// account returns the service account of the pod.
func (p *pod) account() Fact { return p.c.k.accountFact(p.res, p.id.Namespace, p.accountName()) }

func (p *pod) accountName() string {
	if name, ok := p.spec.Get("serviceAccountName").AsString(); ok {
		return name
	}
	return "default"
}

// automounts reports whether the token of its account is mounted into the pod, which it
// is unless the pod, or else its account, says otherwise:
// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting.
func (p *pod) automounts() bool {
	if on, ok := p.spec.Get("automountServiceAccountToken").AsBool(); ok {
		return on
	}
	if r := p.c.k.find(p.res, "ServiceAccount", p.id.Namespace, p.accountName()); r != nil {
		on, known := r.Value.Get("automountServiceAccountToken").AsBool()
		return on || !known
	}
	return true
}

// projectedToken returns which source of a volume is a token.
func projectedToken(volume *model.Value) (int, bool) {
	for i, s := range volume.Get("projected").Get("sources").Elems() {
		if t := s.Get("serviceAccountToken"); !t.IsNull() {
			return i, true
		}
	}
	return 0, false
}

// identity adds that the container has the token of the pod's account.
func (c *container) identity() {
	p := c.pod
	account := p.account()
	if !p.c.k.worth(account) {
		return
	}
	g := grant{}
	if p.automounts() {
		g.add(at(p.res, "spec", "serviceAccountName"))
	}
	for i, m := range c.res.Value.Get("volumeMounts").Elems() {
		name, _ := m.Get("name").AsString()
		n, v := p.volume(name)
		if source, ok := projectedToken(v); ok {
			g.add(at(p.res, "spec", "volumes", n, "projected", "sources", source))
			g.add(c.at("volumeMounts", i))
		}
	}
	if len(g.evidence) > 0 {
		p.c.k.w.rule(account, &mountedToken, Given, g, c.fact)
	}
}

// secrets adds the secrets that a container is given: as variables and as files.
func (c *container) secrets() {
	p, v := c.pod, c.res.Value
	seen := map[string]bool{}
	add := func(name *model.Value, where Evidence) {
		s, ok := name.AsString()
		if !ok || seen[s] {
			return
		}
		seen[s] = true
		f := p.c.secret(p.res, p.id.Namespace, s)
		p.c.k.w.rule(f, &mountedSecret, Given, grant{evidence: []Evidence{where}}, c.fact)
	}
	for i, e := range v.Get("env").Elems() {
		add(e.Get("valueFrom").Get("secretKeyRef").Get("name"), c.at("env", i, "valueFrom", "secretKeyRef"))
	}
	for i, e := range v.Get("envFrom").Elems() {
		add(e.Get("secretRef").Get("name"), c.at("envFrom", i, "secretRef"))
	}
	for i, m := range v.Get("volumeMounts").Elems() {
		name, _ := m.Get("name").AsString()
		_, volume := p.volume(name)
		for _, s := range secretsIn(volume) {
			add(s, c.at("volumeMounts", i))
		}
	}
}

// secretsIn returns the names of the secrets that a volume shows.
func secretsIn(volume *model.Value) []*model.Value {
	out := []*model.Value{volume.Get("secret").Get("secretName")}
	for _, s := range volume.Get("projected").Get("sources").Elems() {
		out = append(out, s.Get("secret").Get("name"))
	}
	return out
}

// secretVolumes returns the names of the secrets in the pod's volumes.
func (p *pod) secretVolumes() []string {
	var out []string
	for _, v := range p.spec.Get("volumes").Elems() {
		for _, name := range secretsIn(v) {
			if s, ok := name.AsString(); ok && !contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// siblings adds the other containers of a pod whose processes are shared.
func (c *container) siblings() {
	g := grant{}
	if !g.flag(c.pod.res, "spec", "shareProcessNamespace") {
		return
	}
	for _, other := range c.pod.containers {
		if other != c {
			c.pod.c.k.w.rule(other.fact, &sharedProcess, Call, g, c.fact)
		}
	}
}
