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
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the rule group cannot be changed while the key is disabled
#       declare:
#         - type: aws_kms_key
#           name: network_firewall
#           set:
#             - {path: description, value: Encrypts the rule group}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_KMS}
#         - {path: encryption_configuration.key_id, value: "${aws_kms_key.network_firewall.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the rule group cannot be changed while the key is disabled
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_KMS}
#         - {path: encryption_configuration.key_id, value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["encryption_configuration", "key_id"] if not input.encryption_configuration.key_id

# METADATA
# title: Network firewall rule passes everything
# description: >-
#   A rule that passes any source and destination ends inspection for all traffic, whatever the
#   other rules say. Pass the networks and ports that are meant.
# related_resources:
#   - https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateful-rule-groups-basic.html
# custom:
#   id: aws-networkfirewall-rule-group-passes-everything
#   severity: high
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict the destination
#       unsafe: other traffic is no longer passed
#       set:
#         - path: ../header.destination
#           value: 10.0.0.0/24
#           ask: the networks that the traffic is for
#     - title: Log what the rule passed
#       set:
#         - {path: ".", value: ALERT}
passes_everything contains ["rule_group", "rules_source", "stateful_rule", i, "action"] if {
	some i, rule in input.rule_group.rules_source.stateful_rule
	upper(rule.action) == "PASS"
	every part in ["source", "source_port", "destination", "destination_port"] {
		upper(rule.header[part]) == "ANY"
	}
}

# METADATA
# title: Stateless rule group of the network firewall is empty
# description: >-
#   A group without rules inspects nothing, and the policy that refers to it seems to protect.
#   Put rules in it.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-rule-group-empty-stateless
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [NetworkFirewall.6]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Write a rule
#       unsafe: packets that the rule matches are dropped
#       set:
#         - path: rule_group.rules_source.stateless_rules_and_custom_actions.stateless_rule
#           value:
#             priority: 1
#             rule_definition:
#               actions: ["aws:drop"]
#               match_attributes: {source: {address_definition: 192.0.2.0/24}}
#           ask: the packets, and what becomes of them
empty_stateless contains ["rule_group", "rules_source", "stateless_rules_and_custom_actions", "stateless_rule"] if {
	input.type == "STATELESS"
	not input.rules
	not input.rule_group.rules_source.stateless_rules_and_custom_actions.stateless_rule
}
