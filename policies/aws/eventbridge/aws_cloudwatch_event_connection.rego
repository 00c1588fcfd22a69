# METADATA
# title: Connections to API destinations of Amazon EventBridge
# scope: package
package parapet.aws_cloudwatch_event_connection

import data.parapet.lib.secrets

# METADATA
# title: Credential of an event connection stands in the code
# description: >-
#   Everybody who reads the code or its history can call the destination. Take it from
#   Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html
# custom:
#   id: aws-cloudwatch-event-connection-secret-in-code
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
secret_in_code contains ["auth_parameters", "basic", "password"] if {
	secrets.is_credential("password", input.auth_parameters.basic.password)
}

secret_in_code contains ["auth_parameters", "api_key", "value"] if {
	secrets.is_credential("api_key", input.auth_parameters.api_key.value)
}

secret_in_code contains ["auth_parameters", "oauth", "client_parameters", "client_secret"] if {
	secrets.is_credential("client_secret", input.auth_parameters.oauth.client_parameters.client_secret)
}
