# METADATA
# title: Automatic mitigation of Shield Advanced
# scope: package
package parapet.aws_shield_application_layer_automatic_response

# METADATA
# title: Automatic mitigation only counts the requests of an attack
# description: >-
#   Shield Advanced writes WAF rules against an attack as it happens; in count mode they let it
#   through. Block once the counts look right.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/ddos-automatic-app-layer-response.html
# custom:
#   id: aws-shield-application-layer-automatic-response-only-counts
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Block attacks
#       unsafe: requests that look like an attack are blocked
#       set:
#         - {path: action, value: BLOCK}
only_counts contains ["action"] if input.action == "COUNT"
