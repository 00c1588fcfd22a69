package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// Many in a cluster may do the same to many. What they get is one fact for all of a
// namespace, from which rules lead on.

// in returns a fact about a namespace, and calls follow with each namespace that it
// is about when it is new. The fact about everywhere leads to those about each.
func (c *cluster) in(kind Kind, phrase, ns string, follow func(f Fact, ns string)) Fact {
	name := phrase + "namespace " + ns
	if ns == everywhere {
		name = phrase + "any namespace"
	}
	f := c.about(kind, name)
	if !c.k.w.once(f) {
		return f
	}
	if ns != everywhere {
		follow(f, ns)
		return f
	}
	for _, n := range c.namespaces {
		c.k.w.rule(c.in(kind, phrase, n, follow), &kubeEverywhere, Given, grant{}, f)
	}
	return f
}

// admin is everything in the cluster.
func (c *cluster) admin() Fact {
	f := c.goal(c.about(Admin, theCluster))
	if c.k.w.once(f) {
		w := c.k.w
		w.rule(c.namespaceAdmin(everywhere), &kubeEverything, Given, grant{}, f)
		w.rule(c.node(), &podPrivileged, Work, grant{}, f)
	}
	return f
}

// namespaceAdmin is everything in a namespace.
func (c *cluster) namespaceAdmin(ns string) Fact {
	return c.in(Admin, "", ns, func(f Fact, ns string) {
		for _, to := range []Fact{c.newPod(ns), c.anyPod(ns), c.anyAccount(ns), c.secrets(ns)} {
			c.k.w.rule(to, &kubeEverything, Given, grant{}, f)
		}
	})
}

// newPod is code in a pod that is as one likes.
func (c *cluster) newPod(ns string) Fact {
	return c.in(Compute, "a new pod in ", ns, func(f Fact, ns string) {
		w := c.k.w
		w.rule(c.anyAccount(ns), &podAccount, Given, grant{}, f)
		w.rule(c.secrets(ns), &podSecrets, Call, grant{}, f)
		if g, ok := c.unrestricted(ns); ok {
			w.rule(c.node(), &podPrivileged, Work, g, f)
		} else {
			c.aroundSecurity(f, ns)
		}
	})
}

// unrestricted reports whether a namespace lets pods be privileged. Pod Security
// lets them unless a label of the namespace says otherwise:
// https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces.
func (c *cluster) unrestricted(ns string) (grant, bool) {
	g := grant{}
	if other := c.admission(); other != nil {
		g.assume(string(other.Address) + " lets privileged pods into namespace " + ns)
	}
	r := c.k.find(c.anchor, "Namespace", "", ns)
	if r == nil {
		if ns != defaultNamespace && ns != systemNamespace {
			g.assume("namespace " + ns + " enforces no Pod Security standard")
		}
		return g, true
	}
	const label = "pod-security.kubernetes.io/enforce"
	g.add(at(r, "metadata", "labels", label))
	labels := r.Value.Get("metadata").Get("labels")
	v := labels.Get(label)
	if v.Is(model.Unknown) || labels.Is(model.Unknown) {
		g.assume("namespace " + ns + " enforces no Pod Security standard")
		return g, true
	}
	level, _ := v.AsString()
	return g, level != "baseline" && level != "restricted"
}

// admission returns an object that may keep pods from being created, nil where the
// code has none. What such objects decide is not evaluated.
func (c *cluster) admission() *model.Resource {
	for _, typ := range []string{"k8s_webhook_configuration", "k8s_admission_policy", kube.Custom} {
		for _, r := range c.all(typ) {
			id, _ := kube.Identify(r.Value)
			switch {
			case id.Kind == "ValidatingWebhookConfiguration", id.Kind == "ValidatingAdmissionPolicy",
				id.Kind == "ClusterPolicy" && id.Group == "kyverno.io", id.Group == "constraints.gatekeeper.sh":
				return r
			}
		}
	}
	return nil
}

// aroundSecurity adds the ways around a Pod Security standard that is enforced: to
// take its label away, and to mount the node's files by a volume, which the
// standards do not look at.
func (c *cluster) aroundSecurity(f Fact, ns string) {
	for _, s := range c.subjects {
		var g grant
		if s.satisfies(&need{requests: []rbac.Request{{Verb: "patch", Resource: "namespaces", Name: ns}, {Verb: "update", Resource: "namespaces", Name: ns}}}, ns, &g) {
			c.k.w.rule(c.node(), &podUnenforced, Work, g, s.fact, f)
		}
		g = grant{}
		if s.may(everywhere, rbac.Request{Verb: "create", Resource: "persistentvolumes"}, &g) &&
			s.may(ns, rbac.Request{Verb: "create", Resource: "persistentvolumeclaims"}, &g) {
			c.k.w.rule(c.node(), &podVolume, Work, g, s.fact, f)
		}
	}
}

// anyPod is code in any pod of a namespace.
func (c *cluster) anyPod(ns string) Fact {
	return c.in(Compute, "any pod in ", ns, func(f Fact, ns string) {
		for _, p := range c.pods {
			if p.id.Namespace == ns {
				for _, x := range p.containers {
					c.k.w.rule(x.fact, &amongPods, Given, grant{}, f)
				}
			}
		}
	})
}

// portsPhrase names packets to the pods of a namespace; [kubeNet.lateral] leads on.
const portsPhrase = "the pods in "

// anyPorts is packets to all ports of the pods of a namespace, which no network policy
// looks at.
func (c *cluster) anyPorts(ns string) Fact {
	return c.in(Reach, portsPhrase, ns, func(Fact, string) {})
}

// nodeRights are the rights of the group of nodes, where the code gives it some.
func (c *cluster) nodeRights() []Fact {
	if s := c.k.subjects[c.about(Principal, "group "+nodesGroup)]; s != nil {
		return []Fact{s.fact}
	}
	return nil
}

// anyAccount is the rights of any service account of a namespace. Those of the
// controllers are in kube-system.
func (c *cluster) anyAccount(ns string) Fact {
	return c.in(Principal, "any service account in ", ns, func(f Fact, ns string) {
		for _, s := range c.k.subjects.sorted() {
			if s.kind == "ServiceAccount" && s.namespace == ns && s.worth() && kube.Sees(s.from, c.anchor) {
				c.k.w.rule(s.fact, &amongAccounts, Given, grant{}, f)
			}
		}
		if ns == systemNamespace {
			c.k.w.rule(c.admin(), &systemAccounts, Call, grant{assumes: []string{"the controllers of the control plane have service accounts of their own"}}, f)
		}
	})
}

// controllerUser is who the controller manager is for the API server, where every
// cluster lets it get tokens for the accounts of controllers:
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#core-component-roles.
const controllerUser = "system:kube-controller-manager"

// controllerManager is the rights of the controller manager.
func (c *cluster) controllerManager() Fact {
	f := c.about(Principal, "user "+controllerUser)
	if c.k.w.once(f) {
		c.k.w.rule(c.anyAccount(systemNamespace), &managerTokens, Call, grant{}, f)
	}
	return f
}

// secrets is the content of all secrets of a namespace.
func (c *cluster) secrets(ns string) Fact {
	f := c.in(Secrets, "", ns, func(f Fact, ns string) {
		w := c.k.w
		c.goal(f)
		c.k.parts[f] = c.about(Secrets, "any namespace")
		for _, r := range c.all("k8s_secret") {
			if id, _ := kube.Identify(r.Value); id.Namespace == ns {
				w.rule(c.secret(r, ns, id.Name), &amongSecrets, Given, grant{}, f)
			}
		}
		g := grant{assumes: []string{"secrets of namespace " + ns + " hold tokens of service accounts, as clusters before version 1.24 made them"}}
		w.rule(c.anyAccount(ns), &secretToken, Call, g, f)
	})
	if ns == everywhere {
		c.goal(f)
	}
	return f
}

// secretsFact is what [cluster.secrets] returns for a namespace.
func (c *cluster) secretsFact(ns string) Fact { return c.about(Secrets, "namespace "+ns) }

// logs is what the kubelet serves of pods' logs.
func (c *cluster) logs(ns string) Fact {
	return c.in(Logs, "", ns, func(Fact, string) {})
}

// secret is the content of a secret that an object names.
func (c *cluster) secret(from *model.Resource, ns, name string) Fact {
	k := c.k
	id := kube.ID{Kind: "Secret", Namespace: ns, Name: name}
	f := k.fact(Read, from, id)
	k.goals[f] = true
	k.parts[f] = c.secretsFact(ns)
	if r := k.find(from, "Secret", ns, name); r != nil && isToken(r) && k.w.once(f) {
		if account, ok := r.Value.Get("metadata").Get("annotations").Get(accountAnnotation).AsString(); ok {
			s := k.subject(r, "ServiceAccount", ns, account)
			k.w.rule(s.fact, &secretToken, Call, grant{evidence: []Evidence{at(r, "metadata", "annotations", accountAnnotation)}}, f)
		}
	}
	return f
}

// accountAnnotation names the account of a secret that holds a token:
// https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets.
const accountAnnotation = "kubernetes.io/service-account.name"

func isToken(r *model.Resource) bool {
	typ, _ := r.Value.Get("type").AsString()
	return typ == "kubernetes.io/service-account-token"
}

// node is root on one of the cluster's nodes.
func (c *cluster) node() Fact {
	f := c.goal(c.about(Node, "a node of "+theCluster))
	w := c.k.w
	if !w.once(f) {
		return f
	}
	w.rule(c.volumes(), &nodeVolumes, Given, grant{}, f)
	for _, p := range c.pods {
		g := p.onNode()
		for _, x := range p.containers {
			w.rule(x.fact, &nodePods, Call, g, f)
		}
	}
	if s := c.k.subjects[c.about(Principal, "group "+nodesGroup)]; s != nil {
		w.rule(s.fact, &nodeIdentity, Call, grant{evidence: s.bound()}, f)
	}
	return f
}

// controlNode is root on a node that the control plane runs on.
func (c *cluster) controlNode() Fact {
	f := c.goal(c.about(Node, "a control-plane node of "+theCluster))
	if c.k.w.once(f) {
		c.k.w.rule(c.node(), &kubeEverything, Given, grant{}, f)
		c.k.w.rule(c.admin(), &controlPlane, Call, grant{}, f)
	}
	return f
}

// volumes is what is in the volumes of the pods on a node.
func (c *cluster) volumes() Fact {
	f := c.about(Files, "pods on a node")
	w := c.k.w
	if !w.once(f) {
		return f
	}
	for _, p := range c.pods {
		g := p.onNode()
		if s, ok := p.token(); ok {
			w.rule(s.fact, &stolenToken, Call, g, f)
		}
		for _, name := range p.secretVolumes() {
			w.rule(c.secret(p.res, p.id.Namespace, name), &stolenSecret, Call, g, f)
		}
	}
	return f
}

// files is what can be read on a node.
func (c *cluster) files() Fact {
	f := c.about(Files, "a node")
	if c.k.w.once(f) {
		c.k.w.rule(c.node(), &nodeFiles, Work, grant{assumes: []string{"a credential for the node is among the files"}}, f)
	}
	return f
}

// onNode says what is assumed when a pod is taken to run on the node that an
// attacker has. A DaemonSet without a choice of nodes runs on all.
func (p *pod) onNode() grant {
	if p.id.Kind == "DaemonSet" && p.spec.Get("nodeSelector").Len() == 0 && p.spec.Get("affinity").IsNull() {
		return grant{evidence: []Evidence{at(p.res, "kind")}}
	}
	return grant{assumes: []string{string(p.res.Address) + " runs on the same node"}}
}

// sorted returns the subjects in an order that is the same each time.
func (m subjects) sorted() []*subject {
	out := make([]*subject, 0, len(m))
	for _, s := range m {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *subject) int { return compareFacts(a.fact, b.fact) })
	return out
}

type subjects map[Fact]*subject
