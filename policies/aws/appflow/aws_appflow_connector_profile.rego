# METADATA
# title: Amazon AppFlow connections
# scope: package
package parapet.aws_appflow_connector_profile

import data.parapet.lib.value

# METADATA
# title: Connection is not encrypted with a KMS key of the account
# description: >-
#   AppFlow keeps the credentials of the connection under a key that AWS manages. A customer
#   managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
# custom:
#   id: aws-appflow-connector-profile-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_264]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the connection; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: appflow
#           set:
#             - {path: description, value: Encrypts connections of AppFlow}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_arn, value: "${aws_kms_key.appflow.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the connection; whoever uses the data needs permission on the key
#       set: [{path: kms_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_arn"] if not value.is_set(input, "kms_arn")

# METADATA
# title: Credentials of a connection stand in the code
# description: >-
#   Whoever reads the code or its history can sign in to the connected service. Pass credentials
#   in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
# custom:
#   id: aws-appflow-connector-profile-credentials-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the credential from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: connection_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.connection_secret}"}]
credentials_in_code contains array.concat(["connector_profile_config", "connector_profile_credentials"], at) if {
	walk(input.connector_profile_config.connector_profile_credentials, [at, secret])
	at[count(at) - 1] in secret_names
	value.literal(secret)
	secret != ""
}

# secret_names are the names of arguments that hold credentials.
secret_names := {
	"access_token", "api_key", "api_secret_key", "api_token", "application_key",
	"client_secret", "password", "refresh_token",
	"secret_access_key", "secret_key",
}
