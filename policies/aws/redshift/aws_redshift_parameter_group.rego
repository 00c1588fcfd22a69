# METADATA
# title: Amazon Redshift parameter groups
# scope: package
package parapet.aws_redshift_parameter_group

import data.parapet.lib.value

# METADATA
# title: Redshift parameter group does not require TLS
# description: >-
#   Unless require_ssl is true, clients may send passwords and data in clear. The
#   families redshift-1.0 leaves it off by default and redshift-2.0 turns it on.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
# custom:
#   id: aws-redshift-parameter-group-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [Redshift.2]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_105]
#   remedies:
#     - title: Require TLS
#       unsafe: clients must connect with TLS; takes effect after a restart
#       set:
#         - {path: ".", value: "true"}
#     - title: Require TLS with a new parameter
#       unsafe: clients must connect with TLS; takes effect after a restart
#       set:
#         - {path: "parameter[+]", value: {name: require_ssl, value: "true"}}
tls_not_required contains ["parameter", i, "value"] if {
	some i, parameter in input.parameter
	parameter.name == "require_ssl"
	value.falsy(parameter.value)
}

tls_not_required contains ["parameter"] if {
	input.family == "redshift-1.0"
	not require_ssl_set
}

require_ssl_set if {
	some parameter in input.parameter
	parameter.name == "require_ssl"
}

# METADATA
# title: Redshift parameter group does not log queries
# description: >-
#   The user activity log records each query before it runs, but only when
#   enable_user_activity_logging is true; audit logging alone does not turn it on.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html#db-auditing-enable-logging
# custom:
#   id: aws-redshift-parameter-group-user-activity-log-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log queries
#       unsafe: the log holds the text of queries; takes effect after a restart
#       set:
#         - {path: ".", value: "true"}
#     - title: Log queries with a new parameter
#       unsafe: the log holds the text of queries; takes effect after a restart
#       set:
#         - {path: "parameter[+]", value: {name: enable_user_activity_logging, value: "true"}}
user_activity_log_disabled contains ["parameter", i, "value"] if {
	some i, parameter in input.parameter
	parameter.name == "enable_user_activity_logging"
	value.falsy(parameter.value)
}

user_activity_log_disabled contains ["parameter"] if not user_activity_logging_set

user_activity_logging_set if {
	some parameter in input.parameter
	parameter.name == "enable_user_activity_logging"
}
