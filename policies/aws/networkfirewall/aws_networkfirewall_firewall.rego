# METADATA
# title: AWS Network Firewall firewalls
# scope: package
package parapet.aws_networkfirewall_firewall

# METADATA
# title: Network firewall can be deleted by a single API call
# description: >-
#   Deleting the firewall opens the network or cuts it off, depending on its routes. Protection
#   makes that a deliberate act of two steps.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-no-deletion-protection
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [NetworkFirewall.9]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_344]
#   remedies:
#     - title: Protect the firewall from deletion
#       set: [{path: delete_protection, value: true}]
no_deletion_protection contains ["delete_protection"] if not input.delete_protection

# METADATA
# title: Network firewall can be moved out of its subnets
# description: >-
#   Taking the firewall out of a subnet lets that zone's traffic pass unfiltered or stops it.
#   Protect the association against changes.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-no-subnet-protection
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [NetworkFirewall.10]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Protect the subnets
#       set: [{path: subnet_change_protection, value: true}]
no_subnet_protection contains ["subnet_change_protection"] if not input.subnet_change_protection

# METADATA
# title: Network firewall can be given another policy
# description: >-
#   Who swaps the policy switches the filter off without touching it. Protect the association
#   against changes.
# related_resources:
#   - https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-updating.html
# custom:
#   id: aws-networkfirewall-firewall-no-policy-protection
#   severity: low
#   category: hardening
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Protect the policy
#       set: [{path: firewall_policy_change_protection, value: true}]
no_policy_protection contains ["firewall_policy_change_protection"] if not input.firewall_policy_change_protection

# METADATA
# title: Network firewall stands in a single availability zone
# description: >-
#   When its only zone fails, so does all traffic that is routed through the firewall. Give it
#   an endpoint in each zone.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-single-zone
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [NetworkFirewall.1]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Add a subnet in another zone
#       unsafe: adds the cost of an endpoint
#       set:
#         - path: "subnet_mapping[+]"
#           value: {subnet_id: subnet-0123456789abcdef0}
#           ask: a subnet in another availability zone
single_zone contains [] if count(input.subnet_mapping) == 1

# METADATA
# title: Network firewall does not log
# description: >-
#   Alert logs record what the rules caught and flow logs what passed. Without them the firewall
#   works unseen; send them to S3, CloudWatch Logs or Firehose.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-no-logging
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [NetworkFirewall.2]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV2_AWS_63]
#   remedies:
#     - title: Log alerts to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: firewall
#           set:
#             - {path: name_prefix, value: /aws/network-firewall/}
#             - {path: retention_in_days, value: 365}
#       satellite:
#         type: aws_networkfirewall_logging_configuration
#         link: firewall_arn
#         attribute: arn
#         set:
#           - path: logging_configuration.log_destination_config
#             value:
#               - log_type: ALERT
#                 log_destination_type: CloudWatchLogs
#                 log_destination: {logGroup: "${aws_cloudwatch_log_group.firewall.name}"}
#     - title: Log alerts to an existing log group
#       satellite:
#         type: aws_networkfirewall_logging_configuration
#         link: firewall_arn
#         attribute: arn
#         set:
#           - path: logging_configuration.log_destination_config
#             value:
#               - log_type: ALERT
#                 log_destination_type: CloudWatchLogs
#                 log_destination: {logGroup: "${aws_cloudwatch_log_group.example.name}"}
no_logging contains ["logging_configuration"] if not input.logging_configuration

# METADATA
# title: Network firewall is not encrypted with a customer-managed key
# description: >-
#   The service encrypts what it stores with a key that AWS owns, which nobody can restrict,
#   audit or withdraw. Name a key of your own where that is asked for.
# related_resources:
#   - https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
# custom:
#   id: aws-networkfirewall-firewall-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_345]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the firewall cannot be changed while the key is disabled
#       declare:
#         - type: aws_kms_key
#           name: network_firewall
#           set:
#             - {path: description, value: Encrypts the firewall}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_KMS}
#         - {path: encryption_configuration.key_id, value: "${aws_kms_key.network_firewall.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the firewall cannot be changed while the key is disabled
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_KMS}
#         - {path: encryption_configuration.key_id, value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["encryption_configuration", "key_id"] if not input.encryption_configuration.key_id
