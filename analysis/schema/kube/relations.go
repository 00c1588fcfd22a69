package kube

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A relation is a way in which an object refers to others.
type relation struct {
	// name is the attribute of links that shows what is referred to, back the
	// one that shows who refers; "" for none.
	name, back string
	// shows are the attributes of what is referred to that links show, and
	// backShows those of who refers, separated by spaces. A name with a slash
	// is one of its links: "links/ingresses". The ports of a pod are those of all
	// its containers.
	shows, backShows string
	// nearest relations lead to one object: the nearest of that name.
	nearest bool
}

// deep and deepBack tell whether links of what is shown are shown as well.
func (r *relation) deep() bool     { return strings.Contains(r.shows, "links/") }
func (r *relation) deepBack() bool { return strings.Contains(r.backShows, "links/") }

// The relations between objects. Sources: the fields' descriptions in the API
// reference; https://kubernetes.io/docs/concepts/services-networking/network-policies/,
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/,
// https://kubernetes.io/docs/tasks/run-application/configure-pdb/.
var (
	serviceSelectsPods = &relation{name: "pods", back: "services", shows: "kind metadata ports", backShows: "kind metadata spec links/ingresses links/routes"}
	policySelectsPods  = &relation{name: "pods", back: "networkPolicies", shows: "kind metadata", backShows: "kind metadata spec"}
	budgetSelectsPods  = &relation{name: "pods", back: "disruptionBudgets", shows: "kind metadata workload links/autoscalers", backShows: "kind metadata spec"}
	scalerScalesPods   = &relation{name: "target", back: "autoscalers", shows: "kind metadata workload", backShows: "kind metadata spec", nearest: true}
	podRunsAs          = &relation{name: "serviceAccount", back: "pods", shows: "metadata automountServiceAccountToken imagePullSecrets", backShows: "kind metadata", nearest: true}
	podReadsSecret     = &relation{name: "secrets", back: "pods", shows: "kind metadata type", backShows: "kind metadata", nearest: true}
	podReadsConfig     = &relation{name: "configMaps", back: "pods", shows: "kind metadata data", backShows: "kind metadata", nearest: true}
	podMountsClaim     = &relation{name: "claims", back: "pods", shows: "kind metadata spec", backShows: "kind metadata", nearest: true}
	podInNamespace     = &relation{name: "namespace", shows: "kind metadata links/limitRanges links/resourceQuotas", nearest: true}
	policyInNamespace  = &relation{back: "networkPolicies", backShows: "kind metadata spec", nearest: true}
	limitsInNamespace  = &relation{back: "limitRanges", backShows: "kind metadata spec", nearest: true}
	quotaInNamespace   = &relation{back: "resourceQuotas", backShows: "kind metadata spec", nearest: true}
	bindingGrants      = &relation{name: "role", back: "bindings", shows: "kind metadata rules", backShows: "kind metadata subjects", nearest: true}
	bindingNames       = &relation{name: "serviceAccounts", back: "bindings", shows: "kind metadata", backShows: "kind metadata roleRef links/role", nearest: true}
	bindingEmpowers    = &relation{name: "pods", back: "bindings", shows: "kind metadata", backShows: "kind metadata roleRef links/role"}
	ingressServes      = &relation{name: "services", back: "ingresses", shows: "kind metadata spec", backShows: "kind metadata spec", nearest: true}
	routeServes        = &relation{name: "services", back: "routes", shows: "kind metadata spec", backShows: "kind metadata spec links/gateways", nearest: true}
	routeEnters        = &relation{name: "gateways", back: "routes", shows: "kind metadata spec", backShows: "kind metadata spec", nearest: true}
	claimBindsVolume   = &relation{name: "volume", back: "claims", shows: "kind metadata spec", backShows: "kind metadata spec", nearest: true}
	claimOfClass       = &relation{name: "storageClass", back: "claims", shows: "kind metadata parameters provisioner", backShows: "kind metadata", nearest: true}
	secretOfAccount    = &relation{name: "serviceAccount", back: "secrets", shows: "kind metadata", backShows: "kind metadata type", nearest: true}
)

// A want is a reference: a key under which what is meant can be found, and what
// must hold of it.
type want struct {
	rel *relation
	key string
	sel *Selector // of pods
}

// facts are what others may know an object by, and what it refers to.
type facts struct {
	offers []string
	wants  []want
	labels map[string]string // of a workload's pods
}

// key joins the parts of a key.
func key(parts ...string) string { return strings.Join(parts, "\x00") }

// factsOf reads the offers and references of an object.
func factsOf(r *model.Resource) facts {
	id, _ := Identify(r.Value)
	f := facts{}
	offer := func(parts ...string) { f.offers = append(f.offers, key(parts...)) }
	offer(id.Kind, id.Namespace, id.Name)
	v := r.Value
	spec := v.Get("spec")
	switch r.Type {
	case Pod:
		f.pod(id, v)
	case "k8s_service":
		if sel := spec.Get("selector"); sel.Len() > 0 {
			s := PlainSelector(sel)
			f.selects(serviceSelectsPods, id.Namespace, &s)
		}
	case "k8s_network_policy":
		f.want(policyInNamespace, "Namespace", "", id.Namespace)
		if s, ok := LabelSelector(spec.Get("podSelector")); ok {
			f.selects(policySelectsPods, id.Namespace, &s)
		}
	case "k8s_pod_disruption_budget":
		if s, ok := LabelSelector(spec.Get("selector")); ok {
			f.selects(budgetSelectsPods, id.Namespace, &s)
		}
	case "k8s_horizontal_pod_autoscaler":
		ref := spec.Get("scaleTargetRef")
		f.want(scalerScalesPods, text(ref.Get("kind")), id.Namespace, text(ref.Get("name")))
	case "k8s_limit_range":
		f.want(limitsInNamespace, "Namespace", "", id.Namespace)
	case "k8s_resource_quota":
		f.want(quotaInNamespace, "Namespace", "", id.Namespace)
	case "k8s_role_binding":
		f.binding(id, v)
	case "k8s_ingress":
		for _, name := range backends(spec) {
			f.want(ingressServes, "Service", id.Namespace, name)
		}
	case "k8s_route":
		f.route(id, spec)
	case "k8s_persistent_volume_claim":
		f.want(claimBindsVolume, "PersistentVolume", "", text(spec.Get("volumeName")))
		f.want(claimOfClass, "StorageClass", "", text(spec.Get("storageClassName")))
	case "k8s_secret":
		account := v.Get("metadata").Get("annotations").Get("kubernetes.io/service-account.name")
		f.want(secretOfAccount, "ServiceAccount", id.Namespace, text(account))
	}
	return f
}

// want notes a reference by name.
func (f *facts) want(rel *relation, kind, namespace, name string) {
	if name != "" && kind != "" {
		f.wants = append(f.wants, want{rel: rel, key: key(kind, namespace, name)})
	}
}

// selects notes a reference to the pods of a namespace that a selector matches.
// They are looked for by one of its labels.
func (f *facts) selects(rel *relation, namespace string, s *Selector) {
	k := key("pods", namespace)
	least := ""
	for name := range s.Equal {
		if least == "" || name < least {
			least = name
		}
	}
	if least != "" {
		k = key("pods", namespace, least, s.Equal[least])
	}
	f.wants = append(f.wants, want{rel: rel, key: k, sel: s})
}

func (f *facts) pod(id ID, v *model.Value) {
	ns := id.Namespace
	f.labels = LabelsOf(v.Get("podMetadata"))
	f.offers = append(f.offers, key("pods", ns))
	for k, l := range f.labels {
		f.offers = append(f.offers, key("pods", ns, k, l))
	}
	spec := v.Get("spec")
	account := text(spec.Get("serviceAccountName"))
	f.want(podRunsAs, "ServiceAccount", ns, account)
	f.want(podInNamespace, "Namespace", "", ns)
	f.offers = append(f.offers,
		key("run as", "system:serviceaccount:"+ns+":"+account),
		key("run as", "system:serviceaccounts:"+ns), key("run as", "system:serviceaccounts"), key("run as", "system:authenticated"))
	seen := map[string]bool{}
	read := func(rel *relation, kind string, name *model.Value) {
		if n := text(name); n != "" && !seen[kind+"/"+n] {
			seen[kind+"/"+n] = true
			f.want(rel, kind, ns, n)
		}
	}
	for _, list := range ContainerLists {
		for _, c := range spec.Get(list).Elems() {
			for _, e := range c.Get("env").Elems() {
				read(podReadsSecret, "Secret", e.Get("valueFrom").Get("secretKeyRef").Get("name"))
				read(podReadsConfig, "ConfigMap", e.Get("valueFrom").Get("configMapKeyRef").Get("name"))
			}
			for _, e := range c.Get("envFrom").Elems() {
				read(podReadsSecret, "Secret", e.Get("secretRef").Get("name"))
				read(podReadsConfig, "ConfigMap", e.Get("configMapRef").Get("name"))
			}
		}
	}
	for _, vol := range spec.Get("volumes").Elems() {
		read(podReadsSecret, "Secret", vol.Get("secret").Get("secretName"))
		read(podReadsConfig, "ConfigMap", vol.Get("configMap").Get("name"))
		read(podMountsClaim, "PersistentVolumeClaim", vol.Get("persistentVolumeClaim").Get("claimName"))
		for _, src := range vol.Get("projected").Get("sources").Elems() {
			read(podReadsSecret, "Secret", src.Get("secret").Get("name"))
			read(podReadsConfig, "ConfigMap", src.Get("configMap").Get("name"))
		}
	}
}

func (f *facts) binding(id ID, v *model.Value) {
	ref := v.Get("roleRef")
	ns := id.Namespace
	if text(ref.Get("kind")) == "ClusterRole" {
		ns = ""
	}
	f.want(bindingGrants, text(ref.Get("kind")), ns, text(ref.Get("name")))
	for _, s := range v.Get("subjects").Elems() {
		name := text(s.Get("name"))
		who := name
		if text(s.Get("kind")) == "ServiceAccount" {
			ns := text(s.Get("namespace"))
			if ns == "" {
				ns = id.Namespace
			}
			f.want(bindingNames, "ServiceAccount", ns, name)
			who = "system:serviceaccount:" + ns + ":" + name
		}
		f.wants = append(f.wants, want{rel: bindingEmpowers, key: key("run as", who)})
	}
}

// backends returns the services that an ingress leads to, in any version of the
// API.
func backends(spec *model.Value) []string {
	var names []string
	add := func(b *model.Value) {
		for _, v := range []*model.Value{b.Get("service").Get("name"), b.Get("serviceName")} {
			if n := text(v); n != "" {
				names = append(names, n)
			}
		}
	}
	add(spec.Get("defaultBackend"))
	add(spec.Get("backend"))
	for _, rule := range spec.Get("rules").Elems() {
		for _, p := range rule.Get("http").Get("paths").Elems() {
			add(p.Get("backend"))
		}
	}
	return names
}

func (f *facts) route(id ID, spec *model.Value) {
	namespace := func(v *model.Value) string {
		if ns := text(v.Get("namespace")); ns != "" {
			return ns
		}
		return id.Namespace
	}
	for _, p := range spec.Get("parentRefs").Elems() {
		f.want(routeEnters, "Gateway", namespace(p), text(p.Get("name")))
	}
	for _, rule := range spec.Get("rules").Elems() {
		for _, b := range rule.Get("backendRefs").Elems() {
			f.want(routeServes, "Service", namespace(b), text(b.Get("name")))
		}
	}
}
