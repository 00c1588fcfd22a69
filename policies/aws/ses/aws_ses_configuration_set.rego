# METADATA
# title: Amazon SES configuration sets
# scope: package
package parapet.aws_ses_configuration_set

# METADATA
# title: SES sends mail without TLS where the receiver has none
# description: >-
#   Mail can then be read on the way, and an attacker can force that. Require TLS.
# related_resources:
#   - https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
# custom:
#   id: aws-ses-configuration-set-tls-optional
#   severity: medium
#   category: encryption-in-transit
#   controls:
#     nist-800-53-r5: [SC-8]
#   cwe: [CWE-319]
#   aliases:
#     - CKV_AWS_365
#   remedies:
#     - title: Require TLS
#       unsafe: mail to receivers without TLS is not delivered
#       set:
#         - {path: delivery_options.tls_policy, value: "Require"}
tls_optional contains ["delivery_options", "tls_policy"] if {
	not input.delivery_options.tls_policy
}

tls_optional contains ["delivery_options", "tls_policy"] if {
	input.delivery_options.tls_policy == "Optional"
}
