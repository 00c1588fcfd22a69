# METADATA
# title: Configuration sets of Amazon SES
# scope: package
package parapet.aws_sesv2_configuration_set

# METADATA
# title: Mail is sent without TLS where the receiver offers none
# description: >-
#   With the policy OPTIONAL, the default, messages travel in clear when TLS fails.
#   Require it.
# related_resources:
#   - https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
# custom:
#   id: aws-sesv2-configuration-set-tls-optional
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [SES.3]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_365]
#   remedies:
#     - title: Require TLS
#       set:
#         - {path: delivery_options.tls_policy, value: REQUIRE}
#       unsafe: mail to receivers without TLS is not delivered
tls_optional contains ["delivery_options", "tls_policy"] if object.get(input, ["delivery_options", "tls_policy"], "OPTIONAL") == "OPTIONAL"

# METADATA
# title: Configuration set reports no bounce and complaint rates
# description: >-
#   The rates show misuse of the sender before it is blocked. They are reported when
#   reputation metrics are on.
# related_resources:
#   - https://docs.aws.amazon.com/ses/latest/dg/monitor-sender-reputation.html
# custom:
#   id: aws-sesv2-configuration-set-no-reputation-metrics
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Report the rates
#       set:
#         - {path: reputation_options.reputation_metrics_enabled, value: true}
no_reputation_metrics contains ["reputation_options", "reputation_metrics_enabled"] if not input.reputation_options.reputation_metrics_enabled
