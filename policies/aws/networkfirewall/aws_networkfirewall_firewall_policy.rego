# METADATA
# title: AWS Network Firewall policies
# scope: package
package parapet.aws_networkfirewall_firewall_policy

# METADATA
# title: Network firewall passes packets that no rule mentions
# description: >-
#   With aws:pass as default the firewall lets packets through that no stateless rule matches,
#   past the stateful rules. Drop them, or forward them to the stateful engine.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-policy-stateless-default-pass
#   severity: high
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [NetworkFirewall.4]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Forward to the stateful engine
#       unsafe: the stateful rules decide about packets that passed so far
#       set:
#         - {path: ".", value: "aws:forward_to_sfe"}
stateless_default_pass contains ["firewall_policy", "stateless_default_actions", i] if {
	some i, action in input.firewall_policy.stateless_default_actions
	action == "aws:pass"
}

# METADATA
# title: Network firewall passes fragmented packets that no rule mentions
# description: >-
#   With aws:pass as default the firewall lets fragmented packets through that no stateless rule
#   matches, past the stateful rules. Drop them, or forward them to the stateful engine.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-policy-fragment-default-pass
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [NetworkFirewall.5]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Forward to the stateful engine
#       unsafe: the stateful rules decide about packets that passed so far
#       set:
#         - {path: ".", value: "aws:forward_to_sfe"}
fragment_default_pass contains ["firewall_policy", "stateless_fragment_default_actions", i] if {
	some i, action in input.firewall_policy.stateless_fragment_default_actions
	action == "aws:pass"
}

# METADATA
# title: Network firewall policy has no rule groups
# description: >-
#   Without rule groups only the default actions decide, and the firewall inspects nothing.
#   Refer to groups with the rules of your network.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-firewall-policy-no-rule-groups
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [NetworkFirewall.3]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Use a rule group of the code
#       unsafe: the rules of the group decide about traffic that passed so far
#       set:
#         - path: firewall_policy.stateful_rule_group_reference.resource_arn
#           value: "${aws_networkfirewall_rule_group.example.arn}"
#     - title: Use a rule group of AWS
#       unsafe: the rules of the group decide about traffic that passed so far
#       set:
#         - path: firewall_policy.stateful_rule_group_reference.resource_arn
#           value: "arn:aws:network-firewall:us-east-1:aws-managed:stateful-rulegroup/ThreatSignaturesBotnetActionOrder"
#           ask: the rule group, in the region and rule order of the policy
no_rule_groups contains ["firewall_policy", "stateful_rule_group_reference"] if {
	not input.firewall_policy.stateful_rule_group_reference
	not input.firewall_policy.stateless_rule_group_reference
}

# METADATA
# title: Network firewall policy is not encrypted with a customer-managed key
# description: >-
#   The service encrypts what it stores with a key that AWS owns, which nobody can restrict,
#   audit or withdraw. Name a key of your own where that is asked for.
# related_resources:
#   - https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
# custom:
#   id: aws-networkfirewall-firewall-policy-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_346]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the policy cannot be changed while the key is disabled
#       declare:
#         - type: aws_kms_key
#           name: network_firewall
#           set:
#             - {path: description, value: Encrypts the policy}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_KMS}
#         - {path: encryption_configuration.key_id, value: "${aws_kms_key.network_firewall.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the policy cannot be changed while the key is disabled
#       set:
#         - {path: encryption_configuration.type, value: CUSTOMER_KMS}
#         - {path: encryption_configuration.key_id, value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["encryption_configuration", "key_id"] if not input.encryption_configuration.key_id

# METADATA
# title: Network firewall with strict rule order passes what no rule matches
# description: >-
#   In strict order a packet that no stateful rule matches takes the default actions, and passes
#   if none of them drops it. Set aws:drop_established or aws:drop_strict.
# related_resources:
#   - https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html
# custom:
#   id: aws-networkfirewall-firewall-policy-strict-order-passes
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Drop what no rule allows
#       unsafe: traffic that no rule allows is cut
#       set:
#         - {path: "firewall_policy.stateful_default_actions[+]", value: "aws:drop_established"}
strict_order_passes contains ["firewall_policy", "stateful_default_actions"] if {
	input.firewall_policy.stateful_engine_options.rule_order == "STRICT_ORDER"
	every action in object.get(input.firewall_policy, "stateful_default_actions", []) {
		not startswith(action, "aws:drop_")
	}
}
