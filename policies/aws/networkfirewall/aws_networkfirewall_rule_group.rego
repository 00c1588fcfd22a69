# METADATA
# title: AWS Network Firewall rule groups
# scope: package
package parapet.aws_networkfirewall_rule_group

# METADATA
# title: Network firewall rule group is not encrypted with a customer-managed key
# description: >-
#   The service encrypts what it stores with a key that AWS owns, which nobody can restrict,
#   audit or withdraw. Name a key of your own where that is asked for.
# related_resources:
#   - https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
# custom:
#   id: aws-networkfirewall-rule-group-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_345]
no_customer_key contains ["encryption_configuration", "key_id"] if not input.encryption_configuration.key_id
