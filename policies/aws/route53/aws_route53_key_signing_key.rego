# METADATA
# title: DNSSEC keys of Route 53
# scope: package
package parapet.aws_route53_key_signing_key

# METADATA
# title: DNSSEC key is inactive
# description: >-
#   An inactive key signs nothing; once no active one is left the zone no longer validates.
#   Activate it, or delete it when it was replaced.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-ksk.html
# custom:
#   id: aws-route53-key-signing-key-inactive
#   severity: low
#   category: hardening
#   controls:
#     nist-800-53-r5: [SC-20]
#   remedies:
#     - title: Activate the key
#       set: [{path: status, value: ACTIVE}]
inactive contains ["status"] if input.status == "INACTIVE"
