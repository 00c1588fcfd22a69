# METADATA
# title: Amazon Q Business applications
# scope: package
package parapet.aws_qbusiness_application

# METADATA
# title: Application is not encrypted with a KMS key of the account
# description: >-
#   Q Business indexes internal documents; it encrypts them with a key that AWS owns. A customer
#   managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/data-encryption.html
# custom:
#   id: aws-qbusiness-application-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the application
#       declare:
#         - type: aws_kms_key
#           name: qbusiness
#           set:
#             - {path: description, value: Encrypts the application}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_configuration.kms_key_id, value: "${aws_kms_key.qbusiness.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the application
#       set:
#         - {path: encryption_configuration.kms_key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["encryption_configuration"] if {
	count([1 | some e in input.encryption_configuration; e.kms_key_id]) == 0
}
