package kubernetes

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A filler knows what the API server writes where nothing is written: texts of
// values by path. In paths "[]" is each element of a list.
type filler map[string][]string

// filled are the fields that the API server fills in, by canonical type and, where
// kinds of a type differ, by kind. A path stands for itself, "a|b" in it for both; a
// value of "*" is any, which the server or a controller assigns; "?" is any, too, but
// one that code may as well choose; "{}" is an object with nothing in it. Sources of all rows: the descriptions of the fields in
// https://kubernetes.io/docs/reference/kubernetes-api/.
var filled = fillers(map[string]string{
	"k8s_pod": `
		spec.dnsPolicy = ClusterFirst
		spec.enableServiceLinks = true
		spec.hostIPC|hostNetwork|hostPID|shareProcessNamespace = false
		spec.automountServiceAccountToken = true
		spec.hostUsers = true
		spec.restartPolicy = Always
		spec.schedulerName = default-scheduler
		spec.serviceAccountName|serviceAccount = default
		spec.terminationGracePeriodSeconds = 30
		spec.preemptionPolicy = PreemptLowerPriority
		spec.priority = *
		spec.nodeName = *
		spec.securityContext.fsGroupChangePolicy = Always
		spec.securityContext.supplementalGroupsPolicy = Merge
		spec.securityContext.runAsNonRoot = false
		spec.os.name = linux
		spec.topologySpreadConstraints.[].nodeAffinityPolicy = Honor
		spec.topologySpreadConstraints.[].nodeTaintsPolicy = Ignore
		spec.tolerations.[].operator = Equal
		spec.containers|initContainers|ephemeralContainers.[].terminationMessagePath = /dev/termination-log
		spec.containers|initContainers|ephemeralContainers.[].terminationMessagePolicy = File
		spec.containers|initContainers|ephemeralContainers.[].stdin|stdinOnce|tty = false
		spec.containers|initContainers|ephemeralContainers.[].ports.[].protocol = TCP
		spec.containers|initContainers|ephemeralContainers.[].resources = {}
		spec.containers|initContainers|ephemeralContainers.[].securityContext.privileged|readOnlyRootFilesystem|runAsNonRoot = false
		spec.containers|initContainers|ephemeralContainers.[].securityContext.allowPrivilegeEscalation = true
		spec.containers|initContainers|ephemeralContainers.[].securityContext.procMount = Default
		spec.containers|initContainers|ephemeralContainers.[].env.[].valueFrom.fieldRef.apiVersion = v1
		spec.containers|initContainers|ephemeralContainers.[].env.[].valueFrom.resourceFieldRef.divisor = 0
		spec.containers|initContainers|ephemeralContainers.[].env.[].valueFrom.configMapKeyRef|secretKeyRef.optional = false
		spec.containers|initContainers|ephemeralContainers.[].env.[].value =
		spec.containers|initContainers|ephemeralContainers.[].envFrom.[].configMapRef|secretRef.optional = false
		spec.containers|initContainers|ephemeralContainers.[].volumeMounts.[].readOnly = false
		spec.containers|initContainers|ephemeralContainers.[].volumeMounts.[].recursiveReadOnly = Disabled
		spec.containers|initContainers|ephemeralContainers.[].volumeMounts.[].mountPropagation = None
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.timeoutSeconds|successThreshold = 1
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.periodSeconds = 10
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.failureThreshold = 3
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.initialDelaySeconds = 0
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.httpGet.scheme = HTTP
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.httpGet.path = /
		spec.containers|initContainers.[].livenessProbe|readinessProbe|startupProbe.grpc.service =
		spec.containers|initContainers.[].lifecycle.postStart|preStop.httpGet.scheme = HTTP
		spec.volumes.[].emptyDir = ?
		spec.volumes.[].secret|configMap|projected|downwardAPI.defaultMode = 420
		spec.volumes.[].secret|configMap.optional = false
		spec.volumes.[].downwardAPI.items.[].fieldRef.apiVersion = v1
		spec.volumes.[].projected.sources.[].downwardAPI.items.[].fieldRef.apiVersion = v1
		spec.volumes.[].projected.sources.[].serviceAccountToken.expirationSeconds = 3600
		spec.volumes.[].hostPath.type =
		spec.volumes.[].ephemeral.volumeClaimTemplate.spec.volumeMode = Filesystem
		spec.volumes.[].iscsi.iscsiInterface = default
		spec.volumes.[].rbd.pool = rbd
		spec.volumes.[].rbd.user = admin
		spec.volumes.[].rbd.keyring = /etc/ceph/keyring
		spec.volumes.[].azureDisk.cachingMode = ReadWrite
		spec.volumes.[].azureDisk.fsType = ext4
		spec.volumes.[].azureDisk.kind = Shared
		spec.volumes.[].azureDisk.readOnly = false
		spec.volumes.[].scaleIO.fsType = xfs
		spec.volumes.[].scaleIO.storageMode = ThinProvisioned
		podMetadata.creationTimestamp|name|namespace|uid|ownerReferences|finalizers = *
		workload.revisionHistoryLimit = 10
		workload.minReadySeconds = 0
		workload.replicas = ?`,
	"Deployment": `
		workload.progressDeadlineSeconds = 600
		workload.strategy.type = RollingUpdate
		workload.strategy.rollingUpdate.maxSurge|maxUnavailable = 25%
		workload.paused = false`,
	"DaemonSet": `
		workload.updateStrategy.type = RollingUpdate
		workload.updateStrategy.rollingUpdate.maxSurge = 0
		workload.updateStrategy.rollingUpdate.maxUnavailable = 1`,
	"StatefulSet": `
		workload.podManagementPolicy = OrderedReady
		workload.serviceName =
		workload.updateStrategy.type = RollingUpdate
		workload.updateStrategy.rollingUpdate.partition = 0
		workload.updateStrategy.rollingUpdate.maxUnavailable = 1
		workload.persistentVolumeClaimRetentionPolicy.whenDeleted|whenScaled = Retain
		workload.volumeClaimTemplates.[].apiVersion = v1
		workload.volumeClaimTemplates.[].kind = PersistentVolumeClaim
		workload.volumeClaimTemplates.[].spec.volumeMode = Filesystem
		workload.volumeClaimTemplates.[].status = *
		workload.volumeClaimTemplates.[].metadata.creationTimestamp = *`,
	"ReplicaSet": `
		workload.selector = ?`,
	"ReplicationController": `
		metadata.labels = ?
		workload.selector = ?`,
	"Job": `
		workload.completions|parallelism = 1
		workload.backoffLimit = 6
		workload.completionMode = NonIndexed
		workload.suspend|manualSelector = false
		workload.podReplacementPolicy = *
		workload.selector = ?
		podMetadata.labels.batch.kubernetes.io/controller-uid = *
		podMetadata.labels.batch.kubernetes.io/job-name = *
		podMetadata.labels.controller-uid = *
		podMetadata.labels.job-name = *
		metadata.labels.batch.kubernetes.io/controller-uid = *
		metadata.labels.batch.kubernetes.io/job-name = *
		metadata.labels.controller-uid = *
		metadata.labels.job-name = *`,
	"CronJob": `
		workload.concurrencyPolicy = Allow
		workload.suspend = false
		workload.successfulJobsHistoryLimit = 3
		workload.failedJobsHistoryLimit = 1`,
	"k8s_service": `
		spec.type = ClusterIP
		spec.clusterIP|clusterIPs|ipFamilies|ipFamilyPolicy|healthCheckNodePort = *
		spec.internalTrafficPolicy|externalTrafficPolicy = Cluster
		spec.sessionAffinity = None
		spec.sessionAffinityConfig.clientIP.timeoutSeconds = 10800
		spec.allocateLoadBalancerNodePorts = true
		spec.publishNotReadyAddresses = false
		spec.ports.[].protocol = TCP
		spec.ports.[].nodePort = *
		spec.ports.[].targetPort = ?`,
	"k8s_ingress": `
		spec.rules.[].http.paths.[].pathType = ImplementationSpecific`,
	"k8s_network_policy": `
		spec.policyTypes = ?
		spec.podSelector = {}
		spec.ingress|egress.[].ports.[].protocol = TCP`,
	"k8s_service_account": `
		automountServiceAccountToken = true
		secrets = ?`,
	"k8s_role_binding": `
		roleRef.apiGroup = rbac.authorization.k8s.io
		subjects.[].apiGroup = ?
		subjects.[].namespace = ?`,
	"k8s_persistent_volume_claim": `
		spec.volumeMode = Filesystem
		spec.storageClassName|dataSourceRef|volumeName = ?`,
	"k8s_persistent_volume": `
		spec.volumeMode = Filesystem
		spec.persistentVolumeReclaimPolicy = Retain
		spec.claimRef = *
		spec.hostPath.type =
		spec.iscsi.iscsiInterface = default`,
	"k8s_storage_class": `
		reclaimPolicy = Delete
		volumeBindingMode = Immediate
		allowVolumeExpansion = false`,
	"k8s_secret": `
		type = Opaque
		immutable = false`,
	"k8s_config_map": `
		immutable = false`,
	"k8s_namespace": `
		spec.finalizers = *
		metadata.labels.kubernetes.io/metadata.name = *`,
	"k8s_limit_range": `
		spec.limits.[].default|defaultRequest = ?`,
	"k8s_resource_quota": ``,
	"k8s_pod_disruption_budget": `
		spec.unhealthyPodEvictionPolicy = IfHealthyBudget`,
	"k8s_priority_class": `
		globalDefault = false
		preemptionPolicy = PreemptLowerPriority`,
	"k8s_horizontal_pod_autoscaler": `
		spec.minReplicas = 1
		spec.metrics|behavior = ?`,
	"k8s_webhook_configuration": `
		webhooks.[].failurePolicy = Fail
		webhooks.[].timeoutSeconds = 10
		webhooks.[].matchPolicy = Equivalent
		webhooks.[].reinvocationPolicy = Never
		webhooks.[].namespaceSelector|objectSelector = {}
		webhooks.[].rules.[].scope = ?
		webhooks.[].clientConfig.service.port = 443
		webhooks.[].clientConfig.caBundle = ?`,
	"k8s_admission_policy": `
		spec.failurePolicy = Fail
		spec.matchConstraints.matchPolicy = Equivalent
		spec.matchConstraints.namespaceSelector|objectSelector = {}
		spec.matchConstraints.resourceRules.[].scope = ?`,
	"k8s_admission_policy_binding": `
		spec.matchResources.matchPolicy = Equivalent
		spec.matchResources.namespaceSelector|objectSelector = {}
		spec.matchResources.resourceRules.[].scope = ?`,
	"k8s_api_service": `
		spec.service.port = 443
		spec.caBundle = ?`,
	"k8s_custom_resource_definition": `
		spec.conversion.strategy = None
		spec.conversion.webhook.clientConfig.caBundle = ?
		spec.conversion.webhook.clientConfig.service.port = 443
		spec.names.listKind|singular = ?
		spec.preserveUnknownFields = false`,
	"k8s_ingress_class": `
		spec.parameters.scope = Cluster`,
	"k8s_certificate_signing_request": `
		spec.username|uid|groups|extra = *`,
})

// The values of a row that stand for any.
const (
	assigned = "*"
	chosen   = "?"
)

func fillers(tables map[string]string) map[string]filler {
	out := map[string]filler{}
	for name, table := range tables {
		f := filler{}
		for line := range strings.Lines(table) {
			path, value, ok := strings.Cut(line, "=")
			if !ok {
				continue
			}
			for _, p := range spread(strings.TrimSpace(path)) {
				f[p] = append(f[p], strings.TrimSpace(value))
			}
		}
		out[name] = f
	}
	return out
}

// spread returns the paths that a path with alternatives stands for.
func spread(path string) []string {
	out := []string{""}
	for step := range strings.SplitSeq(path, ".") {
		var next []string
		for _, before := range out {
			for alternative := range strings.SplitSeq(step, "|") {
				next = append(next, strings.TrimPrefix(before+"."+alternative, "."))
			}
		}
		out = next
	}
	return out
}

// Filled reports whether the API server, or a controller of its own, writes a value
// at a path of an object whose code does not have it. An object or a list counts if
// all that is in it does.
func Filled(typ, kind string, path model.Path, v *model.Value) bool {
	return filledAt(typ, kind, pattern(path), v, true)
}

// filledAt is Filled for a pattern of a path. With any, what code may choose counts.
func filledAt(typ, kind, path string, v *model.Value, any bool) bool {
	if path == "metadata.finalizers" {
		return true // controllers finish what they have begun
	}
	for _, name := range []string{kind, typ} {
		for _, want := range filled[name][path] {
			if want == assigned || want == chosen && any || want == "{}" && v.Kind() == model.Object && v.Len() == 0 {
				return true
			}
			if got, ok := Text(v); ok && got == want {
				return true
			}
		}
	}
	if len(path) > 0 && Bare(v) && !significant[path[strings.LastIndexByte(path, '.')+1:]] {
		return true
	}
	if v.Kind() == model.Object && v.Len() > 0 {
		return !slices.ContainsFunc(v.Attrs(), func(a model.Attr) bool { return !filledAt(typ, kind, path+"."+a.Name, a.Value, any) })
	}
	return false
}

// significant are the fields that say something where they hold nothing: a selector
// without terms selects all.
var significant = index("podSelector namespaceSelector emptyDir")

// Bare reports whether a value says nothing: null, an empty text, or a collection
// without elements. False and 0 say something.
func Bare(v *model.Value) bool {
	if v.IsNull() {
		return true
	}
	s, isText := v.AsString()
	return isText && s == "" || (v.Kind() == model.Object || v.Kind() == model.List) && v.Len() == 0 && !v.Is(model.Unknown|model.Open)
}

// pattern returns a path as rows have it.
func pattern(path model.Path) string {
	var steps []string
	for _, s := range path {
		if name, ok := s.(string); ok {
			steps = append(steps, name)
		} else {
			steps = append(steps, "[]")
		}
	}
	return strings.Join(steps, ".")
}

// Text returns a known scalar as text.
func Text(v *model.Value) (string, bool) {
	if s, ok := v.AsString(); ok {
		return s, true
	}
	if b, ok := v.AsBool(); ok {
		return map[bool]string{true: "true", false: "false"}[b], true
	}
	if n, ok := v.AsNumber(); ok {
		if n.IsInt() {
			return n.Text('f', 0), true
		}
		return n.Text('g', -1), true
	}
	return "", false
}

// Shape is what is compared of a type: not what other objects, the bookkeeping of
// the server and composition tell.
func Shape(path model.Path) bool {
	switch pattern(path) {
	case "apiVersion", "kind", "status", "links", "metadata.uid", "metadata.ownerReferences", "metadata.generateName", "metadata.namespace",
		"metadata.name", "metadata.deletionTimestamp", "metadata.managedFields", "metadata.resourceVersion", "metadata.generation",
		"metadata.creationTimestamp", "metadata.selfLink":
		return false
	}
	return true
}
