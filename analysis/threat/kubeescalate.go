package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// gains adds what a person gains by its rights.
func (k *objects) gains(p *person) {
	if now := k.person(p.fact); now != nil {
		p = now
	}
	k.subject(p).escalations()
}

// escalations adds what a subject gains by its rights.
func (s *subject) escalations() {
	if known := s.c.k.cloudy[s.fact]; !s.admin && s.kind != roleKind && (len(s.rights) > 0 || known == nil || !known.standsFor) {
		l := &s.c.k.w.current.leads
		l.people = append(l.people, s.fact)
	}
	c := s.c
	s.outsiders()
	if s.admin {
		g := grant{}
		for i := range s.rights {
			if r := &s.rights[i]; r.namespace == "" && r.rule.Everything() {
				g.evidence = r.evidence
				break
			}
		}
		c.k.w.rule(c.admin(), &kubeAdmin, Given, g, s.fact)
		return
	}
	namespaces := []string{everywhere}
	for i := range s.rights {
		if ns := s.rights[i].namespace; ns != "" && !slices.Contains(namespaces, ns) {
			namespaces = append(namespaces, ns)
		}
	}
	slices.Sort(namespaces[1:])
	wide := map[string]bool{} // what is used in all namespaces
	for _, ns := range namespaces {
		if s.rules(ns) {
			continue
		}
		used := maps.Clone(wide)
		for i := range kubeWays {
			m := &kubeWays[i]
			if used[m.ID] || used[m.unless] || m.in != "" && ns != m.in && ns != everywhere || m.ID == awsAuth && !c.onAWS() {
				continue
			}
			used[m.ID] = s.use(m, ns)
		}
		if ns == everywhere {
			wide = used
		}
		s.futile(ns)
	}
}

// onAWS reports whether something says that the cluster is one of EKS.
func (c *cluster) onAWS() bool {
	return len(c.k.w.list("aws_eks_cluster")) > 0 || c.k.named(c.anchor(), "ConfigMap", systemNamespace, "aws-auth") != nil
}

// rules adds that a subject may do anything in a namespace, and reports it.
func (s *subject) rules(ns string) bool {
	for i := range s.rights {
		if r := &s.rights[i]; r.namespace == ns && r.rule.Everything() {
			s.c.k.w.rule(s.c.namespaceAdmin(ns), &kubeNamespace, Given, grant{evidence: r.evidence}, s.fact)
			return true
		}
	}
	return false
}

// use adds what a way gives to a subject in a namespace, and reports whether it
// gives all that there is.
func (s *subject) use(m *kubeWay, ns string) bool {
	var g grant
	c := s.c
	for i := range m.needs {
		n := &m.needs[i]
		if n.wide && ns != everywhere {
			return false
		}
		if s.satisfies(n, ns, &g) {
			continue
		}
		if m.named && i == len(m.needs)-1 {
			s.useNamed(m, n, ns, g)
		}
		return false
	}
	if m.assumes != "" {
		g.assume(m.assumes)
	}
	if m.unless == "k8s-secrets-list" {
		s.guesses(ns, g)
		if !c.declaresSecrets(ns) {
			g.assume("the names of secrets in " + placeName(ns) + " are known")
		}
	}
	if m.workload && !c.hasWorkload(ns, g.actions) {
		g.assume("there is a workload to change in " + placeName(ns))
	}
	for _, f := range s.targets(m.gains, ns) {
		if f != s.fact {
			c.k.w.rule(f, &m.Method, m.level, g, s.fact)
		}
	}
	return true
}

func placeName(ns string) string {
	if ns == everywhere {
		return "some namespace"
	}
	return "namespace " + ns
}

// satisfies asks for one of the requests of a need, surely before maybe.
func (s *subject) satisfies(n *need, ns string, g *grant) bool {
	var doubtful *grant
	for _, q := range n.requests {
		one := grant{}
		if !s.may(ns, q, &one) {
			continue
		}
		if len(one.assumes) == 0 {
			g.merge(&one)
			return true
		}
		if doubtful == nil {
			doubtful = &one
		}
	}
	if doubtful == nil {
		return false
	}
	g.merge(doubtful)
	return true
}

// useNamed adds what a way gives where the last right is for objects by their names.
func (s *subject) useNamed(m *kubeWay, n *need, ns string, before grant) {
	var rules []rbac.Rule
	for i := range s.rights {
		if r := &s.rights[i]; r.namespace == "" || r.namespace == ns {
			rules = append(rules, r.rule)
		}
	}
	for _, q := range n.requests {
		for _, name := range rbac.Mentioned(rules, q) {
			for _, f := range s.namedTargets(m.gains, ns, name) {
				g := grant{evidence: slices.Clone(before.evidence), actions: slices.Clone(before.actions), assumes: slices.Clone(before.assumes)}
				one := q
				one.Name = name
				if f != s.fact && s.may(ns, one, &g) {
					if m.assumes != "" {
						g.assume(m.assumes)
					}
					s.c.k.w.rule(f, &m.Method, m.level, g, s.fact)
				}
			}
		}
	}
}

// targets are what a way gives.
func (s *subject) targets(what gain, ns string) []Fact {
	c := s.c
	switch what {
	case gainsPod:
		return []Fact{c.newPod(ns)}
	case gainsPods:
		return []Fact{c.anyPod(ns)}
	case gainsPorts:
		return []Fact{c.anyPorts(ns)}
	case gainsKubelet:
		return append([]Fact{c.volumes()}, c.nodeRights()...)
	case gainsAccounts:
		return []Fact{c.anyAccount(ns)}
	case gainsSecrets:
		return []Fact{c.secrets(ns)}
	case gainsLogs:
		return []Fact{c.logs(ns)}
	case gainsNamespace:
		return []Fact{c.namespaceAdmin(ns)}
	case gainsHolder:
		return c.holders(ns, "")
	case gainsCluster:
		return []Fact{c.admin()}
	case gainsNode:
		return []Fact{c.node()}
	case gainsGroups:
		return []Fact{c.masters()}
	case gainsUsers:
		var out []Fact
		for _, p := range c.people() {
			if p.kind == "User" && c.k.worth(p.fact) {
				out = append(out, p.fact)
			}
		}
		return append(out, c.controllerManager())
	}
	return nil
}

// namedTargets are what a way gives by the name of one object.
func (s *subject) namedTargets(what gain, ns, name string) []Fact {
	c := s.c
	switch what {
	case gainsPods:
		var out []Fact
		for _, in := range c.namespaces() {
			if ns == everywhere || ns == in {
				for _, r := range c.seen(c.k.names.get(nameKey("Pod", in, name))) {
					out = append(out, c.k.shape(r).containers...)
				}
			}
		}
		return out
	case gainsAccounts, gainsUsers, gainsGroups:
		var out []Fact
		kind := map[gain]string{gainsAccounts: "ServiceAccount", gainsUsers: "User", gainsGroups: "Group"}[what]
		if what == gainsGroups && name == masters {
			out = append(out, c.masters())
		}
		if what == gainsUsers && name == controllerUser {
			out = append(out, c.controllerManager())
		}
		for _, o := range c.people() {
			if o.kind == kind && o.name == name && name != masters && c.k.worth(o.fact) && (ns == everywhere || o.namespace == "" || o.namespace == ns) {
				out = append(out, o.fact)
			}
		}
		return out
	case gainsSecrets:
		if ns != everywhere {
			return []Fact{c.secret(c.anchor(), ns, name)}
		}
	case gainsHolder:
		return c.holders(ns, name)
	case gainsNamespace:
		return c.clusterRoleHolder(ns, name)
	case gainsCluster:
		return c.clusterRoleHolder("", name)
	}
	return nil
}

// people returns those that the API server of the cluster knows.
func (c *cluster) people() []*person {
	return slices.DeleteFunc(c.k.everybody(), func(p *person) bool { return p.stack != c.stack })
}

// masters is the group that may do anything.
func (c *cluster) masters() Fact {
	p := c.k.called(c.anchor(), "Group", "", masters)
	return c.k.want(p.fact, func() { c.k.gains(p) })
}

// holders returns what it is worth to hold the roles of a namespace, or that of a
// name.
func (c *cluster) holders(ns, name string) []Fact {
	var out []Fact
	for _, in := range c.namespaces() {
		if ns != everywhere && ns != in {
			continue
		}
		for _, r := range c.seen(c.k.roles.get(in)) {
			if id := c.k.id(r); id.Kind == "Role" && (name == "" || id.Name == name) {
				out = append(out, c.holder(r, "Role", in, id.Name, in))
			}
		}
	}
	return out
}

// clusterRoleHolder returns what it is worth to hold a cluster role in a
// namespace, or with "" in all of the cluster.
func (c *cluster) clusterRoleHolder(ns, name string) []Fact {
	if ns == everywhere {
		ns = ""
	}
	return []Fact{c.holder(c.anchor(), "ClusterRole", "", name, ns)}
}

// roleKind is the kind of those who hold a role, whoever they are.
const roleKind = "role"

// holder is whoever holds a role in a namespace.
func (c *cluster) holder(from *model.Resource, kind, roleNS, name, ns string) Fact {
	k := c.k
	f := k.fact(Principal, from, kube.ID{Group: "rbac.authorization.k8s.io", Kind: kind, Namespace: roleNS, Name: name})
	f.Name = "in the whole cluster"
	if ns != "" {
		f.Name = "in namespace " + ns
	}
	p := &person{fact: f, stack: c.stack, kind: roleKind, name: name, from: k.anchor(from)}
	return k.want(f, func() {
		s := &subject{person: p, c: c}
		for _, r := range k.rules(p.from, kind, roleNS, name) {
			s.rights = append(s.rights, right{r.rule, ns, r.evidence})
		}
		s.admin = mayEverything(s.rights)
		s.escalations()
	})
}

// guesses adds that who may read secrets by name, but not list them, may guess the
// names of tokens.
func (s *subject) guesses(ns string, g grant) {
	g.assumes = slices.Clone(g.assumes)
	g.assume("secrets of " + placeName(ns) + " hold tokens of service accounts, as clusters before version 1.24 made them")
	s.c.k.w.rule(s.c.anyAccount(ns), &guessSecret, Unlikely, g, s.fact)
}

// declaresSecrets reports whether the code tells the names of secrets of a namespace.
func (c *cluster) declaresSecrets(ns string) bool {
	if ns != everywhere {
		return len(c.seen(c.k.secrets.get(ns))) > 0
	}
	return len(c.seen(c.k.w.list("k8s_secret"))) > 0
}

// futile adds rights to impersonate that a namespace's binding cannot give: users
// and groups belong to none, so that they are good for nothing unless the binding
// becomes one for the cluster.
func (s *subject) futile(ns string) {
	if ns == everywhere {
		return
	}
	for _, resource := range []string{"groups", "users"} {
		g := grant{}
		if !s.may(ns, rbac.Request{Verb: "impersonate", Resource: resource}, &g) {
			continue
		}
		g.assume("the right to impersonate " + resource + " counts in the whole cluster; its binding in namespace " + ns + " alone gives none")
		m := wayCalled("k8s-impersonate-" + strings.TrimSuffix(resource, "s"))
		s.c.k.w.rule(s.targets(gainsGroups, ns)[0], &m.Method, Unlikely, g, s.fact)
	}
}

func wayCalled(id string) *kubeWay {
	return &kubeWays[slices.IndexFunc(kubeWays, func(m kubeWay) bool { return m.ID == id })]
}

// outsiders adds that callers without credentials are a subject, or all that have
// some, as far as the API server can be reached.
func (s *subject) outsiders() {
	m, assume := &anonymousCall, "the API server can be reached from the internet and lets anonymous callers in"
	everybody := s.kind == "Group" && s.name == authenticated
	switch {
	case s.kind == "User" && s.name == anonymousUser || s.kind == "Group" && s.name == unauthenticated:
	case everybody:
		m, assume = &anyGoogle, "the API server can be reached from the internet and knows strangers, as that of GKE knows everybody with a Google account"
	default:
		return
	}
	g := grant{evidence: s.bound()}
	if eks := s.c.onlyEKS(); eks == nil {
		g.assume(assume)
	} else if everybody || !endpointOpen(eks, &g) {
		return // EKS knows those alone that the account lets in
	}
	s.c.k.w.rule(s.fact, m, Call, g, Fact{Kind: Internet})
}

// bound is where a subject is bound.
func (s *subject) bound() []Evidence {
	var g grant
	for i := range s.rights {
		if e := s.rights[i].evidence; len(e) > 0 {
			g.add(e[len(e)-1])
		}
	}
	return g.evidence
}

// hasWorkload reports whether a namespace has one of the workloads that actions
// speak of.
func (c *cluster) hasWorkload(ns string, actions []string) bool {
	pods := c.k.pods()
	if ns != everywhere {
		pods = c.k.inside.get(ns)
	}
	for _, r := range c.seen(pods) {
		plural := strings.ToLower(c.k.id(r).Kind) + "s"
		for _, a := range actions {
			_, resource, _ := strings.Cut(a, " ")
			if resource, _, _ = strings.Cut(resource, "."); resource == plural {
				return true
			}
		}
	}
	return false
}
