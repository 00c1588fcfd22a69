package threat

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

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
		p.c.k.starts = append(p.c.k.starts, c.fact)
		c.identity()
		c.secrets()
		c.siblings()
		c.escapes()
	}
}

// token returns the service account whose token the pod's containers have.
// A token is mounted unless the pod, or else its account, says otherwise:
// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting.
func (p *pod) token() (*subject, bool) {
	s := p.c.k.accountOf(p)
	if !s.worth() {
		return s, false
	}
	for _, v := range p.spec.Get("volumes").Elems() {
		if _, ok := projectedToken(v); ok {
			return s, true
		}
	}
	return s, p.automounts()
}

func (p *pod) automounts() bool {
	if on, ok := p.spec.Get("automountServiceAccountToken").AsBool(); ok {
		return on
	}
	name, ok := p.spec.Get("serviceAccountName").AsString()
	if !ok {
		name = "default"
	}
	if r := p.c.k.find(p.res, "ServiceAccount", p.id.Namespace, name); r != nil {
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
	s := p.c.k.accountOf(p)
	if !s.worth() {
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
		p.c.k.w.rule(s.fact, &mountedToken, Given, g, c.fact)
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

// outline notes the goals and the starts of paths in clusters.
func (k *objects) outline(w *world, o *outlook) {
	if k == nil {
		return
	}
	for _, goal := range slices.SortedFunc(maps.Keys(k.goals), compareFacts) {
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
	for _, parts := range []map[Fact]Fact{k.parts, o.parts} {
		for part, whole := range parts {
			i, isGoal := number[part]
			if j, ok := number[whole]; ok && isGoal {
				o.whole[i] = j
			}
		}
	}
	for _, f := range k.starts {
		o.code[f] = true
	}
	o.principals = append(o.principals, k.starts...)
	for _, s := range k.subjects.sorted() {
		if s.queued && !s.admin && s.kind != "role" {
			o.principals = append(o.principals, s.fact)
		}
	}
}
