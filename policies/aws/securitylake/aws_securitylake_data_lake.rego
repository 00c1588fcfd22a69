# METADATA
# title: Amazon Security Lake
# scope: package
package parapet.aws_securitylake_data_lake

# METADATA
# title: Security lake is not encrypted with a KMS key of the account
# description: >-
#   The lake gathers the logs of all accounts; by default S3 encrypts them with a key of its
#   own. A customer managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/security-lake/latest/userguide/data-protection.html
# custom:
#   id: aws-securitylake-data-lake-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: readers and writers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: security_lake
#           set:
#             - {path: description, value: Encrypts the security lake}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: ./kms_key_id, value: "${aws_kms_key.security_lake.id}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: readers and writers also need permission on the key
#       set:
#         - {path: ./kms_key_id, value: "${aws_kms_key.example.id}"}
no_cmk contains ["configuration", i, "encryption_configuration"] if {
	some i, configuration in input.configuration
	not own_key(configuration)
}

own_key(configuration) if {
	some encryption in configuration.encryption_configuration
	encryption.kms_key_id != "S3_MANAGED_KEY"
}
