# METADATA
# title: Amazon Data Lifecycle Manager policies
# scope: package
package parapet.aws_dlm_lifecycle_policy

# METADATA
# title: DLM policy copies snapshots to another Region unencrypted
# description: >-
#   Copies in another Region are encrypted only when the source is or the rule says
#   so. Ask for encryption in every copy rule.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
# custom:
#   id: aws-dlm-lifecycle-policy-unencrypted-copy
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_253, CKV_AWS_255]
#   remedies:
#     - title: Encrypt the copies
#       set: [{path: ".", value: true}]
unencrypted_copy contains ["policy_details", "schedule", i, "cross_region_copy_rule", j, "encrypted"] if {
	some i, schedule in input.policy_details.schedule
	some j, rule in schedule.cross_region_copy_rule
	not rule.encrypted
}

unencrypted_copy contains ["policy_details", "action", "cross_region_copy", i, "encryption_configuration", "encrypted"] if {
	some i, copy in input.policy_details.action.cross_region_copy
	not copy.encryption_configuration.encrypted
}

# METADATA
# title: DLM policy copies snapshots without a customer-managed key
# description: >-
#   A copy that is encrypted with the default key of the target Region cannot be
#   shared or given a key policy of its own. Name a customer-managed key of that
#   Region.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
# custom:
#   id: aws-dlm-lifecycle-policy-copy-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_254, CKV_AWS_256]
#   remedies:
#     - title: Encrypt with a key of the target Region
#       unsafe: whoever uses the copies needs permission on the key
#       set:
#         - path: "."
#           value: "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012"
#           ask: a key in the target Region
#         - {path: ../encrypted, value: true}
copy_aws_key contains ["policy_details", "schedule", i, "cross_region_copy_rule", j, "cmk_arn"] if {
	some i, schedule in input.policy_details.schedule
	some j, rule in schedule.cross_region_copy_rule
	not rule.cmk_arn
}

copy_aws_key contains ["policy_details", "action", "cross_region_copy", i, "encryption_configuration", "cmk_arn"] if {
	some i, copy in input.policy_details.action.cross_region_copy
	not copy.encryption_configuration.cmk_arn
}
