package kube

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Types that the package itself speaks of.
const (
	Prefix  = "k8s_"
	General = "k8s_object"
	Pod     = "k8s_pod"
	Custom  = "k8s_custom_resource"
)

// A kind is what is known of a kind of objects in an API group.
type kind struct {
	typ string
	// pods is where a workload keeps the template of its pods, "." for a Pod.
	pods string
	// wide kinds belong to the cluster and to no namespace.
	wide bool
}

// kinds are the known kinds by group and kind; groups of the same kind that
// followed each other are listed with it. Sources: the API reference,
// https://kubernetes.io/docs/reference/kubernetes-api/, the deprecation guide,
// https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and
// https://argo-rollouts.readthedocs.io/en/stable/features/specification/,
// https://knative.dev/docs/serving/reference/serving-api/,
// https://gateway-api.sigs.k8s.io/reference/spec/,
// https://docs.openshift.com/container-platform/latest/rest_api/workloads_apis/deploymentconfig-apps-openshift-io-v1.html,
// https://agent-sandbox.sigs.k8s.io/.
var kinds = index(`
	Pod                    - k8s_pod .
	PodTemplate            - k8s_pod template
	ReplicationController  - k8s_pod spec.template
	Deployment             apps,extensions k8s_pod spec.template
	ReplicaSet             apps,extensions k8s_pod spec.template
	DaemonSet              apps,extensions k8s_pod spec.template
	StatefulSet            apps k8s_pod spec.template
	Job                    batch k8s_pod spec.template
	CronJob                batch k8s_pod spec.jobTemplate.spec.template
	Rollout                argoproj.io k8s_pod spec.template
	Service                serving.knative.dev k8s_pod spec.template
	Configuration          serving.knative.dev k8s_pod spec.template
	Revision               serving.knative.dev k8s_pod .
	DeploymentConfig       apps.openshift.io k8s_pod spec.template
	Sandbox                agents.x-k8s.io k8s_pod spec.podTemplate
	SandboxTemplate        extensions.agents.x-k8s.io k8s_pod spec.podTemplate

	Service                - k8s_service
	Endpoints              - k8s_endpoints
	EndpointSlice          discovery.k8s.io k8s_endpoint_slice
	Ingress                networking.k8s.io,extensions k8s_ingress
	IngressClass           networking.k8s.io k8s_ingress_class *
	NetworkPolicy          networking.k8s.io,extensions k8s_network_policy
	Gateway                gateway.networking.k8s.io k8s_gateway
	GatewayClass           gateway.networking.k8s.io k8s_gateway_class *
	HTTPRoute              gateway.networking.k8s.io k8s_route
	GRPCRoute              gateway.networking.k8s.io k8s_route
	TLSRoute               gateway.networking.k8s.io k8s_route
	TCPRoute               gateway.networking.k8s.io k8s_route
	UDPRoute               gateway.networking.k8s.io k8s_route

	ServiceAccount         - k8s_service_account
	Role                   rbac.authorization.k8s.io k8s_role
	ClusterRole            rbac.authorization.k8s.io k8s_role *
	RoleBinding            rbac.authorization.k8s.io k8s_role_binding
	ClusterRoleBinding     rbac.authorization.k8s.io k8s_role_binding *

	ConfigMap              - k8s_config_map
	Secret                 - k8s_secret
	PersistentVolume       - k8s_persistent_volume *
	PersistentVolumeClaim  - k8s_persistent_volume_claim
	StorageClass           storage.k8s.io k8s_storage_class *

	Namespace              - k8s_namespace *
	Node                   - k8s_node *
	LimitRange             - k8s_limit_range
	ResourceQuota          - k8s_resource_quota
	PodDisruptionBudget    policy k8s_pod_disruption_budget
	PodSecurityPolicy      policy,extensions k8s_pod_security_policy *
	PriorityClass          scheduling.k8s.io k8s_priority_class *
	RuntimeClass           node.k8s.io k8s_runtime_class *
	HorizontalPodAutoscaler autoscaling k8s_horizontal_pod_autoscaler

	ValidatingWebhookConfiguration admissionregistration.k8s.io k8s_webhook_configuration *
	MutatingWebhookConfiguration   admissionregistration.k8s.io k8s_webhook_configuration *
	ValidatingAdmissionPolicy      admissionregistration.k8s.io k8s_admission_policy *
	ValidatingAdmissionPolicyBinding admissionregistration.k8s.io k8s_admission_policy_binding *
	CustomResourceDefinition       apiextensions.k8s.io k8s_custom_resource_definition *
	APIService                     apiregistration.k8s.io k8s_api_service *
	CertificateSigningRequest      certificates.k8s.io k8s_certificate_signing_request *

	KubeletConfiguration     kubelet.config.k8s.io k8s_kubelet *
	EncryptionConfiguration  apiserver.config.k8s.io k8s_encryption_configuration *
	EncryptionConfig         apiserver.config.k8s.io,- k8s_encryption_configuration *
	AdmissionConfiguration   apiserver.config.k8s.io k8s_admission_configuration *
	Policy                   audit.k8s.io k8s_audit_policy *
	KubeProxyConfiguration   kubeproxy.config.k8s.io k8s_kube_proxy_configuration *
	KubeSchedulerConfiguration kubescheduler.config.k8s.io k8s_kube_scheduler_configuration *
	ClusterConfiguration     kubeadm.k8s.io k8s_cluster_configuration *
	InitConfiguration        kubeadm.k8s.io k8s_init_configuration *
`)

// index reads a table of lines: a kind, its groups ("-" for the core one), its
// type and, for workloads, where the template of their pods is. "*" marks kinds
// that belong to no namespace.
func index(table string) map[string]kind {
	all := map[string]kind{}
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		k := kind{typ: f[2]}
		if len(f) > 3 {
			if f[3] == "*" {
				k.wide = true
			} else {
				k.pods = f[3]
			}
		}
		for group := range strings.SplitSeq(f[1], ",") {
			all[strings.TrimPrefix(group, "-")+"/"+f[0]] = k
		}
	}
	return all
}

// Types returns the canonical types, [General] and [Custom] among them.
func Types() map[string]bool {
	types := map[string]bool{General: true, Custom: true, Container: true}
	for _, typ := range components {
		types[typ] = true
	}
	for _, k := range kinds {
		types[k.typ] = true
	}
	return types
}

// IsObject reports whether resources of a type are objects of the API, and not
// parts of others.
func IsObject(typ string) bool { return strings.HasPrefix(typ, Prefix) && !parts[typ] }

// parts are the types of what stands within other objects.
var parts = func() map[string]bool {
	types := map[string]bool{Container: true, General: true}
	for _, typ := range components {
		types[typ] = typ != Kubelet
	}
	return types
}()

// An ID names an object.
type ID struct {
	Group, Kind, Name string
	// Namespace is "" for objects of the cluster, and "default" where a
	// manifest leaves it to whoever applies it.
	Namespace string
}

// Identify returns the name of an object; ok is false for a value that is none.
func Identify(v *model.Value) (id ID, ok bool) {
	api, known := v.Get("apiVersion").AsString()
	if id.Kind, ok = v.Get("kind").AsString(); !ok || !known || id.Kind == "" || api == "" {
		return id, false
	}
	if group, _, slash := strings.Cut(api, "/"); slash {
		id.Group = group
	}
	meta := v.Get("metadata")
	id.Name = text(meta.Get("name"))
	if prefix := text(meta.Get("generateName")); id.Name == "" && prefix != "" {
		id.Name = prefix + "*"
	}
	if !id.wide() {
		if id.Namespace = text(meta.Get("namespace")); id.Namespace == "" {
			id.Namespace = "default"
		}
	}
	return id, true
}

// Same returns a text that is the same for all names of one object: groups of a kind
// that followed each other count as one.
func (id ID) Same() string {
	if k, ok := id.kind(); ok {
		return key(k.typ, id.Kind, id.Namespace, id.Name)
	}
	return key(id.Group, id.Kind, id.Namespace, id.Name)
}

// Pods returns where an object of the kind keeps the template of its pods, ".", for a
// pod, or "" for what makes none: "spec.template".
func (id ID) Pods() string { k, _ := id.kind(); return k.pods }

// IsWide reports whether the object is known to belong to no namespace.
func (id ID) IsWide() bool { return id.wide() }

// wide reports whether the object belongs to no namespace. Of custom resources
// that is not known: they are taken for objects of a namespace.
func (id ID) wide() bool { k, _ := id.kind(); return k.wide }

// kind returns what is known of the kind of the object. A version without a
// group, "v1", for a kind that the core group does not have is a slip; what is
// meant is clear.
func (id ID) kind() (k kind, ok bool) {
	k, ok = kinds[id.Group+"/"+id.Kind]
	if !ok && id.Group == "" {
		k, ok = slips[id.Kind]
	}
	return k, ok
}

// slips are the kinds of Kubernetes itself that are in one group other than the
// core one.
var slips = func() map[string]kind {
	all := map[string]kind{}
	for name, k := range kinds {
		group, kind, _ := strings.Cut(name, "/")
		if strings.HasSuffix(group, ".k8s.io") && !strings.Contains(group, "x-k8s") || slices.Contains([]string{"apps", "autoscaling", "batch", "policy"}, group) {
			all[kind] = k
		}
	}
	return all
}()

// Address returns the address of the object: prod/apps.Deployment/web, or
// v1's prod/Service/web, or rbac.authorization.k8s.io.ClusterRole/admin.
func (id ID) Address() model.Address {
	s := id.Kind + "/" + id.Name
	if id.Group != "" {
		s = id.Group + "." + s
	}
	if id.Namespace != "" {
		s = id.Namespace + "/" + s
	}
	return model.Address(s)
}

// text returns a known string, how an unknown one is written, or "".
func text(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	return v.Hint()
}
