# METADATA
# title: Repository associations of Amazon CodeGuru Reviewer
# scope: package
package parapet.aws_codegurureviewer_repository_association

# METADATA
# title: Reviewed code is not encrypted with a KMS key of the account
# description: >-
#   CodeGuru Reviewer keeps copies of the code under a key that AWS owns unless the association
#   names a customer managed one. It cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/data-protection.html
# custom:
#   id: aws-codegurureviewer-repository-association-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_381]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the association; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: codeguru
#           set:
#             - {path: description, value: Encrypts reviewed code}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: kms_key_details.encryption_option, value: CUSTOMER_MANAGED_CMK}
#         - {path: kms_key_details.kms_key_id, value: "${aws_kms_key.codeguru.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the association; whoever uses the data needs permission on the key
#       set:
#         - {path: kms_key_details.encryption_option, value: CUSTOMER_MANAGED_CMK}
#         - {path: kms_key_details.kms_key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_key_details", "encryption_option"] if {
	not input.kms_key_details.encryption_option == "CUSTOMER_MANAGED_CMK"
}
