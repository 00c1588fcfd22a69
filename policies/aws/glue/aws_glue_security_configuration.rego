# METADATA
# title: AWS Glue security configurations
# scope: package
package parapet.aws_glue_security_configuration

# METADATA
# title: Glue security configuration leaves encryption off
# description: >-
#   Logs, bookmarks and data in S3 are each encrypted only where the configuration
#   gives a mode other than DISABLED.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
# custom:
#   id: aws-glue-security-configuration-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_99, ad5b4e97-2850-4adf-be17-1d293e0b85ee]
#   remedies:
#     - title: Encrypt logs with an existing customer-managed key
#       unsafe: >-
#         replaces the configuration; roles of jobs need permission on the key, whose policy must
#         let CloudWatch Logs use it
#       set:
#         - path: encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode
#           value: SSE-KMS
#         - path: encryption_configuration.cloudwatch_encryption.kms_key_arn
#           value: "${aws_kms_key.example.arn}"
#     - title: Encrypt job bookmarks with an existing customer-managed key
#       unsafe: replaces the configuration; roles of jobs need permission on the key
#       set:
#         - path: encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode
#           value: CSE-KMS
#         - path: encryption_configuration.job_bookmarks_encryption.kms_key_arn
#           value: "${aws_kms_key.example.arn}"
#     - title: Encrypt results with an existing customer-managed key
#       unsafe: replaces the configuration; roles of jobs need permission on the key
#       set:
#         - {path: encryption_configuration.s3_encryption.s3_encryption_mode, value: SSE-KMS}
#         - path: encryption_configuration.s3_encryption.kms_key_arn
#           value: "${aws_kms_key.example.arn}"
#     - title: Encrypt everything with a new customer-managed key
#       unsafe: >-
#         replaces the configuration; roles of jobs need permission on the key, whose policy must
#         let CloudWatch Logs use it; other keys that it names are no longer used
#       declare:
#         - type: aws_kms_key
#           name: glue
#           set:
#             - {path: description, value: Encrypts data of Glue}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode
#           value: SSE-KMS
#         - path: encryption_configuration.cloudwatch_encryption.kms_key_arn
#           value: "${aws_kms_key.glue.arn}"
#         - path: encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode
#           value: CSE-KMS
#         - path: encryption_configuration.job_bookmarks_encryption.kms_key_arn
#           value: "${aws_kms_key.glue.arn}"
#         - {path: encryption_configuration.s3_encryption.s3_encryption_mode, value: SSE-KMS}
#         - path: encryption_configuration.s3_encryption.kms_key_arn
#           value: "${aws_kms_key.glue.arn}"
unencrypted contains ["encryption_configuration", part, mode] if {
	some part, mode in {
		"cloudwatch_encryption": "cloudwatch_encryption_mode",
		"job_bookmarks_encryption": "job_bookmarks_encryption_mode",
		"s3_encryption": "s3_encryption_mode",
	}
	object.get(input, ["encryption_configuration", part, mode], "DISABLED") == "DISABLED"
}
