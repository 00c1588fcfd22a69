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
incomplete contains ["spec", "hard"] if {
	some name in ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"]
	not input.spec.hard[name]
}
