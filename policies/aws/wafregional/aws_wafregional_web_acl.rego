# METADATA
# title: Regional WAF Classic web ACLs
# scope: package
package parapet.aws_wafregional_web_acl

# METADATA
# title: Regional WAF Classic web ACL has no rules
# description: >-
#   Without rules only the default action decides, and nothing is inspected. Add the rules that
#   the application needs, or move to AWS WAF v2.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafregional-web-acl-no-rules
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [WAF.4]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_175]
#   remedies:
#     - title: Block addresses that send too much
#       unsafe: addresses with more than 2,000 requests in five minutes are blocked
#       declare:
#         - type: aws_wafregional_rate_based_rule
#           name: rate_limit
#           set:
#             - {path: name, value: rate-limit}
#             - {path: metric_name, value: RateLimit}
#             - {path: rate_key, value: IP}
#             - {path: rate_limit, value: 2000}
#       set:
#         - {path: rule.rule_id, value: "${aws_wafregional_rate_based_rule.rate_limit.id}"}
#         - {path: rule.priority, value: 1}
#         - {path: rule.type, value: RATE_BASED}
#         - {path: rule.action.type, value: BLOCK}
#     - title: Use a rule of the code
#       unsafe: requests that the rule matches are blocked
#       set:
#         - {path: rule.rule_id, value: "${aws_wafregional_rule.example.id}"}
#         - {path: rule.priority, value: 1}
#         - {path: rule.action.type, value: BLOCK}
no_rules contains ["rule"] if not input.rule

# METADATA
# title: Regional WAF Classic web ACL does not log requests
# description: >-
#   Logs tell which rules matched which requests: what is needed to see attacks and to tune
#   rules. Send them to Amazon Data Firehose.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafregional-web-acl-no-logging
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [WAF.1]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_176]
#   remedies:
#     - title: Log to a Firehose stream of the code
#       unsafe: >-
#         the log may hold credentials from headers and query strings; the name of the stream must
#         begin with aws-waf-logs-
#       set:
#         - path: logging_configuration.log_destination
#           value: "${aws_kinesis_firehose_delivery_stream.example.arn}"
no_logging contains ["logging_configuration"] if not input.logging_configuration

# METADATA
# title: Regional WAF Classic web ACL lets requests pass that no rule mentions
# description: >-
#   A firewall that allows by default stops only what its rules know. Where the good requests
#   can be described, block by default and allow those.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/classic-web-acl-default-action.html
# custom:
#   id: aws-wafregional-web-acl-default-allow
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [6d64f311-3da6-45f3-80f1-14db9771ea40]
#   remedies:
#     - title: Block by default
#       unsafe: requests that no rule allows are refused
#       set: [{path: default_action.type, value: BLOCK}]
default_allow contains ["default_action", "type"] if input.default_action.type == "ALLOW"

# METADATA
# title: Rule of a regional WAF Classic web ACL has no effect
# description: >-
#   A rule without an action, or one that only counts, lets through what it was written to stop.
#   Block, once the counts look right.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/classic-web-acl-working-with.html
# custom:
#   id: aws-wafregional-web-acl-rule-without-action
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_342]
#   remedies:
#     - title: Block what the rule matches
#       unsafe: requests that the rule matches are blocked
#       set:
#         - {path: ./type, value: BLOCK}
#     - title: Block in place of counting
#       unsafe: requests that the rule matches are blocked
#       set:
#         - {path: ".", value: BLOCK}
rule_without_action contains ["rule", i, "action"] if {
	some i, rule in input.rule
	not rule.action
	not rule.override_action
}

rule_without_action contains ["rule", i, "action", "type"] if {
	some i, rule in input.rule
	rule.action.type == "COUNT"
}
