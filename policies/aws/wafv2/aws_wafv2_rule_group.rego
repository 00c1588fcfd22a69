# METADATA
# title: AWS WAF rule groups
# scope: package
package parapet.aws_wafv2_rule_group

# METADATA
# title: WAF rule group is empty
# description: >-
#   A group without rules inspects nothing, and the web ACL that refers to it seems to protect.
#   Put rules in it.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafv2-rule-group-empty
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Block addresses that send too much
#       unsafe: addresses with more than 2,000 requests in five minutes are blocked
#       set:
#         - path: "rule[+]"
#           value:
#             name: rate-limit
#             priority: 1
#             action: {block: {}}
#             statement: {rate_based_statement: {limit: 2000, aggregate_key_type: IP}}
#             visibility_config:
#               cloudwatch_metrics_enabled: true
#               metric_name: rate-limit
#               sampled_requests_enabled: true
empty contains ["rule"] if {
	not input.rule
	not input.rules_json
}

# METADATA
# title: WAF rule group or one of its rules reports no metrics
# description: >-
#   Metrics show how much each rule lets through and stops, and alarms on them tell of an
#   attack. Enable them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafv2-rule-group-no-metrics
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [WAF.12]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Report metrics
#       set: [{path: ".", value: true}]
no_metrics contains ["visibility_config", "cloudwatch_metrics_enabled"] if {
	input.visibility_config.cloudwatch_metrics_enabled == false
}

no_metrics contains ["rule", i, "visibility_config", "cloudwatch_metrics_enabled"] if {
	some i, rule in input.rule
	rule.visibility_config.cloudwatch_metrics_enabled == false
}
