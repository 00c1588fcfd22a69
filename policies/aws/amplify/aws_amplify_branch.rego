# METADATA
# title: Branches of AWS Amplify apps
# scope: package
package parapet.aws_amplify_branch

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Basic auth credentials of an Amplify branch stand in the code
# description: >-
#   User name and password are merely encoded; whoever reads the code or its history reads them.
#   Pass them in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/amplify/latest/userguide/access-control.html
# custom:
#   id: aws-amplify-branch-basic-auth-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: ["dfb56e5d-ee68-446e-b32a-657b62befe69", F60]
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

# METADATA
# title: Credentials stand in the environment of an Amplify branch
# description: >-
#   Environment variables show in the console and end up in build logs and bundles. Keep
#   credentials in the parameter store and load them as environment secrets.
# related_resources:
#   - https://docs.aws.amazon.com/amplify/latest/userguide/environment-secrets.html
# custom:
#   id: aws-amplify-branch-secrets-in-environment
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
#           name: branch_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.branch_secret}"}]
secrets_in_environment contains ["environment_variables", name] if {
	some name in secrets.credentials(input.environment_variables)
}
