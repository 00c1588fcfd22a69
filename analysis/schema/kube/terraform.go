package kube

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// terraformKinds are the objects that resources of Terraform's provider for
// Kubernetes are: a type without its version, the API version and the kind. Source:
// https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs.
var terraformKinds = map[string][2]string{}

func init() {
	for line := range strings.Lines(`
		api_service apiregistration.k8s.io/v1 APIService
		certificate_signing_request certificates.k8s.io/v1 CertificateSigningRequest
		cluster_role rbac.authorization.k8s.io/v1 ClusterRole
		cluster_role_binding rbac.authorization.k8s.io/v1 ClusterRoleBinding
		config_map v1 ConfigMap
		cron_job batch/v1 CronJob
		csi_driver storage.k8s.io/v1 CSIDriver
		daemon_set apps/v1 DaemonSet
		daemonset apps/v1 DaemonSet
		default_service_account v1 ServiceAccount
		deployment apps/v1 Deployment
		endpoint_slice discovery.k8s.io/v1 EndpointSlice
		endpoints v1 Endpoints
		horizontal_pod_autoscaler autoscaling/v2 HorizontalPodAutoscaler
		ingress networking.k8s.io/v1 Ingress
		ingress_class networking.k8s.io/v1 IngressClass
		job batch/v1 Job
		limit_range v1 LimitRange
		mutating_webhook_configuration admissionregistration.k8s.io/v1 MutatingWebhookConfiguration
		namespace v1 Namespace
		network_policy networking.k8s.io/v1 NetworkPolicy
		persistent_volume v1 PersistentVolume
		persistent_volume_claim v1 PersistentVolumeClaim
		pod v1 Pod
		pod_disruption_budget policy/v1 PodDisruptionBudget
		pod_security_policy policy/v1beta1 PodSecurityPolicy
		priority_class scheduling.k8s.io/v1 PriorityClass
		replication_controller v1 ReplicationController
		resource_quota v1 ResourceQuota
		role rbac.authorization.k8s.io/v1 Role
		role_binding rbac.authorization.k8s.io/v1 RoleBinding
		runtime_class node.k8s.io/v1 RuntimeClass
		secret v1 Secret
		service v1 Service
		service_account v1 ServiceAccount
		stateful_set apps/v1 StatefulSet
		storage_class storage.k8s.io/v1 StorageClass
		validating_webhook_configuration admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration`) {
		if f := strings.Fields(line); len(f) == 3 {
			terraformKinds[f[0]] = [2]string{f[1], f[2]}
		}
	}
}

// notOfTheAPI are arguments of the provider's own, at the top of its resources.
var notOfTheAPI = map[string]bool{
	"id": true, "timeouts": true, "lifecycle": true, "auto_approve": true, "target_state": true, "wait_until_bound": true,
	"wait_for_completion": true, "wait_for_default_service_account": true, "wait_for_load_balancer": true,
	"wait_for_rollout": true, "wait_for_service_account_token": true, "binary_data_wo_revision": true, "data_wo_revision": true,
}

// plurals are the lists of the API whose blocks the provider names in the singular.
var plurals = pairs(`address:addresses condition:conditions container:containers endpoint:endpoints http_header:httpHeaders
	image_pull_secret:imagePullSecrets init_container:initContainers limit:limits match_expression:matchExpressions metric:metrics
	node_selector_term:nodeSelectorTerms not_ready_address:notReadyAddresses on_pod_condition:onPodConditions option:options
	path:paths policy:policies port:ports range:ranges readiness_gate:readinessGates rule:rules secret:secrets subject:subjects
	subset:subsets sysctl:sysctls toleration:tolerations topology_spread_constraint:topologySpreadConstraints volume:volumes
	volume_claim_template:volumeClaimTemplates volume_device:volumeDevices volume_mount:volumeMounts webhook:webhooks`)

// fieldNames are the fields whose names in camel case are others than those of
// the arguments.
var fieldNames = pairs(`ceph_fs:cephfs ceph_monitors:monitors client_ip:clientIP cluster_ip:clusterIP cluster_ips:clusterIPs
	data_disk_uri:diskURI dataset_uuid:datasetUUID disk_uri:diskURI external_ips:externalIPs host_ip:hostIP host_ipc:hostIPC
	host_pid:hostPID load_balancer_ip:loadBalancerIP non_resource_urls:nonResourceURLs pd_id:pdID rados_user:user rbd_image:image
	rbd_pool:pool run_as_username:runAsUserName storage_provisioner:provisioner
	target_cpu_utilization_percentage:targetCPUUtilizationPercentage target_ww_ns:targetWWNs timezone:timeZone volume_id:volumeID`)

// pairs reads a table of pairs.
func pairs(table string) map[string]string {
	names := map[string]string{}
	for pair := range strings.FieldsSeq(table) {
		from, to, _ := strings.Cut(pair, ":")
		names[from] = to
	}
	return names
}

// FieldName returns what an argument or block of the provider is called in the
// API: volumeMounts for volume_mount, which may repeat.
func FieldName(argument string, repeats bool) string {
	if name, ok := plurals[argument]; ok && repeats {
		return name
	}
	if name, ok := fieldNames[argument]; ok {
		return name
	}
	head, rest, _ := strings.Cut(argument, "_")
	var b strings.Builder
	b.WriteString(head)
	for word := range strings.SplitSeq(rest, "_") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]))
			b.WriteString(word[1:])
		}
	}
	return b.String()
}

// numeric are the fields that the provider takes as strings although the API has
// numbers there, or numbers and names; those of files' modes are octal.
var numeric = map[string]int{
	"fsGroup": 10, "maxSurge": 10, "maxUnavailable": 10, "minAvailable": 10, "port": 10, "replicas": 10, "runAsGroup": 10,
	"runAsUser": 10, "servicePort": 10, "targetPort": 10, "defaultMode": 8, "mode": 8,
}

// FromTerraform returns the canonical type and value of the object that a resource
// of Terraform is; ok is false where it is none.
func FromTerraform(typ string, v *model.Value) (canonical string, object *model.Value, ok bool) {
	switch typ {
	case "kubernetes_manifest":
		object = v.Get("manifest")
	case "kubectl_manifest":
		object = v.Get("yaml_body").Doc()
	default:
		name, is := strings.CutPrefix(typ, "kubernetes_")
		if !is {
			return typ, v, false
		}
		kind, known := terraformKind(name)
		if !known {
			return typ, v, false
		}
		object = fromBlock(v, kind)
	}
	if object.Kind() == model.Object && object.Range().IsZero() {
		object = object.At(v.Range())
	}
	id, ok := Identify(object)
	if !ok {
		return typ, v, false
	}
	canonical, object = Canonical(object, id)
	return canonical, object, true
}

func terraformKind(name string) (kind [2]string, ok bool) {
	if kind, ok = terraformKinds[name]; ok {
		return kind, true
	}
	base, version := name[:max(0, strings.LastIndexByte(name, '_'))], name[strings.LastIndexByte(name, '_')+1:]
	if len(version) > 1 && version[0] == 'v' && version[1] >= '0' && version[1] <= '9' {
		kind, ok = terraformKinds[base]
	}
	return kind, ok
}

// fromBlock returns the object that a resource with blocks is.
func fromBlock(v *model.Value, kind [2]string) *model.Value {
	written := func(s string) *model.Value { return model.NewString(s, source.Range{}).With(model.Default) }
	attrs := []model.Attr{{Name: "apiVersion", Value: written(kind[0])}, {Name: "kind", Value: written(kind[1])}}
	for _, a := range v.Attrs() {
		if notOfTheAPI[a.Name] {
			continue
		}
		a = field(a)
		switch {
		case kind[1] == "Secret" && (a.Name == "data" || a.Name == "dataWo"):
			a.Name = "stringData" // the provider encodes it
		case a.Name == "binaryDataWo" || kind[1] == "Secret" && a.Name == "binaryData":
			a.Name = "data"
		case kind[1] == "StorageClass" && a.Name == "allowedTopologies" && a.Value.Kind() == model.Object:
			a.Value = model.NewList([]*model.Value{a.Value}, a.Value.Range())
		case kind[1] == "PersistentVolume" && a.Name == "spec":
			a.Value = withSource(a.Value)
		}
		attrs = append(attrs, a)
	}
	return like(v, model.NewObject(attrs, v.Range()))
}

// withSource returns the specification of a volume with the source among its own
// fields, as the API has it.
func withSource(spec *model.Value) *model.Value {
	a, ok := spec.Attr("persistentVolumeSource")
	if !ok || a.Value.Kind() != model.Object {
		return spec
	}
	attrs := slices.DeleteFunc(slices.Clone(spec.Attrs()), func(b model.Attr) bool { return b.Name == a.Name })
	return like(spec, model.NewObject(append(attrs, a.Value.Attrs()...), spec.Range()))
}

// field returns an argument or block as the field of the API that it is.
func field(a model.Attr) model.Attr {
	a.Name = FieldName(a.Name, a.Value.Kind() == model.List)
	if keyed[a.Name] && a.Value.Kind() == model.Object || a.Name == "selector" && isPlain(a.Value) {
		return a
	}
	a.Value = fields(a.Value)
	if base := numeric[a.Name]; base > 0 {
		if s, ok := a.Value.AsString(); ok {
			if n, err := strconv.ParseInt(s, base, 64); err == nil {
				a.Value = like(a.Value, model.NewInt(n, a.Value.Range()))
			}
		}
	}
	return a
}

// isPlain reports whether a selector is a map of labels, as those of services are.
func isPlain(selector *model.Value) bool {
	for _, name := range []string{"match_labels", "match_expressions"} {
		if _, ok := selector.Attr(name); ok {
			return false
		}
	}
	return selector.Kind() == model.Object
}

// keyed are the maps of the API, whose keys are no fields.
var keyed = map[string]bool{
	"annotations": true, "binaryData": true, "capacity": true, "data": true, "default": true, "defaultRequest": true, "hard": true,
	"labels": true, "limits": true, "matchLabels": true, "max": true, "maxLimitRequestRatio": true, "min": true, "nodeSelector": true,
	"options": true, "parameters": true, "requests": true, "volumeAttributes": true, "dataWo": true, "binaryDataWo": true,
}

func fields(v *model.Value) *model.Value {
	switch {
	case v.Kind() == model.List && v.Len() > 0:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = fields(e)
		}
		return like(v, model.NewList(elems, v.Range()))
	case v.Kind() == model.Object && v.Len() > 0:
		attrs := slices.Clone(v.Attrs())
		for i, a := range attrs {
			attrs[i] = field(a)
		}
		return like(v, model.NewObject(attrs, v.Range()))
	}
	return v
}
