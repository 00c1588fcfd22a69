# METADATA
# title: Amazon DocumentDB cluster parameter groups
# scope: package
package parapet.aws_docdb_cluster_parameter_group

# METADATA
# title: DocumentDB parameter group turns TLS off
# description: >-
#   A cluster with this group lets passwords and data cross the network in clear.
#   TLS is on unless the group says disabled; leave it on.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
# custom:
#   id: aws-docdb-cluster-parameter-group-tls-disabled
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [DocumentDB.6]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_90]
#   remedies:
#     - title: Require TLS
#       unsafe: takes effect after a restart; clients must connect with TLS
#       set: [{path: ".", value: enabled}]
tls_disabled contains ["parameter", i, "value"] if {
	some i, parameter in input.parameter
	parameter.name == "tls"
	parameter.value == "disabled"
}

# METADATA
# title: DocumentDB parameter group leaves auditing off
# description: >-
#   The parameter audit_logs decides which events are audited, and it is disabled
#   unless the group says otherwise.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
# custom:
#   id: aws-docdb-cluster-parameter-group-audit-logs-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [DocumentDB.4]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_104]
#   remedies:
#     - title: Enable auditing
#       unsafe: auditing costs some performance
#       set: [{path: ".", value: enabled}]
#     - title: Add the parameter
#       unsafe: auditing costs some performance
#       set: [{path: "parameter[+]", value: {name: audit_logs, value: enabled}}]
audit_logs_disabled contains ["parameter", i, "value"] if {
	some i, parameter in input.parameter
	parameter.name == "audit_logs"
	parameter.value in {"disabled", "none"}
}

audit_logs_disabled contains ["parameter"] if not audit_logs_set

audit_logs_set if {
	some parameter in input.parameter
	parameter.name == "audit_logs"
}
