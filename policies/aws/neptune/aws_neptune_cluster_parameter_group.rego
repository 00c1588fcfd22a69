# METADATA
# title: Amazon Neptune cluster parameter groups
# scope: package
package parapet.aws_neptune_cluster_parameter_group

# METADATA
# title: Neptune parameter group turns auditing off
# description: >-
#   With neptune_enable_audit_log at 0 no query is recorded, even if the export to
#   CloudWatch Logs is on.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html
# custom:
#   id: aws-neptune-cluster-parameter-group-audit-log-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Turn auditing on
#       unsafe: takes effect after a restart
#       set:
#         - {path: ".", value: "1"}
audit_log_disabled contains ["parameter", i, "value"] if {
	some i, parameter in input.parameter
	parameter.name == "neptune_enable_audit_log"
	sprintf("%v", [parameter.value]) == "0"
}

# METADATA
# title: Neptune parameter group accepts connections without TLS
# description: >-
#   With neptune_enforce_ssl at 0 clients may use plain HTTP. TLS is required by
#   default; leave it so.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html
# custom:
#   id: aws-neptune-cluster-parameter-group-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS
#       unsafe: clients must connect with TLS; takes effect after a restart
#       set:
#         - {path: ".", value: "1"}
tls_not_required contains ["parameter", i, "value"] if {
	some i, parameter in input.parameter
	parameter.name == "neptune_enforce_ssl"
	sprintf("%v", [parameter.value]) == "0"
}
