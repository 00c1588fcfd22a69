# METADATA
# title: Horizontal autoscalers
# scope: package
package parapet.k8s_horizontal_pod_autoscaler

# METADATA
# title: Autoscaler scales something that no manifest declares
# description: >-
#   It does nothing.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: k8s-horizontal-pod-autoscaler-target-missing
#   severity: low
#   category: resilience
#   aliases:
#     ["2f652c42-619d-4361-b361-9f599688f8ca", dangling-horizontalpodautoscaler,
#     horizontalpodautoscaler-has-target, C-0300]
#   remedies:
#     - title: Scale a workload of these manifests
#       unsafe: the number of its pods changes with their load
#       set:
#         - path: spec.scaleTargetRef.apiVersion
#           value: ${k8s_pod.target.apiVersion}
#         - path: spec.scaleTargetRef.kind
#           value: ${k8s_pod.target.kind}
#         - path: spec.scaleTargetRef.name
#           value: ${k8s_pod.target.metadata.name}
#     - title: Remove the autoscaler
#       unsafe: what it names elsewhere is not scaled any more
#       remove: [/]
target_missing contains ["spec", "scaleTargetRef"] if {
	input.spec.scaleTargetRef.name
	not input.links.target
	input.spec.scaleTargetRef.kind in {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout"}
}

target_missing contains ["spec", "scaleTargetRef", "kind"] if {
	input.spec.scaleTargetRef.kind in {"Pod", "DaemonSet", "Job", "CronJob", "Service"}
}

# METADATA
# title: Autoscaler may leave a single pod
# description: >-
#   While that one is moved or restarted, nobody serves.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: k8s-horizontal-pod-autoscaler-single-replica
#   severity: low
#   category: resilience
#   aliases: [horizontalpodautoscaler-replicas, hpaMinAvailability]
#   remedies:
#     - title: Keep two pods
#       set:
#         - {path: spec.minReplicas, value: 2}
single_replica contains ["spec", "minReplicas"] if input.spec.minReplicas < 2

# METADATA
# title: Autoscaler may leave fewer than three pods
# description: >-
#   With two, the loss of one while the other is updated leaves none.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: k8s-horizontal-pod-autoscaler-few-replicas
#   severity: info
#   category: resilience
#   aliases: [hpa-minimum-three-replicas]
#   remedies:
#     - title: Keep three pods
#       set:
#         - {path: spec.minReplicas, value: 3}
few_replicas contains ["spec", "minReplicas"] if input.spec.minReplicas < 3

# METADATA
# title: Autoscaler has no room
# description: >-
#   Its least and its most are the same number of pods.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: k8s-horizontal-pod-autoscaler-never-scales
#   severity: low
#   category: resilience
#   aliases: [hpaMaxAvailability]
#   remedies:
#     - title: Let it double the pods
#       unsafe: more pods may run
#       set:
#         - {path: spec.maxReplicas, value: 10, ask: the most pods that may run}
never_scales contains ["spec", "maxReplicas"] if input.spec.maxReplicas <= input.spec.minReplicas
