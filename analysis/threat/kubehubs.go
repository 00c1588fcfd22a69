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
	return c.k.want(f, func() {
		if ns != everywhere {
			follow(f, ns)
			return
		}
		for _, n := range c.namespaces() {
			c.k.w.rule(c.in(kind, phrase, n, follow), &kubeEverywhere, Given, grant{}, f)
		}
	})
}

// admin is everything in the cluster.
func (c *cluster) admin() Fact {
	f := c.k.goal(c.about(Admin, theCluster))
	return c.k.want(f, func() {
		w := c.k.w
		w.rule(c.namespaceAdmin(everywhere), &kubeEverything, Given, grant{}, f)
		w.rule(c.node(), &podPrivileged, Work, grant{}, f)
	})
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
		w.rule(c.unshielded(), &byPodNet, Given, grant{}, f)
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
	r := c.k.find(c.anchor(), "Namespace", "", ns)
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
		for _, r := range c.seen(c.k.w.list(typ)) {
			switch id := c.k.id(r); {
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
	for _, p := range c.people() {
		if !c.k.mayLoosen(p) {
			continue
		}
		s := c.k.subject(p)
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

// mayLoosen reports whether somebody may have the rights that [cluster.aroundSecurity] is
// about in some namespace.
func (k *objects) mayLoosen(p *person) bool {
	return k.mighty.get(k.w, p.fact, false, equal, func() bool {
		return slices.ContainsFunc(k.rightsOf(p.fact), func(r right) bool {
			return slices.ContainsFunc(r.rule.Resources, func(name string) bool {
				return name == rbac.All || name == rbac.Unknown || name == "namespaces" || name == "persistentvolumes"
			})
		})
	})
}

// anyPod is code in any pod of a namespace.
func (c *cluster) anyPod(ns string) Fact {
	return c.in(Compute, "any pod in ", ns, func(f Fact, ns string) {
		for _, r := range c.seen(c.k.inside.get(ns)) {
			for _, x := range c.k.shape(r).containers {
				c.k.w.rule(x, &amongPods, Given, grant{}, f)
			}
		}
	})
}

// anyPorts is packets to all ports of the pods of a namespace, which no network policy
// looks at.
func (c *cluster) anyPorts(ns string) Fact {
	return c.in(Reach, "the pods in ", ns, func(f Fact, ns string) {
		n := &kubeNet{c}
		for _, r := range c.seen(c.k.inside.get(ns)) {
			if s := n.served(r); !s.Empty() {
				c.k.w.rule(n.reached(n.reach(r), s), &amongPorts, Given, grant{}, f)
			}
		}
	})
}

// nodeRights are the rights of the group of nodes, where the code gives it some.
func (c *cluster) nodeRights() []Fact {
	if p := c.k.people.get(c.about(Principal, "group "+nodesGroup)); p != nil {
		return []Fact{p.fact}
	}
	return nil
}

// anyAccount is the rights of any service account of a namespace. Those of the
// controllers are in kube-system.
func (c *cluster) anyAccount(ns string) Fact {
	return c.in(Principal, "any service account in ", ns, func(f Fact, ns string) {
		for _, p := range c.k.accounts.get(ns) {
			if c.k.worth(p.fact) && c.sees(p.from) {
				c.k.w.rule(p.fact, &amongAccounts, Given, grant{}, f)
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
	// Bindings may name it, so that the fact has a cell for what they give.
	c.k.want(c.about(Principal, "the controller manager"), func() {
		c.k.w.rule(c.anyAccount(systemNamespace), &managerTokens, Call, grant{}, f)
	})
	return f
}

// secrets is the content of all secrets of a namespace.
func (c *cluster) secrets(ns string) Fact {
	f := c.in(Secrets, "", ns, func(f Fact, ns string) {
		w := c.k.w
		c.k.goal(f)
		c.k.part(f, c.about(Secrets, "any namespace"))
		for _, r := range c.seen(c.k.secrets.get(ns)) {
			w.rule(c.secret(r, ns, c.k.id(r).Name), &amongSecrets, Given, grant{}, f)
		}
		g := grant{assumes: []string{"secrets of namespace " + ns + " hold tokens of service accounts, as clusters before version 1.24 made them"}}
		w.rule(c.anyAccount(ns), &secretToken, Call, g, f)
	})
	if ns == everywhere {
		c.k.goal(f)
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
	k.goal(f)
	k.part(f, c.secretsFact(ns))
	if _, _, ok := k.token(from, ns, name); ok {
		stub := k.anchor(from)
		k.want(f, func() {
			if account, e, ok := k.token(stub, ns, name); ok {
				k.w.rule(account, &secretToken, Call, grant{evidence: []Evidence{e}}, f)
			}
		})
	}
	return f
}

// token returns the account whose token a secret holds that an object names, and what says
// so; ok is false for other secrets.
func (k *objects) token(from *model.Resource, ns, name string) (account Fact, e Evidence, ok bool) {
	r := k.find(from, "Secret", ns, name)
	if r == nil || !isToken(r) {
		return account, e, false
	}
	named, ok := r.Value.Get("metadata").Get("annotations").Get(accountAnnotation).AsString()
	return k.accountFact(r, ns, named), at(r, "metadata", "annotations", accountAnnotation), ok
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
	k := c.k
	f := k.goal(c.about(Node, "a node of "+theCluster))
	return k.want(f, func() {
		k.w.rule(c.volumes(), &nodeVolumes, Given, grant{}, f)
		for _, r := range c.seen(k.pods()) {
			s := k.shape(r)
			for _, x := range s.containers {
				k.w.rule(x, &nodePods, Call, s.onNode(r), f)
			}
		}
		if p := k.people.get(c.about(Principal, "group "+nodesGroup)); p != nil {
			k.w.rule(p.fact, &nodeIdentity, Call, grant{evidence: k.subject(p).bound()}, f)
		}
	})
}

// controlNode is root on a node that the control plane runs on.
func (c *cluster) controlNode() Fact {
	f := c.k.goal(c.about(Node, "a control-plane node of "+theCluster))
	return c.k.want(f, func() {
		c.k.w.rule(c.node(), &kubeEverything, Given, grant{}, f)
		c.k.w.rule(c.admin(), &controlPlane, Call, grant{}, f)
	})
}

// volumes is what is in the volumes of the pods on a node.
func (c *cluster) volumes() Fact {
	k := c.k
	f := c.about(Files, "pods on a node")
	return k.want(f, func() {
		for _, r := range c.seen(k.pods()) {
			s := k.shape(r)
			g := s.onNode(r)
			if (s.mounted || s.volume) && k.worth(s.account) {
				k.w.rule(s.account, &stolenToken, Call, g, f)
			}
			for _, name := range s.secrets {
				k.w.rule(c.secret(r, k.id(r).Namespace, name), &stolenSecret, Call, g, f)
			}
		}
	})
}

// files is what can be read on a node.
func (c *cluster) files() Fact {
	f := c.about(Files, "a node")
	return c.k.want(f, func() {
		c.k.w.rule(c.node(), &nodeFiles, Work, grant{assumes: []string{"a credential for the node is among the files"}}, f)
	})
}
