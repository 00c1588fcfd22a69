# METADATA
# title: TLS policies of Classic Load Balancers
# scope: package
package parapet.aws_lb_ssl_negotiation_policy

# METADATA
# title: Classic Load Balancer policy accepts versions before TLS 1.2
# description: >-
#   Attackers push clients down to the weakest version that a server accepts. SSL 3.0, TLS 1.0
#   and TLS 1.1 are broken and retired: enable TLS 1.2 alone, or refer to
#   ELBSecurityPolicy-TLS-1-2-2017-01.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
# custom:
#   id: aws-lb-ssl-negotiation-policy-outdated-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Disable the version
#       unsafe: old clients are turned away
#       set: [{path: ".", value: "false"}]
#     - title: Use AWS's policy for TLS 1.2
#       unsafe: old clients are turned away
#       set:
#         - {path: ".", value: ELBSecurityPolicy-TLS-1-2-2017-01}
#         - {path: ../name, value: Reference-Security-Policy}
outdated_tls contains ["attribute", i, "value"] if {
	some i, attribute in input.attribute
	attribute.name in old_protocols
	lower(attribute.value) == "true"
}

outdated_tls contains ["attribute", i, "value"] if {
	some i, attribute in input.attribute
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
#   id: aws-lb-ssl-negotiation-policy-weak-cipher
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
weak_cipher contains ["attribute", i, "value"] if {
	some i, attribute in input.attribute
	weak_suite(attribute.name)
	lower(attribute.value) == "true"
}

old_protocols := {"Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"}

# The predefined policies that accept TLS 1.2 alone.
modern_references := {"ELBSecurityPolicy-TLS-1-2-2017-01"}

weak_suite(name) if regex.match(`(^|-)(RC4|RC2|DES|EXP|ADH|NULL|MD5|SEED|IDEA|PSK|KRB5)`, name)
