# METADATA
# title: Global WAF Classic rule groups
# scope: package
package parapet.aws_waf_rule_group

# METADATA
# title: Global WAF Classic rule group is empty
# description: >-
#   A group without rules inspects nothing, and the web ACL that refers to it seems to protect.
#   Activate rules in it.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-waf-rule-group-empty
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [WAF.7]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Use a rule of the code
#       unsafe: requests that the rule matches are blocked
#       set:
#         - {path: activated_rule.rule_id, value: "${aws_waf_rule.example.id}"}
#         - {path: activated_rule.priority, value: 1}
#         - {path: activated_rule.action.type, value: BLOCK}
empty contains ["activated_rule"] if not input.activated_rule
