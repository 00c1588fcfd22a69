# METADATA
# title: AWS Mainframe Modernization environments
# scope: package
package parapet.aws_m2_environment

import data.parapet.lib.value

# METADATA
# title: Mainframe environment is publicly accessible
# description: >-
#   Applications of a publicly accessible environment are offered to the internet.
# related_resources:
#   - https://docs.aws.amazon.com/m2/latest/APIReference/API_CreateEnvironment.html
# custom:
#   id: aws-m2-environment-public
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the environment private
#       set:
#         - {path: publicly_accessible, value: false}
#       unsafe: replaces the environment
public contains ["publicly_accessible"] if input.publicly_accessible == true

# METADATA
# title: Mainframe environment is not encrypted with a KMS key of the account
# description: >-
#   Its data is encrypted with a key that AWS owns. A customer managed key has its own policy,
#   rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/m2/latest/userguide/data-protection.html
# custom:
#   id: aws-m2-environment-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the environment
#       declare:
#         - type: aws_kms_key
#           name: mainframe
#           set:
#             - {path: description, value: Encrypts the environment}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.mainframe.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the environment
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")
