# METADATA
# title: AWS Glue jobs
# scope: package
package parapet.aws_glue_job

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Glue job has no security configuration
# description: >-
#   A security configuration encrypts what is written to S3, to the logs and to
#   bookmarks; without one the data is stored as the buckets and log groups happen
#   to be.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
# custom:
#   id: aws-glue-job-security-configuration-missing
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

# METADATA
# title: Glue job has a secret in its arguments
# description: >-
#   Job arguments are shown in the console, in the API and in logs. Keep secrets in
#   Secrets Manager and pass their name.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
# custom:
#   id: aws-glue-job-secret-in-arguments
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the credential from a variable
#       unsafe: >-
#         the variable must be given a value wherever the code is applied; the value still shows in
#         the console
#       declare:
#         - type: variable
#           name: job_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.job_secret}"}]
secret_in_arguments contains ["default_arguments", name] if {
	some name in secrets.credentials(input.default_arguments)
}

# METADATA
# title: Glue job runs on a retired Glue version
# description: >-
#   Versions 0.9, 1.0 and 2.0 are past the end of their support and get no security
#   fixes.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html
# custom:
#   id: aws-glue-job-old-version
#   severity: low
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     aws-fsbp: [Glue.4]
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Run on Glue 5.0
#       unsafe: scripts may need changes for newer Spark and Python
#       set: [{path: glue_version, value: "5.0"}]
old_version contains ["glue_version"] if {
	value.literal(input.glue_version)
	value.version_less(input.glue_version, "3.0")
}
