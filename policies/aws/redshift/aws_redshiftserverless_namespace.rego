# METADATA
# title: Amazon Redshift Serverless namespaces
# scope: package
package parapet.aws_redshiftserverless_namespace

import data.parapet.lib.value

# METADATA
# title: Redshift Serverless namespace is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
# custom:
#   id: aws-redshiftserverless-namespace-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     aws-fsbp: [RedshiftServerless.4]
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_282]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: moves the data to the new key
#       declare:
#         - type: aws_kms_key
#           name: warehouse
#           set:
#             - {path: description, value: Encrypts the warehouse}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.warehouse.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: moves the data to the new key
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: Redshift Serverless namespace does not export its logs
# description: >-
#   Connection and user logs tell who logged in and what changed. Export them to
#   CloudWatch Logs.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-monitoring.html
# custom:
#   id: aws-redshiftserverless-namespace-log-export-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [RedshiftServerless.6]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Export the logs
#       set:
#         - {path: log_exports, value: [connectionlog, useractivitylog, userlog]}
log_export_disabled contains ["log_exports"] if {
	exports := {log | some log in object.get(input, "log_exports", [])}
	count({"connectionlog", "userlog"} - exports) > 0
}

# METADATA
# title: Redshift Serverless namespace has the default administrator name
# description: >-
#   admin is the name that a namespace has unless the code chooses another one, and
#   the first that an attacker tries.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
# custom:
#   id: aws-redshiftserverless-namespace-default-admin-username
#   severity: info
#   category: hardening
#   controls:
#     aws-fsbp: [RedshiftServerless.5]
#   remedies:
#     - title: Choose another name
#       unsafe: clients must use the new name
#       set:
#         - {path: admin_username, value: app_owner, ask: the name of the administrator}
default_admin_username contains ["admin_username"] if object.get(input, "admin_username", "admin") in {"admin", "awsuser"}

# METADATA
# title: Redshift Serverless namespace has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state, and it is rarely changed. Let the service keep and rotate it in
#   Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html
# custom:
#   id: aws-redshiftserverless-namespace-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Let AWS keep the password in Secrets Manager
#       unsafe: changes the password; clients must read it from Secrets Manager
#       set:
#         - {path: manage_admin_password, value: true}
#       remove: [admin_user_password]
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: warehouse_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the administrator of the warehouse}
#       set:
#         - {path: ".", value: "${var.warehouse_password}"}
password_in_code contains ["admin_user_password"] if {
	value.literal(input.admin_user_password)
	input.admin_user_password != ""
}
