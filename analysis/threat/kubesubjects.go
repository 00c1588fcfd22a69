package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// A subject is somebody whom the API server knows: a service account, a user, a
// group, or whoever holds a role.
type subject struct {
	c    *cluster
	fact Fact
	// kind is that of a binding's subject.
	kind, namespace, name string
	from                  *model.Resource // what names it
	rights                []right
	groups                []string // that it is in
	admin                 bool
	cloud                 bool // it has an identity in a cloud
	queued                bool
}

// A right is a rule that a subject holds, in one namespace or, with "", in all and
// for objects of none.
type right struct {
	rule      rbac.Rule
	namespace string
	evidence  []Evidence
}

// Groups that the API server puts callers into:
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings,
// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests.
const (
	authenticated   = "system:authenticated"
	unauthenticated = "system:unauthenticated"
	anonymousUser   = "system:anonymous"
	masters         = "system:masters"
	nodesGroup      = "system:nodes"
	accountsGroup   = "system:serviceaccounts"
)

// subject returns the subject of a kind and name that an object names.
func (k *objects) subject(from *model.Resource, kind, namespace, name string) *subject {
	c := k.cluster(from)
	s := &subject{c: c, kind: kind, namespace: namespace, name: name, from: from}
	switch kind {
	case "ServiceAccount":
		s.fact = k.fact(Principal, from, kube.ID{Kind: kind, Namespace: namespace, Name: name})
		s.groups = []string{accountsGroup, accountsGroup + ":" + namespace, authenticated}
		if other := k.clusters[s.fact.Stack]; other != nil {
			s.c = other
		}
	case "User":
		s.fact = c.about(Principal, "user "+name)
		s.groups = []string{authenticated}
		if name == anonymousUser {
			s.groups = []string{unauthenticated}
		}
	default:
		s.fact = c.about(Principal, "group "+name)
		s.admin = name == masters
	}
	if old := k.subjects[s.fact]; old != nil {
		return old
	}
	k.subjects[s.fact] = s
	s.c.subjects = append(s.c.subjects, s)
	return s
}

// readSubjects reads who holds which roles.
func (k *objects) readSubjects() {
	for _, b := range k.w.all("k8s_role_binding") {
		k.readBinding(b)
	}
	for _, r := range k.w.all("k8s_service_account") {
		id, _ := kube.Identify(r.Value)
		k.subject(r, "ServiceAccount", id.Namespace, id.Name)
	}
	for _, c := range k.order {
		for _, p := range c.pods {
			k.accountOf(p)
		}
	}
	k.clouds()
	for _, c := range k.order {
		for _, s := range c.subjects {
			k.enrich(s)
		}
	}
}

// enrich adds the rights that a subject has by its groups, and queues it if it may
// do anything.
func (k *objects) enrich(s *subject) {
	for _, name := range s.groups {
		for _, c := range k.order {
			if g := k.subjects[c.about(Principal, "group "+name)]; g != nil && kube.Sees(s.from, c.anchor) {
				s.rights = append(s.rights, g.rights...)
			}
		}
	}
	for i := range s.rights {
		s.admin = s.admin || s.rights[i].namespace == "" && s.rights[i].rule.Everything()
	}
	k.queue(s)
}

func (k *objects) queue(s *subject) {
	if !s.queued && s.worth() {
		s.queued = true
		k.pending = append(k.pending, s)
	}
}

// accountOf returns the service account of a pod.
func (k *objects) accountOf(p *pod) *subject {
	name, ok := p.spec.Get("serviceAccountName").AsString()
	if !ok {
		name = "default"
	}
	return k.subject(p.res, "ServiceAccount", p.id.Namespace, name)
}

// worth reports whether somebody gains anything by being the subject.
func (s *subject) worth() bool { return len(s.rights) > 0 || s.admin || s.cloud }

func (k *objects) readBinding(b *model.Resource) {
	id, _ := kube.Identify(b.Value)
	ref := b.Value.Get("roleRef")
	kind, _ := ref.Get("kind").AsString()
	name, _ := ref.Get("name").AsString()
	granted := k.rules(b, kind, id.Namespace, name)
	for j, v := range b.Value.Get("subjects").Elems() {
		kind, _ := v.Get("kind").AsString()
		name, ok := v.Get("name").AsString()
		if !ok {
			continue
		}
		ns, _ := v.Get("namespace").AsString()
		if ns == "" {
			ns = id.Namespace
		}
		// The name that the API server gives to service accounts works as a user's.
		if full, ok := strings.CutPrefix(name, "system:serviceaccount:"); ok && kind == "User" {
			if n, a, ok := strings.Cut(full, ":"); ok {
				kind, ns, name = "ServiceAccount", n, a
			}
		}
		s := k.subject(b, kind, ns, name)
		for _, g := range granted {
			r := right{g.rule, id.Namespace, append(slices.Clone(g.evidence), at(b, "subjects", j))}
			s.rights = append(s.rights, r)
		}
	}
}

// rules returns the rules of a role that an object names, with where each stands.
func (k *objects) rules(from *model.Resource, kind, namespace, name string) []right {
	if kind == "ClusterRole" {
		namespace = ""
	}
	r := k.find(from, kind, namespace, name)
	if r == nil {
		if kind != "ClusterRole" {
			return nil
		}
		out := k.aggregated(from, func(labels map[string]string) bool {
			return aggregates(name, labels)
		})
		for _, rule := range rbac.Builtin(name) {
			out = append(out, right{rule: rule, evidence: []Evidence{at(from, "roleRef")}})
		}
		return out
	}
	var out []right
	for i, v := range r.Value.Get("rules").Elems() {
		out = append(out, right{rule: readRule(v), evidence: []Evidence{at(r, "rules", i)}})
	}
	for _, v := range r.Value.Get("aggregationRule").Get("clusterRoleSelectors").Elems() {
		if sel, ok := kube.LabelSelector(v); ok {
			out = append(out, k.aggregated(r, sel.Matches)...)
		}
	}
	return out
}

// aggregates reports whether labels add a role's rules to one of the roles for
// users, to which the ones below it belong as well:
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles.
func aggregates(role string, labels map[string]string) bool {
	below := map[string][]string{"view": {"view"}, "edit": {"view", "edit"}, "admin": {"view", "edit", "admin"}}
	return slices.ContainsFunc(below[role], func(to string) bool {
		return labels["rbac.authorization.k8s.io/aggregate-to-"+to] == "true"
	})
}

// aggregated returns the rules of the ClusterRoles whose labels match.
func (k *objects) aggregated(from *model.Resource, matches func(map[string]string) bool) []right {
	var out []right
	for _, r := range k.w.all("k8s_role") {
		id, _ := kube.Identify(r.Value)
		if r == from || id.Kind != "ClusterRole" || !kube.Sees(from, r) || !matches(kube.LabelsOf(r.Value.Get("metadata"))) {
			continue
		}
		for i, v := range r.Value.Get("rules").Elems() {
			out = append(out, right{rule: readRule(v), evidence: []Evidence{at(r, "rules", i)}})
		}
	}
	return out
}

func readRule(v *model.Value) rbac.Rule {
	words := func(name string) []string {
		list := v.Get(name)
		if list.Is(model.Unknown) {
			return []string{rbac.Unknown}
		}
		var out []string
		for _, e := range list.Elems() {
			s, ok := e.AsString()
			if !ok {
				s = rbac.Unknown
			}
			out = append(out, s)
		}
		return out
	}
	return rbac.Rule{Verbs: words("verbs"), Groups: words("apiGroups"), Resources: words("resources"), Names: words("resourceNames")}
}

// may asks whether the subject may do something: in a namespace, in all of them
// (everywhere), or to what belongs to none ("").
func (s *subject) may(namespace string, q rbac.Request, g *grant) bool {
	best := rbac.No
	var by *right
	for i := range s.rights {
		r := &s.rights[i]
		if r.namespace != "" && r.namespace != namespace {
			continue
		}
		if a := r.rule.Allows(q); a > best {
			best, by = a, r
		}
	}
	if best == rbac.No {
		return false
	}
	for _, e := range by.evidence {
		g.add(e)
	}
	action := showAction(q)
	if !slices.Contains(g.actions, action) {
		g.actions = append(g.actions, action)
	}
	if best == rbac.Maybe {
		g.assume("a rule of " + string(by.evidence[0].Address) + " allows to " + action)
	}
	return true
}

// showAction writes a request as kubectl auth can-i has it.
func showAction(q rbac.Request) string {
	resource := q.Resource
	if q.Group != "" {
		name, sub, ok := strings.Cut(resource, "/")
		resource = name + "." + q.Group
		if ok {
			resource += "/" + sub
		}
	}
	return q.Verb + " " + resource
}
