# METADATA
# title: AWS Amplify apps
# scope: package
package parapet.aws_amplify_app

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Repository token of an Amplify app stands in the code
# description: >-
#   Whoever reads the code or its history can use the token. Pass it in from a secret store, or
#   use the GitHub app.
# related_resources:
#   - https://docs.aws.amazon.com/amplify/latest/userguide/setting-up-GitHub-access.html
# custom:
#   id: aws-amplify-app-token-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: ["71493c8b-3014-404c-9802-078b74496fb7", "73980e43-f399-4fcc-a373-658228f7adf7", F41, F58]
#   remedies:
#     - title: Take the repository token from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: repository_token
#           set:
#             - {path: description, value: Repository token}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.repository_token}"}]
token_in_code contains [name] if {
	some name in {"access_token", "oauth_token"}
	value.literal(input[name])
	input[name] != ""
}

# METADATA
# title: Basic auth credentials of an Amplify app stand in the code
# description: >-
#   User name and password are merely encoded; whoever reads the code or its history reads them.
#   Pass them in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/amplify/latest/userguide/access-control.html
# custom:
#   id: aws-amplify-app-basic-auth-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: ["03b38885-8f4e-480c-a0e4-12c1affd15db", F50]
#   remedies:
#     - title: Take the credentials from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: basic_auth_credentials
#           set:
#             - {path: description, value: Credentials}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.basic_auth_credentials}"}]
basic_auth_in_code contains ["basic_auth_credentials"] if {
	value.literal(input.basic_auth_credentials)
	input.basic_auth_credentials != ""
}

basic_auth_in_code contains ["auto_branch_creation_config", "basic_auth_credentials"] if {
	credentials := input.auto_branch_creation_config.basic_auth_credentials
	value.literal(credentials)
	credentials != ""
}

# METADATA
# title: Credentials stand in the environment of an Amplify app
# description: >-
#   Environment variables show in the console and end up in build logs and bundles. Keep
#   credentials in the parameter store and load them as environment secrets.
# related_resources:
#   - https://docs.aws.amazon.com/amplify/latest/userguide/environment-secrets.html
# custom:
#   id: aws-amplify-app-secrets-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the credential from a variable
#       unsafe: >-
#         the variable must be given a value wherever the code is applied; the value still shows in
#         the console
#       declare:
#         - type: variable
#           name: app_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.app_secret}"}]
secrets_in_environment contains ["environment_variables", name] if {
	some name in secrets.credentials(input.environment_variables)
}
