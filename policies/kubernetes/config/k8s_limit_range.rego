# METADATA
# title: Limit ranges
# scope: package
package parapet.k8s_limit_range

# METADATA
# title: Limit range leaves something unbounded
# description: >-
#   Without default, defaultRequest, min and max for containers, those that say nothing stay
#   without bounds.
# related_resources:
#   - https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   id: k8s-limit-range-incomplete
#   severity: low
#   category: resilience
#   aliases: [KSV-0039, AVD-KSV-0039]
#   remedies:
#     - title: Bound containers
#       unsafe: containers without limits of their own get these
#       set:
#         - {path: "spec.limits[+]", value: {type: Container, default: {cpu: "500m", memory: "512Mi"}, defaultRequest: {cpu: "100m", memory: "128Mi"}, max: {cpu: "2", memory: "2Gi"}, min: {cpu: "10m", memory: "16Mi"}}, ask: the bounds of a container}
incomplete contains ["spec", "limits"] if not complete

complete if {
	some l in input.spec.limits
	l.type == "Container"
	l.default
	l.defaultRequest
	l.max
	l.min
}
