# Workloads, availability and form.
package parapet.k8s_pod

# METADATA
# title: Workload runs a single pod
# description: >-
#   While its only pod is moved, restarted or updated, nobody serves.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: k8s-pod-single-replica
#   severity: low
#   category: resilience
#   aliases:
#     ["17e52ca3-ddd0-4610-9d56-ce107442e110", "5744cbb8-5946-4b75-a196-ade44449525b",
#     deployment-replicas, deploymentMissingReplicas]
#   remedies:
#     - title: Run two pods
#       unsafe: the program has to bear a second pod beside it
#       satellite:
#         type: k8s_pod_disruption_budget
#         link: spec.selector.matchLabels
#         attribute: workload.selector.matchLabels
#         set:
#           - {path: spec.maxUnavailable, value: 1}
#       set:
#         - {path: workload.replicas, value: 2}
single_replica contains ["workload", "replicas"] if {
	input.kind in {"Deployment", "Rollout", "DeploymentConfig"}
	not input.workload.replicas
	not input.links.autoscalers
}

single_replica contains ["workload", "replicas"] if {
	input.kind in {"Deployment", "Rollout", "DeploymentConfig"}
	input.workload.replicas in {0, 1}
	not input.links.autoscalers
}

# METADATA
# title: Workload runs fewer than three pods
# description: >-
#   With two, the loss of one while the other is updated leaves none.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: k8s-pod-few-replicas
#   severity: info
#   category: resilience
#   aliases: [hpa-minimum-three-replicas, minimum-three-replicas]
#   remedies:
#     - title: Run three pods
#       unsafe: the program has to bear others beside it
#       set:
#         - {path: workload.replicas, value: 3}
few_replicas contains ["workload", "replicas"] if {
	input.kind in {"Deployment", "Rollout", "DeploymentConfig"}
	not input.workload.replicas
	not input.links.autoscalers
}

few_replicas contains ["workload", "replicas"] if {
	input.kind in {"Deployment", "Rollout", "DeploymentConfig"}
	input.workload.replicas in {0, 1, 2}
	not input.links.autoscalers
}

# METADATA
# title: Workload states a number of pods that an autoscaler decides
# description: >-
#   Each time the manifest is applied it sets the number back, against the autoscaler.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: k8s-pod-replicas-beside-autoscaler
#   severity: low
#   category: resilience
#   aliases: [deployment-targeted-by-hpa-does-not-have-replicas-configured]
#   remedies:
#     - title: Leave the number to the autoscaler
#       remove: [workload.replicas]
replicas_beside_autoscaler contains ["workload", "replicas"] if {
	input.links.autoscalers
	input.workload.replicas >= 0
}

# METADATA
# title: No disruption budget covers the workload
# description: >-
#   Without one, draining nodes may take all its pods away at once.
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget-missing
#   severity: low
#   category: resilience
#   aliases:
#     ["1db3a5a5-bf75-44e5-9e44-c56cfc8b1ac5", "7249e3b0-9231-4af3-bc5f-5daf4988ecbf",
#     a05331ee-1653-45cb-91e6-13637a76e4f0, "b23e9b98-0cb6-4fc9-b257-1f3270442678",
#     deployment-has-poddisruptionbudget, statefulset-has-poddisruptionbudget, missingPodDisruptionBudget]
#   remedies:
#     - title: Keep all pods but one
#       unsafe: nodes are drained one pod at a time
#       satellite:
#         type: k8s_pod_disruption_budget
#         link: spec.selector.matchLabels
#         attribute: workload.selector.matchLabels
#         set:
#           - {path: spec.maxUnavailable, value: 1}
disruption_budget_missing contains ["workload", "selector"] if {
	input.kind in {"Deployment", "StatefulSet", "Rollout"}
	input.workload.replicas != 0
	input.workload.replicas != 1
	not input.links.disruptionBudgets
}

disruption_budget_missing contains ["workload", "selector"] if {
	input.kind in {"Deployment", "StatefulSet", "Rollout"}
	not input.workload.replicas
	not input.links.disruptionBudgets
}

# METADATA
# title: Pods of the workload may all run on one node
# description: >-
#   Neither pod anti-affinity nor topology spread constraints keep them apart, so that one
#   node can take all of them down.
# related_resources:
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
# custom:
#   id: k8s-pod-spread-missing
#   severity: info
#   category: resilience
#   aliases:
#     [a31b7b82-d994-48c4-bd21-3bab6c31827a, d740d048-8ed3-49d3-b77b-6f072f3b669e, no-anti-affinity,
#     pod-topology-spread-constraints, topologySpreadConstraint, deployment-has-host-podantiaffinity,
#     statefulset-has-host-podantiaffinity]
#   remedies:
#     - title: Spread the pods over nodes
#       set:
#         - {path: "spec.topologySpreadConstraints[+]", value: {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: "${self.podMetadata.labels}"}}}
spread_missing contains ["spec", "affinity", "podAntiAffinity"] if {
	input.kind in {"Deployment", "StatefulSet", "Rollout", "ReplicaSet"}
	input.workload.replicas != 0
	input.workload.replicas != 1
	not input.spec.topologySpreadConstraints
	not input.spec.affinity.podAntiAffinity
}

spread_missing contains ["spec", "affinity", "podAntiAffinity"] if {
	input.kind in {"Deployment", "StatefulSet", "Rollout", "ReplicaSet"}
	input.spec.affinity.podAntiAffinity
	input.workload.replicas > 1
	not input.spec.topologySpreadConstraints
	not anti_affine
}

anti_affine if {
	some kind in ["requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution"]
	some term in input.spec.affinity.podAntiAffinity[kind]
	selects_own(object.get(term, "podAffinityTerm", term).labelSelector)
}

selects_own(s) if {
	every k, v in object.get(s, "matchLabels", {}) {
		input.podMetadata.labels[k] == v
	}
	every e in object.get(s, "matchExpressions", []) {
		expression_holds(e)
	}
}

expression_holds(e) if {
	e.operator == "In"
	input.podMetadata.labels[e.key] in e.values
}

expression_holds(e) if {
	e.operator == "Exists"
	input.podMetadata.labels[e.key]
}

expression_holds(e) if {
	e.operator == "NotIn"
	not object.get(input, ["podMetadata", "labels", e.key], null) in object.get(e, "values", [])
}

expression_holds(e) if {
	e.operator == "DoesNotExist"
	not input.podMetadata.labels[e.key]
}

# METADATA
# title: Workload stops all pods before it starts new ones
# description: >-
#   Recreate, or OnDelete, means an outage, or a manual step, at each update.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: k8s-pod-update-not-rolling
#   severity: info
#   category: resilience
#   aliases: [no-rolling-update-strategy, C-0305]
#   remedies:
#     - title: Replace pods one after another
#       unsafe: old and new pods run beside each other
#       set:
#         - {path: ".", value: RollingUpdate}
update_not_rolling contains ["workload", "strategy", "type"] if input.workload.strategy.type == "Recreate"

update_not_rolling contains ["workload", "updateStrategy", "type"] if input.workload.updateStrategy.type == "OnDelete"

# METADATA
# title: Selector of the workload does not match its pods
# description: >-
#   The API server refuses it: the controller would not find the pods that it makes.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: k8s-pod-selector-mismatch
#   severity: medium
#   category: hygiene
#   aliases:
#     [mismatching-selector, deployment-pod-selector-labels-match-template-metadata-labels,
#     statefulset-pod-selector-labels-match-template-metadata-labels, C-0296]
#   remedies:
#     - title: Label the pods as the selector wants
#       set:
#         - {path: podMetadata.labels, value: "${self.workload.selector.matchLabels}"}
selector_mismatch contains ["workload", "selector", "matchLabels", key] if {
	some key, want in input.workload.selector.matchLabels
	object.get(input, ["podMetadata", "labels", key], null) != want
}

# METADATA
# title: Workload has no selector
# description: >-
#   Its API asks for one that matches the labels of its pods.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: k8s-pod-selector-missing
#   severity: medium
#   category: hygiene
#   aliases: [mismatching-selector, C-0296]
#   remedies:
#     - title: Select the pods by their labels
#       set:
#         - {path: workload.selector.matchLabels, value: "${self.podMetadata.labels}"}
selector_missing contains ["workload", "selector"] if {
	input.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"}
	startswith(input.apiVersion, "apps/")
	not input.workload.selector.matchLabels
	not input.workload.selector.matchExpressions
}

# METADATA
# title: Pod is not managed by a controller
# description: >-
#   When its node fails, or drains, it is gone. A Deployment or a Job makes it again.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs
# custom:
#   id: k8s-pod-naked
#   severity: low
#   category: resilience
#   aliases: [C-0073, nakedPod]
naked contains ["kind"] if {
	input.kind == "Pod"
	not input.metadata.ownerReferences
	not input.metadata.annotations["kubernetes.io/config.source"]
}

# METADATA
# title: Pod has no priority
# description: >-
#   Where a node is full, pods with a priority push others out; those without are the first
#   to go.
# related_resources:
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
# custom:
#   id: k8s-pod-priority-class-missing
#   severity: info
#   category: resilience
#   aliases: [priority-class-name, priorityClassNotSet]
#   remedies:
#     - title: Give the pod a priority
#       unsafe: the class has to be there
#       set:
#         - {path: spec.priorityClassName, value: default-priority, ask: the name of a priority class}
priority_class_missing contains ["spec", "priorityClassName"] if {
	not input.spec.priorityClassName
	not input.kind == "Job"
	not input.kind == "CronJob"
}

# METADATA
# title: Pod that is to run on is not restarted
# description: >-
#   With Never or OnFailure, a server that ends stays down.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
# custom:
#   id: k8s-pod-restart-policy
#   severity: low
#   category: resilience
#   aliases: [restart-policy]
#   remedies:
#     - title: Restart the pods
#       set:
#         - {path: spec.restartPolicy, value: Always}
restart_policy contains ["spec", "restartPolicy"] if {
	input.kind in {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout", "DeploymentConfig"}
	input.spec.restartPolicy != "Always"
}

# METADATA
# title: Pod asks for every name many times
# description: >-
#   With the default of ndots: 5, each name of the outside world is first looked up in all
#   search domains of the cluster. Names that end with a dot, or ndots: 2, spare the
#   cluster's DNS.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
# custom:
#   id: k8s-pod-dns-search
#   severity: info
#   category: hygiene
#   aliases: [dnsconfig-options]
#   remedies:
#     - title: Ask for full names first
#       unsafe: short names of services in other namespaces are asked for last
#       set:
#         - {path: spec.dnsConfig.options, value: [{name: ndots, value: "2"}]}
dns_search contains ["spec", "dnsConfig", "options"] if {
	input.spec.dnsPolicy in {"ClusterFirst", "ClusterFirstWithHostNet"}
	not input.spec.dnsConfig.options
}

dns_search contains ["spec", "dnsConfig", "options"] if {
	input.spec.dnsPolicy in {"ClusterFirst", "ClusterFirstWithHostNet"}
	input.spec.dnsConfig.options
	not ndots_low
}

ndots_low if {
	some o in input.spec.dnsConfig.options
	o.name == "ndots"
	to_number(o.value) <= 2
}

# METADATA
# title: Stateful set names no service
# description: >-
#   Its pods get their stable names from a headless service, which has to be named.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
# custom:
#   id: k8s-pod-stateful-set-service
#   severity: low
#   category: resilience
#   aliases:
#     ["420e6360-47bb-46f6-9072-b20ed22c842d", "bb241e61-77c3-4b97-9575-c0f8a1e008d0",
#     statefulset-has-servicename]
#   remedies:
#     - title: Name a service
#       unsafe: the set has to be made anew
#       satellite:
#         type: k8s_service
#         link: metadata.name
#         attribute: metadata.name
#         set:
#           - {path: spec.clusterIP, value: None}
#           - {path: spec.selector, value: "${self.podMetadata.labels}"}
#       set:
#         - {path: workload.serviceName, value: "${self.metadata.name}"}
stateful_set_service contains ["workload", "serviceName"] if {
	input.kind == "StatefulSet"
	not named
}

named if input.workload.serviceName != ""

# METADATA
# title: Service of the stateful set is not among the manifests
# description: >-
#   Its pods have no stable names until the headless service that it names exists and
#   selects them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
# custom:
#   id: k8s-pod-stateful-set-service-missing
#   severity: low
#   category: resilience
#   aliases:
#     [statefulset-has-servicename, "420e6360-47bb-46f6-9072-b20ed22c842d",
#     "bb241e61-77c3-4b97-9575-c0f8a1e008d0"]
#   remedies:
#     - title: Declare the service
#       satellite:
#         type: k8s_service
#         link: metadata.name
#         attribute: workload.serviceName
#         set:
#           - {path: spec.clusterIP, value: None}
#           - {path: spec.selector, value: "${self.podMetadata.labels}"}
stateful_set_service_missing contains ["workload", "serviceName"] if {
	input.kind == "StatefulSet"
	name := input.workload.serviceName
	count([1 |
		some s in input.links.services
		s.metadata.name == name
		s.spec.clusterIP == "None"
	]) == 0
}

# METADATA
# title: Finished job stays in the cluster
# description: >-
#   Without ttlSecondsAfterFinished jobs and their pods pile up, with their logs and
#   environment.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/job/
# custom:
#   id: k8s-pod-job-lifetime
#   severity: info
#   category: hygiene
#   aliases: [job-ttl-seconds-after-finished]
#   remedies:
#     - title: Remove the job a day after it has finished
#       unsafe: its logs go with it
#       set:
#         - {path: workload.ttlSecondsAfterFinished, value: 86400}
job_lifetime contains ["workload", "ttlSecondsAfterFinished"] if {
	input.kind == "Job"
	not expires
}

expires if input.workload.ttlSecondsAfterFinished >= 0

# METADATA
# title: Cron job has no deadline
# description: >-
#   When it cannot be started in time, missed runs add up until it is not started any more
#   at all.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
# custom:
#   id: k8s-pod-cron-job-deadline
#   severity: low
#   category: resilience
#   aliases:
#     ["192fe40b-b1c3-448a-aba2-6cc19a300fe3", "58876b44-a690-4e9f-9214-7735fa0dd15d",
#     cronjob-has-deadline]
#   remedies:
#     - title: Give up after five minutes
#       unsafe: runs that start late are skipped
#       set:
#         - {path: workload.startingDeadlineSeconds, value: 300}
cron_job_deadline contains ["workload", "startingDeadlineSeconds"] if {
	input.kind == "CronJob"
	not input.workload.startingDeadlineSeconds
}

# METADATA
# title: Cron job may run several times at once
# description: >-
#   A run that takes longer than its interval is joined by the next, and they get in each
#   other's way.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
# custom:
#   id: k8s-pod-cron-job-overlap
#   severity: info
#   category: resilience
#   remedies:
#     - title: Wait for the run before
#       unsafe: a run is skipped while the one before goes on
#       set:
#         - {path: workload.concurrencyPolicy, value: Forbid}
cron_job_overlap contains ["workload", "concurrencyPolicy"] if {
	input.kind == "CronJob"
	object.get(input, ["workload", "concurrencyPolicy"], "Allow") == "Allow"
}

# METADATA
# title: Cron job starts pods by itself
# description: >-
#   Scheduled jobs are a way to stay in a cluster: whoever can write one has code run again
#   and again. Know each of them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
# custom:
#   id: k8s-pod-cron-job
#   severity: info
#   category: hardening
#   aliases: [C-0026]
cron_job contains ["kind"] if input.kind == "CronJob"

# METADATA
# title: Workload has no labels that say what it is
# description: >-
#   app.kubernetes.io/name, or app at least, lets people and tools find what belongs
#   together.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: k8s-pod-labels-missing
#   severity: info
#   category: hygiene
#   aliases: [bc3dabb6-fd50-40f8-b9ba-7429c9f1fb0e, C-0077]
#   remedies:
#     - title: Label the workload
#       set:
#         - {path: 'metadata.labels["app.kubernetes.io/name"]', value: "${self.metadata.name}"}
labels_missing contains ["metadata", "labels"] if {
	not input.metadata.labels["app.kubernetes.io/name"]
	not input.metadata.labels.app
	not input.metadata.labels["k8s-app"]
	not input.podMetadata.labels["app.kubernetes.io/name"]
}

# METADATA
# title: Workload or its pods have no labels at all
# description: >-
#   Selectors, network policies and people need labels.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: k8s-pod-labels-absent
#   severity: info
#   category: hygiene
#   aliases: [C-0076, AC_K8S_0013]
#   remedies:
#     - title: Label the workload
#       set:
#         - {path: 'metadata.labels["app.kubernetes.io/name"]', value: "${self.metadata.name}"}
labels_absent contains ["metadata", "labels"] if {
	not input.metadata.labels
}

# METADATA
# title: Object does not tell whom to ask
# description: >-
#   An annotation with an address, or a label with an owner, tells who answers for it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
# custom:
#   id: k8s-pod-contact-missing
#   severity: info
#   category: hygiene
#   aliases: [required-annotation-email, required-label-owner]
#   remedies:
#     - title: Name the team
#       set:
#         - {path: metadata.annotations.team, value: platform, ask: who answers for it}
contact_missing contains ["metadata", "annotations"] if {
	not answered_for
}

answered_for if {
	some name, x in object.union(object.get(input, ["metadata", "annotations"], {}), object.get(input, ["metadata", "labels"], {}))
	regex.match(`(?i)(owner|email|contact|team|maintainer)`, name)
	x != ""
}

# METADATA
# title: Knative service does not bound its requests
# description: >-
#   Without timeoutSeconds of its own a revision waits as long as the cluster lets it, and
#   slow clients hold its pods.
# related_resources:
#   - https://knative.dev/docs/serving/reference/serving-api/
# custom:
#   id: k8s-pod-knative-timeout
#   severity: low
#   category: resilience
#   aliases: ["e8bb41e4-2f24-4e84-8bea-8c7c070cf93d"]
#   remedies:
#     - title: End requests after five minutes
#       unsafe: longer requests are ended
#       set:
#         - {path: spec.timeoutSeconds, value: 300}
knative_timeout contains ["spec", "timeoutSeconds"] if {
	input.kind in {"Service", "Configuration", "Revision"}
	not input.spec.timeoutSeconds
}
