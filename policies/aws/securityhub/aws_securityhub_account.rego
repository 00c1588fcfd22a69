# METADATA
# title: AWS Security Hub
# scope: package
package parapet.aws_securityhub_account

# METADATA
# title: Security Hub does not enable new controls
# description: >-
#   AWS adds controls to its standards all the time. With automatic enabling off they stay
#   unused until somebody notices.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/controls-auto-enable.html
# custom:
#   id: aws-securityhub-account-no-new-controls
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [CA-7]
#   remedies:
#     - title: Enable new controls
#       unsafe: adds the cost of their checks
#       set:
#         - {path: auto_enable_controls, value: true}
no_new_controls contains ["auto_enable_controls"] if input.auto_enable_controls == false
