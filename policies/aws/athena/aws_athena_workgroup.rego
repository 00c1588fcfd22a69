# METADATA
# title: Amazon Athena workgroups
# scope: package
package parapet.aws_athena_workgroup

# METADATA
# title: Athena workgroup does not encrypt query results
# description: >-
#   Query results are copies of the data that was asked for. Set an encryption
#   option in the workgroup, so that results do not rest on what each client asks
#   for.
# related_resources:
#   - https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html
# custom:
#   id: aws-athena-workgroup-results-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_159, d364984a-a222-4b5f-a8b0-e23ab19ebff3, AC_AWS_0443, AWS-0006, AVD-AWS-0006]
#   remedies:
#     - title: Encrypt query results
#       set: [{path: configuration.result_configuration.encryption_configuration.encryption_option, value: SSE_S3}]
results_unencrypted contains [
	["configuration", "result_configuration", "encryption_configuration", "encryption_option"],
	["configuration", "managed_query_results_configuration", "enabled"],
] if {
	not input.configuration.result_configuration.encryption_configuration.encryption_option
	not input.configuration.managed_query_results_configuration.enabled
}

# METADATA
# title: Athena workgroup does not encrypt query results with a KMS key
# description: >-
#   With SSE_S3 everybody who may read the result bucket reads the results. SSE_KMS
#   and CSE_KMS ask for permission on a key as well.
# related_resources:
#   - https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html
# custom:
#   id: aws-athena-workgroup-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever queries needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: athena
#           set:
#             - {path: description, value: Encrypts query results}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: configuration.result_configuration.encryption_configuration.encryption_option
#           value: SSE_KMS
#         - path: configuration.result_configuration.encryption_configuration.kms_key_arn
#           value: "${aws_kms_key.athena.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever queries needs permission on the key
#       set:
#         - path: configuration.result_configuration.encryption_configuration.encryption_option
#           value: SSE_KMS
#         - path: configuration.result_configuration.encryption_configuration.kms_key_arn
#           value: "${aws_kms_key.example.arn}"
aws_key contains ["configuration", "result_configuration", "encryption_configuration", "kms_key_arn"] if {
	not input.configuration.result_configuration.encryption_configuration.kms_key_arn
	not input.configuration.managed_query_results_configuration.encryption_configuration.kms_key
}

# METADATA
# title: Athena workgroup lets clients override its settings
# description: >-
#   Clients may choose another result location and no encryption, unless the
#   workgroup enforces its configuration, as it does by default.
# related_resources:
#   - https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
# custom:
#   id: aws-athena-workgroup-client-settings-allowed
#   severity: medium
#   category: hardening
#   aliases: [CKV_AWS_82, AWS-0007, AVD-AWS-0007]
#   remedies:
#     - title: Enforce the configuration
#       unsafe: clients' own settings are ignored
#       set: [{path: configuration.enforce_workgroup_configuration, value: true}]
client_settings_allowed contains ["configuration", "enforce_workgroup_configuration"] if {
	input.configuration.enforce_workgroup_configuration == false
}

# METADATA
# title: Athena workgroup publishes no query metrics
# description: >-
#   Metrics in CloudWatch show unusual amounts of queries and of data read. They are
#   on unless the code turns them off.
# related_resources:
#   - https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html
# custom:
#   id: aws-athena-workgroup-metrics-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Athena.4]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Publish query metrics
#       set: [{path: configuration.publish_cloudwatch_metrics_enabled, value: true}]
metrics_disabled contains ["configuration", "publish_cloudwatch_metrics_enabled"] if {
	input.configuration.publish_cloudwatch_metrics_enabled == false
}
