# METADATA
# title: AWS WAF web ACLs
# scope: package
package parapet.aws_wafv2_web_acl

# METADATA
# title: Web ACL has no rules
# description: >-
#   Without rules only the default action decides, and nothing is inspected. Start with the
#   managed rule groups of AWS.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafv2-web-acl-no-rules
#   severity: high
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [WAF.10]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_175]
#   remedies:
#     - title: Use the core rule set of AWS
#       unsafe: requests that the rules match are blocked
#       set:
#         - path: "rule[+]"
#           value:
#             name: common
#             priority: 1
#             override_action: {none: {}}
#             statement:
#               managed_rule_group_statement: {vendor_name: AWS, name: AWSManagedRulesCommonRuleSet}
#             visibility_config:
#               cloudwatch_metrics_enabled: true
#               metric_name: common
#               sampled_requests_enabled: true
no_rules contains ["rule"] if {
	not input.rule
	not input.rule_json
}

# METADATA
# title: Web ACL does not block known bad inputs such as Log4Shell
# description: >-
#   The managed group AWSManagedRulesKnownBadInputsRuleSet stops requests that exploit Log4j
#   (CVE-2021-44228) and similar flaws. Include it, do not override it to count, and leave the
#   rule Log4JRCE in force.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
# custom:
#   id: aws-wafv2-web-acl-no-known-bad-inputs
#   severity: medium
#   category: network
#   cwe: [CWE-20]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_192, FG_R00500]
#   remedies:
#     - title: Block known bad inputs
#       unsafe: requests that the rules match are blocked
#       set:
#         - path: "rule[+]"
#           value:
#             name: known-bad-inputs
#             priority: 1000
#             override_action: {none: {}}
#             statement:
#               managed_rule_group_statement:
#                 vendor_name: AWS
#                 name: AWSManagedRulesKnownBadInputsRuleSet
#             visibility_config:
#               cloudwatch_metrics_enabled: true
#               metric_name: known-bad-inputs
#               sampled_requests_enabled: true
no_known_bad_inputs contains ["rule"] if {
	not input.rule
	not input.rule_json
}

no_known_bad_inputs contains [] if {
	input.rule
	not input.rule_json
	not blocks_known_bad_inputs
}

# METADATA
# title: Rule group of the web ACL only counts
# description: >-
#   With the override count each match of the group is logged and let through. That is meant for
#   trying a group out; use none to put it in force.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html
# custom:
#   id: aws-wafv2-web-acl-group-only-counts
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Let the rules of the group act
#       unsafe: requests that the rules match are blocked
#       set:
#         - {path: ./none, value: {}}
#       remove: ["./count"]
group_only_counts contains ["rule", i, "override_action"] if {
	some i, rule in input.rule
	"count" in object.keys(object.get(rule, "override_action", {}))
}

# METADATA
# title: Web ACL or one of its rules reports no metrics
# description: >-
#   Metrics show how much each rule lets through and stops, and alarms on them tell of an
#   attack. Enable them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafv2-web-acl-no-metrics
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

# METADATA
# title: Web ACL does not log requests
# description: >-
#   Logs tell which rules matched which requests: what is needed to see attacks and to tune
#   rules. Send them to CloudWatch Logs, S3 or Firehose.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafv2-web-acl-no-logging
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [WAF.11]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV2_AWS_31]
#   remedies:
#     - title: Log requests to a new log group
#       unsafe: the log may hold credentials from headers and query strings
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: waf
#           set:
#             - {path: name_prefix, value: aws-waf-logs-}
#             - {path: retention_in_days, value: 365}
#       satellite:
#         type: aws_wafv2_web_acl_logging_configuration
#         link: resource_arn
#         attribute: arn
#         set:
#           - {path: log_destination_configs, value: ["${aws_cloudwatch_log_group.waf.arn}"]}
#     - title: Log requests to an existing log group
#       unsafe: >-
#         the log may hold credentials from headers and query strings; the name of the group must
#         begin with aws-waf-logs-
#       satellite:
#         type: aws_wafv2_web_acl_logging_configuration
#         link: resource_arn
#         attribute: arn
#         set:
#           - {path: log_destination_configs, value: ["${aws_cloudwatch_log_group.example.arn}"]}
no_logging contains ["logging_configuration"] if not input.logging_configuration

blocks_known_bad_inputs if {
	some rule in input.rule
	group := rule.statement.managed_rule_group_statement
	group.name == "AWSManagedRulesKnownBadInputsRuleSet"
	not "count" in object.keys(object.get(rule, "override_action", {}))
	not excludes_log4j(group)
}

excludes_log4j(group) if {
	some rule in group.excluded_rule
	startswith(rule.name, "Log4JRCE")
}

excludes_log4j(group) if {
	some override in group.rule_action_override
	startswith(override.name, "Log4JRCE")
	some action in ["allow", "count"]
	action in object.keys(override.action_to_use)
}
