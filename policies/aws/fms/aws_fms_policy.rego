# METADATA
# title: AWS Firewall Manager policies
# scope: package
package parapet.aws_fms_policy

# METADATA
# title: Firewall Manager policy only reports
# description: >-
#   Without remediation resources that do not comply are listed but keep being unprotected.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/policy-settings.html
# custom:
#   id: aws-fms-policy-no-remediation
#   severity: low
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Remediate automatically
#       set:
#         - {path: remediation_enabled, value: true}
#       unsafe: changes resources in all accounts in scope
no_remediation contains ["remediation_enabled"] if not input.remediation_enabled
