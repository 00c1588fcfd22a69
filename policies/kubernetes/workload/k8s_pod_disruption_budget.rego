# METADATA
# title: Disruption budgets
# scope: package
package parapet.k8s_pod_disruption_budget

# METADATA
# title: Disruption budget never lets a pod go
# description: >-
#   maxUnavailable of 0, or minAvailable of 100 %, blocks each drain of a node, and with it
#   updates.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget-no-disruptions
#   severity: medium
#   category: resilience
#   aliases: ["7249e3b0-9231-4af3-bc5f-5daf4988ecbf", pdb-max-unavailable, pdbDisruptionsIsZero]
#   remedies:
#     - title: Let one pod go
#       unsafe: one pod at a time may be evicted
#       set:
#         - {path: spec.maxUnavailable, value: 1}
#       remove: [spec.minAvailable]
no_disruptions contains ["spec", "maxUnavailable"] if input.spec.maxUnavailable in {0, "0", "0%"}

no_disruptions contains ["spec", "minAvailable"] if input.spec.minAvailable == "100%"

# METADATA
# title: Disruption budget asks for all pods of its workload
# description: >-
#   With as many available as there are, no node that runs one can be drained.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget-all-required
#   severity: medium
#   category: resilience
#   aliases: [pdb-min-available]
#   remedies:
#     - title: Let one pod go
#       unsafe: one pod at a time may be evicted
#       set:
#         - {path: spec.maxUnavailable, value: 1}
#       remove: [spec.minAvailable]
all_required contains ["spec", "minAvailable"] if {
	some pod in input.links.pods
	count(object.get(pod, ["links", "autoscalers"], [])) == 0
	pod.kind in {"Deployment", "StatefulSet", "ReplicaSet"}
	replicas := object.get(pod, ["workload", "replicas"], 1)
	share(input.spec.minAvailable, replicas) >= replicas
}

# METADATA
# title: Disruption budget asks for more pods than the autoscaler keeps
# description: >-
#   When the autoscaler is at its least, no pod may go.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: k8s-pod-disruption-budget-above-autoscaler
#   severity: medium
#   category: resilience
#   aliases: [pdbMinAvailableGreaterThanHPAMinReplicas]
#   remedies:
#     - title: Let one pod go
#       unsafe: one pod at a time may be evicted
#       set:
#         - {path: spec.maxUnavailable, value: 1}
#       remove: [spec.minAvailable]
above_autoscaler contains ["spec", "minAvailable"] if {
	some pod in input.links.pods
	some scaler in pod.links.autoscalers
	least := object.get(scaler, ["spec", "minReplicas"], 1)
	share(input.spec.minAvailable, least) > least
}

# METADATA
# title: Disruption budget states neither minAvailable nor maxUnavailable
# description: >-
#   It has no effect that anybody meant.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget-policy-missing
#   severity: low
#   category: resilience
#   aliases: [poddisruptionbudget-has-policy]
#   remedies:
#     - title: Let one pod go
#       set:
#         - {path: spec.maxUnavailable, value: 1}
policy_missing contains ["spec"] if {
	not states("minAvailable")
	not states("maxUnavailable")
}

states(name) if input.spec[name] != ""

# METADATA
# title: Disruption budget keeps pods that do not work
# description: >-
#   Unless a policy for them is chosen, a pod that is not ready cannot be evicted while the
#   budget is short: broken pods block the drain of their node.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget-unhealthy-pods-block
#   severity: info
#   category: resilience
#   aliases: [pdb-unhealthy-pod-eviction-policy]
#   remedies:
#     - title: Let pods go that do not work
#       set:
#         - {path: spec.unhealthyPodEvictionPolicy, value: AlwaysAllow}
unhealthy_pods_block contains ["spec", "unhealthyPodEvictionPolicy"] if not input.spec.unhealthyPodEvictionPolicy

# METADATA
# title: Disruption budget covers no pods of the manifests
# description: >-
#   It protects nobody. Compare its selector with the labels of pods, and the namespaces.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget-selects-nothing
#   severity: low
#   category: resilience
#   aliases: [a05331ee-1653-45cb-91e6-13637a76e4f0, missingPodDisruptionBudget]
selects_nothing contains ["spec", "selector"] if {
	not input.links.pods
	input.spec.selector
}

# share(x, all) is the number of pods that a number or a percentage stands for.
share(x, _) := x if is_number(x)

share(x, all) := ceil((to_number(trim_suffix(x, "%")) * all) / 100) if endswith(x, "%")

share(x, _) := to_number(x) if regex.match(`^[0-9]+$`, x)
