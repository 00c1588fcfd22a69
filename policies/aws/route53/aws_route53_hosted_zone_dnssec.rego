# METADATA
# title: DNSSEC of Route 53 hosted zones
# scope: package
package parapet.aws_route53_hosted_zone_dnssec

# METADATA
# title: Hosted zone is not signed with DNSSEC
# description: >-
#   Without signatures resolvers cannot tell forged answers from real ones. Sign the zone and
#   publish its DS record in the parent.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html
# custom:
#   id: aws-route53-hosted-zone-dnssec-not-signing
#   severity: medium
#   category: hardening
#   cwe: [CWE-345]
#   controls:
#     nist-800-53-r5: [SC-20]
#   remedies:
#     - title: Sign the zone
#       set: [{path: signing_status, value: SIGNING}]
not_signing contains ["signing_status"] if input.signing_status == "NOT_SIGNING"
