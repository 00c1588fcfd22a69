# METADATA
# title: Encryption of AWS X-Ray
# scope: package
package parapet.aws_xray_encryption_config

# METADATA
# title: Traces are not encrypted with a KMS key of the account
# description: >-
#   X-Ray encrypts traces by default with a key that it does not show. A KMS key makes their use
#   visible and revocable.
# related_resources:
#   - https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html
# custom:
#   id: aws-xray-encryption-config-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: traces
#           set:
#             - {path: description, value: Encrypts traces}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: type, value: KMS}
#         - {path: key_id, value: "${aws_kms_key.traces.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers also need permission on the key
#       set:
#         - {path: type, value: KMS}
#         - {path: key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["type"] if input.type == "NONE"
