# METADATA
# title: Policies of Classic Load Balancers
# scope: package
package parapet.aws_load_balancer_policy

# METADATA
# title: Classic Load Balancer policy accepts versions before TLS 1.2
# description: >-
#   Attackers push clients down to the weakest version that a server accepts. SSL 3.0, TLS 1.0
#   and TLS 1.1 are broken and retired: enable TLS 1.2 alone, or refer to
#   ELBSecurityPolicy-TLS-1-2-2017-01.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
# custom:
#   id: aws-load-balancer-policy-outdated-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_213, 126c1788-23c2-4a10-906c-ef179f4f96ec, 2034fb37-bc23-4ca0-8d95-2b9f15829ab5,
#     61a94903-3cd3-4780-88ec-fc918819b9c8, 730a5951-2760-407a-b032-dd629b55c23a,
#     80908a75-586b-4c61-ab04-490f4f4525b8, AC_AWS_0171, AC_AWS_0172]
#   remedies:
#     - title: Disable the version
#       unsafe: old clients are turned away
#       set: [{path: ".", value: "false"}]
#     - title: Use AWS's policy for TLS 1.2
#       unsafe: old clients are turned away
#       set:
#         - {path: ".", value: ELBSecurityPolicy-TLS-1-2-2017-01}
#         - {path: ../name, value: Reference-Security-Policy}
outdated_tls contains ["policy_attribute", i, "value"] if {
	some i, attribute in input.policy_attribute
	attribute.name in old_protocols
	lower(attribute.value) == "true"
}

outdated_tls contains ["policy_attribute", i, "value"] if {
	some i, attribute in input.policy_attribute
	attribute.name == "Reference-Security-Policy"
	not object.get(attribute, "value", "") in modern_references
}

# METADATA
# title: Classic Load Balancer policy enables a weak cipher
# description: >-
#   RC4, single and triple DES, export-grade and anonymous cipher suites, and those with MD5,
#   can be broken in practice. Enable suites with ECDHE key exchange and AES-GCM alone.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html
# custom:
#   id: aws-load-balancer-policy-weak-cipher
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [809f77f8-d10e-4842-a84f-3be7b6ff1190]
#   remedies:
#     - title: Disable the cipher
#       unsafe: clients that know no other cipher are turned away
#       set: [{path: ".", value: "false"}]
weak_cipher contains ["policy_attribute", i, "value"] if {
	some i, attribute in input.policy_attribute
	weak_suite(attribute.name)
	lower(attribute.value) == "true"
}

old_protocols := {"Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"}

# The predefined policies that accept TLS 1.2 alone.
modern_references := {"ELBSecurityPolicy-TLS-1-2-2017-01"}

weak_suite(name) if regex.match(`(^|-)(RC4|RC2|DES|EXP|ADH|NULL|MD5|SEED|IDEA|PSK|KRB5)`, name)
