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
incomplete contains ["spec", "limits"] if not complete

complete if {
	some l in input.spec.limits
	l.type == "Container"
	l.default
	l.defaultRequest
	l.max
	l.min
}
