# METADATA
# title: AWS Glue crawlers
# scope: package
package parapet.aws_glue_crawler

# METADATA
# title: Glue crawler has no security configuration
# description: >-
#   A security configuration encrypts what is written to S3, to the logs and to
#   bookmarks; without one the data is stored as the buckets and log groups happen
#   to be.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
# custom:
#   id: aws-glue-crawler-security-configuration-missing
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_195]
#   remedies:
#     - title: Attach an existing security configuration
#       unsafe: the role needs permission on the key of the configuration
#       set:
#         - {path: security_configuration, value: "${aws_glue_security_configuration.example.name}"}
#     - title: Attach a new security configuration
#       unsafe: the role needs permission on the key, whose policy must let CloudWatch Logs use it
#       declare:
#         - type: aws_kms_key
#           name: glue
#           set:
#             - {path: description, value: Encrypts data of Glue}
#             - {path: enable_key_rotation, value: true}
#         - type: aws_glue_security_configuration
#           name: encrypted
#           set:
#             - {path: name, value: encrypted}
#             - path: encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode
#               value: SSE-KMS
#             - path: encryption_configuration.cloudwatch_encryption.kms_key_arn
#               value: "${aws_kms_key.glue.arn}"
#             - path: encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode
#               value: CSE-KMS
#             - path: encryption_configuration.job_bookmarks_encryption.kms_key_arn
#               value: "${aws_kms_key.glue.arn}"
#             - {path: encryption_configuration.s3_encryption.s3_encryption_mode, value: SSE-KMS}
#             - path: encryption_configuration.s3_encryption.kms_key_arn
#               value: "${aws_kms_key.glue.arn}"
#       set:
#         - path: security_configuration
#           value: "${aws_glue_security_configuration.encrypted.name}"
security_configuration_missing contains ["security_configuration"] if not input.security_configuration
