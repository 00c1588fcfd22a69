# METADATA
# title: AWS CodeCommit repositories
# scope: package
package parapet.aws_codecommit_repository

import data.parapet.lib.value

# METADATA
# title: Repository is not encrypted with a KMS key of the account
# description: >-
#   CodeCommit encrypts with the key that AWS manages for it. A customer managed key has its own
#   policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html
# custom:
#   id: aws-codecommit-repository-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: codecommit
#           set:
#             - {path: description, value: Encrypts repositories}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.codecommit.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever uses the data needs permission on the key
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")
