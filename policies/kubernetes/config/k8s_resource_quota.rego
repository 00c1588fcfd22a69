# METADATA
# title: Resource quotas
# scope: package
package parapet.k8s_resource_quota

# METADATA
# title: Resource quota leaves processors or memory unbounded
# description: >-
#   It should bound requests and limits of both.
# related_resources:
#   - https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   id: k8s-resource-quota-incomplete
#   severity: low
#   category: resilience
#   aliases: [KSV-0040, AVD-KSV-0040]
#   remedies:
#     - title: Bound processors and memory
#       unsafe: pods above the quota, or without requests and limits, are refused
#       set:
#         - {path: 'spec.hard["requests.cpu"]', value: "4", ask: what the namespace may use}
#         - {path: 'spec.hard["requests.memory"]', value: "8Gi", ask: what the namespace may use}
#         - {path: 'spec.hard["limits.cpu"]', value: "8", ask: what the namespace may use}
#         - {path: 'spec.hard["limits.memory"]', value: "16Gi", ask: what the namespace may use}
incomplete contains ["spec", "hard"] if {
	some name in ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"]
	not input.spec.hard[name]
}
