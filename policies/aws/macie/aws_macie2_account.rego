# METADATA
# title: Amazon Macie
# scope: package
package parapet.aws_macie2_account

# METADATA
# title: Amazon Macie is paused
# description: >-
#   While it is paused Macie neither evaluates buckets nor looks for sensitive data in them.
# related_resources:
#   - https://docs.aws.amazon.com/macie/latest/user/suspend-macie.html
# custom:
#   id: aws-macie2-account-paused
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Macie.1]
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable Macie
#       unsafe: adds the cost of the scans
#       set:
#         - {path: status, value: ENABLED}
paused contains ["status"] if input.status == "PAUSED"
