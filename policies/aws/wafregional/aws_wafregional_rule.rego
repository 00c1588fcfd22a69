# METADATA
# title: Regional WAF Classic rules
# scope: package
package parapet.aws_wafregional_rule

# METADATA
# title: Regional WAF Classic rule has no conditions
# description: >-
#   A rule without conditions matches nothing, so that its action is never taken. Add the
#   conditions that describe the requests.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
# custom:
#   id: aws-wafregional-rule-no-conditions
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [WAF.2]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Match a set of addresses of the code
#       unsafe: the rule begins to match requests
#       set:
#         - {path: predicate.type, value: IPMatch}
#         - {path: predicate.data_id, value: "${aws_wafregional_ipset.example.id}"}
#         - {path: predicate.negated, value: false}
no_conditions contains ["predicate"] if not input.predicate
