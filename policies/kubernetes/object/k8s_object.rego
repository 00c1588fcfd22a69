# METADATA
# title: Objects of all kinds
# scope: package
package parapet.k8s_object

# METADATA
# title: Object is in the default namespace
# description: >-
#   What names no namespace lands in default with all the rest, where neither permissions
#   nor quotas nor network policies can tell it apart.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: k8s-object-default-namespace
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["5.7.4"]
#   aliases:
#     [CKV_K8S_21, "611ab018-c4aa-4ba2-b0f6-a448337509a6", abcb818b-5af7-4d72-aba9-6dd84956b451, use-
#     namespace, C-0061, C-0212, AC_K8S_0086, KSV-0110, AVD-KSV-0110, C-0209]
default_namespace contains ["metadata", "namespace"] if {
	input.metadata.namespace == "default"
	input.kind in namespaced
	not made_by_cluster
}

# made_by_cluster: every cluster has these.
made_by_cluster if {
	input.kind in {"Service", "Endpoints", "EndpointSlice"}
	input.metadata.name == "kubernetes"
}

made_by_cluster if {
	input.kind == "ServiceAccount"
	input.metadata.name == "default"
}

made_by_cluster if {
	input.kind == "ConfigMap"
	input.metadata.name == "kube-root-ca.crt"
}

# METADATA
# title: Object names no namespace
# description: >-
#   Whoever applies it decides where it goes, by his own settings.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: k8s-object-namespace-missing
#   severity: info
#   category: hygiene
#   controls:
#     cis-kubernetes-1.10: ["5.7.1"]
#   aliases: [e84eaf4d-2f45-47b2-abe8-e581b06deb66, C-0209]
namespace_missing contains ["metadata"] if {
	input.metadata.namespace == "default"
	input.kind in namespaced
	not made_by_cluster
}

# METADATA
# title: Version of the API is outdated
# description: >-
#   It is gone, or will be, in a later version of Kubernetes: the object is refused then.
# related_resources:
#   - https://kubernetes.io/docs/reference/using-api/deprecation-guide/
# custom:
#   id: k8s-object-outdated-version
#   severity: low
#   category: hygiene
#   cwe: [CWE-477]
#   aliases:
#     ["94b76ea5-e074-4ca2-8a03-c5a606e30645", no-extensions-v1beta, stable-version, KSV-0107, AVD-
#     KSV-0107]
outdated_version contains ["apiVersion"] if outdated[input.apiVersion][input.kind]

# METADATA
# title: Workload has no labels that say what it is
# description: >-
#   app.kubernetes.io/name, or app at least, lets people and tools find what belongs
#   together.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: k8s-object-labels-missing
#   severity: info
#   category: hygiene
#   aliases: [bc3dabb6-fd50-40f8-b9ba-7429c9f1fb0e, C-0077]
labels_missing contains ["metadata", "labels"] if {
	input.kind in workload
	not labelled
}

labelled if input.metadata.labels["app.kubernetes.io/name"]

labelled if input.metadata.labels.app

labelled if input.metadata.labels["k8s-app"]

labelled if input.podMetadata.labels["app.kubernetes.io/name"]

# METADATA
# title: Workload or its pods have no labels at all
# description: >-
#   Selectors, network policies and people need labels.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: k8s-object-labels-absent
#   severity: info
#   category: hygiene
#   aliases: [C-0076, AC_K8S_0013]
labels_absent contains ["metadata", "labels"] if {
	input.kind in workload
	count(object.get(input, ["metadata", "labels"], {})) == 0
}

# METADATA
# title: Object does not tell whom to ask
# description: >-
#   An annotation with an address, or a label with an owner, tells who answers for it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
# custom:
#   id: k8s-object-contact-missing
#   severity: info
#   category: hygiene
#   aliases: [required-annotation-email, required-label-owner]
contact_missing contains ["metadata", "annotations"] if {
	input.kind in workload
	not answered_for
}

answered_for if {
	some name, x in object.union(object.get(input, ["metadata", "annotations"], {}), object.get(input, ["metadata", "labels"], {}))
	regex.match(`(?i)(owner|email|contact|team|maintainer)`, name)
	x != ""
}

# Removed and deprecated versions of the API, each with the one to use, by version and
# kind: https://kubernetes.io/docs/reference/using-api/deprecation-guide/.
outdated := {
	"extensions/v1beta1": {
		"Deployment": "apps/v1", "DaemonSet": "apps/v1", "ReplicaSet": "apps/v1",
		"Ingress": "networking.k8s.io/v1", "NetworkPolicy": "networking.k8s.io/v1", "PodSecurityPolicy": "none",
	},
	"apps/v1beta1": {"Deployment": "apps/v1", "StatefulSet": "apps/v1", "ControllerRevision": "apps/v1"},
	"apps/v1beta2": {"Deployment": "apps/v1", "DaemonSet": "apps/v1", "ReplicaSet": "apps/v1", "StatefulSet": "apps/v1", "ControllerRevision": "apps/v1"},
	"networking.k8s.io/v1beta1": {"Ingress": "networking.k8s.io/v1", "IngressClass": "networking.k8s.io/v1"},
	"policy/v1beta1": {"PodDisruptionBudget": "policy/v1", "PodSecurityPolicy": "none"},
	"batch/v1beta1": {"CronJob": "batch/v1"},
	"batch/v2alpha1": {"CronJob": "batch/v1"},
	"autoscaling/v2beta1": {"HorizontalPodAutoscaler": "autoscaling/v2"},
	"autoscaling/v2beta2": {"HorizontalPodAutoscaler": "autoscaling/v2"},
	"rbac.authorization.k8s.io/v1alpha1": {"Role": "v1", "ClusterRole": "v1", "RoleBinding": "v1", "ClusterRoleBinding": "v1"},
	"rbac.authorization.k8s.io/v1beta1": {"Role": "v1", "ClusterRole": "v1", "RoleBinding": "v1", "ClusterRoleBinding": "v1"},
	"admissionregistration.k8s.io/v1beta1": {"ValidatingWebhookConfiguration": "v1", "MutatingWebhookConfiguration": "v1"},
	"apiextensions.k8s.io/v1beta1": {"CustomResourceDefinition": "apiextensions.k8s.io/v1"},
	"apiregistration.k8s.io/v1beta1": {"APIService": "apiregistration.k8s.io/v1"},
	"certificates.k8s.io/v1beta1": {"CertificateSigningRequest": "certificates.k8s.io/v1"},
	"coordination.k8s.io/v1beta1": {"Lease": "coordination.k8s.io/v1"},
	"discovery.k8s.io/v1beta1": {"EndpointSlice": "discovery.k8s.io/v1"},
	"events.k8s.io/v1beta1": {"Event": "events.k8s.io/v1"},
	"flowcontrol.apiserver.k8s.io/v1beta1": {"FlowSchema": "v1", "PriorityLevelConfiguration": "v1"},
	"flowcontrol.apiserver.k8s.io/v1beta2": {"FlowSchema": "v1", "PriorityLevelConfiguration": "v1"},
	"flowcontrol.apiserver.k8s.io/v1beta3": {"FlowSchema": "v1", "PriorityLevelConfiguration": "v1"},
	"node.k8s.io/v1beta1": {"RuntimeClass": "node.k8s.io/v1"},
	"scheduling.k8s.io/v1alpha1": {"PriorityClass": "scheduling.k8s.io/v1"},
	"scheduling.k8s.io/v1beta1": {"PriorityClass": "scheduling.k8s.io/v1"},
	"storage.k8s.io/v1beta1": {"CSIDriver": "v1", "CSINode": "v1", "StorageClass": "v1", "VolumeAttachment": "v1", "CSIStorageCapacity": "v1"},
}

# namespaced are the kinds of the API that live in a namespace.
namespaced := {
	"ConfigMap", "ControllerRevision", "CronJob", "DaemonSet", "Deployment", "EndpointSlice", "Endpoints",
	"HorizontalPodAutoscaler", "Ingress", "Job", "Lease", "LimitRange", "NetworkPolicy",
	"PersistentVolumeClaim", "Pod", "PodDisruptionBudget", "PodTemplate", "ReplicaSet",
	"ReplicationController", "ResourceQuota", "Role", "RoleBinding", "Rollout", "Secret", "Service",
	"ServiceAccount", "StatefulSet",
}

# workload kinds make pods.
workload := {"CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"}
