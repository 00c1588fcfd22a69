# METADATA
# title: Replication sets of AWS Incident Manager
# scope: package
package parapet.aws_ssmincidents_replication_set

# METADATA
# title: Incident data is not encrypted with a KMS key of the account
# description: >-
#   Incident Manager encrypts with a key that AWS owns. A customer managed key has its own
#   policy, rotation and audit trail, and must be named when the set is created.
# related_resources:
#   - https://docs.aws.amazon.com/incident-manager/latest/userguide/data-protection.html
# custom:
#   id: aws-ssmincidents-replication-set-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         takes the regions out of the replication set and adds them again; each region needs a key
#         of its own
#       declare:
#         - type: aws_kms_key
#           name: incidents
#           set:
#             - {path: description, value: Encrypts incident data}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: ".", value: "${aws_kms_key.incidents.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         takes the regions out of the replication set and adds them again; each region needs a key
#         of its own
#       set:
#         - {path: ".", value: "${aws_kms_key.example.arn}"}
no_cmk contains [name, i, "kms_key_arn"] if {
	some name in ["regions", "region"]
	some i, region in input[name]
	object.get(region, "kms_key_arn", "DefaultKey") == "DefaultKey"
}
