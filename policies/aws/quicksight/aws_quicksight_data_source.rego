# METADATA
# title: Amazon QuickSight data sources
# scope: package
package parapet.aws_quicksight_data_source

import data.parapet.lib.value

# METADATA
# title: QuickSight connects to the data source without TLS
# description: >-
#   With TLS disabled the password and the results travel in the clear.
# related_resources:
#   - https://docs.aws.amazon.com/quicksight/latest/APIReference/API_SslProperties.html
# custom:
#   id: aws-quicksight-data-source-no-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt with TLS
#       unsafe: the data source must answer with TLS
#       set:
#         - {path: ssl_properties.disable_ssl, value: false}
no_tls contains ["ssl_properties", "disable_ssl"] if input.ssl_properties.disable_ssl == true

# METADATA
# title: Password of a data source stands in the code
# description: >-
#   Whoever reads the code or its history can sign in to the database. Let QuickSight read it
#   from Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/quicksight/latest/APIReference/API_DataSourceCredentials.html
# custom:
#   id: aws-quicksight-data-source-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Read the credentials from a secret of the code
#       unsafe: QuickSight must be allowed to read the secret, and the old password be changed
#       set:
#         - {path: credentials.secret_arn, value: "${aws_secretsmanager_secret.example.arn}"}
#       remove: [credentials.credential_pair]
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: data_source_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the data source}
#       set:
#         - {path: ".", value: "${var.data_source_password}"}
password_in_code contains ["credentials", "credential_pair", "password"] if {
	password := input.credentials.credential_pair.password
	value.literal(password)
	password != ""
}
