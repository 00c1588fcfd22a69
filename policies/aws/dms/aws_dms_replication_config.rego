# METADATA
# title: AWS DMS Serverless replications
# scope: package
package parapet.aws_dms_replication_config

# METADATA
# title: Serverless replication is not encrypted with a KMS key of the account
# description: >-
#   DMS encrypts with the key that AWS manages for it. A customer managed key has its own
#   policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey
# custom:
#   id: aws-dms-replication-config-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the replication; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: dms
#           set:
#             - {path: description, value: Encrypts data of DMS}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: compute_config.kms_key_id, value: "${aws_kms_key.dms.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the replication; whoever uses the data needs permission on the key
#       set: [{path: compute_config.kms_key_id, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["compute_config", "kms_key_id"] if {
	object.get(input, ["compute_config", "kms_key_id"], "") == ""
}

# METADATA
# title: Serverless replication runs in a single zone
# description: >-
#   With Multi-AZ the replication goes on in another zone when the first fails.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Serverless.html
# custom:
#   id: aws-dms-replication-config-single-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Use several zones
#       unsafe: adds the cost of a standby
#       set: [{path: compute_config.multi_az, value: true}]
single_zone contains ["compute_config", "multi_az"] if not input.compute_config.multi_az
