# METADATA
# title: Global WAF Classic rules
# scope: package
package parapet.aws_waf_rule

# METADATA
# title: Global WAF Classic rule has no conditions
# description: >-
#   A rule without conditions matches nothing, so that its action is never taken. Add the
#   conditions that describe the requests.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-waf-rule-no-conditions
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [WAF.6]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Match a set of addresses of the code
#       unsafe: the rule begins to match requests
#       set:
#         - {path: predicates.type, value: IPMatch}
#         - {path: predicates.data_id, value: "${aws_waf_ipset.example.id}"}
#         - {path: predicates.negated, value: false}
no_conditions contains ["predicates"] if not input.predicates
