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
#     [CKV_K8S_21, "611ab018-c4aa-4ba2-b0f6-a448337509a6", abcb818b-5af7-4d72-aba9-6dd84956b451,
#     use-namespace, C-0061, C-0212, AC_K8S_0086, KSV-0110, AVD-KSV-0110, C-0209]
#   remedies:
#     - title: Name a namespace
#       unsafe: the object moves, and what refers to it may have to
#       set:
#         - {path: metadata.namespace, value: app, ask: the namespace of the application}
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
#   remedies:
#     - title: Name a namespace
#       unsafe: the object moves, and what refers to it may have to
#       set:
#         - {path: metadata.namespace, value: app, ask: the namespace of the application}
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
#   deprecated: true
#   aliases:
#     ["94b76ea5-e074-4ca2-8a03-c5a606e30645", no-extensions-v1beta, stable-version, KSV-0107,
#     AVD-KSV-0107]
outdated_version contains ["apiVersion"] if {
	input.apiVersion in {
		"apiextensions.k8s.io/v1beta1", "apiregistration.k8s.io/v1beta1", "apps/v1beta1", "apps/v1beta2",
		"autoscaling/v2beta1", "autoscaling/v2beta2", "batch/v1beta1", "batch/v2alpha1", "discovery.k8s.io/v1beta1",
		"events.k8s.io/v1beta1", "extensions/v1beta1", "flowcontrol.apiserver.k8s.io/v1beta1",
		"flowcontrol.apiserver.k8s.io/v1beta2", "flowcontrol.apiserver.k8s.io/v1beta3", "node.k8s.io/v1beta1",
		"policy/v1beta1", "rbac.authorization.k8s.io/v1alpha1", "rbac.authorization.k8s.io/v1beta1",
		"scheduling.k8s.io/v1alpha1", "scheduling.k8s.io/v1beta1",
	}
}

outdated_version contains ["apiVersion"] if {
	input.apiVersion in {
		"admissionregistration.k8s.io/v1beta1", "certificates.k8s.io/v1beta1", "coordination.k8s.io/v1beta1",
		"networking.k8s.io/v1beta1", "storage.k8s.io/v1beta1",
	}
	input.kind in {
		"CSIDriver", "CSINode", "CSIStorageCapacity", "CertificateSigningRequest", "Ingress", "IngressClass", "Lease",
		"MutatingWebhookConfiguration", "StorageClass", "ValidatingWebhookConfiguration", "VolumeAttachment",
	}
}

# namespaced are the kinds of the API that live in a namespace.
namespaced := {
	"ConfigMap", "ControllerRevision", "CronJob", "DaemonSet", "Deployment", "EndpointSlice", "Endpoints",
	"HorizontalPodAutoscaler", "Ingress", "Job", "Lease", "LimitRange", "NetworkPolicy",
	"PersistentVolumeClaim", "Pod", "PodDisruptionBudget", "PodTemplate", "ReplicaSet",
	"ReplicationController", "ResourceQuota", "Role", "RoleBinding", "Rollout", "Secret", "Service",
	"ServiceAccount", "StatefulSet",
}
