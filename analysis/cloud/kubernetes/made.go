package kubernetes

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// passingKinds are what a cluster writes about itself all the time: nobody declares
// them. A kind is written as group/Kind, a group alone stands for all of its kinds.
// Sources: https://kubernetes.io/docs/reference/kubernetes-api/ and the pages of the
// projects.
var passingKinds = index(`
	/Event events.k8s.io coordination.k8s.io /ComponentStatus apps/ControllerRevision metrics.k8s.io
	custom.metrics.k8s.io external.metrics.k8s.io storage.k8s.io/CSINode storage.k8s.io/CSIStorageCapacity
	storage.k8s.io/VolumeAttachment internal.apiserver.k8s.io storagemigration.k8s.io
	networking.k8s.io/IPAddress networking.k8s.io/ServiceCIDR resource.k8s.io/ResourceSlice
	wgpolicyk8s.io reports.kyverno.io cilium.io/CiliumEndpoint cilium.io/CiliumIdentity cilium.io/CiliumNode
	acme.cert-manager.io cert-manager.io/CertificateRequest`)

func index(list string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		out[word] = true
	}
	return out
}

func passing(k Kind) bool {
	return passingKinds[k.Group] && k.Group != "" || passingKinds[k.Group+"/"+k.Kind]
}

// settle says of each object who has made it.
func settle(s *cloud.Snapshot) {
	m := maker{byUID: map[string]*object{}, byID: map[string]*object{}}
	all := make([]*object, len(s.Resources))
	for i := range s.Resources {
		o := look(&s.Resources[i])
		all[i] = o
		m.byID[o.ID] = o
		if o.uid != "" {
			m.byUID[o.uid] = o
		}
		m.secrets(o)
	}
	for _, o := range all {
		o.MadeBy = m.maker(o)
	}
}

// An object is a resource and what is asked of it often.
type object struct {
	*cloud.Resource
	kind, name, namespace, uid string
	meta, labels, annotations  map[string]any
}

func look(r *cloud.Resource) *object {
	o := &object{Resource: r}
	o.meta, _ = r.Attributes["metadata"].(map[string]any)
	o.labels, _ = o.meta["labels"].(map[string]any)
	o.annotations, _ = o.meta["annotations"].(map[string]any)
	api, _ := r.Attributes["apiVersion"].(string)
	kind, _ := r.Attributes["kind"].(string)
	group, _, _ := strings.Cut(api, "/")
	if !strings.Contains(api, "/") {
		group = ""
	}
	o.kind = KindName(group, kind)
	o.name, o.namespace, o.uid = text(o.meta, "name"), text(o.meta, "namespace"), text(o.meta, "uid")
	return o
}

func text(m map[string]any, path ...string) string {
	for _, step := range path[:len(path)-1] {
		m, _ = m[step].(map[string]any)
	}
	s, _ := m[path[len(path)-1]].(string)
	return s
}

// A maker knows what objects name each other by.
type maker struct {
	byUID, byID map[string]*object
	// made are secrets that something in the cluster makes, by id.
	made map[string]string
}

// controlled are the kinds whose objects have a controller among their owners. Of
// others it is enough that an owner exists.
var controlled = index("Pod apps.ReplicaSet batch.Job")

// maker returns who has made an object, "" for what somebody has to answer for.
// Owners count if they exist: who makes an object can name one as he likes.
func (m *maker) maker(o *object) string {
	owners, _ := o.meta["ownerReferences"].([]any)
	for _, x := range owners {
		ref, _ := x.(map[string]any)
		owner := m.byUID[text(ref, "uid")]
		if owner == nil || owner.name != text(ref, "name") || owner.namespace != "" && owner.namespace != o.namespace {
			continue
		}
		if is, _ := ref["controller"].(bool); !is && controlled[o.kind] {
			continue
		}
		return text(ref, "kind") + " " + owner.name
	}
	if by := m.made[o.ID]; by != "" {
		return by
	}
	for _, rule := range rules[o.kind] {
		if by := rule(m, o); by != "" {
			return by
		}
	}
	return ""
}

// A rule tells who has made an object of a kind, or "".
type rule func(m *maker, o *object) string

// rules are what is made without an owner being named. Sources:
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings,
// https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts,
// https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces,
// https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#maintenance-of-the-mandatory-and-suggested-configuration-objects,
// https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass,
// https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/ and
// https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage.
var rules = map[string][]rule{
	"Namespace":      {named("Kubernetes", "default", "kube-system", "kube-public", "kube-node-lease")},
	"ServiceAccount": {named("Kubernetes", "default"), systemAccount},
	"ConfigMap":      {named("Kubernetes", "kube-root-ca.crt"), systemMap},
	"Service": {func(_ *maker, o *object) string {
		return when(o.namespace == "default" && o.name == "kubernetes", "Kubernetes")
	}},
	"Endpoints": {ofService},
	"Node":      {func(*maker, *object) string { return "kubelet" }},
	"Secret":    {ofType},
	"PersistentVolume": {func(_ *maker, o *object) string {
		return text(o.annotations, "pv.kubernetes.io/provisioned-by")
	}},
	"PersistentVolumeClaim":           {ofStatefulSet},
	"scheduling.k8s.io.PriorityClass": {named("Kubernetes", "system-cluster-critical", "system-node-critical")},
	"certificates.k8s.io.CertificateSigningRequest": {func(_ *maker, o *object) string {
		return when(strings.HasPrefix(text(o.Attributes, "spec", "signerName"), "kubernetes.io/kube"), "kubelet")
	}},
	"apiregistration.k8s.io.APIService": {func(_ *maker, o *object) string {
		return when(text(o.labels, "kube-aggregator.kubernetes.io/automanaged") != "" && o.Attributes["spec"] != nil && text(o.Attributes, "spec", "service", "name") == "", "Kubernetes")
	}},
	"flowcontrol.apiserver.k8s.io.FlowSchema":                 {flow},
	"flowcontrol.apiserver.k8s.io.PriorityLevelConfiguration": {flow},
	"rbac.authorization.k8s.io.ClusterRole":                   {bootstrap},
	"rbac.authorization.k8s.io.Role":                          {bootstrap},
	"rbac.authorization.k8s.io.ClusterRoleBinding":            {bootstrap},
	"rbac.authorization.k8s.io.RoleBinding":                   {bootstrap},
}

func when(ok bool, by string) string {
	if ok {
		return by
	}
	return ""
}

func named(by string, names ...string) rule {
	return func(_ *maker, o *object) string { return when(slices.Contains(names, o.name), by) }
}

// systemAccount is the account of one of the controllers that come with a cluster:
// https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/auth/authorizer/rbac/bootstrappolicy/controller_policy.go.
func systemAccount(_ *maker, o *object) string {
	return when(o.namespace == "kube-system" && strings.HasSuffix(o.name, "-controller"), "Kubernetes")
}

func systemMap(_ *maker, o *object) string {
	return when(o.namespace == "kube-system" && (o.name == "extension-apiserver-authentication" || o.name == "kube-apiserver-legacy-service-account-token-tracking"), "Kubernetes")
}

// ofService tells whether a service with a selector has the endpoints written.
func ofService(m *maker, o *object) string {
	service := m.byID[o.namespace+"/Service/"+o.name]
	if o.namespace == "default" && o.name == "kubernetes" {
		return "Kubernetes"
	}
	if service == nil {
		return ""
	}
	spec, _ := service.Attributes["spec"].(map[string]any)
	selector, _ := spec["selector"].(map[string]any)
	return when(len(selector) > 0, "Service "+o.name)
}

// ofType tells what makes secrets of a type:
// https://kubernetes.io/docs/concepts/configuration/secret/#secret-types.
func ofType(_ *maker, o *object) string {
	switch text(o.Attributes, "type") {
	case "helm.sh/release.v1":
		return "Helm"
	case "bootstrap.kubernetes.io/token":
		return "kubeadm"
	}
	return ""
}

// ofStatefulSet tells whether a claim is made from the template of a stateful set:
// it is called TEMPLATE-SET-NUMBER.
func ofStatefulSet(m *maker, o *object) string {
	dash := strings.LastIndexByte(o.name, '-')
	if dash < 0 || strings.Trim(o.name[dash+1:], "0123456789") != "" {
		return ""
	}
	for i := dash - 1; i > 0; i-- {
		if o.name[i] != '-' {
			continue
		}
		set := m.byID[o.namespace+"/apps.StatefulSet/"+o.name[i+1:dash]]
		if set == nil {
			continue
		}
		spec, _ := set.Attributes["spec"].(map[string]any)
		templates, _ := spec["volumeClaimTemplates"].([]any)
		for _, t := range templates {
			if t, ok := t.(map[string]any); ok && text(t, "metadata", "name") == o.name[:i] {
				return "StatefulSet " + set.name
			}
		}
	}
	return ""
}

// flow tells whether the API server keeps an object of its flow control up to date.
func flow(_ *maker, o *object) string {
	return when(o.annotations["apf.kubernetes.io/autoupdate-spec"] != nil, "Kubernetes")
}

// everybody are the default bindings for all who ask, and for nobody in particular.
var everybody = index(`system:basic-user system:discovery system:public-info-viewer system:cluster-trust-bundle-discovery
	system:service-account-issuer-discovery`)

// bootstrapNames are the default roles and bindings that are not called "system:".
var bootstrapNames = []string{"cluster-admin", "admin", "edit", "view", "extension-apiserver-authentication-reader"}

// bootstrap tells whether a role or a binding is one of those that the API server
// keeps. It puts back what they lack but leaves what somebody has added, so that a
// binding counts only as long as its subjects are parts of the system.
func bootstrap(_ *maker, o *object) string {
	system := strings.HasPrefix(o.name, "system:") || slices.Contains(bootstrapNames, o.name)
	if text(o.labels, "kubernetes.io/bootstrapping") != "rbac-defaults" || text(o.annotations, "rbac.authorization.kubernetes.io/autoupdate") != "true" || !system {
		return ""
	}
	subjects, _ := o.Attributes["subjects"].([]any)
	for _, x := range subjects {
		s, _ := x.(map[string]any)
		name := text(s, "name")
		switch text(s, "kind") {
		case "ServiceAccount":
			if text(s, "namespace") != "kube-system" {
				return ""
			}
		default:
			all := name == "system:authenticated" || name == "system:unauthenticated" || name == "system:anonymous"
			all = all || strings.HasPrefix(name, "system:serviceaccount")
			if !strings.HasPrefix(name, "system:") || all && !everybody[o.name] {
				return ""
			}
		}
	}
	return "Kubernetes"
}

// secretMakers are kinds whose objects have a secret made, and where its name is; an
// object that does not say has one of its own name. Sources:
// https://cert-manager.io/docs/usage/certificate/,
// https://external-secrets.io/latest/api/externalsecret/,
// https://github.com/bitnami-labs/sealed-secrets#usage.
var secretMakers = map[string][]string{
	"cert-manager.io.Certificate":        {"spec", "secretName"},
	"external-secrets.io.ExternalSecret": {"spec", "target", "name"},
	"bitnami.com.SealedSecret":           {"spec", "template", "metadata", "name"},
}

// secrets notes the secret that an object has made.
func (m *maker) secrets(o *object) {
	path, ok := secretMakers[o.kind]
	if !ok {
		return
	}
	if m.made == nil {
		m.made = map[string]string{}
	}
	name := text(o.Attributes, path...)
	if name == "" {
		name = o.name
	}
	kind := o.kind[strings.LastIndexByte(o.kind, '.')+1:]
	m.made[o.namespace+"/Secret/"+name] = kind + " " + o.name
}
