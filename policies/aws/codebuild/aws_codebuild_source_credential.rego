# METADATA
# title: Source credentials of AWS CodeBuild
# scope: package
package parapet.aws_codebuild_source_credential

import data.parapet.lib.value

# METADATA
# title: Token for the source repository stands in the code
# description: >-
#   Whoever reads the code or its history can use the token. Pass it in from a secret store, or
#   use a connection.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html
# custom:
#   id: aws-codebuild-source-credential-token-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     aws-fsbp: [CodeBuild.1]
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the token from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: source_token
#           set:
#             - {path: description, value: Token}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.source_token}"}]
token_in_code contains ["token"] if {
	input.auth_type in {"PERSONAL_ACCESS_TOKEN", "BASIC_AUTH", "OAUTH"}
	value.literal(input.token)
	input.token != ""
}
