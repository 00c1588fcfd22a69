# METADATA
# title: Amazon CloudWatch Synthetics canaries
# scope: package
package parapet.aws_synthetics_canary

import data.parapet.lib.secrets

# METADATA
# title: Artifacts of the canary are not encrypted with a KMS key
# description: >-
#   Screenshots and recorded traffic may show sessions and data. Canaries encrypt them with the
#   key of the service unless told otherwise.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_artifact_encryption.html
# custom:
#   id: aws-synthetics-canary-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the role of the canary, and readers of the artifacts, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: canary
#           set:
#             - {path: description, value: Encrypts the artifacts of the canary}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: artifact_config.s3_encryption.encryption_mode, value: SSE_KMS}
#         - {path: artifact_config.s3_encryption.kms_key_arn, value: "${aws_kms_key.canary.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the role of the canary, and readers of the artifacts, need permission on the key
#       set:
#         - {path: artifact_config.s3_encryption.encryption_mode, value: SSE_KMS}
#         - {path: artifact_config.s3_encryption.kms_key_arn, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["artifact_config", "s3_encryption", "encryption_mode"] if {
	not input.artifact_config.s3_encryption.encryption_mode == "SSE_KMS"
}

# METADATA
# title: Credentials stand in the environment of a canary
# description: >-
#   Environment variables are not encrypted and show in the console. Read credentials from
#   Secrets Manager in the script.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_Create.html
# custom:
#   id: aws-synthetics-canary-secrets-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: canary_secret
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Secret that the canary reads from its environment}
#       set:
#         - {path: ".", value: "${var.canary_secret}"}
secrets_in_environment contains ["run_config", "environment_variables", name] if {
	some name in secrets.credentials(input.run_config.environment_variables)
}
