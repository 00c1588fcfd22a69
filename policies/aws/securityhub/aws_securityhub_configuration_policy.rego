# METADATA
# title: Configuration policies of AWS Security Hub
# scope: package
package parapet.aws_securityhub_configuration_policy

# METADATA
# title: Configuration policy switches Security Hub off
# description: >-
#   Accounts under this policy are not checked at all.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/configuration-policies-overview.html
# custom:
#   id: aws-securityhub-configuration-policy-service-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [CA-7]
#   remedies:
#     - title: Enable Security Hub
#       unsafe: adds the cost of the checks in the accounts of the policy
#       set:
#         - {path: configuration_policy.service_enabled, value: true}
#         - path: configuration_policy.enabled_standard_arns
#           value:
#             - "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0"
#           ask: the standards, in the home region
#         - path: configuration_policy.security_controls_configuration.disabled_control_identifiers
#           value: []
service_disabled contains ["configuration_policy", "service_enabled"] if {
	input.configuration_policy.service_enabled == false
}
