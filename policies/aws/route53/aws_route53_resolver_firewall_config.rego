# METADATA
# title: Route 53 Resolver DNS Firewall
# scope: package
package parapet.aws_route53_resolver_firewall_config

# METADATA
# title: DNS Firewall lets queries pass when it cannot answer
# description: >-
#   With fail open an overload of the firewall unblocks the names that it was meant to block.
#   Keep it closed, unless names must resolve at any price.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html
# custom:
#   id: aws-route53-resolver-firewall-config-fail-open
#   severity: low
#   category: network
#   cwe: [CWE-636]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Fail closed
#       unsafe: queries fail while DNS Firewall does not answer
#       set:
#         - {path: firewall_fail_open, value: DISABLED}
fail_open contains ["firewall_fail_open"] if input.firewall_fail_open == "ENABLED"
