# METADATA
# title: Feature groups of Amazon SageMaker
# scope: package
package parapet.aws_sagemaker_feature_group

# METADATA
# title: Online feature store is not encrypted with a KMS key of the account
# description: >-
#   The store is encrypted with a key that AWS owns. A customer managed key has its own
#   policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html
# custom:
#   id: aws-sagemaker-feature-group-online-store-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the feature group
#       declare:
#         - type: aws_kms_key
#           name: features
#           set:
#             - {path: description, value: Encrypts the feature group}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - path: online_store_config.security_config.kms_key_id
#           value: "${aws_kms_key.features.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the feature group
#       set:
#         - path: online_store_config.security_config.kms_key_id
#           value: "${aws_kms_key.example.arn}"
online_store_no_cmk contains ["online_store_config", "security_config", "kms_key_id"] if {
	input.online_store_config.enable_online_store == true
	not input.online_store_config.security_config.kms_key_id
}

# METADATA
# title: Offline feature store is not encrypted with a KMS key of the account
# description: >-
#   The objects of the store are encrypted with the keys of S3 alone. A customer managed
#   key has its own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html
# custom:
#   id: aws-sagemaker-feature-group-offline-store-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the feature group
#       declare:
#         - type: aws_kms_key
#           name: features
#           set:
#             - {path: description, value: Encrypts the feature group}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - path: offline_store_config.s3_storage_config.kms_key_id
#           value: "${aws_kms_key.features.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the feature group
#       set:
#         - path: offline_store_config.s3_storage_config.kms_key_id
#           value: "${aws_kms_key.example.arn}"
offline_store_no_cmk contains ["offline_store_config", "s3_storage_config", "kms_key_id"] if {
	input.offline_store_config
	not input.offline_store_config.s3_storage_config.kms_key_id
}
