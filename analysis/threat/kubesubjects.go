package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// A person is somebody whom the API server knows: a service account, a user, a group, or
// whoever holds a role.
type person struct {
	fact  Fact
	stack string // of the cluster
	// kind is that of a binding's subject.
	kind, namespace, name string
	from                  *model.Resource // stands for what names it
	grants                []boundBy
	// standsFor tells that all it has in clouds are the rights of a principal there, from
	// which paths start as well.
	standsFor bool
}

// boundBy is a subject of a binding.
type boundBy struct {
	binding place
	index   int
}

// A subject is a person with the rights that there are.
type subject struct {
	*person
	c      *cluster
	rights []right
	admin  bool
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

// groups are those that somebody is in.
func (p *person) groups() []string {
	switch p.kind {
	case "ServiceAccount":
		return []string{accountsGroup, accountsGroup + ":" + p.namespace, authenticated}
	case "User":
		if p.name == anonymousUser {
			return []string{unauthenticated}
		}
		return []string{authenticated}
	}
	return nil
}

// accountFact returns the rights of a service account that an object names.
func (k *objects) accountFact(from *model.Resource, namespace, name string) Fact {
	return k.fact(Principal, from, kube.ID{Kind: "ServiceAccount", Namespace: namespace, Name: name})
}

// called returns the person of a kind and name that an object names.
func (k *objects) called(from *model.Resource, kind, namespace, name string) *person {
	p := &person{stack: from.Origin.Stack, kind: kind, namespace: namespace, name: name, from: k.anchor(from)}
	switch kind {
	case "ServiceAccount":
		p.fact = k.accountFact(from, namespace, name)
		p.stack = p.fact.Stack
	case "User":
		p.fact = k.cluster(p.stack).about(Principal, "user "+name)
	default:
		p.kind, p.fact = "Group", k.cluster(p.stack).about(Principal, "group "+name)
	}
	return p
}

// readPeople finds who is named by bindings, is declared, or is the account of a pod.
func (k *objects) readPeople() map[Fact]*person {
	out := map[Fact]*person{}
	add := func(p *person) *person {
		if old := out[p.fact]; old != nil {
			return old
		}
		out[p.fact] = p
		return p
	}
	for _, b := range k.w.list("k8s_role_binding") {
		for _, s := range k.boundBy(b) {
			p := add(k.called(b, s.kind, s.namespace, s.name))
			p.grants = append(p.grants, boundBy{placeOf(b), s.index})
		}
	}
	for _, r := range k.w.list("k8s_service_account") {
		id := k.id(r)
		add(k.called(r, "ServiceAccount", id.Namespace, id.Name))
	}
	for _, r := range k.pods() {
		if f := k.shape(r).account; out[f] == nil {
			p := k.podAt(placeOf(r))
			add(k.called(r, "ServiceAccount", p.id.Namespace, p.accountName()))
		}
	}
	return out
}

// A boundSubject is what a subject of a binding says.
type boundSubject struct {
	kind, namespace, name string
	index                 int
}

// boundBy returns the subjects of a binding.
func (k *objects) boundBy(r *model.Resource) []boundSubject {
	at := placeOf(r)
	return k.bound.get(k.w, at, nil, slices.Equal, func() []boundSubject {
		b := k.w.lookup(at)
		if b == nil {
			return nil
		}
		var out []boundSubject
		for j, v := range b.Value.Get("subjects").Elems() {
			s := boundSubject{index: j}
			s.kind, _ = v.Get("kind").AsString()
			ok := false
			if s.name, ok = v.Get("name").AsString(); !ok {
				continue
			}
			if s.namespace, _ = v.Get("namespace").AsString(); s.namespace == "" {
				s.namespace = k.id(b).Namespace
			}
			// The name that the API server gives to service accounts works as a user's.
			if full, ok := strings.CutPrefix(s.name, "system:serviceaccount:"); ok && s.kind == "User" {
				if n, a, ok := strings.Cut(full, ":"); ok {
					s.kind, s.namespace, s.name = "ServiceAccount", n, a
				}
			}
			out = append(out, s)
		}
		return out
	})
}

// grantedBy returns the rights that a binding gives.
func (k *objects) grantedBy(at place) []right {
	return k.granted.get(k.w, at, nil, sameRights, func() []right {
		b := k.w.lookup(at)
		if b == nil {
			return nil
		}
		id, ref := k.id(b), b.Value.Get("roleRef")
		kind, _ := ref.Get("kind").AsString()
		name, _ := ref.Get("name").AsString()
		out := k.rules(b, kind, id.Namespace, name)
		for i := range out {
			out[i].namespace = id.Namespace
		}
		return out
	})
}

func sameRights(a, b []right) bool {
	return slices.EqualFunc(a, b, func(x, y right) bool {
		return x.namespace == y.namespace && sameKubeRule(&x.rule, &y.rule) && slices.EqualFunc(x.evidence, y.evidence, sameEvidence)
	})
}

func sameKubeRule(a, b *rbac.Rule) bool {
	return slices.Equal(a.Verbs, b.Verbs) && slices.Equal(a.Groups, b.Groups) && slices.Equal(a.Resources, b.Resources) && slices.Equal(a.Names, b.Names)
}

// person returns who a fact is about, nil for nobody that the code names.
func (k *objects) person(f Fact) *person {
	k.w.memo.Read(&k.clouds.Node)
	if p := k.people.get(f); p != nil {
		return p
	}
	return k.cloudy[f]
}

// declared returns those whom objects name, sorted.
func (k *objects) declared() []*person {
	return slices.SortedFunc(maps.Values(k.people.all()), comparePeople)
}

func comparePeople(a, b *person) int { return compareFacts(a.fact, b.fact) }

// everybody returns all that the code names, sorted.
func (k *objects) everybody() []*person {
	k.w.memo.Read(&k.clouds.Node)
	people := k.people.all()
	out := slices.Collect(maps.Values(people))
	for f, p := range k.cloudy {
		if people[f] == nil {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, comparePeople)
	return out
}

// readAccounts finds the service accounts of each namespace.
func (k *objects) readAccounts() map[string][]*person {
	out := map[string][]*person{}
	for _, p := range k.everybody() {
		if p.kind == "ServiceAccount" {
			out[p.namespace] = append(out[p.namespace], p)
		}
	}
	return out
}

// rightsOf returns the rights of a person, those by its groups among them.
func (k *objects) rightsOf(f Fact) []right {
	return k.rights.get(k.w, f, nil, sameRights, func() []right {
		p := k.person(f)
		if p == nil {
			return nil
		}
		var out []right
		for _, g := range p.grants {
			for _, r := range k.grantedBy(g.binding) {
				r.evidence = append(slices.Clone(r.evidence), Evidence{g.binding.stack, g.binding.address, model.Path{"subjects", g.index}})
				out = append(out, r)
			}
		}
		for _, name := range p.groups() {
			for _, c := range k.order() {
				if c.stack == p.from.Origin.Stack || kube.Sees(p.from, c.anchor()) {
					out = append(out, k.rightsOf(c.about(Principal, "group "+name))...)
				}
			}
		}
		return out
	})
}

// subject returns a person with its rights.
func (k *objects) subject(p *person) *subject {
	s := &subject{person: p, c: k.cluster(p.stack), rights: k.rightsOf(p.fact), admin: p.isMasters()}
	s.admin = s.admin || mayEverything(s.rights)
	return s
}

// isMasters reports whether a person is the group that may do anything.
func (p *person) isMasters() bool { return p.kind == "Group" && p.name == masters }

// mayEverything reports whether rights are all that there are in the whole cluster.
func mayEverything(rights []right) bool {
	return slices.ContainsFunc(rights, func(r right) bool { return r.namespace == "" && r.rule.Everything() })
}

// worth reports whether somebody gains anything by being a person.
func (k *objects) worth(f Fact) bool {
	return k.worthy.get(k.w, f, false, equal, func() bool {
		k.w.memo.Read(&k.clouds.Node)
		p := k.person(f)
		return p != nil && (k.cloudy[f] != nil || len(k.rightsOf(f)) > 0 || p.isMasters())
	})
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
		var evidence []Evidence
		if from.Type != "" {
			evidence = []Evidence{at(from, "roleRef")}
		}
		for _, rule := range rbac.Builtin(name) {
			out = append(out, right{rule: rule, evidence: evidence})
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
		id := k.id(r)
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
	if best == rbac.Maybe && len(by.evidence) > 0 {
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
