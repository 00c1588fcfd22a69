# METADATA
# title: AWS Glue connections
# scope: package
package parapet.aws_glue_connection

import data.parapet.lib.value

# METADATA
# title: Glue connection has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state. Keep it in Secrets Manager and name the secret with SECRET_ID.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/connection-properties-secrets-manager.html
# custom:
#   id: aws-glue-connection-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Read user and password from Secrets Manager
#       unsafe: the secret must exist, and the roles of jobs must be allowed to read it
#       set: [{path: ../SECRET_ID, value: example/database, ask: the name of the secret}]
#       remove: [".", ../USERNAME]
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: connection_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.connection_password}"}]
password_in_code contains ["connection_properties", "PASSWORD"] if {
	value.literal(input.connection_properties.PASSWORD)
	input.connection_properties.PASSWORD != ""
}

# METADATA
# title: Glue connection does not require TLS
# description: >-
#   Unless JDBC_ENFORCE_SSL is true, Glue falls back to a connection in clear where
#   the database does not offer TLS.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
# custom:
#   id: aws-glue-connection-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS
#       unsafe: the database must offer TLS
#       set: [{path: connection_properties.JDBC_ENFORCE_SSL, value: "true"}]
tls_not_required contains ["connection_properties", "JDBC_ENFORCE_SSL"] if {
	input.connection_properties.JDBC_CONNECTION_URL
	not value.truthy(object.get(input.connection_properties, "JDBC_ENFORCE_SSL", "false"))
}
